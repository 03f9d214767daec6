import type { Outgoing } from '../deliver.cjs';
import type { Alarm } from './alarms.cjs';
import { utcText } from './utc.cjs';

/** How a push is written and guarded. */
export interface PushFormat {
	/** Body as form (the document) or JSON. */
	encoding?: 'form' | 'json';
	/** `data` as JSON text, as object or list, or as the text of a list; a form has texts only. */
	data?: 'text' | 'object' | 'array' | 'arrayText';
	/** Sent besides, such as a secret in a header. */
	headers?: Record<string, string>;
}

/**
 * What is wrong with a push.
 * - `unknown`: the alarm is in no list, nobody but the sender knows it
 * - `key`: every value in the query and in the given headers is another one of the same length
 * - `unkeyed`: neither query nor the given headers are there
 */
export type Forgery = 'unknown' | 'key' | 'unkeyed';
export const FORGERIES: readonly string[] = ['unknown', 'key', 'unkeyed'];

export type Content = Record<string, unknown>;

/** Message types: this one by the document, the other one since the raw commands of a later version. */
export const MESSAGE_TYPES: Readonly<Record<string, string>> = {
	alarm: 'jimi.push.device.alarm',
	raw: 'jimi.open.instruction.raw.receive',
};

const FORM = 'application/x-www-form-urlencoded';

/** A push with one or several contents. @throws RangeError for an unknown format */
export function pushRequest(
	url: string,
	msgType: string,
	contents: readonly Content[],
	{ encoding = 'form', data = contents.length > 1 ? 'arrayText' : 'text', headers = {} }: PushFormat,
): Outgoing {
	const isList = data === 'array' || data === 'arrayText' || contents.length > 1;
	const content = isList ? contents : contents[0];
	const isText = data === 'text' || data === 'arrayText';
	if (encoding === 'form') {
		const body = new URLSearchParams({ msgType, data: JSON.stringify(content) }).toString();
		return { url, method: 'POST', headers: { ...headers, 'Content-Type': FORM }, body };
	}
	if (encoding !== 'json') throw new RangeError('encoding is form or json');
	const body = JSON.stringify({ msgType, data: isText ? JSON.stringify(content) : content });
	return { url, method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body };
}

/** A request that only looks whether somebody answers: GET, or POST without a body. */
export function probeRequest(
	url: string,
	kind: 'probe-get' | 'probe-post',
	headers: Record<string, string> = {},
): Outgoing {
	if (kind === 'probe-get') return { url, method: 'GET', headers, body: '' };
	return { url, method: 'POST', headers: { ...headers, 'Content-Type': FORM }, body: '' };
}

/** The content of an alarm push (document, "Message content"), in the words of the sample. */
export function alarmContent({ imei, type, name, time, lat, lng }: Alarm, deviceName: string): Content {
	return { imei, deviceName, alarmType: type, alarmName: name, lat, lng, alarmTime: utcText(time) };
}

/** The content with other values; null leaves a field out. */
export function withFields(content: Content, fields: Content = {}): Content {
	return Object.fromEntries(Object.entries({ ...content, ...fields }).filter(([, value]) => value !== null));
}

/** The address and the headers as a forger has them. */
export function forged(url: string, headers: Record<string, string>, forgery: Forgery | undefined) {
	if (forgery === undefined || forgery === 'unknown') return { url, headers };
	const target = new URL(url);
	if (forgery === 'unkeyed') {
		target.search = '';
		return { url: target.href, headers: {} };
	}
	for (const [name, value] of [...target.searchParams]) target.searchParams.set(name, another(value));
	const others = Object.entries(headers).map(([name, value]) => [name, another(value)]);
	return { url: target.href, headers: Object.fromEntries(others) as Record<string, string> };
}

/** A text that differs in its last character alone: nearly right is wrong too. */
function another(value: string): string {
	return value.slice(0, -1) + (value.endsWith('0') ? '1' : '0');
}
