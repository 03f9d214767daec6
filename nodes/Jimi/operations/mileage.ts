import type { IDataObject } from 'n8n-workflow';
import { rowsOf } from '../../core/list';
import type { Call } from '../../core/operation';
import { requestOf } from '../../core/operation';
import { ask } from '../../core/perform';
import { DAY, toUtcText } from '../../core/time';
import { toIso, toNumber, toText } from '../../core/vehicle';
import { METHODS, requestFor } from '../methods';
import { fromMileage } from '../readings';
import { period } from './fields';

/** Rows of a full page (seen in public clients); JIMI prints no number. */
const PAGE = 100;
/** JIMI gives nothing at all for more than about 18 months. */
const LONGEST = 365 * DAY;
const MOST_PAGES = 10_000;

/** Later versions give totals beside the drives, and these alone when there are none. */
const isDrive = (row: IDataObject) => 'startTime' in row;

const keyOf = (row: IDataObject) => JSON.stringify(row);

/**
 * All drives of one stretch. Whether `start_row` counts rows or pages is written nowhere: the second question asks
 * from 1 on, and its answer tells, for by rows it repeats nearly all of the first. Where it repeats all of it, pages
 * may count from 1, so the next one is asked for, too.
 */
async function drivesOf(call: Call, range: IDataObject): Promise<IDataObject[]> {
	const fetch = async (start_row: number) => {
		const params = { ...call.params, ...range, start_row, page_size: PAGE };
		return rowsOf((await ask(call, requestOf(call.operation, params))).data).filter(isDrive);
	};
	const seen = new Map<string, IDataObject>();
	const add = (rows: IDataObject[]): number => {
		const before = seen.size;
		for (const row of rows) seen.set(keyOf(row), row);
		return seen.size - before;
	};
	let page = await fetch(0);
	add(page);
	let step: number | undefined;
	for (let count = 1, start = 1; page.length >= PAGE && count < MOST_PAGES; count++, start += step) {
		page = await fetch(start);
		const fresh = add(page);
		if (fresh === 0 && step !== undefined) break;
		step ??= fresh > 0 && fresh < page.length / 2 ? PAGE : 1;
		call.progress(`${seen.size} drives read`);
	}
	return [...seen.values()];
}

interface Sum {
	drives: IDataObject[];
	metres: number;
	seconds: number;
}

function sumOf(drives: IDataObject[]): Sum {
	const total = (read: (row: IDataObject) => unknown) =>
		drives.reduce((sum, row) => sum + Math.max(toNumber(read(row)) ?? 0, 0), 0);
	const metres = total(({ distance }) => distance);
	const seconds = total(({ runTimeSecond, elapsed }) => runTimeSecond ?? elapsed);
	return { drives, metres: Number(metres.toFixed(2)), seconds };
}

/** Who of these is known although nothing was driven: JIMI lists drives, and those who stood have none. */
async function known(call: Call, silent: string[]): Promise<Set<string>> {
	if (silent.length === 0) return new Set();
	const { data } = await ask(call, requestFor(METHODS.positions, { imeis: silent }));
	return new Set(rowsOf(data).map(({ imei }) => String(imei)));
}

/** One row for each device that JIMI knows: its drives in the period, and their sums. */
export async function mileage(call: Call): Promise<IDataObject[]> {
	const { begin, end } = period.of(call.params);
	// A drive across the border of two stretches comes in both.
	const drives = new Map<string, IDataObject>();
	for (let from = begin; from < end; from += LONGEST) {
		const until = Math.min(end, from + LONGEST);
		const range = { begin_time: toUtcText(from), end_time: toUtcText(until) };
		for (const row of await drivesOf(call, range)) drives.set(keyOf(row), row);
	}
	const byDevice = new Map<string, IDataObject[]>();
	for (const row of drives.values()) {
		const own = byDevice.get(String(row.imei));
		if (own) own.push(row);
		else byDevice.set(String(row.imei), [row]);
	}
	const asked = call.params.imeis as string[];
	const standing = await known(
		call,
		asked.filter((imei) => !byDevice.has(imei)),
	);
	return asked
		.filter((imei) => byDevice.has(imei) || standing.has(imei))
		.map((imei) => {
			const { drives: own, metres, seconds } = sumOf(byDevice.get(imei) ?? []);
			return { imei, begin_time: begin, end_time: end, distance: metres, runTimeSecond: seconds, drives: own };
		});
}

/** The document counts in metres. */
export const toMileage = (row: IDataObject): IDataObject => {
	const metres = toNumber(row.distance);
	return {
		vendor: 'jimi',
		device_id: toText(row.imei),
		begin_time: toIso(row.begin_time),
		end_time: toIso(row.end_time),
		distance_meters: metres,
		distance_km: metres === null ? null : Math.round(metres) / 1000,
		driving_seconds: toNumber(row.runTimeSecond),
		drive_count: Array.isArray(row.drives) ? row.drives.length : null,
		drives: Array.isArray(row.drives) ? (row.drives as IDataObject[]).map(fromMileage) : null,
	};
};
