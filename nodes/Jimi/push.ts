import type { IDataObject } from 'n8n-workflow';
import { sameText } from '../core/hash';
import { toText } from '../core/vehicle';

/** The push of the document. */
export const ALARM_PUSH = 'jimi.push.device.alarm';
/** What a device answered to a raw command; since a later version, to the same address. */
export const RAW_PUSH = 'jimi.open.instruction.raw.receive';

/** One message of a push. `data` is as received; alarms are the only ones that come several at a time. */
export interface JimiMessage {
	msgType: string;
	data: IDataObject;
}

const isObject = (value: unknown): value is IDataObject =>
	value !== null && typeof value === 'object' && !Array.isArray(value);

/** The contents of `data`: an object or a list of them, as such or as JSON text. `null`: it is none of these. */
function contentsOf(data: unknown): IDataObject[] | null {
	const value = typeof data === 'string' ? parsed(data) : data;
	if (isObject(value)) return [value];
	return Array.isArray(value) && value.every(isObject) ? value : null;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}

/** Far beyond any push; longer ones cost more time than they are worth. */
const LONGEST_BODY = 256 * 1024;

/** The two fields of a form, or of a JSON object. */
function envelopeOf(body: string): { msgType: unknown; data: unknown } {
	if (body.startsWith('{')) {
		const value = parsed(body);
		return isObject(value) ? { msgType: value.msgType, data: value.data } : { msgType: null, data: null };
	}
	const form = new URLSearchParams(body);
	return { msgType: form.get('msgType'), data: form.get('data') };
}

/**
 * The messages of a push (jimi, "Receive Notification"): `msgType` and `data` as form or JSON. A type that is not known
 * is passed as it is. Says nothing about who sent it.
 *
 * @param body the text as received
 * @returns `null` for a request without a body: it only looks whether somebody answers
 */
export function readPush(body: string): JimiMessage[] | 'unreadable' | null {
	const text = body.trim();
	if (text === '') return null;
	if (text.length > LONGEST_BODY) return 'unreadable';
	const envelope = envelopeOf(text);
	const [msgType, contents] = [toText(envelope.msgType), contentsOf(envelope.data)];
	return msgType === null || contents === null ? 'unreadable' : contents.map((data) => ({ msgType, data }));
}

/** Whether the key that came with a push is the one agreed upon, in constant time. An empty one fits nothing. */
export const keyMatches = (given: unknown, expected: string): boolean =>
	typeof given === 'string' && expected !== '' && sameText(given, expected);

/** How many characters of these alphabets, the smallest first, have room for 128 bits. */
const STRONG: Array<[alphabet: RegExp, characters: number]> = [
	[/^\d*$/, 39],
	[/^[0-9a-f]*$/i, 32],
	[/^[\w-]*$/, 22],
];
/** A key by chance has more different characters; one of fewer was typed by hand. */
const LEAST_VARIETY = 8;

/** Whether a key has room for 128 bits (32 hexadecimal digits, or 22 characters of base64url) and fits into a URL. */
export function isStrongKey(key: string): boolean {
	const [, least] = STRONG.find(([alphabet]) => alphabet.test(key)) ?? [];
	return least !== undefined && key.length >= least && new Set(key).size >= LEAST_VARIETY;
}
