import type { IExecuteFunctions } from 'n8n-workflow';
import type { Call } from './operation';
import type { Result } from './perform';

/**
 * n8n's "Retry on Fail" runs the whole node again, items that succeeded included, in the same process and with the
 * same execution data object. What was sent is remembered by that object, so it lives exactly as long as the run.
 */
const memory = new WeakMap<object, Map<string, Result>>();

/** Not by all values: an expression such as the time of day gives another one at each try. */
const keyOf = ({ itemIndex, operation, device }: Call) => JSON.stringify([itemIndex, operation.value, device]);

export interface Sent {
	/** What an earlier try came to, if it must not be sent again: done and unknown. A proven refusal may be. */
	earlier(call: Call): Result | undefined;
	remember(call: Call, result: Result): void;
}

const FORGETFUL: Sent = { earlier: () => undefined, remember: () => {} };

/**
 * What this execution of this node has sent so far. Without "Retry on Fail" no repeat can come, and the calls of an
 * agent, which share the agent's execution data, are calls of their own: then nothing is kept.
 */
export function sentBy(ctx: IExecuteFunctions): Sent {
	const run = ctx.getExecuteData();
	const { name, retryOnFail } = ctx.getNode();
	if (retryOnFail !== true || run.node.name !== name) return FORGETFUL;
	const results = memory.get(run) ?? new Map<string, Result>();
	memory.set(run, results);
	return {
		earlier(call) {
			const result = results.get(keyOf(call));
			return result?.outcome?.outcome === 'refused' ? undefined : result;
		},
		remember: (call, result) => void results.set(keyOf(call), result),
	};
}
