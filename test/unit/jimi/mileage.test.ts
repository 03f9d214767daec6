import type { IDataObject } from 'n8n-workflow';
import { toUtcText } from '../../../nodes/core/time';
import { cloud, code, formOf, methodsOf, OTHER_IMEI, play, result } from './play';
import { IMEI } from './samples';

const MILEAGE = 'jimi.device.track.mileage';
const POSITION = 'jimi.device.location.get';
const BEGIN = Date.UTC(2026, 4, 1);
const DAY = 86_400_000;
const PERIOD = { begin_time: BEGIN, end_time: BEGIN + DAY };
const drive = (at: number, imei = IMEI, more: IDataObject = {}) => ({
	imei,
	startTime: toUtcText(BEGIN + at * 60_000),
	endTime: toUtcText(BEGIN + at * 60_000 + 30_000),
	distance: '100',
	runTimeSecond: 30,
	...more,
});

type Paging = 'rows' | 'pages' | 'pages from 1' | 'none';
const firstOf: Record<Paging, (start: number, size: number) => number> = {
	rows: (start) => start,
	pages: (start, size) => start * size,
	'pages from 1': (start, size) => (Math.max(start, 1) - 1) * size,
	none: () => 0,
};

/** JIMI with these drives, and positions of the devices that it knows. */
const server = (drives: IDataObject[], paging: Paging = 'rows', known: string[] = [IMEI, OTHER_IMEI]) =>
	cloud({
		[MILEAGE]({ imeis, start_row, page_size }: IDataObject) {
			const asked = String(imeis).split(',');
			const size = Number(page_size);
			const from = firstOf[paging](Number(start_row), size);
			return result(drives.filter(({ imei }) => asked.includes(String(imei))).slice(from, from + size));
		},
		[POSITION]({ imeis }: IDataObject) {
			const asked = String(imeis).split(',');
			return result(known.filter((imei) => asked.includes(imei)).map((imei) => ({ imei })));
		},
	});

const run = async (answer: ReturnType<typeof cloud>, values: IDataObject = {}) => {
	const ran = await play('track.getMileage', { ...PERIOD, ...values }, { answer });
	return { ...ran, rows: ran.items.map((each) => each.json) };
};

test.each<[Paging, number]>([
	['rows', 350],
	['rows', 101],
	['rows', 100],
	['pages', 350],
	['pages', 130],
	['pages from 1', 350],
	['pages from 1', 100],
	['none', 100],
])('start_row as %s: %d drives are all read, each once', async (paging, count) => {
	const drives = Array.from({ length: count }, (_, at) => drive(at));
	const { rows, sent } = await run(server(drives, paging));
	expect(rows).toMatchObject([{ device_id: IMEI, drive_count: count, distance_meters: count * 100, found: true }]);
	expect(rows[0].driving_seconds).toBe(count * 30);
	expect(sent.length).toBeLessThanOrEqual(Math.ceil(count / 100) + 2);
});

test('two devices in one call, each with its own drives', async () => {
	const drives = [drive(1), drive(2, OTHER_IMEI, { distance: 5, runTimeSecond: undefined, elapsed: 7 }), drive(3)];
	const { rows, sent } = await run(server(drives), { imeis: `${OTHER_IMEI},${IMEI}` });
	expect(sent.map((each) => formOf(each).imeis)).toEqual([`${OTHER_IMEI},${IMEI}`]);
	expect(rows).toMatchObject([
		{ device_id: OTHER_IMEI, distance_meters: 5, distance_km: 0.005, driving_seconds: 7, drive_count: 1 },
		{ device_id: IMEI, distance_meters: 200, distance_km: 0.2, driving_seconds: 60, drive_count: 2 },
	]);
});

test('a device that stood has driven nothing; one that nobody knows is not found', async () => {
	const { rows, sent } = await run(server([], 'rows', [IMEI]), { imeis: `${IMEI},${OTHER_IMEI}` });
	expect(rows).toMatchObject([
		{ device_id: IMEI, distance_meters: 0, drive_count: 0, found: true },
		{ device_id: OTHER_IMEI, distance_meters: null, drive_count: null, found: false },
	]);
	expect(methodsOf(sent)).toEqual([MILEAGE, POSITION]);
});

test('more than a year is asked for in parts, and a drive across their border counts once', async () => {
	const { rows, sent } = await run(server([drive(1)]), { end_time: BEGIN + 400 * DAY });
	expect(sent.map(formOf).map(({ begin_time, end_time }) => [begin_time, end_time])).toEqual([
		['2026-05-01 00:00:00', '2027-05-01 00:00:00'],
		['2027-05-01 00:00:00', '2027-06-05 00:00:00'],
	]);
	expect(rows).toMatchObject([{ drive_count: 1, distance_meters: 100 }]);
});

test('a refused call stops the run in its words', async () => {
	const { result: error } = await run(cloud({ [MILEAGE]: code(1001, 'begin_time') }));
	expect((error as Error).message).toContain('JIMI refused a parameter');
});

describe('pages of media', () => {
	const MEDIA = 'jimi.device.media.URL';
	const files = Array.from({ length: 250 }, (_, at) => ({ file_URL: `https://files.test/${at}` }));
	const pagesOf = (deaf = false) =>
		cloud({
			[MEDIA]({ page_no, page_size }: IDataObject) {
				const from = deaf ? 0 : Number(page_no) * Number(page_size);
				return result(files.slice(from, from + Number(page_size)));
			},
		});
	const list = async (values: IDataObject, deaf?: boolean) =>
		await play('media.getMany', values, { answer: pagesOf(deaf) });

	test('count from 0 and are read to the end', async () => {
		const { items, sent } = await list({ returnAll: true });
		expect(new Set(items.map((each) => each.json.file_url)).size).toBe(250);
		expect(sent.map((each) => formOf(each).page_no)).toEqual(['0', '1', '2']);
		expect(formOf(sent[0])).toMatchObject({ camera: '1', media_type: '1', page_size: '100' });
	});

	test('end with the limit, and where a server gives the same again', async () => {
		const { items, sent } = await list({ limit: 120 });
		expect([items.length, sent.length]).toEqual([120, 2]);
		const deaf = await list({ returnAll: true }, true);
		expect([deaf.items.length, deaf.sent.length]).toEqual([100, 2]);
	});
});

describe('parts of a track', () => {
	const TRACK = 'jimi.device.track.list';
	const point = (at: number) => ({
		lat: 22.5,
		lng: 113.9,
		gpsTime: toUtcText(BEGIN + at),
		gpsSpeed: '36',
		direction: '90',
	});
	const points = [0, 2 * DAY, 2 * DAY, 5 * DAY].map(point);
	const answer = cloud({
		[TRACK]: ({ begin_time, end_time }: IDataObject) =>
			result(points.filter(({ gpsTime }) => gpsTime >= String(begin_time) && gpsTime <= String(end_time)).reverse()),
	});
	const track = async (options: IDataObject) =>
		await play('track.getPoints', { ...PERIOD, end_time: BEGIN + 5 * DAY, options }, { answer });

	test.each<[unknown, number]>([
		[undefined, 3],
		[5, 1],
		[1, 5],
		[99, 1],
	])('Days per Call %j: %d calls, the points at a border once and in order', async (partDays, calls) => {
		const { items, sent, progress } = await track({ partDays } as IDataObject);
		expect([sent.length, progress.length]).toEqual([calls, calls]);
		const times = items.map((each) => String(each.json.timestamp));
		expect(times).toEqual([...times].sort());
		expect(items).toHaveLength(4);
		expect(items[0].json).toMatchObject({ device_id: IMEI });
	});
});
