/** Checks the text of one parameter: 0, 10004 (wrong format) or 10006 (out of range). */
export type Check = (text: string) => number;

/** The parameters of a call besides the access token. */
export type Parameters = Record<string, { required: boolean; check: Check }>;

/** Parameters that have passed the checks. */
export type Given = Record<string, string>;

const FORMAT = 10004;
const RANGE = 10006;
const MISSING = 10005;
/** Ten digits; milliseconds taken for seconds are beyond it. */
const LAST_SECOND = 9_999_999_999;

export const required = (check: Check) => ({ required: true, check });
export const optional = (check: Check) => ({ required: false, check });

/** Any text of at most so many characters. */
export const text =
	(longest = 100): Check =>
	(value) =>
		[...value].length > longest ? RANGE : 0;

/** A whole number from minimum to maximum. */
export const whole =
	(minimum: number, maximum: number): Check =>
	(value) =>
		/^-?\d+$/.test(value) ? inRange(Number(value), minimum, maximum) : FORMAT;

/** A decimal number from minimum to maximum. */
export const decimal =
	(minimum: number, maximum: number): Check =>
	(value) =>
		/^-?\d+(\.\d+)?$/.test(value) ? inRange(Number(value), minimum, maximum) : FORMAT;

/** A text of this form. */
export const form =
	(pattern: RegExp): Check =>
	(value) =>
		pattern.test(value) ? 0 : FORMAT;

/** A comma list of at most so many texts. */
export const list =
	(check: Check, most: number): Check =>
	(value) => {
		const codes = value.split(',').map((part) => (part === '' ? FORMAT : check(part)));
		return codes.find((code) => code !== 0) ?? (codes.length > most ? RANGE : 0);
	};

/** A UNIX time in seconds. */
export const seconds = whole(0, LAST_SECOND);
export const imei = form(/^\d{15}$/);
export const imeis = list(imei, 100);
export const md5 = form(/^[0-9a-f]{32}$/);
export const account = text(64);

/** A JSON object as text. */
export const json: Check = (value) => {
	try {
		const parsed: unknown = JSON.parse(value);
		return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? 0 : FORMAT;
	} catch {
		return FORMAT;
	}
};

/** Begin and end of a period. */
export const PERIOD: Parameters = { begintime: required(seconds), endtime: required(seconds) };

/** The first thing wrong with the parameters; 0: nothing. An empty text counts as missing, a repeated name as wrong. */
export function checkParameters(given: Record<string, unknown>, parameters: Parameters): number {
	const names = Object.keys(given);
	if (names.some((name) => !Object.hasOwn(parameters, name) || typeof given[name] !== 'string')) return FORMAT;
	const rules = Object.entries(parameters);
	if (rules.some(([name, rule]) => rule.required && !given[name])) return MISSING;
	const codes = rules.map(([name, { check }]) => (given[name] ? check(given[name] as string) : 0));
	return codes.find((code) => code === FORMAT) ?? codes.find((code) => code !== 0) ?? 0;
}

function inRange(value: number, minimum: number, maximum: number): number {
	return value >= minimum && value <= maximum ? 0 : RANGE;
}
