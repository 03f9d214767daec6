import fc from 'fast-check';
import { toGeoJson } from '../../../nodes/core/geoJson';
import { summarize } from '../../../nodes/core/track';
import { anyDrive, anyTrack, NOON, notFinite, point } from './trackPoints.cjs';

const TRACK = { vendor: 'sample', device_id: '861', vehicle_id: 'B-FL 1' };

interface Feature {
	bbox?: number[];
	geometry: { type: string; coordinates: number[][] & number[][][] } | null;
	properties: Record<string, unknown[]>;
}

const feature = (points: Parameters<typeof toGeoJson>[1]) => toGeoJson(TRACK, points) as unknown as Feature;

test('a line with what was reported at each position', () => {
	const points = [
		point(0, 48, 11, { speed: 5, heading: 360 }),
		point(10, 48.001, 11.002, { speed: null, heading: 90 }),
	];
	expect(toGeoJson(TRACK, points)).toEqual({
		type: 'Feature',
		bbox: [11, 48, 11.002, 48.001],
		geometry: {
			type: 'LineString',
			coordinates: [
				[11, 48],
				[11.002, 48.001],
			],
		},
		properties: {
			...TRACK,
			coordTimes: [new Date(NOON).toISOString(), new Date(NOON + 10_000).toISOString()],
			speeds: [5, null],
			headings: [0, 90],
			summary: summarize(points),
		},
	});
});

test('no point has no geometry and no box, one is a Point', () => {
	expect(toGeoJson({ vendor: 'sample', device_id: null }, [])).toMatchObject({
		geometry: null,
		properties: { device_id: null, vehicle_id: null, coordTimes: [] },
	});
	expect(toGeoJson(TRACK, [])).not.toHaveProperty('bbox');
	expect(feature([point(0, 48, 11)]).geometry).toEqual({ type: 'Point', coordinates: [11, 48] });
});

test('the altitude is there, in the box too, if every point has one', () => {
	const high = point(0, 48, 11, { altitude: 500 });
	const low = point(10, 48.1, 11.1, { altitude: 480 });
	expect(feature([high, low]).geometry?.coordinates[1]).toEqual([11.1, 48.1, 480]);
	expect(feature([high, low]).bbox).toEqual([11, 48, 480, 11.1, 48.1, 500]);
	expect(feature([high, point(20, 48, 11)]).geometry?.coordinates).toEqual([
		[11, 48],
		[11, 48],
	]);
});

test('a line over the antimeridian is cut there', () => {
	const { geometry, bbox, properties } = feature([point(0, 0, 179), point(100, 2, -179), point(200, 2, -178)]);
	expect(geometry).toEqual({
		type: 'MultiLineString',
		coordinates: [
			[
				[179, 0],
				[180, 1],
			],
			[
				[-180, 1],
				[-179, 2],
				[-178, 2],
			],
		],
	});
	expect(bbox).toEqual([179, 0, -178, 2]);
	expect(properties.coordTimes[0]).toEqual([new Date(NOON).toISOString(), new Date(NOON + 50_000).toISOString()]);
});

test('whatever comes: only numbers, lists of the same length, lines of two or more, no jump round the earth', () => {
	fc.assert(
		fc.property(fc.oneof(anyTrack, anyDrive), (points) => {
			const { geometry, properties, ...rest } = feature(points);
			expect(notFinite({ geometry, properties, rest })).toBeUndefined();
			if (geometry === null || geometry.type === 'Point') return;
			const cut = geometry.type === 'MultiLineString';
			const lines: number[][][] = cut ? geometry.coordinates : [geometry.coordinates];
			for (const key of ['coordTimes', 'speeds', 'headings']) {
				const lists = (cut ? properties[key] : [properties[key]]) as unknown[][];
				expect(lists.map(({ length }) => length)).toEqual(lines.map(({ length }) => length));
			}
			for (const line of lines) {
				expect(line.length).toBeGreaterThanOrEqual(2);
				line.slice(1).forEach(([lng], index) => expect(Math.abs(lng - line[index][0])).toBeLessThanOrEqual(180));
			}
		}),
	);
});
