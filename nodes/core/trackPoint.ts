export interface TrackPoint {
	/** Milliseconds since 1970. */
	time: number;
	lat: number;
	lng: number;
	/** Metres per second. */
	speed: number | null;
	/** Degrees, north is 0, clockwise. */
	heading: number | null;
	/** Metres. */
	altitude?: number | null;
}

/** Mean radius of the earth, IUGG. */
export const EARTH_RADIUS = 6_371_008.8;

/** Milliseconds without a report after which nobody knows how the vehicle went on. */
export const GAP = 600_000;

/** The end of the year 9999: later times have no ISO 8601 form that other programs read. */
const LATEST = 253_402_300_799_999;

export const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;

export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Metres along the great circle. */
export function distance(from: { lat: number; lng: number }, to: { lat: number; lng: number }): number {
	const north = Math.sin(toRadians(to.lat - from.lat) / 2);
	const east = Math.sin(toRadians(to.lng - from.lng) / 2);
	const half = north * north + Math.cos(toRadians(from.lat)) * Math.cos(toRadians(to.lat)) * east * east;
	return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Longitudes as one line: over the antimeridian they go on beyond 180 instead of jumping to the other side. */
export function unroller(): (lng: number) => number {
	let turns = 0;
	let before: number | undefined;
	return (lng) => {
		if (before !== undefined && lng - before > 180) turns -= 360;
		if (before !== undefined && lng - before < -180) turns += 360;
		before = lng;
		return lng + turns;
	};
}

/** The longitude that is nearest to another one: never more than half way round the earth. */
export const unrolled = (near: number, lng: number): number => lng + 360 * Math.round((near - lng) / 360);

const within = (value: number | null | undefined, low: number, high: number): number | null =>
	typeof value === 'number' && value >= low && value <= high ? value : null;

/** What a device can mean: no negative speed, nothing infinite, nothing faster than a rocket. */
export const speedOf = (point: TrackPoint): number | null => within(point.speed, 0, 10_000);

/** 0 up to, not including, 360. */
export function headingOf(point: TrackPoint): number | null {
	const heading = within(point.heading, -360, 360);
	return heading === null ? null : (heading + 360) % 360;
}

export const altitudeOf = (point: TrackPoint): number | null => within(point.altitude, -100_000, 1_000_000);

const isPoint = ({ time, lat, lng }: TrackPoint): boolean =>
	within(time, 0, LATEST) !== null && within(lat, -90, 90) !== null && within(lng, -180, 180) !== null;

/** The points that say when and where, in the order of time: the same list if it is so already. */
export function usable(points: TrackPoint[]): TrackPoint[] {
	const good = points.every(isPoint) ? points : points.filter(isPoint);
	const ordered = good.every((point, index) => index === 0 || good[index - 1].time <= point.time);
	return ordered ? good : [...good].sort((one, other) => one.time - other.time);
}
