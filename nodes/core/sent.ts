import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Outcome } from './outcome';
import type { Call } from './operation';

/**
 * n8n's "Retry on Fail" runs the whole node again, items that succeeded included, in the same process and with the
 * same execution data object. What was sent is remembered by that object, so it lives exactly as long as the run.
 */
const memory = new WeakMap<object, Map<string, Outcome>>();

const keyOf = ({ itemIndex, operation, params }: Call) =>
	`${itemIndex} ${createHash('sha256')
		.update(JSON.stringify([operation.value, params]))
		.digest('hex')}`;

export interface Sent {
	/** The outcome of an earlier try that must not be sent again: done and unknown. A proven refusal may be. */
	earlier(call: Call): Outcome | undefined;
	remember(call: Call, outcome: Outcome): void;
}

/** What this execution of this node has sent so far. Without "Retry on Fail" no repeat can come, so nothing is kept. */
export function sentBy(ctx: IExecuteFunctions): Sent {
	if (ctx.getNode().retryOnFail !== true) return { earlier: () => undefined, remember: () => {} };
	const run = ctx.getExecuteData();
	const outcomes = memory.get(run) ?? new Map<string, Outcome>();
	memory.set(run, outcomes);
	return {
		earlier(call) {
			const outcome = outcomes.get(keyOf(call));
			return outcome && outcome.outcome !== 'refused' ? outcome : undefined;
		},
		remember: (call, outcome) => void outcomes.set(keyOf(call), outcome),
	};
}
