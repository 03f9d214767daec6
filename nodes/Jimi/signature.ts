import type { IDataObject } from 'n8n-workflow';
import { md5 } from '../core/hash';
import { toUtcText } from '../core/time';

/** What the sign is made of: every parameter as the exact text that is sent. */
export type Parameters = Record<string, string>;

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Numbers, lists and objects as the text that goes out; `null` for what is empty and therefore neither sent nor signed. */
function textOf(value: unknown): string | null {
	if (value === undefined || value === null || value === '') return null;
	if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.join(',') || null;
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The parameters that have a value, as texts. */
export const filled = (values: IDataObject): Parameters =>
	Object.fromEntries(
		Object.entries(values).flatMap(([name, value]) => {
			const text = textOf(value);
			return text === null ? [] : [[name, text]];
		}),
	);

/**
 * jimi, "Signature": names in the order of their code units (capitals first), each followed by its value, the secret
 * in front and behind, MD5 in capital letters. `sign` itself and empty values do not take part.
 */
export function signatureOf(parameters: Parameters, appSecret: string): string {
	const names = Object.keys(parameters).filter((name) => name !== 'sign' && parameters[name] !== '');
	const joined = names.sort(byCodeUnit).map((name) => `${name}${parameters[name]}`);
	return md5(`${appSecret}${joined.join('')}${appSecret}`).toUpperCase();
}

/**
 * The common parameters and the sign, beside those of the call. `now`: milliseconds since 1970; JIMI takes UTC that is
 * at most 10 minutes off, whatever the time zone of this computer.
 */
export function signed(values: IDataObject, credentials: IDataObject, now = Date.now()): Parameters {
	const parameters = filled({
		...values,
		app_key: String(credentials.appKey ?? '').trim(),
		timestamp: toUtcText(now),
		sign_method: 'md5',
		v: '1.0',
		format: 'json',
	});
	return { ...parameters, sign: signatureOf(parameters, String(credentials.appSecret ?? '').trim()) };
}

/** As a form body; the texts are those that were signed. */
export const toForm = (parameters: Parameters): string => new URLSearchParams(parameters).toString();
