import fc from 'fast-check';
import { area, box, feature, MILAN, MILAN_RING, POLYGON, rectangle, refusal, shape } from './areaPanel';

describe('across the antimeridian', () => {
	const FIJI = { lat: -17, lng: 179, latSpan: 2, lngSpan: 6 };

	test('a box whose east is less than its west', () => {
		expect(area(box(-18, 176, -16, -178))).toEqual(FIJI);
		expect(area(box(-18, 178, -16, -176))).toEqual({ ...FIJI, lng: -179 });
		expect(area(box(-18, 178, -16, -178))).toEqual({ ...FIJI, lng: 180, lngSpan: 4 });
		expect(area(box(-18, 180, -16, -178))).toEqual({ ...FIJI, lng: -179, lngSpan: 2 });
		expect(area(box(-18, 90, -16, -90))).toEqual({ ...FIJI, lng: 180, lngSpan: 180 });
	});

	test('a shape that is cut in two there', () => {
		const cut = { type: 'MultiPolygon', coordinates: [rectangle(176, 180), rectangle(-180, -178)] };
		expect(area(shape(cut))).toEqual(FIJI);
		expect(area(shape({ ...cut, coordinates: [...cut.coordinates].reverse() }))).toEqual(FIJI);
	});

	test('a shape that is not cut is refused, for it would be read as all the rest of the world', () => {
		expect(refusal(shape({ type: 'Polygon', coordinates: rectangle(176, -178) }))).toBe(
			'"GeoJSON" has a side of more than 180 degrees of longitude: what lies across the antimeridian is cut in two there (RFC 7946, 3.1.9)',
		);
	});

	test('the whole globe as a shape', () => {
		const globe = { type: 'Polygon', coordinates: rectangle(-180, 180, -90, 90) };
		expect(area(shape(globe))).toEqual({ lat: 0, lng: 0, latSpan: 180, lngSpan: 360 });
	});
});

describe('GeoJSON', () => {
	const MORE = { type: 'Polygon', coordinates: rectangle(9.3, 9.4, 45.3, 45.45) };
	const BOTH = { lat: 45.4, lng: 9.25, latSpan: 0.2, lngSpan: 0.3 };

	test.each([
		['a Feature', feature(POLYGON), MILAN],
		['a MultiPolygon', { type: 'MultiPolygon', coordinates: [POLYGON.coordinates, MORE.coordinates] }, BOTH],
		['a collection', { type: 'FeatureCollection', features: [feature(POLYGON), feature(MORE)] }, BOTH],
		['geometries', { type: 'GeometryCollection', geometries: [POLYGON, MORE] }, BOTH],
		['a feature that is nowhere', { type: 'FeatureCollection', features: [feature(null), feature(POLYGON)] }, MILAN],
		['a way', { type: 'LineString', coordinates: MILAN_RING.slice(0, 3) }, MILAN],
		['ways', { type: 'MultiLineString', coordinates: [MILAN_RING.slice(0, 2), MILAN_RING.slice(2)] }, MILAN],
		['two points', { type: 'MultiPoint', coordinates: [MILAN_RING[0], MILAN_RING[2]] }, MILAN],
		['altitudes', { type: 'Polygon', coordinates: [MILAN_RING.map((each) => [...each, 120])] }, MILAN],
		['a hole', { type: 'Polygon', coordinates: [MILAN_RING, ...rectangle(9.15, 9.2, 45.42, 45.45)] }, MILAN],
		['a bbox that is out of date', { ...POLYGON, bbox: [0, 0, 1, 1] }, MILAN],
	])('%s', (_, given, expected) => expect(area(shape(given))).toEqual(expected));

	test('parts far from each other: the narrower way round', () => {
		const tokyo = rectangle(139, 140, 35, 36);
		const sanFrancisco = rectangle(-123, -122, 37, 38);
		const read = area(shape({ type: 'MultiPolygon', coordinates: [tokyo, sanFrancisco] }));
		expect(read).toEqual({ lat: 36.5, lng: -171.5, latSpan: 3, lngSpan: 99 });
	});

	test.each([
		['nothing', '', /^"GeoJSON" is required: fill it in$/],
		['the empty object', '{}', /^"GeoJSON" must be GeoJSON, its "type" one of: Feature, FeatureCollection, /],
		['half a text', '{"type": "Poly', /^"GeoJSON" is not valid JSON: copy the whole text again$/],
		['a number', 7, /^"GeoJSON" must be GeoJSON/],
		['null as text', 'null', /^"GeoJSON" must be GeoJSON/],
		['a list', [POLYGON], /^"GeoJSON" must be GeoJSON/],
		['a circle', { type: 'Circle', coordinates: [9, 45] }, /^"GeoJSON" must be GeoJSON/],
		['an inherited word', { type: 'constructor' }, /^"GeoJSON" must be GeoJSON/],
		['one point', { type: 'Point', coordinates: [9, 45] }, /^"GeoJSON" has no extent: give an area/],
		[
			'points in a row',
			{
				type: 'MultiPoint',
				coordinates: [
					[9, 45],
					[9.1, 45],
				],
			},
			/^"GeoJSON" has no extent/,
		],
		['a nowhere', feature(null), /^"GeoJSON" holds no position: give an area/],
		['no corner', { type: 'Polygon', coordinates: [] }, /^"GeoJSON" holds no position/],
		['no coordinates', { type: 'Polygon' }, /^"GeoJSON" has coordinates that are no lists of numbers$/],
		['words', { type: 'LineString', coordinates: [['9', '45']] }, /^"GeoJSON" has coordinates that are no lists/],
		['no features', { type: 'FeatureCollection' }, /^"GeoJSON" is a FeatureCollection without "features"$/],
		[
			'swapped',
			{
				type: 'LineString',
				coordinates: [
					[35, 139],
					[36, 140],
				],
			},
			/^"GeoJSON" has the position \[35, 139\]: positions are \[longitude, latitude\] in this order/,
		],
		['half a position', { type: 'LineString', coordinates: [[9], [10, 45]] }, /^"GeoJSON" has the position \[9\]: /],
		[
			'beyond 180',
			{
				type: 'LineString',
				coordinates: [
					[179, -17],
					[181, -16],
				],
			},
			/^"GeoJSON" has the position \[181, -16\]/,
		],
	])('refused: %s', (_, given, text) => expect(refusal(shape(given))).toMatch(text));
});

describe('boxes and back', () => {
	const millionths = (max: number) => fc.integer({ min: -max * 1e6, max: max * 1e6 }).map((value) => value / 1e6);
	const boxes = fc
		.record({
			one: millionths(90),
			other: millionths(90),
			west: millionths(180),
			width: fc.integer({ min: 1, max: 18e7 }),
		})
		.filter(({ one, other }) => one !== other)
		.map(({ one, other, west, width }) => {
			const east = Math.round(west * 1e6 + width) / 1e6;
			const [south, north] = [Math.min(one, other), Math.max(one, other)];
			return { south, west, north, east: east > 180 ? Math.round((east - 360) * 1e6) / 1e6 : east };
		});
	const around = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180;

	/** How far two longitudes are from each other. */
	const apart = (one: number, other: number) => Math.abs(around(one - other));

	test('the centre and the span have the edges of the box', () => {
		fc.assert(
			fc.property(boxes, ({ south, west, north, east }) => {
				const { lat, lng, latSpan, lngSpan } = area(box(south, west, north, east))!;
				expect(Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && latSpan > 0 && lngSpan > 0).toBe(true);
				expect(lat - latSpan / 2).toBeCloseTo(south, 8);
				expect(lat + latSpan / 2).toBeCloseTo(north, 8);
				expect(apart(lng - lngSpan / 2, west)).toBeLessThan(1e-8);
				expect(apart(lng + lngSpan / 2, east)).toBeLessThan(1e-8);
			}),
			{ numRuns: 500, seed: 20261128 },
		);
	});

	test('a box given as a shape is the same area, cut at the antimeridian or not', () => {
		fc.assert(
			fc.property(boxes, ({ south, west, north, east }) => {
				const part = (from: number, to: number) => rectangle(from, to, south, north);
				const parts = west < east ? [part(west, east)] : [part(west, 180), part(-180, east)];
				const given = shape({ type: 'MultiPolygon', coordinates: parts });
				expect(area(given)).toEqual(area(box(south, west, north, east)));
			}),
			{ numRuns: 500, seed: 20261128 },
		);
	});
});
