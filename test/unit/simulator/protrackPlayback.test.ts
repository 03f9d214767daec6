import { freshFleet } from './client.cjs';
import { connectProtrack, type ProtrackClient, type Row } from './protrackClient.cjs';
import { metresBetween } from '../../../simulator/movement.cjs';

let client: ProtrackClient;
beforeAll(async () => {
	client = await connectProtrack({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	freshFleet(client.sim, {
		protrack: { mix: { driving: 1, parked: 1, 'never-online': 1, silent: 1, expired: 1, blocked: 1 } },
	});
	await client.renew();
});

/** New trackers at this time, at which the clock stands. @param second epoch seconds */
const standAt = async (second: number) => {
	client.sim.clock.stop(second * 1000);
	client.cloud.reset();
	await client.renew();
};
const ask = async (imei: string, begintime: number, endtime: number) =>
	await client.get<string | null>('playback', { imei, begintime, endtime });
const rows = async (imei: string, begintime: number, endtime: number) =>
	((await ask(imei, begintime, endtime)).record ?? '').split(';').filter(Boolean);
const timeOf = (row: string) => Number(row.split(',')[2]);

/** Pages as the document says: the next begin is the gpstime of the last record; whole records that came are dropped. */
const allPages = async (imei: string, begin: number, end: number) => {
	const seen = new Set<string>();
	for (let page = 0, from = begin; page < 200; page++) {
		const records = await rows(imei, from, end);
		for (const record of records) seen.add(record);
		if (records.length < 1000) return [...seen];
		from = timeOf(records[999]);
	}
	throw new Error('No end');
};

test('records are longitude, latitude, gpstime, speed, course, every 10 seconds, both ends included', async () => {
	const { imei } = client.first('driving');
	const [first, ...rest] = await rows(imei, client.now() - 3700, client.now() - 100);
	expect([first, ...rest].every((row) => /^9\.\d+,45\.\d+,\d{10},\d+,(0|90|180|270)$/.test(row))).toBe(true);
	const [begin, end] = [timeOf(first), timeOf(rest[5])];
	expect((await rows(imei, begin, end)).map(timeOf)).toEqual([first, ...rest.slice(0, 6)].map(timeOf));
	expect(await rows(imei, begin + 1, end - 1)).toHaveLength(5);
});

test('an hour holds 360 reports, 361 when it begins with one, whatever the second', async () => {
	const { imei } = client.first('driving');
	const counts: number[] = [];
	for (let second = 0; second < 10; second++, client.sim.clock.advance(1000)) {
		const begin = client.now() - 3700;
		const times = (await rows(imei, begin, begin + 3600)).map(timeOf);
		const first = begin + ((times[0] - begin) % 10);
		expect(times).toEqual(Array.from({ length: times.length }, (_, index) => first + index * 10));
		expect(times.at(-1)).toBeGreaterThan(begin + 3590);
		counts.push(times.length);
	}
	expect(counts.sort()).toEqual([...Array<number>(9).fill(360), 361]);
});

test('the last record is where the track is, and the same question has the same answer', async () => {
	const { imei } = client.first('driving');
	const [from, to] = [client.now() - 600, client.now()];
	const records = await rows(imei, from, to);
	const last = records.at(-1)!.split(',').map(Number);
	const [track] = (await client.get<Row[]>('track', { imeis: imei })).record ?? [];
	expect([track.longitude, track.latitude, track.gpstime, track.speed, track.course]).toEqual(last);
	expect(await rows(imei, from, to)).toEqual(records);
});

test.each([0, 1, 9, 900, 1799])(
	'the way of the records is that of the mileage report, %d s after the half hour',
	async (after) => {
		const end = Math.ceil(client.now() / 1800) * 1800;
		await standAt(end + after);
		const device = client.first('driving');
		const { imei } = device;
		device.reportInterval = 1;
		const points = (await allPages(imei, end - 5400, end)).map((row) => row.split(',').map(Number));
		const places = points.map(([longitude, latitude]) => ({ longitude, latitude }));
		// All streets lead north or east, and no corner may be cut.
		const metres = places.slice(1).reduce((sum, place, index) => {
			const corner = { ...place, latitude: places[index].latitude };
			return sum + metresBetween(places[index], corner) + metresBetween(corner, place);
		}, 0);
		const report = await client.get<Row[]>('device/mileage', { imeis: imei, begintime: end - 5400, endtime: end });
		const driven = Number(report.record?.[0].mileage) * 1000;
		expect(metres).toBeGreaterThan(10_000);
		expect(Math.abs(metres - driven) / driven).toBeLessThan(0.001);
	},
);

test('a day at one record a second comes in pages of 1000 and is whole', async () => {
	const device = client.first('driving');
	device.reportInterval = 1;
	const end = client.now() - 10;
	const records = await allPages(device.imei, end - 86_399, end);
	expect(records.map(timeOf)).toEqual(Array.from({ length: 86_400 }, (_, index) => end - 86_399 + index));
});

test('several records may share a gpstime across a page border; all of them come again', async () => {
	const device = client.first('driving');
	Object.assign(device, { reportInterval: 10, recordsPerReport: 3 });
	const end = client.now() - 20;
	const first = await rows(device.imei, end - 8000, end);
	expect([first.length, timeOf(first[999])]).toEqual([1000, timeOf(first[998]) + 10]);
	expect((await rows(device.imei, timeOf(first[999]), end)).slice(0, 3).map(timeOf)).toEqual(
		Array(3).fill(timeOf(first[999])),
	);
	expect((await allPages(device.imei, end - 8000, end)).length % 3).toBe(0);
	expect((await allPages(device.imei, end - 8000, end)).length).toBeGreaterThanOrEqual(2400);
});

test('more than 1000 records in one second are never seen beyond the first 1000', async () => {
	const device = client.first('driving');
	device.recordsPerReport = 1200;
	const [first] = await rows(device.imei, client.now() - 60, client.now());
	const again = await rows(device.imei, timeOf(first), client.now());
	expect(again.map(timeOf)).toEqual(Array(1000).fill(timeOf(first)));
});

test('a scripted history is given as it is, in the order of gpstime, and measured', async () => {
	const { imei } = client.first('parked');
	const point = (gpstime: number, latitude: number) => ({ longitude: 57.5, latitude, gpstime, speed: 12.6, course: 0 });
	const begin = client.now() - (client.now() % 1800) - 1800;
	const history = [point(begin + 60, -20.19), point(begin, -20.2), point(begin, -20.2)];
	expect((await client.control('PATCH', `/vehicles/${imei}`, { history })).status).toBe(200);
	expect((await ask(imei, begin, begin + 100)).record).toBe(
		[`57.5,-20.2,${begin},13,0`, `57.5,-20.2,${begin},13,0`, `57.5,-20.19,${begin + 60},13,0`].join(';'),
	);
	const report = await client.get<Row[]>('device/mileage', { imeis: imei, begintime: begin, endtime: begin + 1800 });
	expect(report.record).toEqual([{ imei, mileage: 1.11 }]);
});

test.each([
	['text', { record: '', code: 0 }],
	['null', { record: null, code: 0 }],
	['absent', { code: 0 }],
	['20023', { code: 20023, message: 'No Data' }],
] as const)('an empty playback as %s', async (emptyPlayback, answer) => {
	client.cloud.set({ emptyPlayback });
	expect(await ask(client.first('never-online').imei, client.now() - 60, client.now())).toEqual(answer);
});

test('a semicolon at the end if it is wanted', async () => {
	client.cloud.set({ trailingSemicolon: true });
	expect((await ask(client.first('parked').imei, client.now() - 60, client.now())).record).toMatch(/\d;$/);
});

test('nothing comes after the last report of a silent tracker, and nothing from the future', async () => {
	const { imei, gpstime } = client.first('silent');
	expect(await rows(imei, gpstime + 1, client.now())).toEqual([]);
	expect((await rows(imei, gpstime - 100, client.now())).length).toBeGreaterThan(3);
	expect(await rows(client.first('parked').imei, client.now() + 30, client.now() + 900)).toEqual([]);
});

test('expired, blocked, strange and unknown trackers, and wrong periods', async () => {
	const code = async (imei: string, begin = client.now() - 60, end = client.now()) =>
		(await ask(imei, begin, end)).code;
	expect(await code(client.first('expired').imei)).toBe(20046);
	expect(await code(client.first('blocked').imei)).toBe(20089);
	expect(await code(client.cloud.strangers[0].imei)).toBe(10013);
	expect(await code('000000000000000')).toBe(20005);
	const { imei } = client.first('parked');
	expect(await code(imei, 5, 4)).toBe(10006);
	expect(await code(imei, 5, 5)).toBe(0);
	expect(await code(imei, client.now() * 1000)).toBe(10006);
	expect((await client.get('playback', { imei, begintime: '2026-01-01', endtime: 5 })).code).toBe(10004);
	expect((await client.get('playback', { imei, begintime: 5 })).code).toBe(10005);
});
