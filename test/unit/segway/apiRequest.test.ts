import type { IDataObject } from 'n8n-workflow';
import { find, refusal, request } from './requests';
import { IOT_CODE as iotCode } from './samples';

describe('API request', () => {
	const { kindOf, deviceOf } = find('apiRequest.send');
	const params = (values: IDataObject) => ({ method: 'POST', path: '/x', ...values });

	test('all but GET counts as a command', () => {
		const kinds = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => kindOf!({ method }, {}));
		expect(kinds).toEqual(['read', 'command', 'command', 'command', 'command']);
	});

	test('knows its vehicle, so that its commands keep their order', () => {
		expect(deviceOf!(params({ body: { iotCode } }))).toBe(iotCode);
		expect(deviceOf!(params({ query: { iotCode } }))).toBe(iotCode);
		expect(deviceOf!(params({}))).toBeUndefined();
	});

	test.each(['api/x', '//evil.test/x', 'https://evil.test/x', '/a b', '/a#b', ''])('path %j is refused', (path) => {
		expect(refusal('apiRequest.send', { path })).toMatch(/^"Path" /);
	});

	test('sends what it is given, and no body with GET', () => {
		const given = { path: '/api/x', query: { a: 1 }, body: { b: { c: 2 } } };
		expect(request('apiRequest.send', { ...given, method: 'POST' })).toEqual({
			method: 'POST',
			path: '/api/x',
			query: { a: 1 },
			body: { b: { c: 2 } },
		});
		expect(request('apiRequest.send', { ...given, method: 'GET' })).toEqual({
			method: 'GET',
			path: '/api/x',
			query: { a: 1 },
		});
	});
});
