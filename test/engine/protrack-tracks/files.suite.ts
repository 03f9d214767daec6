import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Device } from '../../../simulator/index.cjs';
import { ProtrackStage } from '../protrackStage';
import { follow, history, iso, NOON } from './records';

/** A track as one item: a line, or a file. */
describe('files', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	/** Drives for ten minutes, stands for ten, drives on; one record without a fix. */
	function drive(): Device {
		const device = stage.device();
		const out = history(61, (index) => index * 10);
		const stands = history(60, (index) => 610 + index * 10, 0).map((record) => ({
			...record,
			latitude: out[60].latitude,
		}));
		device.history = [...out, ...stands, { ...out[0], latitude: 0, longitude: 0, gpstime: NOON + 1_300 }];
		return device;
	}

	async function fileOf(format: string, more: object = {}) {
		const device = drive();
		const told = await follow(stage, device, { format, binaryPropertyName: 'data', ...more });
		expect(told.items).toHaveLength(1);
		return { device, told, item: told.items[0] as INodeExecutionData };
	}

	const textOf = ({ binary }: INodeExecutionData, property = 'data') =>
		Buffer.from(binary![property].data, 'base64').toString('utf8');

	test('GeoJSON: a line with times, and the summary', async () => {
		const { device, item } = await fileOf('geojson');
		expect(item).not.toHaveProperty('binary');
		expect(item.pairedItem).toEqual({ item: 0 });
		const { type, geometry, properties } = item.json as IDataObject & {
			geometry: IDataObject;
			properties: IDataObject;
		};
		expect([type, geometry.type]).toEqual(['Feature', 'LineString']);
		expect(geometry.coordinates).toHaveLength(121);
		expect((geometry.coordinates as number[][])[0]).toEqual([57.5, -20.2]);
		expect(properties).toMatchObject({ vendor: 'protrack', device_id: device.imei });
		expect((properties.coordTimes as string[])[0]).toBe(iso(NOON));
		expect(properties.summary).toMatchObject({
			point_count: 121,
			begin_time: iso(NOON),
			end_time: iso(NOON + 1_200),
			max_speed: 10,
			stops: [expect.objectContaining({ lng: 57.5 })],
		});
	});

	test('GPX: a file with name and type, every point with its time', async () => {
		const { device, item } = await fileOf('gpx');
		expect(item.binary).toMatchObject({
			data: {
				fileName: `track-${device.imei}-2026-05-24.gpx`,
				fileExtension: 'gpx',
				mimeType: 'application/gpx+xml',
			},
		});
		expect(item.json).toMatchObject({ vendor: 'protrack', device_id: device.imei, point_count: 121 });
		const text = textOf(item);
		expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<gpx [^>]*version="1\.1"/);
		expect(text.match(/<trkpt /g)).toHaveLength(121);
		expect(text).toContain(`<time>${iso(NOON + 1_200)}</time>`);
	});

	test('a picture: an SVG file under the name of the field that was chosen', async () => {
		const { device, item } = await fileOf('picture', { binaryPropertyName: 'map' });
		expect(Object.keys(item.binary!)).toEqual(['map']);
		expect(item.binary!.map).toMatchObject({
			fileName: `track-${device.imei}-2026-05-24.svg`,
			mimeType: 'image/svg+xml',
		});
		const text = textOf(item, 'map');
		expect(text).toMatch(/^(<\?xml[^>]*>\s*)?<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
		expect(text).toContain(device.imei);
	});

	test.each([
		['gpx', 'gpx'],
		['picture', 'svg'],
	])('an empty track as %s is still a file', async (format, ending) => {
		const device = stage.device();
		device.history = [];
		const { items } = await follow(stage, device, { format, binaryPropertyName: 'data' });
		expect(items[0].binary!.data.fileName).toBe(`track-${device.imei}-empty.${ending}`);
		expect(items[0].json).toMatchObject({ point_count: 0, distance_meters: 0, begin_time: null, bounds: null });
	});

	test('Limit does not cut a line or a file', async () => {
		const { item } = await fileOf('gpx', { returnAll: false, limit: 5 });
		expect(item.json).toMatchObject({ point_count: 121 });
	});
});
