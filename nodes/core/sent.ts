import type { IExecuteFunctions } from 'n8n-workflow';
import type { Call } from './operation';
import type { Result } from './perform';

/**
 * n8n's "Retry on Fail" runs the whole node again, items that succeeded included, in the same process and with the
 * same execution data object. What was sent is remembered by that object, so it lives exactly as long as the run.
 */
const memory = new WeakMap<object, Map<string, { result: Result; mayRepeat: boolean }>>();

/**
 * Not by all values: an expression such as the time of day gives another one at each try. A list that goes out in
 * several calls makes as many calls of one item.
 */
const keyOf = ({ itemIndex, operation, device, params }: Call) =>
	JSON.stringify([itemIndex, operation.value, device, operation.batch ? params[operation.batch.list] : null]);

export interface Sent {
	/** What an earlier try came to, if it must not be sent again. */
	earlier(call: Call): Result | undefined;
	/** `mayRepeat`: the vendor refused, so the command certainly did not run. */
	remember(call: Call, result: Result, mayRepeat: boolean): void;
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
	const results = memory.get(run) ?? new Map<string, { result: Result; mayRepeat: boolean }>();
	memory.set(run, results);
	return {
		earlier(call) {
			const known = results.get(keyOf(call));
			return known?.mayRepeat ? undefined : known?.result;
		},
		remember: (call, result, mayRepeat) => void results.set(keyOf(call), { result, mayRepeat }),
	};
}
