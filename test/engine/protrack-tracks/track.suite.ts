import type { IDataObject } from 'n8n-workflow';
import { itemsFor, ProtrackStage } from '../protrackStage';
import { follow, history, NOON, TRACK } from './records';

describe('track', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const latitudes = (told: { json: IDataObject[] }) =>
		told.json.map(({ location }) => (location as IDataObject).lat as number);
	const begins = () => stage.wire('playback').map(({ query }) => Number(query.begintime) - NOON);

	test('3,500 records over 4 pages: each once and in order', async () => {
		const device = stage.device();
		device.history = history(3_500, (index) => index * 10);
		const told = await follow(stage, device);
		expect(begins()).toEqual([0, 9_990, 19_980, 29_970]);
		expect(stage.wire('playback').map(({ query }) => Number(query.endtime) - NOON)).toEqual(Array(4).fill(86_399));
		expect(latitudes(told)).toEqual(device.history.map(({ latitude }) => latitude));
		expect(told.items.every(({ pairedItem }) => (pairedItem as { item: number }).item === 0)).toBe(true);
		expect(told.hints).toEqual([]);
	});

	test.each([2, 7, 400])('%i records share a time, at the borders of the pages, too', async (twins) => {
		const device = stage.device();
		device.history = history(3_500, (index) => Math.floor(index / twins) * 10);
		const told = await follow(stage, device);
		expect(latitudes(told)).toEqual(device.history.map(({ latitude }) => latitude));
	});

	test('a record that Protrack itself holds twice at a border comes twice', async () => {
		const device = stage.device();
		const records = history(1_200, (index) => index * 10);
		records.splice(999, 0, { ...records[999] });
		device.history = records;
		const told = await follow(stage, device);
		expect(latitudes(told)).toEqual(records.map(({ latitude }) => latitude));
	});

	test('exactly one page: the next one brings nothing new', async () => {
		const device = stage.device();
		device.history = history(1_000, (index) => index * 10);
		const told = await follow(stage, device);
		expect(told.json).toHaveLength(1_000);
		expect(begins()).toEqual([0, 9_990]);
	});

	test('more records in one second than a page holds: no loop, the rest is there, and the person is told', async () => {
		const device = stage.device();
		device.history = [...history(1, () => 0), ...history(1_500, () => 100), ...history(5, (index) => 101 + index)];
		const told = await follow(stage, device);
		expect(begins()).toEqual([0, 100, 101]);
		expect(told.json).toHaveLength(1_006);
		expect(told.hints).toEqual([expect.stringContaining('At least 1000 records share one second')]);
	});

	test('Limit stops asking as soon as there is enough', async () => {
		const device = stage.device();
		device.history = history(3_500, (index) => index * 10);
		expect((await follow(stage, device, { returnAll: false, limit: 5 })).json).toHaveLength(5);
		expect(begins()).toEqual([0]);
		expect((await follow(stage, device, { returnAll: false, limit: 1_500 })).json).toHaveLength(1_500);
		expect(begins()).toEqual([0, 0, 9_990]);
	});

	test.each(['absent', 'null', 'text', '20023'] as const)('no records, said as %s', async (emptyPlayback) => {
		stage.cloud.set({ emptyPlayback });
		const device = stage.device();
		device.history = [];
		const points = await follow(stage, device);
		expect([points.status, points.json]).toEqual(['success', []]);
		const geojson = await follow(stage, device, { format: 'geojson' });
		expect(geojson.json).toMatchObject([
			{
				type: 'Feature',
				geometry: null,
				properties: { device_id: device.imei, summary: { point_count: 0, bounds: null } },
			},
		]);
	});

	test('a semicolon at the end is no record', async () => {
		stage.cloud.set({ trailingSemicolon: true });
		const device = stage.device();
		device.history = history(3, (index) => index);
		expect((await follow(stage, device)).json).toHaveLength(3);
	});

	test('two devices at a time, each with its own points; an unknown one fails by name', async () => {
		const devices = stage.devices(3);
		devices.forEach((device, index) => (device.history = history(1_001 + index, (second) => second)));
		const items = [...itemsFor(devices), { json: { imei: '111111111111111' } }];
		const told = await stage.run({ ...TRACK, format: 'points' }, items, { onError: 'continueRegularOutput' });
		const counts = [0, 1, 2, 3].map(
			(item) => told.items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item).length,
		);
		expect(counts).toEqual([1_001, 1_002, 1_003, 1]);
		expect(told.json.at(-1)).toMatchObject({ message: expect.stringContaining('111111111111111: ') });
	});

	test('a page that fails is asked again; if it keeps failing no half track comes out', async () => {
		const device = stage.device();
		device.history = history(2_500, (index) => index);
		stage.sim.faults.add({ path: 'playback', after: 1, times: 1, action: { status: 503 } });
		expect((await follow(stage, device)).json).toHaveLength(2_500);
		stage.sim.faults.add({ path: 'playback', after: 1, action: { code: 10004 } });
		const told = await follow(stage, device);
		expect([told.status, told.json]).toEqual(['error', []]);
	});
});
