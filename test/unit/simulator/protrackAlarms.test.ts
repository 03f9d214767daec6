import { freshFleet } from './client.cjs';
import { connectProtrack, type ProtrackClient, type Row } from './protrackClient.cjs';

let client: ProtrackClient;
beforeAll(async () => {
	client = await connectProtrack({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	freshFleet(client.sim, { protrack: { mix: { parked: 3, driving: 1, expired: 1 } } });
	await client.renew();
});

const T = 1_700_000_000;
const ask = async (imei: string, begintime: number, endtime: number) =>
	await client.get<string>('alarm/list', { imei, begintime, endtime });
const rows = async (imei: string, begintime = T, endtime = T + 100_000) =>
	((await ask(imei, begintime, endtime)).record ?? '').split(';').filter(Boolean);
const types = async (imei: string) =>
	(await rows(imei, client.now() - 60, client.now() + 60)).map((row) => row.split(',')[0]);
const imeiOf = (index = 0) => client.cloud.devices.filter(({ scenario }) => scenario === 'parked')[index].imei;

test('an alarm has the eight values of the document', async () => {
	const imei = imeiOf();
	const place = {
		longitude: 113.885888,
		latitude: 22.580592,
		gpstime: T + 7,
		systemtime: T + 17,
		speed: 40,
		course: 40,
	};
	client.cloud.raiseAlarm({ imei, type: 27, ...place });
	expect(await ask(imei, T, T + 100)).toEqual({
		record: `27,113.885888,22.580592,${T + 7},${T + 17},40,40,0`,
		code: 0,
	});
	expect(await ask(imeiOf(1), T, T + 100)).toEqual({ code: 20023, message: 'No Data' });
});

test('what is not given comes from tracker and clock; the type may be a name', async () => {
	const { imei, longitude, latitude, speed, course } = client.cloud.vehicle(client.first('driving').imei)!;
	const { status } = await client.control('POST', '/protrack/alarms', {
		imei,
		type: 'sosAlarm',
		gpstime: T,
		geofenceId: 4,
	});
	expect(status).toBe(200);
	const [row] = await rows(imei, client.now() - 5, client.now());
	const [type, lon, lat, gpstime, systemtime, kmh, degrees, fence] = row.split(',').map(Number);
	expect({ type, gpstime, fence, speed: kmh, course: degrees }).toEqual({
		type: 1,
		gpstime: T,
		fence: 4,
		speed,
		course,
	});
	expect([lon, lat].map((value) => value.toFixed(6))).toEqual([longitude, latitude].map((value) => value.toFixed(6)));
	expect(systemtime).toBe(client.now());
});

test('alarms are those received in the period, both ends included, by the time of arrival', async () => {
	const imei = imeiOf();
	for (const systemtime of [T + 30, T + 10, T + 20, T + 10])
		client.cloud.raiseAlarm({ imei, type: 4, gpstime: 1, systemtime });
	const times = async (begin: number, end: number) =>
		(await rows(imei, begin, end)).map((row) => Number(row.split(',')[4]) - T);
	expect(await times(T, T + 100)).toEqual([10, 10, 20, 30]);
	expect(await times(T + 10, T + 20)).toEqual([10, 10, 20]);
	expect(await times(T + 11, T + 19)).toEqual([]);
	expect((await ask(imei, T + 1, T)).code).toBe(10006);
});

test('a page has 100; the next begins at its last time and brings that record again', async () => {
	const imei = imeiOf();
	const { data } = await client.control('POST', '/protrack/alarms', {
		imei,
		type: 7,
		gpstime: T,
		systemtime: T,
		count: 250,
		step: 1,
	});
	expect(data.raised).toBe(250);
	const pages = [await rows(imei), await rows(imei, T + 99), await rows(imei, T + 198)];
	expect(pages.map((page) => page.length)).toEqual([100, 100, 52]);
	expect(pages[1][0]).toBe(pages[0][99]);
	expect(new Set(pages.flat()).size).toBe(250);
});

test('more than 100 with one system time never show beyond the first 100', async () => {
	const imei = imeiOf();
	await client.control('POST', '/protrack/alarms', { imei, type: 7, gpstime: T, systemtime: T, count: 130 });
	const page = await rows(imei);
	expect(page.map((row) => Number(row.split(',')[4]))).toEqual(Array(100).fill(T));
	expect(new Set(page).size).toBe(100);
	expect(await rows(imei, T + 1)).toEqual([]);
});

test('wrong wishes are refused and raise nothing', async () => {
	const imei = imeiOf();
	const wishes = [
		{ imei: '1', type: 1 },
		{ imei },
		{ imei, type: 'sosalarm' },
		{ imei, type: 0 },
		{ imei, type: 1, time: T },
		{ imei, type: 1, systemtime: 'now' },
		{ imei, type: 1, count: 0 },
	];
	for (const wish of wishes) expect((await client.control('POST', '/protrack/alarms', wish)).status).toBe(400);
	expect((await client.control('GET', '/protrack/alarms')).data).toEqual([]);
	client.cloud.raiseAlarm({ imei, type: 99 });
	expect(await types(imei)).toEqual(['99']);
	await client.control('DELETE', '/protrack/alarms');
	expect(await types(imei)).toEqual([]);
});

test.each([
	['text', { record: '', code: 0 }],
	['null', { record: null, code: 0 }],
	['absent', { code: 0 }],
] as const)('no alarms as %s', async (emptyAlarms, answer) => {
	client.cloud.set({ emptyAlarms });
	expect(await ask(imeiOf(), T, T + 1)).toEqual(answer);
});

test('one call asks for one own tracker in service', async () => {
	expect((await ask(`${imeiOf()},${imeiOf(1)}`, T, T + 1)).code).toBe(10004);
	expect((await ask(client.cloud.strangers[0].imei, T, T + 1)).code).toBe(10013);
	expect((await ask('000000000000000', T, T + 1)).code).toBe(20005);
	expect((await ask(client.first('expired').imei, T, T + 1)).code).toBe(20046);
});

test('list2 is unknown until it is switched on; then it gives objects of several trackers', async () => {
	const imeis = [imeiOf(0), imeiOf(1)];
	imeis.forEach((imei, index) =>
		client.cloud.raiseAlarm({ imei, type: 1, gpstime: T, systemtime: T + 9 - index, address: 'Via' }),
	);
	const list2 = async (query: object) =>
		await client.get<Row[]>('alarm/list2', { begintime: T, endtime: T + 10, ...query });
	expect(await list2({ imeis: imeis.join() })).toEqual({ code: 10001, message: 'Unknown request' });
	client.cloud.set({ list2: true });
	const { record } = await list2({ imeis: imeis.join() });
	expect(record?.map(({ imei }) => imei)).toEqual([imeis[1], imeis[0]]);
	expect(record?.[0]).toEqual({
		imei: imeis[1],
		alarmType: 1,
		alarmTypeName: 'sosAlarm',
		lat: expect.any(Number),
		lng: expect.any(Number),
		speed: 0,
		gpstime: T,
		systemtime: T + 8,
		address: 'Via',
	});
	expect((await list2({ imei: imeis[0] })).record).toHaveLength(1);
	expect((await list2({})).code).toBe(10005);
});

test('changes of state raise alarms when that is switched on', async () => {
	const imei = imeiOf();
	const change = async (changes: object) => await client.control('PATCH', `/vehicles/${imei}`, changes);
	await change({ doorstatus: 1 });
	expect(await types(imei)).toEqual([]);
	client.cloud.set({ stateAlarms: true });
	for (const changes of [
		{ doorstatus: 0 },
		{ accstatus: 1 },
		{ speed: 95 },
		{ externalPower: false },
		{ battery: 5 },
	]) {
		await change(changes);
	}
	await change({ datastatus: 4 });
	expect(await types(imei)).toEqual(['27', '9', '7', '3', '2', '28']);
});

test('a geofence is noticed when its border is crossed', async () => {
	const imei = imeiOf();
	client.cloud.set({ stateAlarms: true });
	const { longitude, latitude } = client.cloud.vehicle(imei)!;
	const fence = { imei, efencename: 'home', longitude, latitude, radius: 200 };
	await client.post('geofence/create', { ...fence, alarmtype: 2 });
	await client.post('geofence/create', { ...fence, alarmtype: 1 });
	await client.control('PATCH', `/vehicles/${imei}`, { latitude: latitude + 0.1 });
	await client.control('PATCH', `/vehicles/${imei}`, { latitude });
	const found = await rows(imei, client.now() - 60, client.now() + 60);
	expect(found.map((row) => row.split(',')).map(([type, , , , , , , fenceId]) => [type, fenceId])).toEqual([
		['6', '1'],
		['5', '1'],
		['5', '2'],
	]);
});
