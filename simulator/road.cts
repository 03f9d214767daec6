import { BLOCK, positionOf, startWalk, walkOn, type Position } from './movement.cjs';
import { Random } from './random.cjs';

/** Blocks from one end of the road to the other; vehicles go there and back. */
const BLOCKS = 400;
const LENGTH = BLOCKS * BLOCK;

/** So many roads are laid, each once; a vehicle's number decides which is its own and where on it it starts. */
const ROADS = 16;
const laid = new Map<number, Road>();

/** The road of a vehicle's number, and the metres from its beginning to the vehicle's start. */
export function roadOf(number: number): { road: Road; start: number } {
	const name = number % ROADS;
	const road = laid.get(name) ?? new Road(new Random(name + 1));
	laid.set(name, road);
	return { road, start: number % LENGTH };
}

/** A way through the town that a vehicle drives for ever; any place of it is known at once. */
export class Road {
	private readonly crossings: Position[];

	constructor(random: Random) {
		const walk = startWalk(random);
		this.crossings = [positionOf(walk)];
		for (let block = 0; block < BLOCKS; block++) {
			walkOn(walk, BLOCK);
			this.crossings.push(positionOf(walk));
		}
	}

	/** Place and course (degrees, 0 north, clockwise) after so many metres. */
	at(metres: number): Position & { course: number } {
		const there = metres - Math.floor(metres / (2 * LENGTH)) * 2 * LENGTH;
		const isBack = there >= LENGTH;
		const along = isBack ? 2 * LENGTH - there : there;
		const block = Math.min(BLOCKS - 1, Math.floor(along / BLOCK));
		const part = along / BLOCK - block;
		const [from, to] = [this.crossings[block], this.crossings[block + 1]];
		const north = to.latitude - from.latitude;
		const east = to.longitude - from.longitude;
		const course = Math.round((Math.atan2(east, north) * 180) / Math.PI);
		return {
			latitude: from.latitude + north * part,
			longitude: from.longitude + east * part,
			course: (course + (isBack ? 540 : 360)) % 360,
		};
	}
}
