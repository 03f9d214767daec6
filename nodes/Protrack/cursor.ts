import type { Alarm } from './alarms';
import { alarmId } from './alarms';

/**
 * How far the alarms of one device have been read, by the time the server received them (seconds since 1970). It is
 * kept in n8n's database, so its names are short.
 */
export interface Cursor {
	/** Newest system time read, or where reading began. */
	t: number;
	/** Nothing older is ever handed out: it was there before reading began, or has been read for good. */
	f: number;
	/** What has been handed out of the overlap: short id and system time. */
	s: Record<string, number>;
}

/** Long enough to tell the alarms of a few minutes of one device apart. */
const SHORT = 12;

/** Reading begins with what the server receives from this second on. */
export const startAt = (time: number): Cursor => ({ t: time, f: time, s: {} });

/**
 * Where the next question begins: some time before the newest alarm, for the server stores some of them late. What was
 * missed for longer than `oldest` is given up.
 */
export const askFrom = ({ t, f }: Cursor, overlap: number, oldest: number): number => Math.max(t - overlap, f, oldest);

export interface Advance {
	/** Not handed out before, oldest first. */
	fresh: Alarm[];
	cursor: Cursor;
}

/**
 * Takes in what the server answered, in any order. The cursor moves with the newest alarm that was read and never with
 * the clock, so nothing that comes late within the overlap is passed over, and asking again is harmless.
 */
export function advance(cursor: Cursor, alarms: Alarm[], overlap: number): Advance {
	const seen = new Map(Object.entries(cursor.s));
	const fresh: Alarm[] = [];
	let newest = cursor.t;
	for (const alarm of alarms) {
		const { systemtime } = alarm;
		const id = alarmId(alarm).slice(0, SHORT);
		if (systemtime < cursor.f || seen.has(id)) continue;
		seen.set(id, systemtime);
		fresh.push(alarm);
		newest = Math.max(newest, systemtime);
	}
	// What is forgotten here must not count as new when it is seen again: in an answer that begins earlier because of
	// another device, or after the overlap was made longer.
	const f = Math.max(cursor.f, newest - overlap);
	const kept = [...seen].filter(([, time]) => time >= f);
	fresh.sort((a, b) => a.systemtime - b.systemtime);
	return { fresh, cursor: { t: newest, f, s: Object.fromEntries(kept) } };
}
