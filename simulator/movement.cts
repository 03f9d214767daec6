import { Random } from './random.cjs';

/** Milan, Piazza del Duomo: the middle of the simulated town. */
export const CENTRE = { latitude: 45.4642, longitude: 9.19 };
/** Side of a block of houses in metres. */
export const BLOCK = 120;
/** The town ends so many blocks from the centre. */
export const TOWN_RADIUS = 20;

const METRES_PER_DEGREE = 111320;
/** North, east, south, west, as steps of column and row. */
const DIRECTIONS = [
	{ column: 0, row: 1 },
	{ column: 1, row: 0 },
	{ column: 0, row: -1 },
	{ column: -1, row: 0 },
] as const;

/** A place in the street grid and the way on from there: a crossing, the street taken, metres along it. */
export interface Walk {
	column: number;
	row: number;
	/** 0 north, 1 east, 2 south, 3 west. */
	direction: number;
	along: number;
	/** Crossings passed; with the seed it decides the next turn, so a way is the same however often it is read. */
	crossings: number;
	seed: number;
}

/** A position in WGS-84 degrees. */
export interface Position {
	latitude: number;
	longitude: number;
}

/** A walk that starts at a random crossing. */
export function startWalk(random: Random): Walk {
	const walk = {
		column: random.integer(-TOWN_RADIUS, TOWN_RADIUS),
		row: random.integer(-TOWN_RADIUS, TOWN_RADIUS),
		direction: random.integer(0, 3),
		along: 0,
		crossings: 0,
		seed: random.integer(1, 0x7fffffff),
	};
	walk.direction = turn(walk);
	return walk;
}

/** The position of a walk. */
export function positionOf(walk: Walk): Position {
	const { column, row } = DIRECTIONS[walk.direction];
	const east = walk.column * BLOCK + column * walk.along;
	const north = walk.row * BLOCK + row * walk.along;
	return { latitude: CENTRE.latitude + degreesNorth(north), longitude: CENTRE.longitude + degreesEast(east) };
}

/** Goes on by so many metres; returns the change of position in degrees. */
export function walkOn(walk: Walk, metres: number): Position {
	const before = positionOf(walk);
	for (let left = metres; left > 0; ) {
		const step = Math.min(left, BLOCK - walk.along);
		walk.along += step;
		left -= step;
		if (walk.along >= BLOCK) cross(walk);
	}
	const after = positionOf(walk);
	return { latitude: after.latitude - before.latitude, longitude: after.longitude - before.longitude };
}

/** Metres between two positions; exact enough within a town. */
export function metresBetween(one: Position, other: Position): number {
	const north = (other.latitude - one.latitude) / degreesNorth(1);
	const east = (other.longitude - one.longitude) / degreesEast(1);
	return Math.hypot(north, east);
}

function cross(walk: Walk): void {
	walk.column += DIRECTIONS[walk.direction].column;
	walk.row += DIRECTIONS[walk.direction].row;
	walk.along = 0;
	walk.crossings += 1;
	walk.direction = turn(walk);
}

/** Straight on half the time, else left or right; never out of town, never back where it came from. */
function turn(walk: Walk): number {
	const chance = new Random(walk.seed + walk.crossings * 7919).next();
	const wish = chance < 0.5 ? [0, 1, 3] : chance < 0.75 ? [1, 3, 0] : [3, 1, 0];
	const ways = wish.map((quarter) => (walk.direction + quarter) % 4);
	return ways.find((way) => isInTown(walk, way)) ?? (walk.direction + 2) % 4;
}

function isInTown(walk: Walk, way: number): boolean {
	const column = walk.column + DIRECTIONS[way].column;
	const row = walk.row + DIRECTIONS[way].row;
	return Math.abs(column) <= TOWN_RADIUS && Math.abs(row) <= TOWN_RADIUS;
}

function degreesNorth(metres: number): number {
	return metres / METRES_PER_DEGREE;
}

function degreesEast(metres: number): number {
	return metres / (METRES_PER_DEGREE * Math.cos((CENTRE.latitude * Math.PI) / 180));
}
