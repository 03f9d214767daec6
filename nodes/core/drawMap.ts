import type { Box } from './drawSvg';
import type { TrackPoint } from './trackPoint';
import { EARTH_RADIUS, toRadians, unrolled, unroller } from './trackPoint';

/** Web Mercator ends here; beyond it everything lies on the edge. */
const LAST_LATITUDE = 85;

/** A picture of one spot shows this many metres. */
const SMALLEST_VIEW = 200;

/** Room for the markers and their labels; on a very small map a share of it. */
const MARGIN = 48;
const MARGIN_SHARE = 0.3;

/** A piece of the earth on paper, in Web Mercator: angles and proportions are right everywhere. */
export interface DrawnMap {
	box: Box;
	x(lng: number): number;
	y(lat: number): number;
	lng(x: number): number;
	lat(y: number): number;
	/** In the middle of the map. */
	pixelsPerMeter: number;
	middleLatitude: number;
}

const mercator = (lat: number): number =>
	Math.asinh(Math.tan(toRadians(Math.max(-LAST_LATITUDE, Math.min(LAST_LATITUDE, lat)))));

const latitude = (y: number): number => (Math.atan(Math.sinh(y)) * 180) / Math.PI;

/** The map on which all points, at least one, have room in the box. */
export function fitMap(points: TrackPoint[], box: Box): DrawnMap {
	const unroll = unroller();
	let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
	for (const point of points) {
		const lng = unroll(point.lng);
		if (lng < west) west = lng;
		if (lng > east) east = lng;
		if (point.lat < south) south = point.lat;
		if (point.lat > north) north = point.lat;
	}
	const [low, high] = [mercator(south), mercator(north)];
	const middleLng = (west + east) / 2;
	const middle = (low + high) / 2;
	const middleLatitude = latitude(middle);
	const perMeter = EARTH_RADIUS * Math.cos(toRadians(middleLatitude));
	const [width, height] = [box.width, box.height].map((side) => side - 2 * Math.min(MARGIN, MARGIN_SHARE * side));
	const scale = Math.min(
		width / Math.min(toRadians(east - west), 2 * Math.PI),
		height / (high - low),
		(Math.min(width, height) / SMALLEST_VIEW) * perMeter,
	);
	const [centreX, centreY] = [box.x + box.width / 2, box.y + box.height / 2];
	return {
		box,
		x: (lng) => centreX + scale * toRadians(unrolled(middleLng, lng) - middleLng),
		y: (lat) => centreY - scale * (mercator(lat) - middle),
		lng: (x) => middleLng + ((x - centreX) / scale / Math.PI) * 180,
		lat: (y) => latitude(middle + (centreY - y) / scale),
		pixelsPerMeter: scale / perMeter,
		middleLatitude,
	};
}

/** 1, 2 or 5 with zeros: the largest round number that is not above the limit. */
export function roundBelow(limit: number): number {
	const power = 10 ** Math.floor(Math.log10(limit));
	const digit = limit / power;
	return (digit >= 5 ? 5 : digit >= 2 ? 2 : 1) * power;
}
