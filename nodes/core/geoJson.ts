import type { IDataObject } from 'n8n-workflow';
import { summarize } from './track';
import type { TrackPoint } from './trackPoint';
import { altitudeOf, headingOf, speedOf, usable } from './trackPoint';

/** One uncut piece of the line; the lists belong together, entry by entry. */
interface Part {
	coordinates: number[][];
	coordTimes: string[];
	speeds: Array<number | null>;
	headings: Array<number | null>;
}

function add(part: Part, point: TrackPoint, withAltitude: boolean): void {
	const position = [point.lng, point.lat];
	if (withAltitude) position.push(altitudeOf(point) ?? 0);
	part.coordinates.push(position);
	part.coordTimes.push(new Date(point.time).toISOString());
	part.speeds.push(speedOf(point));
	part.headings.push(headingOf(point));
}

/** Where the way between two points meets the antimeridian, seen from the side of the first. */
function crossing(from: TrackPoint, to: TrackPoint): TrackPoint {
	const edge = from.lng > 0 ? 180 : -180;
	const way = to.lng + 2 * edge - from.lng;
	const part = way === 0 ? 0 : (edge - from.lng) / way;
	const between = (one: number, other: number) => one + part * (other - one);
	const [low, high] = [altitudeOf(from), altitudeOf(to)];
	return {
		time: Math.round(between(from.time, to.time)),
		lat: between(from.lat, to.lat),
		lng: edge,
		speed: null,
		heading: null,
		altitude: low === null || high === null ? null : between(low, high),
	};
}

/** The line, cut where it crosses the antimeridian (RFC 7946, 3.1.9): maps would draw it right round the earth. */
function cut(points: TrackPoint[], withAltitude: boolean): Part[] {
	const parts: Part[] = [{ coordinates: [], coordTimes: [], speeds: [], headings: [] }];
	for (const [index, point] of points.entries()) {
		const before = points[index - 1];
		if (before !== undefined && Math.abs(point.lng - before.lng) > 180) {
			const edge = crossing(before, point);
			add(parts[parts.length - 1], edge, withAltitude);
			parts.push({ coordinates: [], coordTimes: [], speeds: [], headings: [] });
			add(parts[parts.length - 1], { ...edge, lng: -edge.lng }, withAltitude);
		}
		add(parts[parts.length - 1], point, withAltitude);
	}
	return parts;
}

function geometryOf(parts: Part[]): IDataObject | null {
	const [{ coordinates }] = parts;
	if (coordinates.length === 0) return null;
	if (parts.length > 1) return { type: 'MultiLineString', coordinates: parts.map((part) => part.coordinates) };
	// A LineString needs two positions.
	return coordinates.length === 1
		? { type: 'Point', coordinates: coordinates[0] }
		: { type: 'LineString', coordinates };
}

/** With the altitude in the coordinates it belongs into the box as well (RFC 7946, 5). */
function boxOf(bounds: [number, number, number, number], points: TrackPoint[], withAltitude: boolean): number[] {
	if (!withAltitude) return bounds;
	let [low, high] = [Infinity, -Infinity];
	for (const point of points) {
		const altitude = altitudeOf(point) ?? 0;
		if (altitude < low) low = altitude;
		if (altitude > high) high = altitude;
	}
	const [west, south, east, north] = bounds;
	return [west, south, low, east, north, high];
}

/**
 * A track as one GeoJSON Feature (RFC 7946). GeoJSON has no place for times; `coordTimes`, ISO 8601 UTC, one for each
 * position, is the name that togeojson introduced and that togpx, geojson-tidy and Leaflet.TimeDimension read. `speeds`
 * (m/s) and `headings` (degrees) run alongside. A line that is cut at the antimeridian has one list for each piece, as
 * its coordinates have. The altitude is there if every point has one: a mixture is refused by many programs.
 */
export function toGeoJson(
	track: { vendor: string; device_id: string | null; vehicle_id?: string | null },
	points: TrackPoint[],
): IDataObject {
	const good = usable(points);
	const withAltitude = good.length > 0 && good.every((point) => altitudeOf(point) !== null);
	const parts = cut(good, withAltitude);
	const summary = summarize(good);
	const lists = <K extends keyof Part>(key: K): IDataObject[string] =>
		(parts.length === 1 ? parts[0][key] : parts.map((part) => part[key])) as IDataObject[string];
	return {
		type: 'Feature',
		...(summary.bounds && { bbox: boxOf(summary.bounds, good, withAltitude) }),
		geometry: geometryOf(parts),
		properties: {
			vendor: track.vendor,
			device_id: track.device_id,
			vehicle_id: track.vehicle_id ?? null,
			coordTimes: lists('coordTimes'),
			speeds: lists('speeds'),
			headings: lists('headings'),
			summary,
		},
	};
}
