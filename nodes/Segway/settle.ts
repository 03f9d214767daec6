import type { IDataObject } from 'n8n-workflow';
import type { Answer } from '../core/answer';
import type { Call } from '../core/operation';
import type { Outcome } from '../core/outcome';
import { sendOptions } from '../core/perform';
import { toIso, toMilliseconds } from '../core/vehicle';
import { STATUS } from './operations/vehicle';

/** A vehicle needs a moment to act and to report; the looks are spread over about ten seconds. */
const LOOKS = [1_000, 3_000, 6_000];

/**
 * The time the command was sent by Segway's clock, so that a wrong clock here does not make an old status look young.
 * The clocks are compared at the moment the status was asked for: an answer that took its way makes nothing younger.
 */
function sentBySegwaysClock(sentAt: number, { serverTime, sentAt: askedAt }: Answer): number {
	return serverTime === undefined || askedAt === null ? sentAt : sentAt + (serverTime - askedAt);
}

/**
 * Option "Read Status When Unknown": reads the vehicle's status and settles the outcome by it, if and only if the
 * status is younger than the command. A status that cannot be read leaves the outcome unknown.
 */
export async function settle(call: Call, outcome: Outcome, { sentAt }: Answer): Promise<Outcome> {
	const { operation, options, params, session } = call;
	if (options.readStatusWhenUnknown !== true || !operation.confirms || sentAt === null) return outcome;
	let last = outcome;
	for (const pause of LOOKS) {
		await call.wait(pause);
		if (session.cancelled) return outcome;
		const state = await youngerStatus(call, sentAt);
		const took = state && operation.confirms(state, params);
		// Only the last look may say that nothing happened: a vehicle needs a moment.
		last = took === null ? outcome : settled(outcome, took, state!);
		if (took) return last;
	}
	return last;
}

/** The status now, if it could be read and is younger than the command. */
async function youngerStatus(call: Call, sentAt: number): Promise<IDataObject | null> {
	const request = { method: 'GET' as const, path: STATUS, query: { iotCode: call.params.iotCode } };
	const seen = await call.session.send(request, 'read', sendOptions(call));
	if (seen.result !== 'done' || seen.data === null || typeof seen.data !== 'object') return null;
	const state = seen.data as IDataObject;
	const time = toMilliseconds(state.statusUtcTime);
	return time !== null && time > sentBySegwaysClock(sentAt, seen) ? state : null;
}

function settled(outcome: Outcome, took: boolean, state: IDataObject): Outcome {
	const at = toIso(state.statusUtcTime);
	const message = took
		? `Done: the vehicle's status of ${at} confirms it (${outcome.message})`
		: `Not done: the vehicle's status of ${at} shows no effect (${outcome.message})`;
	return { ...outcome, outcome: took ? 'done' : 'refused', message };
}
