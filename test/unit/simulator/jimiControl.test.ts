import { freshFleet } from './client.cjs';
import { connectJimi, JimiReceiver, type JimiClient } from './jimiClient.cjs';
import { startSimulator } from '../../../simulator/index.cjs';

let client: JimiClient;
let imei: string;
beforeAll(async () => {
	client = await connectJimi({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	freshFleet(client.sim, { jimi: { mix: { parked: 1, offline: 1 } } });
	await client.renew();
	imei = client.first('parked').imei;
});

test('the state tells who logs in, but no secret', async () => {
	const { data } = await client.control('GET', '/state');
	const [jimi] = (data as unknown as { vendors: Array<{ name: string }> }).vendors.filter(
		({ name }) => name === 'jimi',
	);
	expect(jimi).toMatchObject({ url: client.cloud.url, userId: 'jimitest', vehicles: 2, scenarios: { parked: 1 } });
	expect(JSON.stringify(data)).not.toContain(client.cloud.appSecret);
	expect(JSON.stringify((await client.control('GET', '/jimi/accounts')).data)).not.toContain('passwordMd5');
});

test('vehicles are listed and changed', async () => {
	const { data } = await client.control('GET', '/vehicles?vendor=jimi&scenario=parked');
	expect(data.map((device) => device.imei)).toEqual([imei]);
	expect((await client.control('PATCH', `/vehicles/${imei}`, { speed: 30, accStatus: 1 })).data).toMatchObject({
		speed: 30,
	});
	expect((await client.control('PATCH', `/vehicles/${imei}`, { spede: 30 })).status).toBe(400);
	expect((await client.control('PATCH', `/vehicles/${imei}`, { imei: '1' })).status).toBe(400);
});

test('alarms are raised, listed, forgotten', async () => {
	const raised = await client.control('POST', '/jimi/alarms', { imei, type: 'ACC_ON', count: 3, step: 60 });
	expect(raised.data).toMatchObject({ raised: 3, alarm: { type: 'ACC_ON', name: 'ACC on' } });
	expect((await client.control('GET', '/jimi/alarms')).data).toHaveLength(3);
	expect((await client.control('POST', '/jimi/alarms', { imei, type: 1, count: 0 })).status).toBe(400);
	await client.control('DELETE', '/jimi/alarms');
	expect((await client.control('GET', '/jimi/alarms')).data).toEqual([]);
});

test('settings are read and changed, and are back after a reset', async () => {
	expect((await client.control('PATCH', '/jimi/settings', { colon: 'fullwidth', trackDays: 7 })).data).toMatchObject({
		colon: 'fullwidth',
	});
	for (const wrong of [{ colon: 'semi' }, { tokenlife: 1 }, { skew: 'long' }]) {
		expect((await client.control('PATCH', '/jimi/settings', wrong)).status).toBe(400);
	}
	freshFleet(client.sim);
	expect((await client.control('GET', '/jimi/settings')).data).toMatchObject({ colon: 'alternate', trackDays: 2 });
	await expect(startSimulator({ mix: {}, jimi: { answersIn: 'nowhere' as never } })).rejects.toThrow(RangeError);
});

test('accounts are added and changed', async () => {
	const added = await client.control('POST', '/jimi/accounts', {
		account: 'west',
		parent: 'north',
		password: 'West-1',
	});
	expect(added.data).toMatchObject({ account: 'west', parent: 'north', type: 9 });
	await client.renew('west', 'West-1');
	expect(client.cloud.tokens.counts()).toMatchObject({ logins: 2 });
	for (const wrong of [{ account: 'west' }, { account: 'new', parent: 'nobody' }, { colour: 'red' }]) {
		expect((await client.control('POST', '/jimi/accounts', wrong)).status).toBe(400);
	}
	expect((await client.control('PATCH', '/jimi/accounts/west', { permissions: '1' })).status).toBe(400);
	expect((await client.control('PATCH', '/jimi/accounts/nobody', {})).status).toBe(404);
	await client.control('PATCH', '/jimi/accounts/west', { password: 'Other-1' });
	expect((await client.login({ user_id: 'west' })).code).toBe(1002);
});

test('pushes are sent, to a target or once', async () => {
	const receiver = await JimiReceiver.start();
	await client.control('POST', '/push-target', { vendor: 'jimi', url: receiver.url, encoding: 'json' });
	const once = await client.control('POST', '/push', { vendor: 'jimi', type: 'alarm', imei, alarm: { type: 4 } });
	expect(once.data).toMatchObject({ attempts: [{ status: 200 }] });
	await client.control('POST', '/push', { vendor: 'jimi', type: 'probe-get' });
	expect(receiver.received.map(({ method }) => method)).toEqual(['POST', 'GET']);
	expect((await client.control('GET', '/jimi/pushes')).data).toHaveLength(2);
	expect((await client.control('POST', '/push-target', { vendor: 'jimi', url: receiver.url, batsch: 2 })).status).toBe(
		400,
	);
	await receiver.stop();
});

test('commands and fences can be looked at; the log is found by method', async () => {
	const { mcType } = client.first('parked');
	const json = JSON.stringify({ inst_id: mcType === 'GT06N' ? '96' : '99', inst_template: '{0}', params: ['RESET#'] });
	await client.call('jimi.open.instruction.send', { imei, inst_param_json: json });
	expect((await client.control('GET', '/jimi/commands')).data).toMatchObject([{ imei, code: 'RESET#', ran: true }]);
	expect((await client.control('GET', '/jimi/fences')).data).toEqual([]);
	const { data } = await client.control('GET', '/log?vendor=jimi&path=instruction');
	expect(data).toMatchObject([
		{ path: '/route/rest', call: 'jimi.open.instruction.send', device: imei, code: 0, ranCommand: true },
	]);
});

test('a fault for one device and one method hits nothing else', async () => {
	const other = client.first('offline').imei;
	client.sim.faults.add({ vendor: 'jimi', path: 'location\\.get$', imei, action: { status: 503 } });
	const get = async (imeis: string) =>
		(await client.send(client.signed('jimi.device.location.get', { imeis, access_token: client.cloud.token! }))).status;
	expect([await get(other), await get(`${other},${imei}`), await get(imei)]).toEqual([200, 503, 503]);
	expect((await client.call('jimi.track.device.detail', { imei })).code).toBe(0);
});

test('the same seed gives the same devices; the usual fleet has every scenario', async () => {
	freshFleet(client.sim, { seed: 7, jimi: { devices: 40 } });
	const imeis = client.cloud.devices.map((device) => device.imei);
	const scenarios = new Set(client.cloud.devices.map(({ scenario }) => scenario));
	expect([imeis.length, new Set(imeis).size, scenarios.size]).toEqual([40, 40, 19]);
	freshFleet(client.sim, { seed: 8 });
	expect(client.cloud.devices.map((device) => device.imei)).not.toEqual(imeis);
	freshFleet(client.sim, { seed: 7 });
	expect(client.cloud.devices.map((device) => device.imei)).toEqual(imeis);
	expect((await client.control('POST', '/reset', { jimi: { vehicles: 3 } })).status).toBe(400);
	expect((await client.control('POST', '/reset', { jimi: { mix: { parked: 3 } } })).status).toBe(200);
	expect(client.cloud.devices).toHaveLength(3);
});
