import type { IDataObject } from 'n8n-workflow';
import fc from 'fast-check';
import { polygonOf, toFeature } from '../../../nodes/Knot/geoShapes';
import { knotCalls } from '../../fixtures/read.cjs';
import { connectKnot, type KnotClient } from '../simulator/knotClient.cjs';

type Corner = [number, number];

/** The sample of all shapes in the vendor document. */
const SHAPE: Corner[] = [
	[10, 45],
	[-2.8, 4],
	[67, -45.8],
];
const SQUARE: Corner[] = [
	[9, 45],
	[9.1, 45],
	[9.1, 45.1],
	[9, 45.1],
];

const ringOf = (shape: unknown) => {
	const polygon = polygonOf(shape) as { type: string; coordinates: Corner[][] };
	expect([polygon.type, polygon.coordinates.length]).toEqual(['Polygon', 1]);
	return polygon.coordinates[0];
};

/** The textbook's formula, twice the signed area. */
const doubleArea = (ring: Corner[]) =>
	ring.slice(1).reduce((sum, [x, y], index) => sum + ring[index][0] * y - x * ring[index][1], 0);

const closed = (corners: Corner[]) => [...corners, corners[0]];

test('a network of the document: a closed ring, counter-clockwise as it came', () => {
	const [row] = knotCalls()[62].answer.data as IDataObject[];
	const { shape, ...properties } = row;
	expect(shape).toEqual(SHAPE);
	expect(toFeature(row)).toEqual({
		type: 'Feature',
		id: 1,
		geometry: { type: 'Polygon', coordinates: [closed(SHAPE)] },
		properties,
	});
	expect(doubleArea(closed(SHAPE))).toBeGreaterThan(0);
	expect(properties).toMatchObject({ name: 'string', center_latitude: -90, currency: 'string' });
});

test('a ring that is closed stays, one that runs clockwise is turned', () => {
	expect(ringOf(SQUARE)).toEqual(closed(SQUARE));
	expect(ringOf(closed(SQUARE))).toEqual(closed(SQUARE));
	const [first, ...others] = SQUARE;
	expect(ringOf([first, ...others.reverse()])).toEqual(closed(SQUARE));
});

test('numbers as text are read, an altitude is left out', () => {
	expect(ringOf(SQUARE.map(([lng, lat]) => [String(lng), String(lat), 120]))).toEqual(closed(SQUARE));
});

test.each([
	['missing', undefined],
	['null', null],
	['a text', 'string'],
	['empty', []],
	['the sample of parkings', [[-180]]],
	['one corner', [[9, 45]]],
	['two corners', SQUARE.slice(0, 2)],
	['two corners, closed', closed(SQUARE.slice(0, 2))],
	['two corners, again and again', [...SQUARE.slice(0, 2), ...SQUARE.slice(0, 2)]],
	['a corner that is null', [...SQUARE, null]],
	['a corner without a number', [...SQUARE, [9, 'north']]],
	['a corner off the globe', [...SQUARE, [45, 190]]],
])('no ground: %s', (_, shape) => {
	expect(polygonOf(shape)).toBeNull();
	expect(toFeature({ network_id: 3, shape } as IDataObject)).toEqual({
		type: 'Feature',
		id: 3,
		geometry: null,
		properties: { network_id: 3 },
	});
});

test('a feature is named by what it is, and the row is left as it was', () => {
	const row = { virtual_parking_id: 301, cluster_id: 1, network_id: 2, shape: [...SQUARE].reverse() };
	const before = structuredClone(row);
	expect(toFeature(row)).toMatchObject({ id: 301, properties: { cluster_id: 1, network_id: 2 } });
	expect(row).toEqual(before);
	expect(toFeature({ speed_zone_id: 7, max_speed: 10 })).toMatchObject({ id: 7, properties: { max_speed: 10 } });
	expect(toFeature({ virtual_parking_id: null, network_id: 2 })).toMatchObject({ id: 2 });
	expect(toFeature({})).toEqual({ type: 'Feature', geometry: null, properties: {} });
});

test('rings are closed and run counter-clockwise, whatever way they came', () => {
	// Corners of a ground around a centre, in the order of their directions: no side crosses another.
	const grounds = fc
		.record({
			centre: fc.tuple(fc.integer({ min: -1600, max: 1600 }), fc.integer({ min: -700, max: 700 })),
			radii: fc.array(fc.integer({ min: 10, max: 100 }), { minLength: 3, maxLength: 12 }),
			turned: fc.boolean(),
			isClosed: fc.boolean(),
		})
		.map(({ centre: [lng, lat], radii, turned, isClosed }) => {
			const corners = radii.map((radius, index): Corner => {
				const angle = (2 * Math.PI * index) / radii.length;
				return [(lng + radius * Math.cos(angle)) / 10, (lat + radius * Math.sin(angle)) / 10];
			});
			const inOrder = turned ? corners.reverse() : corners;
			return isClosed ? closed(inOrder) : inOrder;
		});
	const asText = (corners: Corner[]) => new Set(corners.map(String));
	fc.assert(
		fc.property(grounds, (shape) => {
			const ring = ringOf(shape);
			expect(ring[ring.length - 1]).toEqual(ring[0]);
			expect(doubleArea(ring)).toBeGreaterThan(0);
			expect(asText(ring)).toEqual(asText(shape));
			expect(ring).toHaveLength(asText(shape).size + 1);
			expect(ringOf(ring)).toEqual(ring);
		}),
		{ numRuns: 300, seed: 20261128 },
	);
});

describe('over HTTP', () => {
	let client: KnotClient;
	beforeAll(async () => {
		client = await connectKnot({ docked: 1 });
	});
	afterAll(async () => {
		await client.sim.stop();
	});

	test('networks, parkings and speed zones of the map', async () => {
		const asked = { lat: 45.4642, lng: 9.19, latdeg: 1, lngdeg: 1 };
		const answer = (await client.call('map.get', asked)) as unknown as Record<string, IDataObject[]>;
		for (const list of ['networks', 'parkings', 'speed_zones']) {
			expect(answer[list].length).toBeGreaterThan(0);
			for (const row of answer[list]) {
				expect(toFeature(row)).toMatchObject({ type: 'Feature', geometry: { type: 'Polygon' } });
				expect(ringOf(row.shape)).toEqual(row.shape);
			}
		}
	});
});
