import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { JimiDevice } from '../../../simulator/index.cjs';
import { givenIn, itemsFor, JimiStage } from '../jimiStage';
import { TRACK } from './rows';

describe('track', () => {
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open({ parked: 6 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const DAY = 86_400;
	const iso = (second: number) => new Date(second * 1000).toISOString();
	/** A whole number of reports, so that points stand on the borders of the parts. */
	const nineDays = () => {
		const end = Math.floor(stage.now / DAY) * DAY;
		return { begin_time: iso(end - 9 * DAY), end_time: iso(end) };
	};
	const parts = () =>
		stage.wire('track.list').map((entry) => {
			const { begin_time, end_time } = givenIn(entry);
			const [begin, end] = [begin_time, end_time].map((text) => Date.parse(`${String(text)}Z`) / 1000);
			return [begin, end];
		});
	/** Half-hourly reports; what a call for the whole period would give. */
	const device = () => stage.device({ reportInterval: 1_800 });
	const times = ({ json }: { json: IDataObject[] }) =>
		json.map(({ timestamp }) => Date.parse(String(timestamp)) / 1000);
	const follow = async (given: JimiDevice, more: IDataObject = {}) =>
		await stage.run({ ...TRACK, ...nineDays(), ...more }, itemsFor([given]));

	/** Every report of the period, by one call to a platform that takes so many days. */
	async function whole(given: JimiDevice): Promise<number[]> {
		stage.cloud.set({ trackDays: 9 });
		const { begin_time, end_time } = nineDays();
		const utc = (text: string) => text.slice(0, 19).replace('T', ' ');
		const json = { imei: given.imei, begin_time: utc(begin_time), end_time: utc(end_time) };
		const told = await stage.run({ resource: 'apiRequest', operation: 'send', method: 'jimi.device.track.list', json });
		const rows = told.json[0].result as Array<{ gpsTime: string }>;
		return rows.map(({ gpsTime }) => Date.parse(`${gpsTime}Z`) / 1000);
	}

	test.each([
		[2, 5],
		[7, 2],
	])('9 days in parts of %i: %i calls, nothing lost or doubled at the borders', async (partDays, calls) => {
		const given = device();
		const expected = await whole(given);
		stage.cloud.log.length = 0;
		stage.cloud.set({ trackDays: partDays });
		const told = await follow(given, { options: { partDays } });
		expect(parts()).toHaveLength(calls);
		for (const [begin, end] of parts()) expect(end - begin).toBeLessThanOrEqual(partDays * DAY);
		expect(expected.length).toBeGreaterThan(400);
		expect(times(told)).toEqual(expected);
	});

	test('two days are the usual part, and fit what JIMI documents', async () => {
		const told = await follow(device());
		expect(told.status).toBe('success');
		expect(parts()).toHaveLength(5);
	});

	test('Limit stops asking as soon as there is enough', async () => {
		const told = await follow(device(), { returnAll: false, limit: 7 });
		expect([told.json.length, parts().length]).toEqual([7, 1]);
	});

	test('raw rows carry the IMEI; a position by Wi-Fi has neither direction nor speed', async () => {
		const given = stage.device({ reportInterval: 1_800, posType: 'WIFI' });
		const raw = await follow(given, { simplify: false, returnAll: false, limit: 1 });
		expect(raw.json).toMatchObject([{ imei: given.imei, gpsSpeed: -1, direction: -1, posType: 3 }]);
		const simple = await follow(given, { returnAll: false, limit: 1 });
		expect(simple.json).toMatchObject([
			{ vendor: 'jimi', device_id: given.imei, location: { speed: null, heading: null } },
		]);
	});

	const textOf = ({ binary }: INodeExecutionData) => Buffer.from(binary!.data.data, 'base64').toString('utf8');

	test('GeoJSON, GPX and picture: one item with the whole track', async () => {
		const given = device();
		const count = times(await follow(given)).length;
		const geojson = await follow(given, { format: 'geojson' });
		expect(geojson.json).toMatchObject([
			{
				type: 'Feature',
				geometry: { type: 'LineString' },
				properties: { vendor: 'jimi', device_id: given.imei, summary: { point_count: count } },
			},
		]);
		const gpx = await follow(given, { format: 'gpx', binaryPropertyName: 'data' });
		expect(gpx.items[0].binary!.data).toMatchObject({ fileExtension: 'gpx', mimeType: 'application/gpx+xml' });
		expect(textOf(gpx.items[0]).match(/<trkpt /g)).toHaveLength(count);
		const picture = await follow(given, { format: 'picture', binaryPropertyName: 'data' });
		expect(textOf(picture.items[0])).toMatch(/<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
	});

	test('no points, as null and as an empty list', async () => {
		const given = stage.device({ reportInterval: 1_800, activationTime: stage.now });
		for (const emptyLists of ['null', 'array'] as const) {
			stage.cloud.set({ emptyLists });
			const told = await follow(given);
			expect([told.status, told.json]).toEqual(['success', []]);
		}
		expect((await follow(given, { format: 'geojson' })).json).toMatchObject([{ geometry: null }]);
	});

	test('a part that fails is asked again; if it keeps failing no half track comes out', async () => {
		const given = device();
		stage.sim.faults.add({ path: 'track.list', after: 1, times: 1, action: { status: 503 } });
		const told = await follow(given);
		expect(new Set(times(told)).size).toBe(told.json.length);
		expect(stage.wire('track.list')).toHaveLength(6);
		stage.sim.faults.add({ path: 'track.list', after: 1, action: { code: 1005 } });
		const broken = await follow(given);
		expect([broken.status, broken.json]).toEqual(['error', []]);
	});
});
