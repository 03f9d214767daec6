import { connect, http, Receiver, type SegwayClient } from './client.cjs';
import { startSimulator } from '../../../simulator/index.cjs';

let client: SegwayClient;
beforeAll(async () => {
	client = await connect();
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(() => {
	client.sim.reset({ mix: { parked: 4, forgotten: 2 } });
});

const call = async (method: string, path: string, data?: unknown) => {
	const answer = await http.request({ method, url: client.sim.controlUrl + path, data });
	return { status: answer.status, data: answer.data as Record<string, unknown> & unknown[] };
};
const STATUS = '/api/v2/vehicle/query/current/status';
const iotCode = () => client.sim.segway.vehicles[0].iotCode;

test('GET /state tells addresses, clock and fleet, and no secret', async () => {
	const { status, data } = await call('GET', '/state');
	expect(status).toBe(200);
	expect(data).toMatchObject({
		latency: 0,
		clock: { offset: 0 },
		slack: { url: client.sim.slack.url },
		vendors: [
			{ name: 'segway', url: client.sim.segway.url, vehicles: 6, scenarios: { parked: 4, forgotten: 2 } },
			{ name: 'protrack', url: client.sim.protrack.url, account: client.sim.protrack.account, vehicles: 40 },
			{ name: 'jimi', url: client.sim.jimi.url, userId: client.sim.jimi.userId, vehicles: 40 },
			{ name: 'knot', url: client.sim.knot.url, email: client.sim.knot.email, vehicles: 40 },
		],
	});
	expect(JSON.stringify(data)).not.toContain(client.sim.segway.clientSecret);
	expect(JSON.stringify(data)).not.toContain(client.sim.protrack.password);
	expect(JSON.stringify(data)).not.toContain(client.sim.jimi.appSecret);
	expect(JSON.stringify(data)).not.toContain(client.sim.knot.password);
});

test('vehicles are listed, by scenario too, and shown alone', async () => {
	expect((await call('GET', '/vehicles')).data).toHaveLength(6);
	expect((await call('GET', '/vehicles?scenario=forgotten')).data).toHaveLength(2);
	expect((await call('GET', `/vehicles/${iotCode()}`)).data).toMatchObject({ iotCode: iotCode() });
	expect((await call('GET', '/vehicles/1')).status).toBe(404);
});

test('PATCH changes a vehicle', async () => {
	const { status, data } = await call('PATCH', `/vehicles/${iotCode()}`, {
		locked: false,
		speed: 30,
		link: { fault: 'send' },
	});
	expect([status, data.speed]).toEqual([200, 30]);
	expect((await client.get(STATUS, { iotCode: iotCode() })).data).toMatchObject({ locked: false, speed: 30 });
	expect((await call('PATCH', `/vehicles/${iotCode()}`, { link: null })).status).toBe(200);
});

test.each([{ lcked: true }, { locked: 'false' }, { speed: null }, { defects: {} }, { iotCode: '1' }, []])(
	'PATCH refuses %j and changes nothing',
	async (changes) => {
		client.sim.clock.stop();
		const before = structuredClone(client.sim.segway.vehicle(iotCode()));
		const { status, data } = await call('PATCH', `/vehicles/${iotCode()}`, changes);
		expect([status, data]).toEqual([400, { error: expect.any(String) }]);
		expect({ ...client.sim.segway.vehicle(iotCode()), advancedAt: 0 }).toEqual({ ...before, advancedAt: 0 });
		expect((await call('PATCH', '/vehicles/1', { locked: true })).status).toBe(404);
	},
);

test('faults are added, listed, taken back and cleared', async () => {
	const { data } = await call('POST', '/faults', { path: 'current/status', action: { code: 15001 } });
	expect(await client.get(STATUS, { iotCode: iotCode() })).toMatchObject({ code: 15001, msg: 'server error' });
	expect((await call('GET', '/faults')).data).toMatchObject([
		{ id: data.id, seen: 1, fired: 1, rule: { path: 'current/status' } },
	]);
	expect((await call('DELETE', `/faults/${String(data.id)}`)).status).toBe(200);
	expect((await call('DELETE', `/faults/${String(data.id)}`)).status).toBe(404);
	await call('POST', '/faults', { action: 'html' });
	expect((await call('DELETE', '/faults')).status).toBe(200);
	expect(await client.get(STATUS, { iotCode: iotCode() })).toMatchObject({ code: 0 });
	expect((await call('POST', '/faults', { action: 'explode' })).status).toBe(400);
});

test('latency and clock are set', async () => {
	expect((await call('POST', '/latency', { ms: 3 })).status).toBe(200);
	expect(client.sim.world.latency).toBe(3);
	expect((await call('POST', '/clock', { offset: 5000 })).data).toMatchObject({ offset: 5000 });
	expect((await call('POST', '/clock', { advance: 1000 })).data).toMatchObject({ offset: 6000 });
	expect(client.sim.clock.shifted).toBe(6000);
	expect((await call('POST', '/clock', { stop: 1_800_000_000_000 })).data).toMatchObject({ now: 1_800_000_000_000 });
	expect((await call('POST', '/clock', { offset: 0 })).data).toMatchObject({ offset: 0 });
	expect((await call('POST', '/latency', { ms: '3' })).status).toBe(400);
	expect((await call('POST', '/clock', { offset: null })).status).toBe(400);
	expect((await call('POST', '/clock', { stop: null })).status).toBe(400);
});

test('the log is read, filtered and emptied', async () => {
	await client.get(STATUS, { iotCode: iotCode() });
	await client.get('/api/v2/vehicle/query/current/location', { iotCode: iotCode() });
	expect((await call('GET', '/log')).data).toHaveLength(2);
	expect((await call('GET', '/log?path=location$')).data).toMatchObject([
		{ query: { iotCode: iotCode() }, device: iotCode(), code: 0 },
	]);
	expect((await call('GET', '/log?last=1')).data).toMatchObject([{ path: '/api/v2/vehicle/query/current/location' }]);
	expect((await call('GET', '/log?path=(')).status).toBe(400);
	await call('DELETE', '/log');
	expect(client.sim.segway.log).toEqual([]);
});

test('tokens are counted and killed', async () => {
	expect(Object.keys((await call('GET', '/tokens')).data)).toEqual(['issued', 'live', 'logins', 'refusedLogins']);
	expect((await call('POST', '/tokens/kill')).data).toEqual({ killed: 1 });
	expect(await client.get(STATUS, { iotCode: iotCode() })).toMatchObject({ code: 15101 });
	await client.renew();
});

test('pushes are sent, and by themselves to a target', async () => {
	const receiver = await Receiver.start();
	const push = { type: 'status', iotCode: iotCode(), url: receiver.url, fields: { odometer: 5 } };
	expect((await call('POST', '/push', push)).data).toEqual({ attempts: [{ status: 200, body: '{"code":0}' }] });
	expect(receiver.received[0].fields).toMatchObject({ iotCode: iotCode(), odometer: '5' });
	expect((await call('POST', '/push-target', { url: receiver.url })).status).toBe(200);
	await call('PATCH', `/vehicles/${iotCode()}`, { illegalMoving: true });
	await client.sim.segway.pushesDone();
	expect(receiver.received[1]).toMatchObject({ path: '/segway/v2/vehicle/alert', fields: { code: '1' } });
	expect((await call('POST', '/push-target', { url: null })).status).toBe(200);
	expect((await call('POST', '/push', { ...push, type: 'news' })).status).toBe(400);
	expect((await call('POST', '/push-target', {})).status).toBe(400);
	await receiver.stop();
});

test('POST /reset makes another fleet and puts all at nought; live tokens stay', async () => {
	await call('POST', '/latency', { ms: 50 });
	await call('POST', '/faults', { action: 'html' });
	const { data } = await call('POST', '/reset', { vehicles: 60, seed: 5 });
	expect(data).toMatchObject({ latency: 0, faults: 0, vendors: [{ vehicles: 60, requests: 0 }, {}, {}, {}] });
	expect(await client.get(STATUS, { iotCode: client.first('parked').iotCode })).toMatchObject({ code: 0 });
	expect((await call('POST', '/reset', { size: 3 })).status).toBe(400);
	expect((await call('POST', '/reset', { mix: { flying: 1 } })).status).toBe(400);
});

test('other paths, vendors and bodies are told', async () => {
	expect((await call('GET', '/nothing')).status).toBe(404);
	expect((await call('GET', '/vehicles?vendor=acme')).status).toBe(400);
	expect((await call('POST', '/latency', 'ms=3')).status).toBe(400);
});

describe('Slack', () => {
	const post = async (data: unknown, type = 'application/json') =>
		await http.post(client.sim.slack.url, data, { headers: { 'content-type': type } });

	test('takes text, blocks and the form with payload, and answers ok', async () => {
		const answer = await post({ text: 'three vehicles locked' });
		expect([answer.status, answer.data, answer.headers['content-type']]).toEqual([200, 'ok', 'text/plain']);
		expect((await post({ blocks: [{ type: 'section' }] })).data).toBe('ok');
		const form = `payload=${encodeURIComponent('{"text":"hello"}')}`;
		expect((await post(form, 'application/x-www-form-urlencoded')).data).toBe('ok');
		expect(client.sim.slack.messages.map(({ text }) => text)).toEqual(['three vehicles locked', null, 'hello']);
		expect((await call('GET', '/slack/messages')).data).toMatchObject([
			{ body: { text: 'three vehicles locked' } },
			{},
			{},
		]);
		await call('DELETE', '/slack/messages');
		expect(client.sim.slack.messages).toEqual([]);
	});

	test.each([
		['{"text":', 'invalid_payload'],
		['["text"]', 'invalid_payload'],
		['{}', 'no_text'],
		['{"text":""}', 'no_text'],
		['{"text":5}', 'no_text'],
	])('refuses %s with %s', async (body, error) => {
		const answer = await post(body);
		expect([answer.status, answer.data]).toEqual([400, error]);
		expect(client.sim.slack.messages).toEqual([]);
	});
});

test('a taken port is told and leaves nothing behind', async () => {
	const control = Number(new URL(client.sim.controlUrl).port);
	await expect(startSimulator({ vehicles: 1, ports: { control } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
