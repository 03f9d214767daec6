import { numberIn } from './requestBody.cjs';

const MOST_ALARMS = 100_000;

/** Raises the alarms that a request of the control API asks for: `count` of them, `step` seconds apart. @throws RangeError */
export function raiseAsked<W, A>(
	{ count = 1, step = 0, ...wish }: Record<string, unknown>,
	raise: (wish: W, count: number, step: number) => A[],
): { raised: number; alarm: A } {
	const most = numberIn({ count }, 'count', 'alarms');
	const apart = numberIn({ step }, 'step', 'seconds');
	if (!(most >= 1 && most <= MOST_ALARMS)) throw new RangeError(`count must be from 1 to ${MOST_ALARMS}`);
	const [alarm] = raise(wish as W, most, apart);
	return { raised: most, alarm };
}
