// Tests of what happens at a full minute or at the begin of a week must not run just then.
import { sleep } from '../../../demo/wait.cjs';

export const MINUTE = 60_000;
export const WEEK = 7 * 24 * 60 * MINUTE;
/** The epoch began on a Thursday. */
const FIRST = { [MINUTE]: 0, [WEEK]: 4 * 24 * 60 * MINUTE };

/** When the next minute or week (Monday, UTC) begins within so many milliseconds, waits until it has begun. */
export async function awayFromTurn(period: typeof MINUTE | typeof WEEK, margin: number): Promise<void> {
	const left = period - ((Date.now() - FIRST[period]) % period);
	if (left < margin) await sleep(left + 100);
}
