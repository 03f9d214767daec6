import { Failure } from '../../../nodes/core/errors';
import type { FailureDetails } from '../../../nodes/core/errors';

/** What a refusal says to the person; fails when nothing is refused, or not in our own words. */
export function refusalOf(run: () => unknown): FailureDetails {
	let caught: unknown;
	try {
		run();
	} catch (error) {
		caught = error;
	}
	expect(caught).toBeInstanceOf(Failure);
	return (caught as Failure).details;
}
