import type { Random } from './random.cjs';

const LETTERS = 'BCDFGHJKLMNPRSTVWXYZ';
const DIGITS = '23456789';

/** A new licence plate that is not in `taken`; adds it there. */
export function newPlate(random: Random, taken: Set<string>): string {
	for (;;) {
		const plate = `X${random.text(DIGITS, 1)}${random.text(LETTERS, 1)}${random.text(DIGITS, 1)}${random.text(LETTERS, 2)}`;
		if (!taken.has(plate)) {
			taken.add(plate);
			return plate;
		}
	}
}
