import type { IDataObject } from 'n8n-workflow';
import { answer } from '../../../nodes/core/answer';
import type { ApiRequestSpec } from '../../../nodes/core/apiRequest';
import { apiRequest } from '../../../nodes/core/apiRequest';
import { collect } from '../../../nodes/core/collect';
import type { Call } from '../../../nodes/core/operation';
import { requestOf } from '../../../nodes/core/operation';

const spec: ApiRequestSpec = {
	displayName: 'Sample',
	methods: ['GET', 'POST'],
	path: '/api/look',
	pathDescription: 'Begins with /api',
	query: '{"id": "1"}',
	body: true,
	kindOf: (method, path) => (path === '/api/act' ? 'command' : method === 'GET' ? 'read' : 'command'),
	device: 'id',
};
const operationWith = (more: Partial<ApiRequestSpec> = {}) => apiRequest({ ...spec, ...more }).operations[0];

const paramsOf = (values: IDataObject, more: Partial<ApiRequestSpec> = {}) => {
	const operation = operationWith(more);
	const params = collect(operation.fields, ({ property: { name, default: usual } }) => values[name] ?? usual);
	return { operation, params };
};
const request = (values: IDataObject, more?: Partial<ApiRequestSpec>) => {
	const { operation, params } = paramsOf(values, more);
	return requestOf(operation, params);
};
const kind = (values: IDataObject) => {
	const { operation, params } = paramsOf(values);
	return operation.kindOf!(params, {});
};
const device = (values: IDataObject) => {
	const { operation, params } = paramsOf(values);
	return operation.deviceOf!(params);
};

test('a GET has a query and no body', () => {
	expect(request({ path: '/api/look', query: '{"id": 1}', body: '{"x": 1}' })).toEqual({
		method: 'GET',
		path: '/api/look',
		query: { id: 1 },
	});
});

test('all else has a body, empty if none was given', () => {
	expect(request({ method: 'POST', path: '/api/act', body: { x: 1 } })).toMatchObject({
		method: 'POST',
		body: { x: 1 },
	});
	expect(request({ method: 'POST', path: '/api/act' })).toMatchObject({ body: {} });
});

test('a vendor that reads no bodies is offered and sent none', () => {
	expect(operationWith({ body: false }).fields.map(({ property }) => property.name)).toEqual([
		'method',
		'path',
		'query',
	]);
	expect(request({ method: 'POST', path: '/api/act' }, { body: false })).not.toHaveProperty('body');
});

test('offers the methods that the vendor has', () => {
	const { options } = operationWith({ methods: ['POST', 'GET'] }).fields[0].property;
	expect((options as Array<{ value: string }>).map(({ value }) => value)).toEqual(['GET', 'POST']);
	expect(() => request({ method: 'DELETE', path: '/api/look' })).toThrow('"Method" must be one of');
});

test.each(['', 'api/look', '//evil.test/api', 'https://evil.test/api', '/api look', '/api#x', '/a\nb'])(
	'the path %j is refused',
	(path) => expect(() => request({ path })).toThrow(/^"Path" /),
);

test.each(['{', '[1]', 'text'])('the query %j is refused', (query) => {
	expect(() => request({ path: '/api/look', query })).toThrow('"Query Parameters" must be a JSON object');
});

test('the kind goes by method and path', () => {
	expect(kind({ path: '/api/look' })).toBe('read');
	expect(kind({ path: '/api/look?id=1' })).toBe('read');
	expect(kind({ method: 'POST', path: '/api/look' })).toBe('command');
});

test.each([
	'/api/act',
	'/api/act?x=1',
	'/api//act',
	'/api/./act',
	'/api/x/../act',
	'/api/%61ct',
	'/API/Act',
	'/api/act;session=1',
])('a command in another spelling (%s) does not pass for a query', (path) => {
	expect(kind({ path })).toBe('command');
});

test('a path that cannot be decoded is no error', () => expect(kind({ path: '/api/%zz' })).toBe('read'));

test('the device is named by the body, the query or the path', () => {
	expect(device({ method: 'POST', path: '/p?id=3', query: { id: 2 }, body: { id: 1 } })).toBe(1);
	expect(device({ path: '/p?id=3', query: { id: 2 } })).toBe(2);
	expect(device({ path: '/p?id=3' })).toBe('3');
	expect(device({ path: '/p' })).toBeUndefined();
});

test('hands on the whole answer, without the secrets', () => {
	const { output } = operationWith();
	const given = answer({ result: 'done', message: 'Done', raw: { a: 'has s3cret inside', b: [1] } });
	expect(output!(given, ['s3cret'], {} as Call)).toEqual({ a: 'has *** inside', b: [1] });
	expect(output!({ ...given, raw: null }, [], {} as Call)).toEqual({});
});

test('counts as a command until method and path say otherwise', () => expect(operationWith().kind).toBe('command'));
