import { lastSecondOf, secondOf } from './utc.cjs';

/** Checks the text of one parameter; says what it must be, null when it is right. */
export type Check = (text: string) => string | null;

/** The parameters of a call besides those that every call has. */
export type Parameters = Record<string, { required: boolean; check: Check }>;

/** Parameters that have passed the checks. */
export type Given = Record<string, string>;

export const required = (check: Check) => ({ required: true, check });
export const optional = (check: Check) => ({ required: false, check });

/** A text of this form. */
export const form =
	(pattern: RegExp, words: string): Check =>
	(text) =>
		pattern.test(text) ? null : words;

/** Any text of at most so many characters. */
export const text =
	(longest = 100): Check =>
	(value) =>
		[...value].length <= longest ? null : `at most ${longest} characters`;

/** One of the words. */
export const oneOf =
	(...words: string[]): Check =>
	(value) =>
		words.includes(value) ? null : `one of ${words.join(', ')}`;

/** A whole number from minimum to maximum. */
export const whole =
	(minimum: number, maximum: number): Check =>
	(value) =>
		/^-?\d{1,12}$/.test(value) && isWithin(value, minimum, maximum)
			? null
			: `a whole number from ${minimum} to ${maximum}`;

/** A decimal number from minimum to maximum. */
export const decimal =
	(minimum: number, maximum: number): Check =>
	(value) =>
		/^-?\d+(\.\d+)?$/.test(value) && isWithin(value, minimum, maximum)
			? null
			: `a number from ${minimum} to ${maximum}`;

/** A comma list of at most so many texts. */
export const list =
	(check: Check, most: number): Check =>
	(value) => {
		const parts = value.split(',');
		return parts.length > most ? `at most ${most} values` : (parts.map(check).find(Boolean) ?? null);
	};

export const imei = form(/^\d{15}$/, '15 digits');
export const imeis = list(imei, 100);
export const md5Text = form(/^[0-9a-f]{32}$/, 'a lower-case MD5');
export const account = form(/^[A-Za-z0-9_@.]{3,30}$/, '3 to 30 of a-Z, 0-9, _ @ .');
export const time: Check = (value) => (Number.isNaN(secondOf(value)) ? 'yyyy-MM-dd HH:mm:ss' : null);
export const day: Check = (value) => (Number.isNaN(lastSecondOf(value)) ? 'yyyy-MM-dd' : null);
export const mapType = oneOf('GOOGLE');

/** What is wrong with the parameters; null: nothing. Neither unknown names nor empty values are taken. */
export function problemIn(given: Readonly<Record<string, unknown>>, parameters: Parameters): string | null {
	for (const [name, value] of Object.entries(given)) {
		if (!Object.hasOwn(parameters, name)) return `${name} is unknown`;
		if (typeof value !== 'string') return `${name} comes twice`;
		if (value === '') return `${name} is empty`;
	}
	for (const [name, rule] of Object.entries(parameters)) {
		if (given[name] === undefined && rule.required) return `${name} is required`;
		const must = given[name] === undefined ? null : rule.check(given[name] as string);
		if (must !== null) return `${name} must be ${must}`;
	}
	return null;
}

function isWithin(value: string, minimum: number, maximum: number): boolean {
	return Number(value) >= minimum && Number(value) <= maximum;
}
