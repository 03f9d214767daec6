import type { IDataObject } from 'n8n-workflow';
import type { Answer } from '../core/answer';
import { answer } from '../core/answer';
import { judge } from '../core/deviceWords';
import type { Call } from '../core/operation';
import type { Outcome } from '../core/outcome';
import { toText } from '../core/vehicle';
import { EXECUTION, isOffline, resultOf, sentBy } from './results';

type Verdict = Pick<Answer, 'result' | 'message'> & Partial<Answer>;

const NO_ANSWER =
	'JIMI took the command, but tells no answer of the device: it may have been carried out, or wait for the device';
const ASK_AGAIN = 'Ask again with Command: Get Result.';

/** What a row of the results proves about this command (jimi, "Get results of command execution"). */
function verdictOf(row: IDataObject, command: string): Verdict | null {
	const said = toText(row.content);
	const words = said ? `: ${said}` : '';
	switch (String(row.isExecute)) {
		case EXECUTION.done:
			return said ? judge(said, command, true) : { result: 'done', message: 'Done' };
		case EXECUTION.failed:
			return { result: 'refused', message: `The device did not carry it out${words}` };
		case EXECUTION.cancelled:
			return { result: 'refused', message: 'It was cancelled at JIMI before the device got it' };
		case EXECUTION.waiting:
			return isOffline(row)
				? {
						result: 'unknown',
						message: 'The device is offline: the command waits at JIMI and is carried out when it comes back',
						remedy: ASK_AGAIN,
					}
				: null;
		default:
			return null;
	}
}

/**
 * Code 0 says that JIMI took the command. The device's words, where the answer has them, or the list of results tell
 * whether it acted. Without either nobody knows: JIMI also takes commands for devices that are offline.
 */
export async function follow(call: Call, accepted: Answer): Promise<Answer> {
	const { sentAt, code, httpStatus, raw, data } = accepted;
	const told = { sentAt, code, httpStatus, raw, data };
	const words = typeof data === 'string' ? data.trim() : '';
	if (words !== '') return answer({ ...told, ...judge(words, sentBy(call).code, true) });
	const row = await resultOf(call, sentAt ?? Date.now());
	const verdict = row && verdictOf(row, sentBy(call).code);
	if (verdict) return answer({ ...told, ...verdict });
	if (row) return answer({ ...told, result: 'unknown', message: 'The device has not answered yet', remedy: ASK_AGAIN });
	return answer({ ...told, result: 'unknown', message: NO_ANSWER, remedy: ASK_AGAIN });
}

/**
 * A command whose answer did not come, or came too late (sub-code 225), is looked for in the list of results. One that
 * JIMI took has been followed there already.
 */
export async function settle(call: Call, outcome: Outcome, { sentAt, code }: Answer): Promise<Outcome> {
	const isOpen = call.params.inst_param_json !== undefined && code !== 0;
	if (!isOpen || sentAt === null || call.device === null) return outcome;
	const row = await resultOf(call, sentAt);
	const verdict = row && verdictOf(row, sentBy(call).code);
	if (!verdict) return outcome;
	return { ...outcome, outcome: verdict.result, message: `${verdict.message} (${outcome.message})` };
}
