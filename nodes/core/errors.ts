import type { IDataObject, INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

const MASK = '***';
/** Shorter values are no secrets, and masking them would black out half of a text. */
const SHORTEST_SECRET = 4;

const NAMED_SECRET =
	/((?:access|refresh)?_?token|client_?secret|app_?secret|secret|sign(?:ature)?|pass(?:word|wd)?|pwd|user_pwd_md5|api_?key|authorization)((?:["'\\]|%22)*\s*(?:[=:]|%3[da])\s*(?:["'\\]|%22)*)(?:(?:bearer|basic)\s+)?[^\s"'\\&%,;<>}]+/gi;
const BEARER = /\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi;

/** A secret as it looks in a text, in a URL, in a form, and inside JSON. */
function formsOf(secret: string): string[] {
	const inUrl = encodeURIComponent(secret);
	const inForm = new URLSearchParams({ s: secret }).toString().slice(2);
	const small = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
	const inJson = JSON.stringify(secret).slice(1, -1);
	return [secret, inUrl, small(inUrl), inUrl.toLowerCase(), inForm, small(inForm), inJson];
}

/** Makes the function that hides these secrets; the longest forms first, so that no rest of one stays. */
function hider(secrets: string[]): (text: string) => string {
	const long = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
	const forms = [...new Set(long.flatMap(formsOf))].sort((a, b) => b.length - a.length);
	return (text) => forms.reduce((clean, form) => clean.split(form).join(MASK), text);
}

/** Replaces the given secrets, also as they look in a URL, and whatever is named like one. */
export function redact(text: string, secrets: string[] = []): string {
	return hider(secrets)(text).replace(NAMED_SECRET, `$1$2${MASK}`).replace(BEARER, `$1 ${MASK}`);
}

/** Short ones and mere numbers, such as the password 123456, stand in IMEIs and coordinates by chance. */
const isTelling = (secret: string) => secret.length >= 6 && !/^\d+$/.test(secret);

/** The same for every text and key inside a value; only known secrets, so that data stays as the vendor gave it. */
export function redactDeep<T>(value: T, secrets: string[]): T {
	const hide = hider(secrets.filter(isTelling));
	const walk = (part: unknown): unknown => {
		if (typeof part === 'string') return hide(part);
		if (Array.isArray(part)) return part.map(walk);
		if (part === null || typeof part !== 'object') return part;
		return Object.fromEntries(Object.entries(part).map(([key, each]) => [hide(key), walk(each)]));
	};
	return walk(value) as T;
}

/** What went wrong with one item, in our own words: never the caught error of a request, which carries what the vendor echoed. */
export interface FailureDetails {
	message: string;
	/** What to do about it. */
	description?: string;
	/** The vendor's code. */
	code?: string | number | null;
	httpStatus?: number | null;
	/** Stays on the item when the run goes on. */
	record?: IDataObject;
	/** It is one device of the call that the vendor refuses: one it does not know, or one that cannot be used. */
	blames?: 'unknown' | 'unusable';
	/** The input of the person is at fault, not the vendor's answer. */
	input?: boolean;
}

export class Failure extends Error {
	constructor(readonly details: FailureDetails) {
		super(details.message);
	}
}

/** The error that n8n shows, built anew from our own text; `itemIndex` always set. */
export function nodeError(node: INode, details: FailureDetails, itemIndex: number): NodeApiError | NodeOperationError {
	const { message, description, httpStatus } = details;
	if (details.input) return new NodeOperationError(node, message, { description, itemIndex });
	// Only the text is handed over: from a vendor's answer n8n would read a code such as 15001 as an HTTP status.
	const shown: JsonObject = { message };
	const httpCode = httpStatus ? String(httpStatus) : undefined;
	return new NodeApiError(node, shown, { message, description: description ?? message, httpCode, itemIndex });
}

/** A failed item when the run goes on: n8n takes an item of just these two keys for an error, in every version. */
export function failedItem(details: FailureDetails): IDataObject {
	const { message, description, code = null, httpStatus = null, record = {} } = details;
	const error: IDataObject = { code, message, ...record };
	if (description) error.description = description;
	if (httpStatus) error.http_status = httpStatus;
	return { message, error };
}
