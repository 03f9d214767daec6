import type { IDataObject } from 'n8n-workflow';
import { FieldError } from '../core/fields';
import { isObject } from './rows';

/** Degrees (WGS-84). East of the antimeridian again where `west` is greater than `east` (RFC 7946, 5.2). */
export interface Box {
	south: number;
	west: number;
	north: number;
	east: number;
}

/** Refuses what was given: `remedy` goes on after the name of the field. */
type Refuse = (remedy: string) => never;

type Walk = (value: IDataObject, refuse: Refuse) => number[][][];

const isPosition = (value: unknown): value is number[] => Array.isArray(value) && typeof value[0] === 'number';

/** The lines of positions in coordinates of whatever depth; a position by itself is a line of one. */
function linesIn(coordinates: unknown, refuse: Refuse): number[][][] {
	if (isPosition(coordinates)) return [[coordinates]];
	if (!Array.isArray(coordinates)) return refuse('has coordinates that are no lists of numbers');
	if (coordinates.length > 0 && coordinates.every(isPosition)) return [coordinates];
	return coordinates.flatMap((each) => linesIn(each, refuse));
}

const listed =
	(name: string): Walk =>
	(value, refuse) => {
		const list = value[name];
		if (!Array.isArray(list)) return refuse(`is a ${String(value.type)} without "${name}"`);
		return list.flatMap((each) => partsOf(each, refuse));
	};

/** Points of a MultiPoint are joined by no line. */
const apart: Walk = ({ coordinates }, refuse) =>
	linesIn(coordinates, refuse).flatMap((line) => line.map((position) => [position]));

const lines: Walk = ({ coordinates }, refuse) => linesIn(coordinates, refuse);

/** What stands nowhere (`geometry: null`) adds nothing. */
const feature: Walk = ({ geometry }, refuse) =>
	geometry === null || geometry === undefined ? [] : partsOf(geometry, refuse);

const WALKS = new Map<unknown, Walk>([
	['Feature', feature],
	['FeatureCollection', listed('features')],
	['GeometryCollection', listed('geometries')],
	['LineString', lines],
	['MultiLineString', lines],
	['MultiPoint', apart],
	['MultiPolygon', lines],
	['Point', lines],
	['Polygon', lines],
]);

function partsOf(value: unknown, refuse: Refuse): number[][][] {
	const walk = isObject(value) ? WALKS.get(value.type) : undefined;
	if (!walk) return refuse(`must be GeoJSON, its "type" one of: ${[...WALKS.keys()].join(', ')}`);
	return walk(value as IDataObject, refuse);
}

function checkPosition(position: number[], refuse: Refuse): void {
	const [lng, lat] = position;
	const within = (value: number, max: number) => Number.isFinite(value) && Math.abs(value) <= max;
	if (within(lng, 180) && within(lat, 90)) return;
	refuse(
		`has the position [${position.slice(0, 2).join(', ')}]: positions are [longitude, latitude] in this order, in degrees from -180 to 180 and from -90 to 90`,
	);
}

/** A side that leads round more than half of the globe is meant the other way round, unless it leads round all of it. */
function checkEdges(line: number[][], refuse: Refuse): void {
	for (let index = 1; index < line.length; index++) {
		const way = Math.abs(line[index][0] - line[index - 1][0]);
		if (way > 180 && way < 360) {
			refuse(
				'has a side of more than 180 degrees of longitude: what lies across the antimeridian is cut in two there (RFC 7946, 3.1.9)',
			);
		}
	}
}

/** Least and greatest of one coordinate; lists may be too long to be arguments of Math.min. */
function rangeOf(positions: number[][], place: 0 | 1): [number, number] {
	let [low, high] = [Infinity, -Infinity];
	for (const position of positions) {
		if (position[place] < low) low = position[place];
		if (position[place] > high) high = position[place];
	}
	return [low, high];
}

/** The shortest stretch of longitude that holds all of these: what lies outside is the widest gap between them. */
function narrowest(stretches: Array<[number, number]>): [number, number] {
	const sorted = [...stretches].sort(([one], [other]) => one - other);
	const [first] = sorted[0];
	let reached = sorted[0][1];
	let gap = 0;
	let [west, east] = [first, reached];
	for (const [from, to] of sorted) {
		if (from - reached > gap) [gap, west, east] = [from - reached, from, reached];
		reached = Math.max(reached, to);
	}
	// The gap that holds the antimeridian wins a tie: the box then has no side there.
	return first + 360 - reached >= gap ? [first, reached] : [west, east];
}

/**
 * The bounding box of any GeoJSON with an extent (RFC 7946): geometries, features, collections of both. Parts on both
 * sides of the antimeridian get the narrower box across it. The positions count; a `bbox` member, which nobody keeps up
 * to date, does not.
 *
 * @param field what it is called in the panel, for the error
 * @throws FieldError
 */
export function boxOf(value: unknown, field: string): Box {
	const refuse: Refuse = (remedy) => {
		throw new FieldError(field, remedy);
	};
	const parts = partsOf(value, refuse).filter((line) => line.length > 0);
	if (parts.length === 0) return refuse('holds no position: give an area, for example a Polygon');
	for (const line of parts) {
		for (const position of line) checkPosition(position, refuse);
		checkEdges(line, refuse);
	}
	const [south, north] = rangeOf(parts.flat(), 1);
	const [west, east] = narrowest(parts.map((line) => rangeOf(line, 0)));
	if (south === north || west === east) return refuse('has no extent: give an area, for example a Polygon');
	return { south, west, north, east };
}
