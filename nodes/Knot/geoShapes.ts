import type { IDataObject } from 'n8n-workflow';
import { toNumber, toText } from '../core/vehicle';

/** Longitude, latitude, in degrees (WGS-84): the order of GeoJSON and of Knot's shapes. */
type Corner = [number, number];

function cornerOf(value: unknown): Corner | null {
	if (!Array.isArray(value)) return null;
	const [lng, lat] = [toNumber(value[0]), toNumber(value[1])];
	if (lng === null || lat === null || Math.abs(lng) > 180 || Math.abs(lat) > 90) return null;
	return [lng, lat];
}

const isSame = ([x, y]: Corner, [otherX, otherY]: Corner) => x === otherX && y === otherY;

/** The same ring with its first position again at the end. */
const closed = (ring: Corner[]): Corner[] => (isSame(ring[0], ring[ring.length - 1]) ? ring : [...ring, ring[0]]);

/** Twice the area inside a closed ring in square degrees, negative where it runs clockwise. */
function doubleArea(ring: Corner[]): number {
	// Counted from the first corner: far from 0/0 the products of small rings would lose their digits.
	const [[x0, y0]] = ring;
	let sum = 0;
	for (let index = 1; index < ring.length; index++) {
		const [[x1, y1], [x2, y2]] = [ring[index - 1], ring[index]];
		sum += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
	}
	return sum;
}

/**
 * Knot's `shape`, [[longitude, latitude], ...], as a Polygon of RFC 7946: one closed ring, counter-clockwise. `null`
 * where there are not three corners, or one of them is no position on the globe: without it the ground would be
 * another one.
 */
export function polygonOf(shape: unknown): IDataObject | null {
	const corners = Array.isArray(shape) ? shape.map(cornerOf) : [];
	if (corners.length === 0 || corners.includes(null)) return null;
	const ring = closed(corners as Corner[]);
	if (new Set(ring.map(String)).size < 3) return null;
	return { type: 'Polygon', coordinates: [doubleArea(ring) < 0 ? ring.reverse() : ring] };
}

/** Of a ground, the most particular first: a parking names its network, too. */
const IDS = ['virtual_parking_id', 'speed_zone_id', 'network_id'];

/**
 * A network (operations 61 to 65), a virtual parking or a speed zone (61, 62) as a GeoJSON Feature: its shape is the
 * geometry, all else that Knot says its properties. No document names the unit of a zone's `max_speed`.
 */
export function toFeature({ shape, ...properties }: IDataObject): IDataObject {
	const id = IDS.map((name) => properties[name]).find((value) => toText(value) !== null);
	return {
		type: 'Feature',
		...(id === undefined ? {} : { id }),
		geometry: polygonOf(shape),
		properties,
	};
}
