import { tryToParseDateTime } from 'n8n-workflow';
import type { Common, Field } from './fields';
import { FieldError, given, property } from './fields';
import { toMilliseconds } from './vehicle';

/** Earlier numbers (1973) are no seconds that anybody means. */
const LEAST = 1e8;

/** A day, parted by lines or not, alone or with its time; or the forms that begin with a weekday and name the zone. */
const DATE = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]|$)|^[A-Z][a-z]{2},? .*(?:GMT|[+-]\d{4})/;

/** n8n would guess at 01.05.2026 and 30 February, and in the time zone of its computer. */
function isWritten(text: string): boolean {
	const [found, year, month, day] = DATE.exec(text) ?? [];
	if (!found || !day) return Boolean(found);
	return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
}

/** A Date, or a value of Luxon. */
const isMoment = (value: unknown): boolean =>
	value instanceof Date || (value !== null && typeof value === 'object' && 'toMillis' in value);

/** What n8n's date picker, Luxon and the vendors' own numbers have in common: milliseconds since 1970, or nothing. */
function readTime(value: unknown, timeZone: string | undefined): number | null {
	if (typeof value === 'number' || (typeof value === 'string' && /^\d{9,13}$/.test(value))) {
		return Number(value) < LEAST ? null : toMilliseconds(value);
	}
	if (!(typeof value === 'string' ? isWritten(value) : isMoment(value))) return null;
	const written = typeof value === 'string' ? value.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T') : value;
	try {
		const time = Number(tryToParseDateTime(written, timeZone).toMillis());
		return Number.isFinite(time) ? time : null;
	} catch {
		return null;
	}
}

export interface TimeField extends Common {
	/** As the vendor wants it; `timeZone`: IANA name of the workflow's, where a day is meant. */
	toVendor(milliseconds: number, timeZone?: string): unknown;
}

/**
 * A point in time: ISO 8601 text, n8n's date picker, a Luxon value or a Date, seconds or milliseconds since 1970. A
 * text without a zone is meant in the time zone of the workflow.
 */
export function dateTime(field: TimeField): Field {
	return {
		property: property(field, 'dateTime', ''),
		wire: field.wire ?? field.name,
		toWire: (value, place) =>
			given(field, value, (filled) => {
				const time = readTime(filled, place?.timeZone);
				if (time !== null) return field.toVendor(time, place?.timeZone);
				throw new FieldError(
					field.displayName,
					'must be a date and time, like 2026-05-01T08:30:00 or {{ $now.minus({ hours: 1 }) }}',
				);
			}),
	};
}

/** Seconds since 1970, the form of many vendors. */
export const toSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** The day, `yyyy-MM-dd`, that it is there at this time. */
export const toDay = (milliseconds: number, timeZone = 'UTC'): string =>
	new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
		milliseconds,
	);

/** UTC text without a zone, `yyyy-MM-dd HH:mm:ss`: how some vendors write every time. */
export const toUtcText = (milliseconds: number): string =>
	new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
