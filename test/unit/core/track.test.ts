import fc from 'fast-check';
import { stopsOf, summarize } from '../../../nodes/core/track';
import { distance } from '../../../nodes/core/trackPoint';
import { anyDrive, anyTrack, driving, NOON, notFinite, point } from './trackPoints.cjs';

const iso = (seconds: number) => new Date(NOON + seconds * 1000).toISOString();

test.each([
	['a degree of latitude', { lat: 0, lng: 0 }, { lat: 1, lng: 0 }, 111_195.08],
	['a degree on the equator', { lat: 0, lng: 10 }, { lat: 0, lng: 11 }, 111_195.08],
	['a degree of longitude at 60 degrees', { lat: 60, lng: 0 }, { lat: 60, lng: 1 }, 55_595.42],
	['over the antimeridian', { lat: 0, lng: 179.5 }, { lat: 0, lng: -179.5 }, 111_195.08],
	['from pole to pole', { lat: 90, lng: 0 }, { lat: -90, lng: 50 }, 20_015_114.4],
	['Berlin to Munich', { lat: 52.52, lng: 13.405 }, { lat: 48.1372, lng: 11.5755 }, 504_300],
])('the distance of %s', (_, from, to, meters) => {
	expect(Math.abs(distance(from, to) - meters)).toBeLessThan(Math.max(1, meters * 0.0005));
});

test('a drive: distance, times and speeds', () => {
	const summary = summarize(driving(0, 600, 10, 20));
	expect(summary).toMatchObject({
		point_count: 61,
		begin_time: iso(0),
		end_time: iso(600),
		duration_seconds: 600,
		moving_seconds: 600,
		max_speed: 20,
		stops: [],
	});
	expect(summary.distance_meters).toBeCloseTo(12_000, -1);
	expect(summary.average_moving_speed).toBeCloseTo(20, 1);
});

test('nothing, and one point', () => {
	expect(summarize([])).toEqual({
		point_count: 0,
		distance_meters: 0,
		begin_time: null,
		end_time: null,
		duration_seconds: 0,
		moving_seconds: 0,
		max_speed: null,
		average_moving_speed: null,
		bounds: null,
		stops: [],
	});
	expect(summarize([point(5, 48, 11)])).toMatchObject({
		point_count: 1,
		distance_meters: 0,
		begin_time: iso(5),
		end_time: iso(5),
		bounds: [11, 48, 11, 48],
		stops: [],
	});
});

describe('stops', () => {
	/** Drives 200 s, stands, drives on: the GPS wanders some metres while it stands. */
	const withStop = (seconds: number, says: (speed: number) => number | null) => {
		const there = driving(0, 200, 10, 15, says(15));
		const { lng } = there[there.length - 1];
		const standing = Array.from({ length: seconds / 10 }, (_, index) =>
			point(210 + index * 10, (index % 2) * 0.0001, lng, { speed: says(0) }),
		);
		return [...there, ...standing, ...driving(210 + seconds, 200, lng + 0.0014, 15, says(15))];
	};

	test.each([
		['by its own speed', (speed: number) => speed],
		['by its place, where it reports no speed', () => null],
	])('a vehicle that stands for 5 minutes, %s', (_, says) => {
		const summary = summarize(withStop(300, says));
		expect(summary.stops).toHaveLength(1);
		expect(Math.abs(summary.stops[0].duration_seconds - 300)).toBeLessThanOrEqual(20);
		expect(summary.stops[0].lat).toBeCloseTo(0, 3);
		expect(Math.abs(summary.moving_seconds - 400)).toBeLessThanOrEqual(20);
		// 11 m to and fro 30 times would be 330 m that nobody drove.
		expect(Math.abs(summary.distance_meters - 6155)).toBeLessThan(60);
	});

	test('two minutes are a traffic light', () => {
		expect(stopsOf(withStop(120, (speed) => speed))).toEqual([]);
		expect(
			stopsOf(
				withStop(120, (speed) => speed),
				{ minimumSeconds: 60 },
			),
		).toHaveLength(1);
	});

	test('a gap is a stop only if the vehicle is still there', () => {
		expect(stopsOf([point(0, 48, 11, { speed: 0 }), point(7200, 48, 11.0001, { speed: 0 })])).toEqual([
			{ lat: 48, lng: 11.00005, begin: iso(0), end: iso(7200), duration_seconds: 7200 },
		]);
		expect(stopsOf([point(0, 48, 11, { speed: 0 }), point(7200, 48.1, 11, { speed: 0 })])).toEqual([]);
	});

	test('round and round in a small yard is no stop if it says that it drives', () => {
		const circle = (speed: number | null) =>
			Array.from({ length: 40 }, (_, index) =>
				point(index * 10, 48 + 0.0001 * Math.sin(index), 11 + 0.0001 * Math.cos(index), { speed }),
			);
		expect(stopsOf(circle(3))).toEqual([]);
		expect(stopsOf(circle(null))).toHaveLength(1);
	});

	test('a stop on the antimeridian lies there', () => {
		const [stop] = stopsOf(Array.from({ length: 20 }, (_, i) => point(i * 60, 0, i % 2 ? 179.9999 : -179.9999)));
		expect(Math.abs(stop.lng)).toBeCloseTo(180, 3);
	});
});

test.each([
	[
		'a plain box',
		[
			[48, 11],
			[49, 10],
			[47, 12],
		],
		[10, 47, 12, 49],
	],
	[
		'over the antimeridian',
		[
			[1, 179],
			[2, -179],
			[0, 178],
		],
		[178, 0, -179, 2],
	],
	[
		'up to the antimeridian, by its other name',
		[
			[0, 179],
			[0, -180],
		],
		[179, 0, 180, 0],
	],
	[
		'from the antimeridian, by its other name',
		[
			[0, 180],
			[0, -179],
		],
		[-180, 0, -179, 0],
	],
	[
		'right round the earth',
		[
			[0, 0],
			[0, 120],
			[0, -120],
			[0, 1],
		],
		[-180, 0, 180, 0],
	],
])('bounds: %s', (_, places, bounds) => {
	expect(summarize(places.map(([lat, lng], index) => point(index, lat, lng))).bounds).toEqual(bounds);
});

test('the order of the list and points without place or time change nothing', () => {
	const track = driving(0, 300, 10, 12);
	const nonsense = [point(NaN, 1, 1), point(5, NaN, 1), point(5, 91, 1), point(5, 1, Infinity)];
	expect(summarize([...nonsense, ...[...track].reverse()])).toEqual(summarize(track));
});

test('whatever comes, every number is one, and the figures agree with each other', () => {
	fc.assert(
		fc.property(fc.oneof(anyTrack, anyDrive), (points) => {
			const summary = summarize(points);
			expect(notFinite(summary)).toBeUndefined();
			expect(summary.point_count).toBeLessThanOrEqual(points.length);
			const standing = summary.stops.reduce((sum, stop) => sum + stop.duration_seconds, 0);
			const inAll = summary.moving_seconds + standing;
			expect(inAll).toBeLessThanOrEqual(summary.duration_seconds + 1 + summary.stops.length);
			for (const stop of summary.stops) expect(stop.duration_seconds).toBeGreaterThanOrEqual(180);
			expect(stopsOf(points)).toEqual(summary.stops);
		}),
	);
});

test('a drive is never shorter than the straight line, never longer than from point to point', () => {
	fc.assert(
		fc.property(anyDrive, (points) => {
			const { distance_meters: meters } = summarize(points);
			const legs = points.slice(1).reduce((sum, one, index) => sum + distance(points[index], one), 0);
			expect(meters).toBeGreaterThanOrEqual(distance(points[0], points[points.length - 1]) - 0.1);
			expect(meters).toBeLessThanOrEqual(legs + 0.1);
		}),
	);
});

test('100,000 points and more', () => {
	const summary = summarize(driving(0, 1_500_000, 0, 1.6));
	expect(summary.point_count).toBe(150_001);
	expect(summary.distance_meters / 2_400_000).toBeCloseTo(1, 3);
});
