import fc from 'fast-check';
import type { TrackPoint } from '../../../nodes/core/track';

export const NOON = Date.UTC(2026, 2, 1, 12);

export const point = (seconds: number, lat: number, lng: number, more: Partial<TrackPoint> = {}): TrackPoint => ({
	time: NOON + seconds * 1000,
	lat,
	lng,
	speed: null,
	heading: null,
	...more,
});

/** A report every 10 seconds while driving east on the equator at this speed (m/s). */
export const driving = (from: number, seconds: number, lng: number, speed: number, says: number | null = speed) =>
	Array.from({ length: seconds / 10 + 1 }, (_, index) =>
		point(from + index * 10, 0, lng + (index * 10 * speed) / 111_195, { speed: says, heading: 90 }),
	);

/** Anything a device may send, nonsense and the edges included, in any order. */
export const anyPoint: fc.Arbitrary<TrackPoint> = fc.record({
	time: fc.oneof(
		{ weight: 9, arbitrary: fc.integer({ min: NOON, max: NOON + 9e7 }) },
		{ weight: 1, arbitrary: fc.double() },
	),
	lat: fc.oneof(
		{ weight: 9, arbitrary: fc.double({ min: -90, max: 90, noNaN: true }) },
		{ weight: 1, arbitrary: fc.double() },
	),
	lng: fc.oneof(
		{ weight: 9, arbitrary: fc.double({ min: -180, max: 180, noNaN: true }) },
		{ weight: 1, arbitrary: fc.constantFrom(-180, 180, NaN, Infinity) },
	),
	speed: fc.oneof(fc.constant(null), fc.double({ min: 0, max: 60, noNaN: true }), fc.double()),
	heading: fc.oneof(fc.constant(null), fc.double({ min: 0, max: 360, noNaN: true }), fc.double()),
	altitude: fc.oneof(fc.constant(null), fc.double({ min: -400, max: 5000, noNaN: true }), fc.double()),
});

export const anyTrack = fc.array(anyPoint, { maxLength: 40 });

/** A short hop after the other: what tracks look like. */
export const anyDrive: fc.Arbitrary<TrackPoint[]> = fc
	.record({
		lat: fc.double({ min: -80, max: 80, noNaN: true }),
		lng: fc.double({ min: -180, max: 180, noNaN: true }),
		hops: fc.array(
			fc.record({
				seconds: fc.integer({ min: 0, max: 900 }),
				north: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
				east: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
				speed: fc.option(fc.double({ min: 0, max: 40, noNaN: true })),
			}),
			{ minLength: 1, maxLength: 60 },
		),
	})
	.map(({ lat, lng, hops }) => {
		let at = { seconds: 0, lat, lng };
		return hops.map(({ seconds, north, east, speed }) => {
			const next = ((at.lng + east + 540) % 360) - 180;
			at = { seconds: at.seconds + seconds, lat: at.lat + north, lng: next };
			return point(at.seconds, at.lat, at.lng, { speed });
		});
	});

/** The first number anywhere in a value that JSON cannot say. */
export function notFinite(value: unknown): unknown {
	if (typeof value === 'number') return Number.isFinite(value) ? undefined : value;
	if (typeof value !== 'object' || value === null) return undefined;
	return Object.values(value)
		.map(notFinite)
		.find((found) => found !== undefined);
}
