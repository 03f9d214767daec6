import { freshFleet } from './client.cjs';
import { connectJimi, epoch, text, type JimiClient, type Row } from './jimiClient.cjs';
import { metresBetween } from '../../../simulator/movement.cjs';

interface Point {
	lat: number;
	lng: number;
	gpsTime: string;
	direction: number;
	gpsSpeed: number;
	posType: number;
}
interface Trip {
	imei: string;
	startTime: string;
	endTime: string;
	startLat: number;
	startLng: number;
	endLat: number;
	endLng: number;
	runTimeSecond: number;
	distance: number;
	avgSpeed: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;
let client: JimiClient;
let start: number;
beforeAll(async () => {
	client = await connectJimi({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	freshFleet(client.sim, { jimi: { mix: { parked: 1, driving: 2, indoors: 1, expired: 1, 'never-online': 1 } } });
	await client.renew();
	start = client.sim.clock.seconds();
});

/** A period in seconds after the start of the test. */
const period = (begin: number, end: number) => ({ begin_time: text(start + begin), end_time: text(start + end) });
const track = async (imei: string, begin: number, end: number) =>
	await client.call<Point[]>('jimi.device.track.list', { imei, ...period(begin, end) });
const mileage = async (imeis: string, begin: number, end: number, more = {}) =>
	await client.call<Trip[]>('jimi.device.track.mileage', { imeis, ...period(begin, end), ...more });

test('a track has a point for every report, both ends included', async () => {
	const { imei } = client.first('driving');
	const { result, data } = await track(imei, -2 * HOUR, -HOUR);
	expect(result!.length).toBeGreaterThanOrEqual(120);
	expect(result!.length).toBeLessThanOrEqual(121);
	expect(result![0]).toEqual({
		lat: expect.any(Number),
		lng: expect.any(Number),
		gpsTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
		direction: expect.any(Number),
		gpsSpeed: expect.any(Number),
		posType: 1,
		satellite: expect.any(Number),
		ignition: expect.stringMatching(/^ON|OFF$/),
	});
	const times = result!.map(({ gpsTime }) => epoch(gpsTime));
	expect(times.slice(1).every((time, index) => time - times[index] === 30_000)).toBe(true);
	const positions = result!.map(({ lat, lng }) => ({ latitude: lat, longitude: lng }));
	const steps = positions.slice(1).map((position, index) => metresBetween(positions[index], position));
	expect(Math.max(...steps)).toBeLessThanOrEqual((65 / 3.6) * 30);
	const length = steps.reduce((sum, step) => sum + step, 0);
	// The points cut corners.
	expect(length).toBeLessThanOrEqual((data as { mileage: number }).mileage * 1.01);
	expect(length).toBeGreaterThan((data as { mileage: number }).mileage * 0.5);
});

test('the same period is always the same track; parts of it join without a gap', async () => {
	const { imei } = client.first('driving');
	const whole = (await track(imei, -2 * DAY + 60, -60)).result!;
	client.sim.clock.advance(100_000);
	const again = (await track(imei, -2 * DAY + 60, -60)).result!;
	expect(again).toEqual(whole);
	const first = (await track(imei, -2 * DAY + 60, -DAY)).result!;
	const second = (await track(imei, -DAY, -60)).result!;
	const times = new Set([...first, ...second].map(({ gpsTime }) => gpsTime));
	expect(times.size).toBe(whole.length);
});

test('periods that are refused: over 2 days, older than 3 months, backwards, into the future', async () => {
	const { imei } = client.first('driving');
	const refusal = async (begin: number, end: number) => (await track(imei, begin, end)).message;
	expect(await refusal(-3 * DAY, -DAY + 1)).toBe('Parameter error: the period must be within 2 days');
	expect(await refusal(-93 * DAY, -92 * DAY)).toBe('Parameter error: begin_time must be within 3 months');
	expect(await refusal(-DAY, -2 * DAY)).toBe('Parameter error: begin_time must be before end_time');
	expect(await refusal(-DAY, 60)).toBe('Parameter error: end_time must be before now');
	client.cloud.set({ trackDays: 7 });
	expect((await track(imei, -8 * DAY, -DAY)).result!.length).toBeGreaterThan(20_000);
});

test('points without satellites have neither speed nor direction; devices without points, and expired ones', async () => {
	const { result } = await track(client.first('indoors').imei, -HOUR, -60);
	expect(result![0]).toMatchObject({ posType: 3, direction: -1, gpsSpeed: -1 });
	expect((await track(client.first('never-online').imei, -HOUR, -60)).result).toBeNull();
	const { imei } = client.first('expired');
	expect(await track(imei, -HOUR, -60)).toEqual({ code: 1002, message: `The device has expired{${imei}}` });
});

test('mileage comes as drives that do not overlap', async () => {
	const { imei } = client.first('driving');
	const { result, data } = await mileage(imei, -DAY, -60);
	expect(result!.length).toBeGreaterThan(1);
	for (const trip of result!) {
		const seconds = (epoch(trip.endTime) - epoch(trip.startTime)) / 1000;
		expect(trip).toMatchObject({ imei, runTimeSecond: seconds, distance: expect.any(Number) });
		expect(trip.avgSpeed).toBeCloseTo((trip.distance / seconds) * 3.6, 1);
	}
	expect(result!.every(({ startTime }, index) => index === 0 || startTime >= result![index - 1].endTime)).toBe(true);
	const sum = result!.reduce((metres, { distance }) => metres + distance, 0);
	expect(data).toEqual([{ imei, totalMileage: expect.closeTo(sum, 1) }]);
	expect(sum).toBeGreaterThan(10_000);
});

test('mileage of parts adds up to that of the whole', async () => {
	const { imei } = client.first('parked');
	const total = async (begin: number, end: number) =>
		((await mileage(imei, begin, end)).data as Array<{ totalMileage: number }>)[0].totalMileage;
	const parts = [await total(-3 * DAY, -2 * DAY), await total(-2 * DAY, -5000), await total(-5000, -60)];
	expect(parts.reduce((sum, part) => sum + part)).toBeCloseTo(await total(-3 * DAY, -60), -1);
});

test('drives go on since the start of the simulator', async () => {
	const { imei } = client.first('driving');
	client.sim.clock.advance(HOUR * 1000);
	client.cloud.change(imei, { speed: 0 });
	client.sim.clock.advance(HOUR * 1000);
	client.cloud.change(imei, { speed: 36 });
	client.sim.clock.advance(600_000);
	await client.renew();
	start = client.sim.clock.seconds();
	const { result } = await mileage(imei, -700, -1);
	expect(result).toHaveLength(1);
	expect(result![0].distance / result![0].runTimeSecond).toBeCloseTo(10, 1);
	expect(result![0].runTimeSecond).toBeGreaterThan(560);
});

test('pages of the mileage, by row or by page', async () => {
	const imeis = client.cloud.devices.map(({ imei }) => imei).join(',');
	const all = (await mileage(imeis, -5 * DAY, -60)).result!;
	expect(all).toHaveLength(100);
	const page = async (start: number) =>
		(await mileage(imeis, -5 * DAY, -60, { start_row: String(start), page_size: '7' })).result!;
	expect(await page(0)).toEqual(all.slice(0, 7));
	expect(await page(14)).toEqual(all.slice(14, 21));
	client.cloud.set({ startRow: 'page' });
	expect(await page(2)).toEqual(all.slice(14, 21));
	expect(await page(10_000)).toBeNull();
	expect((await mileage(imeis, -DAY, -60, { page_size: '101' })).code).toBe(1001);
});

test('mileage has no longest period, but nothing comes beyond 18 months; two names of its seconds', async () => {
	const { imei } = client.first('parked');
	expect((await mileage(imei, -500 * DAY, -60)).result).toHaveLength(100);
	expect(await mileage(imei, -560 * DAY, -60)).toEqual({ code: 0, message: 'success', result: null });
	client.cloud.set({ driveSeconds: 'elapsed', laterFields: false });
	const { result, data } = await client.call<Row[]>('jimi.device.track.mileage', { imeis: imei, ...period(-DAY, -60) });
	expect(result![0]).toHaveProperty('elapsed');
	expect(data).toBeUndefined();
});
