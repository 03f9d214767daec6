/** What a person allows to be asked within this time, in milliseconds. */
const MINUTE = 60_000;
/** Pushes of one device that may wait for their look-up. */
const MOST_WAITING = 5;

/** The look-ups of one credential: when those of the last minute were made, and how many are still to come. */
interface Budget {
	made: number[];
	reserved: number;
}

/**
 * Guards of this process against a flood: look-ups by credential, and which run, by device. Losing them costs nothing
 * but the guard.
 */
const budgets = new Map<string, Budget>();
const lanes = new Map<string, { waiting: number; last: Promise<unknown> }>();

/** Look-ups that were reserved and are made one by one; those that are not needed are given back. */
export class Reserved {
	constructor(
		private readonly budget: Budget,
		private left: number,
	) {}

	/** To be called when one is made: only then does its minute begin. */
	use(): void {
		this.left -= 1;
		this.budget.reserved -= 1;
		this.budget.made.push(Date.now());
	}

	giveBack(): void {
		this.budget.reserved -= this.left;
		this.left = 0;
	}
}

/**
 * So many look-ups for each question, or none at all: no minute ever sees more than `most` of them.
 *
 * @returns one reservation for each question; `null` when there is no room
 */
export function reserve(credential: string, questions: number, each: number, most: number): Reserved[] | null {
	const budget = budgets.get(credential) ?? { made: [], reserved: 0 };
	budgets.set(credential, budget);
	const now = Date.now();
	budget.made = budget.made.filter((time) => now - time < MINUTE);
	const fits = budget.made.length + budget.reserved + questions * each <= most;
	if (!fits) return null;
	budget.reserved += questions * each;
	return Array.from({ length: questions }, () => new Reserved(budget, each));
}

/** Whether so many pushes of this device wait already that one more shall not. */
export const isCrowded = (key: string): boolean => (lanes.get(key)?.waiting ?? 0) >= MOST_WAITING;

/** One after the other for the same device. */
export async function inLane<T>(key: string, work: () => Promise<T>): Promise<T> {
	const lane = lanes.get(key) ?? { waiting: 0, last: Promise.resolve() };
	lanes.set(key, lane);
	lane.waiting++;
	const mine = lane.last.then(work);
	lane.last = mine.catch(() => undefined);
	try {
		return await mine;
	} finally {
		if (--lane.waiting === 0) lanes.delete(key);
	}
}
