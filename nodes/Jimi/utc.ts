import { toMilliseconds } from '../core/vehicle';

const TEXT = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):\s*(\d\d)(?::\s*(\d\d))?(?:\.(\d{1,9}))?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Minutes that a zone is ahead of UTC; a text without one is UTC. */
function aheadOf(zone: string | undefined): number {
	if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
	const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
	return zone.startsWith('-') ? -minutes : minutes;
}

/** The parts as UTC; NaN for what no calendar or clock has, such as 30 February. */
function utcOf([year, month, day, hour, minute, second]: number[]): number {
	const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
	const isReal = time.getUTCMonth() === month - 1 && time.getUTCDate() === day && hour < 24 && minute < 60;
	return isReal && second < 60 ? time.getTime() : NaN;
}

function readText(text: string): number | null {
	const [found, ...parts] = TEXT.exec(text.trim()) ?? [];
	if (!found) return null;
	const [fraction, zone] = parts.slice(6);
	const time = utcOf(parts.slice(0, 6).map((part = '0') => Number(part))) - aheadOf(zone) * 60_000;
	const milliseconds = Math.floor(Number(`0.${fraction ?? '0'}`) * 1000);
	return time > 0 ? time + milliseconds : null;
}

/**
 * Milliseconds since 1970 of a time as JIMI writes it, told by its shape: `yyyy-MM-dd HH:mm:ss` in UTC (the general
 * rule), a date alone, ISO 8601 with its zone, seconds or milliseconds since 1970. Anything else, and 0, is `null`.
 */
export const toTime = (value: unknown): number | null =>
	(typeof value === 'string' ? readText(value) : null) ?? toMilliseconds(value);

/** ISO 8601 UTC of such a time. */
export function toUtcIso(value: unknown): string | null {
	const time = toTime(value);
	return time === null ? null : new Date(time).toISOString();
}
