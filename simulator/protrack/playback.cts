import { reportEvery } from '../journey.cjs';
import { metresBetween } from '../movement.cjs';
import type { Device, HistoryRecord } from './device.cjs';
import type { Journey } from './journey.cjs';

/** Degrees by which records of one gpstime differ. */
const STEP = 0.000001;

/** The first `most` records from `begin` to `end` (epoch seconds, both included), by gpstime. */
export function recordsOf(
	device: Device,
	journey: Journey,
	begin: number,
	end: number,
	most = Infinity,
): HistoryRecord[] {
	if (device.history) return scripted(device.history, begin, end).slice(0, most);
	const interval = reportEvery(device);
	const last = Math.min(end, device.gpstime);
	const first = Math.max(begin, device.activatedtime);
	const records: HistoryRecord[] = [];
	for (
		let at = journey.lastReport(first - 1, interval) + interval;
		at <= last && records.length < most;
		at += interval
	) {
		const record = { ...journey.at(at), gpstime: at };
		for (let twin = 0; twin < device.recordsPerReport && records.length < most; twin++) {
			const longitude = Number((record.longitude + twin * STEP).toFixed(6));
			records.push(twin === 0 ? record : { ...record, longitude });
		}
	}
	return records;
}

/** Kilometres driven from `begin` to before `end` (epoch seconds). */
export function kilometresOf(device: Device, journey: Journey, begin: number, end: number): number {
	return Number((metresOf(device, journey, begin, end) / 1000).toFixed(2));
}

function metresOf(device: Device, journey: Journey, begin: number, end: number): number {
	if (device.history) return length(scripted(device.history, begin, end - 1));
	const last = Math.min(end, device.gpstime);
	const first = Math.max(begin, device.activatedtime);
	return last > first ? journey.metresAt(last) - journey.metresAt(first) : 0;
}

function length(records: readonly HistoryRecord[]): number {
	return records.slice(1).reduce((sum, record, index) => sum + metresBetween(records[index], record), 0);
}

function scripted(history: readonly HistoryRecord[], begin: number, end: number): HistoryRecord[] {
	const wanted = history.filter(({ gpstime }) => gpstime >= begin && gpstime <= end);
	return wanted.sort((one, other) => one.gpstime - other.gpstime);
}
