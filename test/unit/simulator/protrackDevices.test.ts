import { freshFleet } from './client.cjs';
import { luhnDigit } from '../../../simulator/imei.cjs';
import { connectProtrack, type ProtrackClient, type Row } from './protrackClient.cjs';

let client: ProtrackClient;
const EVERY = ['parked', 'driving', 'parked-acc-on', 'unlocked-door', 'silent', 'offline', 'never-online', 'expired'];
const OTHERS = [
	'blocked',
	'old-fix',
	'no-status',
	'no-relay',
	'answers-late',
	'never-answers',
	'send-fails',
	'refuses',
];
beforeAll(async () => {
	client = await connectProtrack({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	const names = [...EVERY, ...OTHERS];
	freshFleet(client.sim, { protrack: { mix: Object.fromEntries(names.map((name) => [name, 2])) } });
	await client.renew();
});

const track = async (imeis: string) => (await client.get<Row[]>('track', { imeis })).record ?? [];
const one = async (imei: string) => (await track(imei))[0];
const halfHour = () => client.now() - (client.now() % 1800);

test('the fleet has valid IMEIs, differs by seed and is the same for the same seed', () => {
	const imeis = () => client.cloud.devices.map(({ imei }) => imei);
	const before = imeis();
	expect(new Set(before).size).toBe(32);
	for (const imei of before) expect(luhnDigit(imei.slice(0, 14))).toBe(Number(imei[14]));
	client.cloud.reset();
	expect(imeis()).toEqual(before);
	client.cloud.reset({ seed: 2 });
	expect(imeis()).not.toEqual(before);
	expect(() => client.cloud.reset({ mix: { flying: 1 } })).toThrow(RangeError);
});

test('the usual mix has every scenario, and some trackers with sub-customers', () => {
	client.cloud.reset({ devices: 60 });
	const names = new Set(client.cloud.devices.map(({ scenario }) => scenario));
	expect([...names].sort()).toEqual([...EVERY, ...OTHERS].sort());
	expect(client.cloud.devices.filter(({ account }) => account === client.cloud.account)).toHaveLength(54);
});

test('a track record has the keys of the document, all numbers but the IMEI', async () => {
	const record = await one(client.first('driving').imei);
	expect(Object.keys(record).sort()).toEqual(
		`accstatus acctime battery chargestatus course datastatus defencestatus doorstatus gpstime hearttime imei latitude
		longitude mileage oilpowerstatus servertime speed systemtime todaymileage`.split(/\s+/),
	);
	const { imei, ...numbers } = record;
	expect(imei).toBe(client.first('driving').imei);
	expect(Object.values(numbers).every((value) => typeof value === 'number')).toBe(true);
	expect(record).toMatchObject({ datastatus: 2, accstatus: 1, oilpowerstatus: 1 });
	expect(record.speed).toBeGreaterThan(20);
});

test.each([
	['parked', { datastatus: 2, speed: 0, accstatus: 0, doorstatus: 0, defencestatus: 1 }],
	['parked-acc-on', { datastatus: 2, speed: 0, accstatus: 1 }],
	['unlocked-door', { datastatus: 2, doorstatus: 1, defencestatus: 0 }],
	['silent', { datastatus: 4 }],
	['offline', { datastatus: 4 }],
	['never-online', { datastatus: 1, longitude: 0, latitude: 0, gpstime: 0, hearttime: 0, mileage: -1, accstatus: -1 }],
	['expired', { datastatus: 3 }],
	['blocked', { datastatus: 5 }],
	['no-status', { accstatus: -1, doorstatus: -1, chargestatus: -1, oilpowerstatus: -1, battery: -1, todaymileage: -1 }],
])('a %s tracker shows %j', async (scenario, expected) => {
	expect(await one(client.first(scenario).imei)).toMatchObject(expected);
});

test('reports are fresh but those of silent, offline and old positions', async () => {
	const age = async (scenario: string, key: string) =>
		client.now() - Number((await one(client.first(scenario).imei))[key]);
	expect(await age('parked', 'gpstime')).toBeLessThanOrEqual(20);
	expect(await age('silent', 'hearttime')).toBeGreaterThan(2 * 86_400);
	expect(await age('offline', 'hearttime')).toBeGreaterThan(1000);
	expect(await age('old-fix', 'hearttime')).toBeLessThanOrEqual(21);
	expect(await age('old-fix', 'gpstime')).toBeGreaterThan(7000);
});

test('a driving tracker moves, and mileage and the report count the way', async () => {
	const { imei } = client.first('driving');
	const before = await one(imei);
	const begintime = halfHour();
	client.sim.clock.advance(2 * 3600_000);
	await client.renew();
	const after = await one(imei);
	const metres = Number(after.mileage) - Number(before.mileage);
	const expected = ((Number(after.gpstime) - Number(before.gpstime)) * Number(before.speed)) / 3.6;
	expect(Math.abs(metres - expected)).toBeLessThan(3);
	expect([after.longitude, after.latitude]).not.toEqual([before.longitude, before.latitude]);
	const report = await client.get<Row[]>('device/mileage', { imeis: imei, begintime, endtime: begintime + 7200 });
	const driven = Number(report.record?.[0].mileage);
	expect(driven).toBeGreaterThan(metres / 2000);
	expect(driven).toBeLessThan((65 * 7200) / 3600);
});

test('the mileage report leaves out never-online, and wants half hours, an order and 7 days at the most', async () => {
	const imeis = [client.first('parked').imei, client.first('never-online').imei].join();
	const ask = async (begintime: number, endtime: number) =>
		await client.get<Row[]>('device/mileage', { imeis, begintime, endtime });
	const now = halfHour();
	const { record } = await ask(now - 7 * 86_400, now);
	expect(record).toEqual([{ imei: imeis.slice(0, 15), mileage: expect.any(Number) }]);
	expect(record?.[0].mileage).toBeGreaterThan(10);
	const periods = [
		[now - 1801, now],
		[now - 1800, now + 60],
		[now, now],
		[now, now - 1800],
		[now - 7 * 86_400 - 1800, now],
	];
	for (const [begin, end] of periods) expect(await ask(begin, end)).toMatchObject({ code: 10006 });
});

test('basic information and the list have the keys of the document', async () => {
	const keys = `activatedtime devicename devicetype iccid imei onlinetime platenumber platformduetime simcard userduetime`;
	const { imei, devicename } = client.first('parked');
	const { record: detail } = await client.get<Row[]>('device/detail', { imeis: imei });
	const { record: list } = await client.get<Row[]>('device/list');
	expect(detail?.map((row) => Object.keys(row).sort().join(' '))).toEqual([keys]);
	expect(detail?.[0]).toMatchObject({ imei, devicename });
	expect(list).toHaveLength(32);
	expect(list).toContainEqual(detail?.[0]);
	expect((await client.get<Row[]>('device/detail', { imeis: client.first('never-online').imei })).record).toMatchObject(
		[{ onlinetime: 0, activatedtime: 0, platformduetime: 0 }],
	);
});

test('the list is that of one account, 500 at the most', async () => {
	const list = async (account?: string) => await client.get<Row[]>('device/list', { account });
	await client.control('PATCH', `/vehicles/${client.cloud.devices[0].imei}`, { account: 'roma' });
	expect((await list()).record).toHaveLength(31);
	expect((await list('roma')).record?.map(({ imei }) => imei)).toEqual([client.cloud.devices[0].imei]);
	expect([(await list('milano')).record, (await list('otherfleet')).code, (await list('nobody')).code]).toEqual([
		[],
		10007,
		20005,
	]);
	client.cloud.reset({ mix: { parked: 510 } });
	expect((await list()).record).toHaveLength(500);
});

test('a list of 100 is answered, of 101 refused; each tracker comes once', async () => {
	client.cloud.reset({ mix: { parked: 101 } });
	const imeis = client.cloud.devices.map(({ imei }) => imei);
	const hundred = imeis.slice(0, 100);
	expect((await track(hundred.join())).map(({ imei }) => imei)).toEqual(hundred);
	expect(await client.get('track', { imeis: imeis.join() })).toEqual({
		code: 10006,
		message: 'The parameter is out of range',
	});
	expect(await track([imeis[0], imeis[0]].join())).toHaveLength(1);
});

test('what an unknown IMEI and one of somebody else do to a list', async () => {
	const { imei } = client.first('parked');
	const stranger = client.cloud.strangers[0].imei;
	const code = async (other: string) => (await client.get<Row[]>('track', { imeis: `${imei},${other}` })).code;
	const unknown = '000000000000000';
	expect([await code(unknown), await code(stranger)]).toEqual([20005, 10013]);
	await client.control('PATCH', '/protrack/settings', { unknownImei: 'refuse10013' });
	expect([await code(unknown), await code(stranger)]).toEqual([10013, 10013]);
	await client.control('PATCH', '/protrack/settings', { unknownImei: 'drop' });
	for (const other of [unknown, stranger]) expect(await track(`${imei},${other}`)).toMatchObject([{ imei }]);
});

test.each(['', ',', '12', '35889905102533a', '358899051025339,', '358899051025339, 358899051025339'])(
	'imeis=%j is refused',
	async (imeis) => {
		expect((await client.get('track', { imeis })).code).toBe(imeis === '' ? 10005 : 10004);
	},
);

test('changes show at once, and a tracker that is moved goes on from there', async () => {
	const { imei } = client.first('parked');
	await client.control('PATCH', `/vehicles/${imei}`, { speed: 36, longitude: 57.5, latitude: -20.2, accstatus: 1 });
	const before = await one(imei);
	expect(before).toMatchObject({ speed: 36, longitude: 57.5, latitude: -20.2, accstatus: 1, acctime: 0 });
	client.sim.clock.advance(60_000);
	const after = await one(imei);
	expect(Math.abs(Number(after.mileage) - Number(before.mileage) - 600)).toBeLessThan(220);
	expect(Math.abs(Number(after.longitude) - 57.5) + Math.abs(Number(after.latitude) + 20.2)).toBeGreaterThan(0.001);
	expect(Math.abs(Number(after.longitude) - 57.5)).toBeLessThan(0.02);
});

test('a tracker that goes offline keeps its last values and goes on later', async () => {
	const { imei } = client.first('driving');
	await client.control('PATCH', `/vehicles/${imei}`, { datastatus: 4 });
	const last = await one(imei);
	client.sim.clock.advance(3600_000);
	expect(await one(imei)).toEqual({ ...last, servertime: client.now() });
	await client.control('PATCH', `/vehicles/${imei}`, { datastatus: 2 });
	const again = await one(imei);
	// Only the way since its last report is added, not that of the hour.
	expect(Number(again.mileage) - Number(last.mileage)).toBeLessThan(200);
	expect(again.hearttime).toBe(client.now());
});

test('PATCH refuses unknown keys, wrong types and the IMEI', async () => {
	const { imei } = client.first('parked');
	for (const changes of [{ speeed: 1 }, { speed: '1' }, { imei: '1' }, { mileage: null }]) {
		expect((await client.control('PATCH', `/vehicles/${imei}`, changes)).status).toBe(400);
	}
	expect((await client.control('GET', '/vehicles?vendor=protrack&scenario=driving')).data).toHaveLength(2);
});
