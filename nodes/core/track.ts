import type { IDataObject } from 'n8n-workflow';
import type { TrackPoint } from './trackPoint';
import { rounded, speedOf, unroller, usable } from './trackPoint';
import type { Stop } from './trackWalk';
import { walk } from './trackWalk';

export type { TrackPoint } from './trackPoint';
export type { Stop, StopOptions } from './trackWalk';
export { stopsOf } from './trackWalk';

/** Metres, seconds, metres per second; unknown is `null`. */
export interface TrackSummary extends IDataObject {
	point_count: number;
	/** Along great circles; what the position wanders while the vehicle stands does not count. */
	distance_meters: number;
	/** ISO 8601 UTC. */
	begin_time: string | null;
	end_time: string | null;
	duration_seconds: number;
	moving_seconds: number;
	/** The highest that was reported. */
	max_speed: number | null;
	average_moving_speed: number | null;
	/** West, south, east, north; over the antimeridian west is greater than east (RFC 7946, 5.2). */
	bounds: [number, number, number, number] | null;
	stops: Stop[];
}

/** The box around a track; it follows the track over the antimeridian. */
class Bounds {
	private readonly unroll = unroller();
	private west = { at: Infinity, lng: 0 };
	private east = { at: -Infinity, lng: 0 };
	private south = Infinity;
	private north = -Infinity;

	add({ lat, lng }: TrackPoint): void {
		const at = this.unroll(lng);
		if (at < this.west.at) this.west = { at, lng };
		if (at > this.east.at) this.east = { at, lng };
		if (lat < this.south) this.south = lat;
		if (lat > this.north) this.north = lat;
	}

	read(): [number, number, number, number] | null {
		if (this.south > this.north) return null;
		if (this.east.at - this.west.at >= 360) return [-180, this.south, 180, this.north];
		const [west, east] = [this.west.lng, this.east.lng];
		// The antimeridian has two names; the one on the side of the track needs no crossing.
		if (west > east && east === -180) return [west, this.south, 180, this.north];
		if (west > east && west === 180) return [-180, this.south, east, this.north];
		return [west, this.south, east, this.north];
	}
}

/** The figures of a track, in one pass. Points that do not say when or where do not count. */
export function summarize(points: TrackPoint[]): TrackSummary {
	const track = usable(points);
	const bounds = new Bounds();
	let fastest: number | null = null;
	const way = walk(track, {}, (point) => {
		bounds.add(point);
		const speed = speedOf(point);
		if (speed !== null && speed > (fastest ?? -1)) fastest = speed;
	});
	const [begin, end] = [track[0]?.time ?? null, track[track.length - 1]?.time ?? null];
	return {
		point_count: track.length,
		distance_meters: rounded(way.path, 1),
		begin_time: begin === null ? null : new Date(begin).toISOString(),
		end_time: end === null ? null : new Date(end).toISOString(),
		duration_seconds: begin === null || end === null ? 0 : Math.round((end - begin) / 1000),
		moving_seconds: Math.round(way.movingTime / 1000),
		max_speed: fastest,
		average_moving_speed: way.movingTime > 0 ? rounded(way.movingPath / (way.movingTime / 1000), 2) : null,
		bounds: bounds.read(),
		stops: way.stops,
	};
}
