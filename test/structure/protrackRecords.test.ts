import { requestOf } from '../../nodes/core/operation';
import { ALARM_PAGE } from '../../nodes/Protrack/paths';
import { login } from '../../nodes/Protrack/auth';
import { resources } from '../../nodes/Protrack/operations';
import { documentedEntries, protrackSamples } from '../fixtures/read.cjs';
import { callsOf, operationsFor } from './documented';

const calls = callsOf('protrack');
const operationOf = (path: string) => operationsFor(resources, calls.find(([, entry]) => entry.path === path)![1])[0];

/** Reads are repeated by themselves, writes and commands never; only what goes to a vehicle can be guarded. */
const ACTS: Record<string, string> = {
	'/api/command/send': 'command',
	'/api/geofence/create': 'write',
	'/api/message/send': 'write',
	'/api/user/block': 'write',
	'/api/user/unblock': 'write',
	'/api/user/password/set': 'write',
};

test.each(calls)('%s is a read unless it changes something', (_, { path }) => {
	expect(operationOf(path).kind).toBe(ACTS[path] ?? 'read');
});

test.each(calls)('%s puts its values behind the question mark, POST too', (_, { path }) => {
	const request = requestOf(operationOf(path), { imei: '1', imeis: ['1', '2'], account: 'a' });
	expect(request).toHaveProperty('query');
	expect(request).not.toHaveProperty('body');
});

test.each(calls)('%s takes as many at once as the document allows', (_, { path, batch }) => {
	const own = operationOf(path).batch;
	expect(own && { param: own.list, max: own.size }).toEqual(batch);
});

test('a page of alarms is as long as the document says', () => {
	expect(ALARM_PAGE).toBe(calls.find(([, { path }]) => path === '/api/alarm/list')![1].page);
});

test('the token call is the one of the document, with its parameters and no other', async () => {
	const [token] = documentedEntries('protrack').filter(({ kind }) => kind === 'token');
	const asked: Array<{ method: string; url: URL }> = [];
	const httpRequest = async ({ method, url }: { method: string; url: string }) => {
		asked.push({ method, url: new URL(url) });
		return { statusCode: 200, headers: {}, body: JSON.stringify(protrackSamples()['2.1']) };
	};
	await login({ helpers: { httpRequest } }, { provider: 'mygps', account: 'test', password: 'Abc@34590' });
	const [{ method, url }] = asked;
	expect([method, url.pathname]).toEqual([token.method, token.path]);
	expect([...url.searchParams.keys()].sort()).toEqual(token.params.map(({ name }) => name).sort());
});
