import type { HttpHelper } from '../../nodes/core/http';
import type { Route } from '../../nodes/core/operation';
import { requestOf } from '../../nodes/core/operation';
import { login, tokenFor } from '../../nodes/Jimi/auth';
import { LATER_METHODS, METHODS } from '../../nodes/Jimi/methods';
import { resources } from '../../nodes/Jimi/operations';
import { documentedEntries, jimiSamples } from '../fixtures/read.cjs';
import { callsOf, operationsFor } from './documented';

const calls = callsOf('jimi');
const operationOf = (method: string) =>
	operationsFor(resources, calls.find(([, { apiMethod }]) => apiMethod === method)![1])[0];

/** Reads are repeated by themselves, writes and commands never; only what goes to a vehicle can be guarded. */
const ACTS: Record<string, string> = {
	'jimi.open.instruction.send': 'command',
	'jimi.scooter.instruction.send': 'command',
	'jimi.user.child.create': 'write',
	'jimi.user.child.del': 'write',
	'jimi.user.child.move': 'write',
	'jimi.user.device.expiration.update': 'write',
	'jimi.open.device.update': 'write',
	'jimi.open.device.fence.create': 'write',
	'jimi.open.device.fence.delete': 'write',
};

test.each(calls)('%s is a read unless it changes something', (_, { apiMethod }) => {
	expect(operationOf(apiMethod!).kind).toBe(ACTS[apiMethod!] ?? 'read');
});

test.each(calls)('%s goes as a form to the one address, with its method and no other place', (_, { apiMethod }) => {
	const request = requestOf(operationOf(apiMethod!), { imei: '1', imeis: ['1', '2'], target: 'a' });
	expect(request).toEqual({
		method: 'POST',
		path: '',
		form: { method: apiMethod, imei: '1', imeis: ['1', '2'], target: 'a' },
	});
});

test.each(calls.filter(([, { batch }]) => batch))(
	'%s takes as many at once as documented',
	(_, { apiMethod, batch }) => {
		const { size, list } = operationOf(apiMethod!).batch!;
		const most = typeof size === 'function' ? size({}) : size;
		expect({ param: list, max: most }).toEqual(batch);
	},
);

/** Lists of devices, in one item or in many, that one call carries. */
test('what takes a list of devices is dealt out in calls of 100', () => {
	const lists = calls.flatMap(([, { apiMethod }]) => (operationOf(apiMethod!).batch ? [apiMethod] : []));
	expect(lists.sort()).toEqual([
		'jimi.device.location.get',
		'jimi.device.track.mileage',
		'jimi.scooter.device.detail',
		'jimi.user.device.expiration.update',
	]);
});

test('no later method is one of the document, and every name that files share is a documented one', () => {
	const documented = calls.map(([, { apiMethod }]) => apiMethod!);
	expect(Object.keys(LATER_METHODS)).toHaveLength(35);
	expect(Object.keys(LATER_METHODS).filter((name) => documented.includes(name))).toEqual([]);
	expect(documented).toEqual(expect.arrayContaining(Object.values(METHODS)));
});

test('the API Request names every later method, and the scooters are labelled as deprecated', () => {
	const { description, fields } = resources.find(({ value }) => value === 'apiRequest')!.operations[0];
	const shown = `${description} ${fields[0].property.placeholder}`;
	for (const name of Object.keys(LATER_METHODS)) expect(shown).toContain(name);
	const scooter = resources.find(({ value }) => value === 'scooter')!;
	for (const text of [scooter.name, ...scooter.operations.map((each) => each.description)])
		expect(text).toMatch(/deprecated/i);
});

/** Every call carries these; the sign is made of them and of those of the call. */
const COMMON = ['app_key', 'format', 'method', 'sign', 'sign_method', 'timestamp', 'v'];

test('the token calls are those of the document, with their parameters, the common ones and no other', async () => {
	const documented = documentedEntries('jimi').filter(({ kind }) => kind === 'token');
	const asked: URLSearchParams[] = [];
	const httpRequest = async ({ body }: { body?: string }) => {
		const form = new URLSearchParams(body);
		asked.push(form);
		const { result, ...envelope } = jimiSamples()['jimi.oauth.token.get'];
		const isRefresh = form.get('method') === 'jimi.oauth.token.refresh';
		const given = isRefresh ? { code: 1004, message: 'Illegal request,token is invalid' } : { ...envelope, result };
		return { statusCode: 200, headers: {}, body: JSON.stringify(given) };
	};
	const account = { node: 'eu', appKey: 'key', appSecret: 'secret', userId: 'demo', password: 'pass' };
	const held = { ...account, accessToken: 'a', refreshToken: 'r', tokenFor: tokenFor(account) };
	await login({ helpers: { httpRequest } } as HttpHelper, held);
	expect(asked.map((form) => form.get('method'))).toEqual(['jimi.oauth.token.refresh', 'jimi.oauth.token.get']);
	for (const form of asked) {
		const { params } = documented.find(({ apiMethod }) => apiMethod === form.get('method'))!;
		expect([...form.keys()].sort()).toEqual([...params.map(({ name }) => name), ...COMMON].sort());
	}
});

test('every documented path is the one address that the credential leads to', () => {
	const routes = calls.map(([, { apiMethod }]) => operationOf(apiMethod!).request as Route);
	expect(new Set(routes.map(({ path }) => path))).toEqual(new Set(['']));
	expect(new Set(documentedEntries('jimi').map(({ path }) => path))).toEqual(new Set(['/route/rest']));
});
