import type { IDataObject } from 'n8n-workflow';
import { protrackSamples } from '../../fixtures/read.cjs';
import type { Sending } from '../core/contexts';
import { code, play, queryOf, record } from './play';
import { IMEI, OTHER_IMEI } from './samples';

const BEGIN = Date.UTC(2026, 4, 1) / 1000;
const DAY = 86_400;
const WEEK = 7 * DAY;
const period = (begintime: number, endtime: number) => ({ begintime, endtime });
const rowsFor = (sent: Sending, mileage: unknown) =>
	queryOf(sent)
		.imeis.split(',')
		.map((imei) => ({ imei, mileage }));

const run = async (
	values: IDataObject,
	mileage: (sent: Sending, count: number) => unknown,
	options: IDataObject = {},
) =>
	await play(
		'device.getMileage',
		{ ...values, options },
		{ answer: (sent, count) => record(rowsFor(sent, mileage(sent, count))) },
	);

test('the printed answer, each device its own distance in both units', async () => {
	const rows = protrackSamples()['2.14'].record as Array<{ imei: string; mileage: number }>;
	const imeis = rows.map(({ imei }) => imei).join();
	const { items } = await play(
		'device.getMileage',
		{ imeis, ...period(1631721600, 1631808000) },
		{ answer: () => record(rows) },
	);
	expect(items.map((each) => each.json)).toEqual(
		rows.map(({ imei, mileage }) => ({
			vendor: 'protrack',
			device_id: imei,
			begin_time: '2021-09-15T16:00:00.000Z',
			end_time: '2021-09-16T16:00:00.000Z',
			distance_meters: Math.round(mileage * 1000),
			distance_km: mileage,
			found: true,
		})),
	);
});

test.each([
	['on the half hour', BEGIN + 1800, BEGIN + 3600, BEGIN + 1800, BEGIN + 3600],
	['a second off', BEGIN + 1801, BEGIN + 3601, BEGIN + 1800, BEGIN + 5400],
	['just before', BEGIN + 1799, BEGIN + 3599, BEGIN, BEGIN + 3600],
	['within one half hour', BEGIN + 10, BEGIN + 20, BEGIN, BEGIN + 1800],
	['23:30', BEGIN + DAY - 1800, BEGIN + DAY, BEGIN + DAY - 1800, BEGIN + DAY],
])('%s is asked from half hour to half hour', async (_, begin, end, from, until) => {
	const { sent, hints } = await run(period(begin, end), () => 1);
	expect(sent.map(queryOf)).toEqual([{ imeis: IMEI, begintime: String(from), endtime: String(until) }]);
	const rounded = begin !== from || end !== until;
	expect(hints).toEqual(rounded ? [expect.stringContaining('rounded outwards')] : []);
});

test('the hint names the period that was counted, and so does the item', async () => {
	const { hints, items } = await run(period(BEGIN + 1, BEGIN + 1801), () => 1);
	expect(hints[0]).toContain('2026-05-01T00:00:00.000Z until 2026-05-01T01:00:00.000Z');
	expect(items[0].json).toMatchObject({ begin_time: '2026-05-01T00:00:00.000Z', end_time: '2026-05-01T01:00:00.000Z' });
});

describe('more than 7 days', () => {
	const windows = (sent: Sending[]) =>
		sent.map((each) => [Number(queryOf(each).begintime), Number(queryOf(each).endtime)]);

	test.each([
		[WEEK, 1],
		[WEEK + 1800, 2],
		[2 * WEEK, 2],
		[31 * DAY, 5],
	])('%d s are asked for in %d parts without gap or overlap', async (length, parts) => {
		const { sent } = await run(period(BEGIN, BEGIN + length), () => 1);
		const asked = windows(sent).sort(([a], [b]) => a - b);
		expect(asked).toHaveLength(parts);
		expect([asked[0][0], asked[parts - 1][1]]).toEqual([BEGIN, BEGIN + length]);
		for (const [index, [from, until]] of asked.entries()) {
			expect(until - from).toBeLessThanOrEqual(WEEK);
			if (index > 0) expect(from).toBe(asked[index - 1][1]);
		}
	});

	test('a week that is rounded fits into what the provider takes', async () => {
		const { sent } = await run(period(BEGIN + 600, BEGIN + 600 + WEEK), () => 1);
		for (const [from, until] of windows(sent)) expect(until - from).toBeLessThanOrEqual(WEEK);
	});

	test('the parts are added up without binary dust', async () => {
		const { items } = await run(period(BEGIN, BEGIN + 3 * WEEK), (_, count) => [1.005, 2.01, 338.21][count - 1]);
		expect(items[0].json).toMatchObject({ distance_km: 341.225, distance_meters: 341_225 });
	});

	test('without Simplify the sum stays in kilometres, as Protrack counts', async () => {
		const { items } = await run({ ...period(BEGIN, BEGIN + 2 * WEEK), simplify: false }, () => '0.7');
		expect(items.map((each) => each.json)).toEqual([
			{ imei: IMEI, mileage: 1.4, begintime: BEGIN, endtime: BEGIN + 2 * WEEK },
		]);
	});
});

test.each([
	[1.005, 1_005],
	[2.01, 2_010],
	['0.001', 1],
	[0, 0],
])('%j km are %d whole metres', async (mileage, metres) => {
	const { items } = await run(period(BEGIN, BEGIN + 1800), () => mileage);
	expect(items[0].json).toMatchObject({ distance_meters: metres, distance_km: Number(mileage) });
});

test('a device that only some parts know is counted there', async () => {
	const imeis = `${IMEI},${OTHER_IMEI}`;
	const answer = (_: Sending, count: number) =>
		record(
			count === 1
				? [{ imei: IMEI, mileage: 1 }]
				: [
						{ imei: IMEI, mileage: 2 },
						{ imei: OTHER_IMEI, mileage: 5 },
					],
		);
	const { items } = await play('device.getMileage', { imeis, ...period(BEGIN, BEGIN + 2 * WEEK) }, { answer });
	expect(items.map((each) => each.json.distance_km)).toEqual([3, 5]);
});

test.each([
	['no row', () => record([])],
	['no record', () => record(null)],
	['"no data"', () => code(20023)],
])('a device with %s is not found, and has no distance', async (_, answer) => {
	const { items } = await play('device.getMileage', period(BEGIN, BEGIN + 1800), { answer });
	expect(items.map((each) => each.json)).toMatchObject([
		{ device_id: IMEI, distance_km: null, distance_meters: null, found: false },
	]);
});

test('1,000 devices over 14 days are 20 requests', async () => {
	const imeis = Array.from({ length: 1_000 }, (_, index) => String(358899051000000 + index));
	const { sent, items } = await play(
		'device.getMileage',
		{ imeis: imeis.join(), ...period(BEGIN, BEGIN + 2 * WEEK) },
		{ answer: (each) => record(rowsFor(each, 1)) },
	);
	expect([sent.length, items.length]).toEqual([20, 1_000]);
	expect(items.every((each) => each.json.distance_km === 2)).toBe(true);
});
