import type { IDataObject } from 'n8n-workflow';
import { parseObject } from '../core/answer';
import { rowsOf } from '../core/list';
import type { Call } from '../core/operation';
import { sendOptions } from '../core/perform';
import { toText } from '../core/vehicle';
import { filledIn } from './templates';
import { METHODS, requestFor } from './methods';
import { toTime } from './utc';

/** JIMI's times have no fractions, and its clock is only known as well as the last answer told it. */
const TOLERANCE = 3_000;
const PAUSE = 2_000;
const LOOKS = 15;

/** jimi, "Get results of command execution", `isExecute`. */
export const EXECUTION = { failed: '0', done: '1', waiting: '3', cancelled: '4' };

const plain = (code: unknown) =>
	String(code ?? '')
		.replace(/#\s*$/, '')
		.trim()
		.toLowerCase();

/** What this call has sent, as rows of results name it. */
export function sentBy({ params }: Call): { id: string; code: string } {
	const { inst_id, inst_template, params: values } = parseObject(params.inst_param_json) ?? {};
	const list = Array.isArray(values) ? values : [];
	return { id: String(inst_id ?? ''), code: plain(filledIn(String(inst_template ?? ''), list)) };
}

const timeOf = (row: IDataObject) => toTime(row.sendTime) ?? 0;
const isCancelled = (row: IDataObject) => String(row.isExecute) === EXECUTION.cancelled;

/** Newest first. Of two in one second the one that was cancelled is the one that the other replaced. */
const byAge = (one: IDataObject, other: IDataObject): number =>
	timeOf(other) - timeOf(one) || Number(isCancelled(one)) - Number(isCancelled(other));

/** The row of the results that tells of this call: the newest that fits and is not older than the sending. */
async function rowOf(call: Call, sentAt: number): Promise<IDataObject | undefined> {
	const { session } = call;
	const seen = await session.send(requestFor(METHODS.results, { imei: call.device }), 'read', sendOptions(call));
	if (seen.result !== 'done') return undefined;
	const { id, code } = sentBy(call);
	const earliest = sentAt + (session.clock - Date.now()) - TOLERANCE;
	return rowsOf(seen.data)
		.filter((row) => timeOf(row) >= earliest)
		.filter((row) => plain(row.code) === code || (toText(row.code) === null && String(row.codeId) === id))
		.sort(byAge)[0];
}

export const isOffline = (row: IDataObject): boolean => String(row.isOffLine) === '1';

const isOpen = (row: IDataObject | undefined) =>
	row === undefined || ![EXECUTION.failed, EXECUTION.done, EXECUTION.cancelled].includes(String(row.isExecute));

/**
 * Asks for the result of the command that this call has sent, every 2 s for up to 30 s while it is open. One that
 * waits for a device that is offline may wait for days: nobody waits for that here.
 */
export async function resultOf(call: Call, sentAt: number, looks = LOOKS): Promise<IDataObject | undefined> {
	let row: IDataObject | undefined;
	for (let look = 0; look < looks && !call.session.cancelled; look++) {
		if (look > 0) await call.wait(PAUSE);
		row = (await rowOf(call, sentAt)) ?? row;
		if (!isOpen(row) || (row && isOffline(row))) break;
	}
	return row;
}
