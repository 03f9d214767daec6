import { degrees } from '../journey.cjs';
import type { Position } from '../movement.cjs';

const EARTH_RADIUS = 6_371_000;

/** A rectangle on the map: its middle, its height and width in degrees. */
export interface Area extends Position {
	height: number;
	width: number;
}

/** Metres between two positions, however far apart (great circle). */
export function metresApart(one: Position, other: Position): number {
	const [from, to] = [radians(one.latitude), radians(other.latitude)];
	const chord =
		Math.sin((to - from) / 2) ** 2 +
		Math.cos(from) * Math.cos(to) * Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
	return Math.round(2 * EARTH_RADIUS * Math.asin(Math.sqrt(chord)));
}

/** Whether a position lies in an area, its border included. */
export function isIn({ latitude, longitude, height, width }: Area, position: Position): boolean {
	return (
		Math.abs(position.latitude - latitude) <= Math.abs(height) / 2 &&
		Math.abs(position.longitude - longitude) <= Math.abs(width) / 2
	);
}

/** Whether two areas share a point. */
export function overlap(one: Area, other: Area): boolean {
	const height = Math.abs(one.height) + Math.abs(other.height);
	return isIn({ ...one, height, width: Math.abs(one.width) + Math.abs(other.width) }, other);
}

/** The corners of an area, [longitude, latitude] each, the first one again at the end. */
export function cornersOf({ latitude, longitude, height, width }: Area): Array<[number, number]> {
	const corners = [
		[-1, -1],
		[1, -1],
		[1, 1],
		[-1, 1],
		[-1, -1],
	];
	return corners.map(([east, north]) => [
		degrees(longitude + (east * width) / 2),
		degrees(latitude + (north * height) / 2),
	]);
}

function radians(value: number): number {
	return (value * Math.PI) / 180;
}
