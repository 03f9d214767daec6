import { CALLS } from '../../../simulator/protrack/api.cjs';
import { http, freshFleet } from './client.cjs';
import { connectProtrack, md5, type Answer, type ProtrackClient } from './protrackClient.cjs';

let client: ProtrackClient;
let token: string;
beforeAll(async () => {
	client = await connectProtrack({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	freshFleet(client.sim, { protrack: { mix: { parked: 2 } } });
	token = await client.renew();
});

const DOCUMENTED = CALLS.filter(({ path }) => !path.endsWith('list2'));
const VALUES: Record<string, string> = {
	efencename: 'home',
	alarmtype: '2',
	longitude: '9.19',
	latitude: '45.46',
	radius: '300',
	command: 'RESET',
	commandid: '1B454',
	account: 'roma',
	accounts: 'roma',
	content: 'ciao',
	password: md5('Abc@34590'),
	begintime: '1631721600',
	endtime: '1631808000',
};
const given = ({ parameters }: (typeof CALLS)[number]): Record<string, string> => {
	const { imei } = client.cloud.devices[0];
	const names = Object.keys(parameters).filter((name) => parameters[name].required);
	return Object.fromEntries(names.map((name) => [name, name.startsWith('imei') ? imei : VALUES[name]]));
};
const path = (url: string) => url.replace('/api/', '');
const code = (data: unknown) => (data as Answer).code;
const ask = async (method: string, url: string, query: object, body?: unknown) =>
	await client.send(method, path(url), { access_token: token, ...query }, body);

test('the 15 calls of the document are there', () => {
	expect(DOCUMENTED.map((call) => `${call.method} ${path(call.path)}`).sort()).toEqual([
		'GET alarm/list',
		'GET device/detail',
		'GET device/list',
		'GET device/mileage',
		'GET playback',
		'GET track',
		'GET user/info',
		'GET user/list',
		'POST command/query',
		'POST command/send',
		'POST geofence/create',
		'POST message/send',
		'POST user/block',
		'POST user/password/set',
		'POST user/unblock',
	]);
});

describe.each(DOCUMENTED.map((call) => [call.path, call] as const))('%s', (_, call) => {
	test('answers by HTTP 200 and JSON, takes its parameters in the query and refuses others', async () => {
		const { status, headers, data } = await ask(call.method, call.path, given(call));
		expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=UTF-8']);
		// Nothing was sent yet, and there are no alarms: only these two calls find nothing.
		expect(code(data)).toBe({ '/api/command/query': 20005, '/api/alarm/list': 20023 }[call.path] ?? 0);
		expect(code((await ask(call.method, call.path, { ...given(call), extra: '1' })).data)).toBe(10004);
	});

	test('misses each required parameter, and the token first', async () => {
		for (const name of Object.keys(given(call))) {
			const rest: Record<string, string> = given(call);
			delete rest[name];
			expect(code((await ask(call.method, call.path, rest)).data)).toBe(10005);
			expect(code((await ask(call.method, call.path, { ...rest, [name]: '' })).data)).toBe(10005);
		}
		expect(code((await client.send(call.method, path(call.path), given(call))).data)).toBe(10005);
		expect(code((await ask(call.method, call.path, { access_token: 'x', extra: 1 })).data)).toBe(10010);
	});

	test('is unknown by any other method', async () => {
		const other = call.method === 'GET' ? 'POST' : 'GET';
		const { status, data } = await ask(other, call.path, given(call));
		expect([status, data]).toEqual([200, { code: 10001, message: 'Unknown request' }]);
	});
});

test('a POST takes a form too, no JSON; a GET takes the query alone', async () => {
	const body = { imei: client.cloud.devices[0].imei, command: 'RESET' };
	const form = new URLSearchParams({ access_token: token, ...body });
	expect(code((await client.send('POST', 'command/send', {}, form)).data)).toBe(0);
	expect(code((await client.send('POST', 'command/send', { access_token: token }, body)).data)).toBe(10005);
	expect(client.cloud.commands.sent).toHaveLength(1);
});

test('commas come raw or encoded; a name sent twice is wrong', async () => {
	const { imei } = client.cloud.devices[0];
	const send = async (query: string) =>
		code((await http.post(`${client.cloud.url}/api/command/send?access_token=${token}&imei=${imei}&${query}`)).data);
	expect([await send('command=RELAY,1'), await send('command=RELAY%2C0')]).toEqual([0, 0]);
	expect(client.cloud.commands.sent.map(({ command }) => command)).toEqual(['RELAY,1', 'RELAY,0']);
	expect(await send('command=RESET&command=RESET')).toBe(10004);
});

test('unknown requests below /api, and addresses outside it', async () => {
	expect(await client.get('device/status')).toEqual({ code: 10001, message: 'Unknown request' });
	const outside = await http.get(`${client.cloud.url}/track`);
	expect([outside.status, outside.data]).toEqual([404, expect.objectContaining({ status: 404 })]);
});

test('faults speak with the voice of this vendor', async () => {
	const [one, other] = client.cloud.devices;
	const code = async (imeis: string) => (await client.get('track', { imeis })).code;
	client.sim.faults.add({ vendor: 'protrack', path: 'track', times: 1, action: 'rateLimit' });
	client.sim.faults.add({ vendor: 'protrack', path: 'track', times: 1, action: { code: 10000 } });
	expect(await client.get('track', { imeis: one.imei })).toEqual({ code: 10009, message: 'Request is too frequency' });
	expect(await client.get('track', { imeis: one.imei })).toEqual({ code: 10000, message: 'System error' });
	client.sim.faults.add({ imei: other.imei, times: 1, action: { code: 10000, msg: 'busy' } });
	expect([await code(one.imei), await code(`${one.imei},${other.imei}`)]).toEqual([0, 10000]);
	client.sim.faults.add({ path: 'track', times: 1, action: { tokenRefused: '10002', keep: true } });
	client.sim.faults.add({ path: 'track', times: 1, action: { tokenRefused: '10011' } });
	expect([await code(one.imei), await code(one.imei), await code(one.imei)]).toEqual([10002, 10011, 10011]);
});

test('a command whose answer gets lost has run; the last token can be handed out again', async () => {
	client.sim.faults.add({ path: 'command/send', times: 1, action: 'dropAfter' });
	const { imei } = client.cloud.devices[0];
	await expect(client.post('command/send', { imei, command: 'LOCKDOOR' })).rejects.toThrow();
	expect(client.cloud.log.at(-1)).toMatchObject({ ranCommand: true, status: null, device: imei, fault: 'dropAfter' });
	client.sim.faults.add({ path: 'authorization', times: 1, action: 'sameToken' });
	client.cloud.tokens.kill();
	expect(await client.renew()).toBe(token);
	expect((await client.get('device/list')).code).toBe(10011);
});

test('the control API shows and changes settings, and tells vendor and counts', async () => {
	const { status, data } = await client.control('PATCH', '/protrack/settings', { skew: 10, rateLimit: null });
	expect([status, data.skew]).toEqual([200, 10]);
	const wrong = [{ skwe: 1 }, { skew: '1' }, { unknownImei: 'shrug' }, { emptyAlarms: 'none' }, { list2: 1 }];
	for (const changes of wrong) expect((await client.control('PATCH', '/protrack/settings', changes)).status).toBe(400);
	expect((await client.control('GET', '/protrack/settings')).data).toMatchObject({ skew: 10, list2: false });
	await client.get('device/list');
	expect((await client.control('GET', '/log?vendor=protrack&path=device/list')).data).toMatchObject([
		{ status: 200, code: 0 },
	]);
	expect((await client.control('GET', '/tokens?vendor=protrack')).data).toMatchObject({ logins: 1, live: 1 });
	expect((await client.control('POST', '/push', { vendor: 'protrack', type: 'alert' })).status).toBe(400);
	expect((await client.control('POST', '/push-target', { vendor: 'protrack', url: null })).status).toBe(400);
	expect((await client.control('POST', '/protrack/login-elsewhere', { evry: 5 })).status).toBe(400);
	expect((await client.control('PATCH', '/protrack/accounts/nobody', {})).status).toBe(404);
	expect((await client.control('PATCH', '/protrack/accounts/roma', { blocked: 1 })).status).toBe(400);
	const reset = await client.control('POST', '/reset', { protrack: { mix: { driving: 3 } } });
	expect(reset.data.vendors).toMatchObject([
		{},
		{ name: 'protrack', vehicles: 3, requests: 0, scenarios: { driving: 3 } },
		{ name: 'jimi' },
		{ name: 'knot' },
	]);
	expect((await client.control('POST', '/reset', { protrack: { vehicles: 3 } })).status).toBe(400);
	expect((await client.control('GET', '/protrack/settings')).data).toMatchObject({ skew: 300 });
});
