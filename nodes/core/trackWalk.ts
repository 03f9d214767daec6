import type { IDataObject } from 'n8n-workflow';
import type { TrackPoint } from './trackPoint';
import { distance, GAP, rounded, speedOf, unrolled, usable } from './trackPoint';

export interface Stop extends IDataObject {
	/** The middle of what was reported while it stood. */
	lat: number;
	lng: number;
	/** ISO 8601 UTC. */
	begin: string;
	end: string;
	duration_seconds: number;
}

export interface StopOptions {
	/** Standing for less than this is no stop: a traffic light. */
	minimumSeconds?: number;
	/** GPS wanders; within this distance the vehicle has not left. */
	radiusMeters?: number;
	/** Metres per second; below it a vehicle stands. */
	standingSpeed?: number;
}

const DEFAULTS: Required<StopOptions> = { minimumSeconds: 180, radiusMeters: 50, standingSpeed: 1.5 };

/** What is reported while the vehicle may be standing; a stop only once it lasts. */
interface Rest {
	first: TrackPoint;
	last: TrackPoint;
	count: number;
	/** Sums of the offsets from the first point. */
	north: number;
	east: number;
	path: number;
	movingPath: number;
	movingTime: number;
}

const restAt = (point: TrackPoint): Rest => ({
	first: point,
	last: point,
	count: 1,
	north: 0,
	east: 0,
	path: 0,
	movingPath: 0,
	movingTime: 0,
});

/** A vehicle's way from point to point: what it drove, and where it stood. */
class Walk {
	readonly stops: Stop[] = [];
	path = 0;
	movingPath = 0;
	movingTime = 0;
	private rest: Rest | undefined;

	constructor(private readonly limits: Required<StopOptions>) {}

	add(point: TrackPoint): void {
		if (this.rest === undefined) {
			this.rest = restAt(point);
			return;
		}
		const rest = this.rest;
		const from = rest.last;
		const meters = distance(from, point);
		const time = point.time - from.time;
		const pace = time > 0 ? meters / (time / 1000) : 0;
		const drives = this.drives(from, point, pace, time);
		const moves = drives || (pace >= this.limits.standingSpeed && !this.standsAtBoth(from, point, meters));
		if (!drives && distance(rest.first, point) <= this.limits.radiusMeters) {
			rest.last = point;
			rest.count += 1;
			rest.north += point.lat - rest.first.lat;
			rest.east += unrolled(rest.first.lng, point.lng) - rest.first.lng;
			this.count(rest, meters, moves ? time : 0);
		} else {
			this.settle(rest);
			this.count(this, meters, moves ? time : 0);
			this.rest = restAt(point);
		}
	}

	finish(): this {
		if (this.rest !== undefined) this.settle(this.rest);
		return this;
	}

	/** Both ends of a short leg report that the vehicle drives, or one does and the distance agrees. */
	private drives(from: TrackPoint, to: TrackPoint, pace: number, time: number): boolean {
		const [one, other] = [speedOf(from), speedOf(to)];
		if (one === null || other === null || time > GAP) return false;
		const limit = this.limits.standingSpeed;
		return Math.min(one, other) >= limit || (Math.max(one, other) >= limit && pace >= limit);
	}

	private standsAtBoth(from: TrackPoint, to: TrackPoint, meters: number): boolean {
		const slow = (point: TrackPoint) => (speedOf(point) ?? Infinity) < this.limits.standingSpeed;
		return meters <= this.limits.radiusMeters && slow(from) && slow(to);
	}

	private count(sums: { path: number; movingPath: number; movingTime: number }, meters: number, moving: number): void {
		sums.path += meters;
		if (moving > 0) sums.movingPath += meters;
		sums.movingTime += moving;
	}

	private settle({ first, last, count, north, east, ...sums }: Rest): void {
		const time = last.time - first.time;
		if (time < this.limits.minimumSeconds * 1000) {
			this.path += sums.path;
			this.movingPath += sums.movingPath;
			this.movingTime += sums.movingTime;
			return;
		}
		this.path += distance(first, last);
		this.stops.push({
			lat: rounded(first.lat + north / count, 6),
			lng: rounded(unrolled(0, first.lng + east / count), 6),
			begin: new Date(first.time).toISOString(),
			end: new Date(last.time).toISOString(),
			duration_seconds: Math.round(time / 1000),
		});
	}
}

/** The way along points that `usable` let through. */
export function walk(points: TrackPoint[], options: StopOptions = {}, also?: (point: TrackPoint) => void): Walk {
	const way = new Walk({ ...DEFAULTS, ...options });
	for (const point of points) {
		way.add(point);
		also?.(point);
	}
	return way.finish();
}

/**
 * Where the vehicle stood for at least 3 minutes: slow by its own report, or, where it reports no speed, within 50 m.
 * No report for a while is a stop only if the vehicle is still there afterwards.
 */
export const stopsOf = (points: TrackPoint[], options?: StopOptions): Stop[] => walk(usable(points), options).stops;
