import { freshFleet } from './client.cjs';
import { connectProtrack, type ProtrackClient, type Row } from './protrackClient.cjs';

let client: ProtrackClient;
beforeAll(async () => {
	client = await connectProtrack({}, { commandDelay: { min: 2000, max: 2000 } });
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	const names = 'parked driving unlocked-door offline never-online silent expired blocked no-status no-relay';
	const mix = Object.fromEntries(`${names} send-fails refuses answers-late`.split(' ').map((name) => [name, 1]));
	freshFleet(client.sim, { protrack: { mix: { ...mix, 'never-answers': 2 } } });
	await client.renew();
});

const send = async (imei: string, command: string, more = {}) =>
	await client.post<{ commandid: string }>('command/send', { imei, command, ...more });
const query = async (commandid: string) =>
	await client.post<{ response: string; commandstatus: number }>('command/query', { commandid });
/** Sends and waits as the document says; the words of the answer, null after 30 queries. */
const follow = async (imei: string, command: string, more = {}) => {
	const { record } = await send(imei, command, more);
	for (let tries = 0; tries < 30; tries++) {
		client.sim.clock.advance(1000);
		const answer = await query(String(record?.commandid));
		if (answer.record?.commandstatus === 1) return answer.record.response;
	}
	return null;
};
const state = (imei: string) => client.cloud.vehicle(imei)!;
const ran = () => client.cloud.log.filter(({ ranCommand }) => ranCommand);

test('a command is answered later, in the words of the document', async () => {
	const { imei } = client.first('parked');
	const sent = await send(imei, 'RELAY,1');
	expect(sent).toEqual({ record: { commandid: '1B454' }, code: 0 });
	expect(await query('1B454')).toEqual({ record: { response: '', commandstatus: 0 }, code: 0 });
	client.sim.clock.advance(2000);
	const answer = { record: { response: 'Cut off the fuel supply: Success! Speed: 0km/h.', commandstatus: 1 }, code: 0 };
	expect(await query('1B454')).toEqual(answer);
	client.sim.clock.advance(1000);
	expect(await query('1B454')).toEqual(answer);
	expect(state(imei).oilpowerstatus).toBe(0);
	expect(await follow(imei, 'RELAY,0')).toBe('Restore the fuel supply: Success! Speed: 0km/h.');
	expect(state(imei).oilpowerstatus).toBe(1);
	expect(ran().map(({ query: asked, device }) => [asked.command, device])).toEqual([
		['RELAY,1', imei],
		['RELAY,0', imei],
	]);
});

test('a driving vehicle whose fuel is cut comes to a stop soon', async () => {
	const { imei, speed } = client.first('driving');
	await send(imei, 'RELAY,1');
	expect(state(imei)).toMatchObject({ speed, oilpowerstatus: 0 });
	client.sim.clock.advance(60_000);
	const stopped = structuredClone(state(imei));
	expect(stopped.speed).toBe(0);
	client.sim.clock.advance(60_000);
	expect(state(imei)).toMatchObject({ longitude: stopped.longitude, latitude: stopped.latitude });
});

test('doors lock and unlock, a reset is counted, the mileage is set', async () => {
	const { imei } = client.first('unlocked-door');
	expect(await follow(imei, 'LOCKDOOR')).toContain('Success');
	expect(state(imei)).toMatchObject({ doorstatus: 0, defencestatus: 1 });
	expect(await follow(imei, 'UNLOCKDOOR')).toContain('Success');
	expect(state(imei)).toMatchObject({ doorstatus: 1, defencestatus: 0 });
	expect(await follow(imei, 'RESET')).toContain('Success');
	expect(await follow(imei, 'SET_MILEAGE', { paramData: '{"mileage":"30"}' })).toContain('Success');
	expect([state(imei).resets, state(imei).mileage]).toEqual([1, 30_000]);
});

test('a tracker without a status obeys and does not tell', async () => {
	const { imei } = client.first('no-status');
	expect(await follow(imei, 'LOCKDOOR')).toContain('Success');
	expect(state(imei)).toMatchObject({ doorstatus: -1, defencestatus: -1 });
	expect(ran()).toHaveLength(1);
});

test.each([
	['offline', 20017, 'Device is offline'],
	['silent', 20017, 'Device is offline'],
	['never-online', 20017, 'Device is offline'],
	['send-fails', 20018, 'Send command fail'],
	['expired', 20046, 'Target is expired'],
	['no-relay', 20048, 'Unsupported command'],
	['blocked', 20089, 'Device is blocked'],
])('RELAY,1 to a tracker that is %s gives %i', async (scenario, code, message) => {
	expect(await send(client.first(scenario).imei, 'RELAY,1')).toEqual({ code, message });
	expect(ran()).toEqual([]);
	expect(client.cloud.commands.sent).toEqual([]);
});

test('no-relay means the relay only', async () => {
	expect(await follow(client.first('no-relay').imei, 'LOCKDOOR')).toContain('Success');
});

test.each(['relay,1', 'RELAY,2', 'RELAY', 'SET_MILEAGE,30', 'WHERE', 'toString'])(
	'the command %s is unsupported',
	async (command) => {
		expect((await send(client.first('parked').imei, command)).code).toBe(20048);
	},
);

test('custom commands can be made known', async () => {
	client.cloud.set({ customCommands: ['WHERE'] });
	expect(await follow(client.first('parked').imei, 'WHERE')).toBe('WHERE: Success! Speed: 0km/h.');
});

test.each([
	[undefined, 10005],
	['30', 10004],
	['{"mileage":30}', 10004],
	['{"mileage":"far"}', 10004],
	['{"miles":"30"}', 10004],
	['{mileage:30}', 10004],
])('SET_MILEAGE with %j gives %i', async (paramData, code) => {
	expect((await send(client.first('parked').imei, 'SET_MILEAGE', { paramData })).code).toBe(code);
});

test('one that refuses sets off, says so and does not obey', async () => {
	const { imei } = client.first('refuses');
	expect(await follow(imei, 'RELAY,1')).toBe('Cut off the fuel supply: Failed! Speed: 60km/h.');
	expect(state(imei)).toMatchObject({ speed: 60, oilpowerstatus: 1 });
	expect(ran()).toEqual([]);
});

test('one answers late, one never; every other one that never answers obeys', async () => {
	const late = await send(client.first('answers-late').imei, 'LOCKDOOR');
	const statuses: unknown[] = [];
	for (let tries = 0; tries < 7; tries++) {
		client.sim.clock.advance(1000);
		statuses.push((await query(String(late.record?.commandid))).record?.commandstatus);
	}
	expect(statuses).toEqual([0, 0, 0, 0, 0, 1, 1]);
	const mute = client.cloud.devices.filter(({ scenario }) => scenario === 'never-answers');
	for (const { imei } of mute) expect(await follow(imei, 'LOCKDOOR')).toBeNull();
	expect(mute.map(({ imei }) => state(imei).doorstatus).sort()).toEqual([0, 1]);
	expect(ran()).toHaveLength(2);
});

test('a query comes once a second at the most, and only of a known command of the own account', async () => {
	const { record } = await send(client.first('parked').imei, 'RESET');
	const id = String(record?.commandid);
	expect([(await query(id)).code, (await query(id)).code]).toEqual([0, 10009]);
	client.sim.clock.advance(900);
	expect((await query(id)).code).toBe(0);
	client.cloud.set({ queryInterval: 0 });
	expect([(await query(id)).code, (await query(id)).code]).toEqual([0, 0]);
	expect([(await query('FFFF')).code, (await query('no id')).code, (await query('')).code]).toEqual([
		20005, 10004, 10005,
	]);
	await client.renew('roma', 'Roma-2020');
	expect((await query(id)).code).toBe(20005);
	expect((await client.control('GET', '/protrack/commands')).data).toMatchObject([{ commandid: id, ran: true }]);
});

test('a geofence is created within its limits', async () => {
	const { imei } = client.first('parked');
	const fence = { imei, efencename: 'home', alarmtype: 0, longitude: 113.97196, latitude: 22.56861, radius: 300 };
	const create = async (changes = {}) => (await client.post('geofence/create', { ...fence, ...changes })).code;
	expect(await client.post('geofence/create', fence)).toEqual({ code: 0 });
	expect(client.cloud.geofences.all).toMatchObject([{ ...fence, id: 1 }]);
	const outside = [{ radius: 99 }, { radius: 5001 }, { alarmtype: 3 }, { longitude: 181 }, { latitude: -91 }];
	for (const changes of outside) expect(await create(changes)).toBe(10006);
	for (const changes of [{ radius: 300.5 }, { longitude: 'east' }, { alarmtype: 'in' }])
		expect(await create(changes)).toBe(10004);
	expect([await create({ efencename: '' }), await create({ name: 'x' })]).toEqual([10005, 10004]);
	expect((await client.control('GET', '/protrack/geofences')).data).toHaveLength(1);
});

test('commands and geofences are for own trackers only', async () => {
	const { imei } = client.cloud.strangers[0];
	expect((await send(imei, 'RELAY,1')).code).toBe(10013);
	expect((await send('000000000000000', 'RELAY,1')).code).toBe(20005);
	const [own] = (await client.get<Row[]>('device/list')).record ?? [];
	await client.renew('roma', 'Roma-2020');
	expect((await send(own.imei, 'RELAY,1')).code).toBe(10013);
});
