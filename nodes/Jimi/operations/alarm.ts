import type { IDataObject } from 'n8n-workflow';
import { limitOf, listFields, rowsOf } from '../../core/list';
import type { Call, Resource } from '../../core/operation';
import { requestOf } from '../../core/operation';
import { ask } from '../../core/perform';
import { toUtcText } from '../../core/time';
import { toIso } from '../../core/vehicle';
import { fromAlarm } from '../events';
import { call, METHODS } from '../methods';
import { toTime } from '../utc';
import { imei, period, words } from './fields';

/** Answers that may be cut off have a round number of rows: 50, 100 or 1000, depending on the account's version. */
const ROUND = 50;

const timeOf = (row: IDataObject) => toTime(row.alertTime) ?? 0;

/** A calendar month, the longest that JIMI takes in one question. */
function monthBefore(time: number): number {
	const date = new Date(time);
	const day = date.getUTCDate();
	date.setUTCMonth(date.getUTCMonth() - 1);
	// 31 March less a month would be 3 March.
	if (date.getUTCDate() !== day) date.setUTCDate(0);
	return date.getTime();
}

/**
 * The alarms of the period, newest first as JIMI gives them. A part that may be cut off is asked for again up to the
 * oldest alarm that came; what comes twice at such a border is left out by its whole row.
 */
async function alarmsOf(asked: Call, wanted: number): Promise<IDataObject[]> {
	const { begin, end } = period.of(asked.params);
	const found = new Map<string, IDataObject>();
	for (let until: number | null = end; until !== null && until >= begin && found.size < wanted; ) {
		const from = Math.max(begin, monthBefore(until));
		const rows = await alarmsBetween(asked, from, until);
		for (const row of rows) found.set(JSON.stringify(row), row);
		asked.progress(`${String(asked.params.imei)}: ${found.size} alarms since ${toUtcText(from)} UTC`);
		const isCut = rows.length > 0 && rows.length % ROUND === 0;
		until = isCut ? furtherBack(asked, rows, until) : from > begin ? from : null;
	}
	return [...found.values()].sort((one, other) => timeOf(other) - timeOf(one)).slice(0, wanted);
}

async function alarmsBetween(asked: Call, from: number, until: number): Promise<IDataObject[]> {
	const range = { begin_time: toUtcText(from), end_time: toUtcText(until) };
	return rowsOf((await ask(asked, requestOf(asked.operation, { ...asked.params, ...range }))).data);
}

/**
 * Where to go on behind an answer that may be cut off: at its oldest alarm, which then comes again. `null`: JIMI does
 * not heed the end of the period, and would give the same for ever.
 */
function furtherBack(asked: Call, rows: IDataObject[], until: number): number | null {
	const oldest = Math.min(...rows.map(timeOf));
	if (oldest < until) return oldest;
	if (oldest > until) return null;
	asked.tell('More alarms share one second than JIMI gives; some may be missing');
	return until - 1_000;
}

async function alarms(asked: Call): Promise<IDataObject[]> {
	const rows = await alarmsOf(asked, limitOf(asked.params));
	const now = toIso(Date.now())!;
	return rows.map((row) => (asked.simplify ? fromAlarm(row, now) : row));
}

/** jimi, "Get device alarm list". */
export const alarm: Resource = {
	value: 'alarm',
	name: 'Alarm',
	operations: [
		{
			value: 'getMany',
			name: 'Get Many',
			action: 'Get many alarms',
			description: 'Get the alarms of a device in a period, newest first',
			kind: 'read',
			fields: [
				imei,
				...period.fields,
				words('alertTypeId', 'Alarm Type', {
					description: 'The number or word of one type, for example 1 for SOS; all types when empty',
				}),
				...listFields,
			],
			request: call(METHODS.alarms),
			check: period.check,
			run: alarms,
			simplify: (data) => data,
		},
	],
};
