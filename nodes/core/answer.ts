import type { IDataObject } from 'n8n-workflow';
import type { Kind, Objection } from './operation';
import { STOPPED_RESEND } from './token';
import type { OutcomeWord } from './outcome';

/** What a request came to, in our own words. */
export interface Answer {
	result: OutcomeWord;
	/** `token`: not accepted, so the call did not run. `limit`: too many requests, it did not run. `busy`: a read may be repeated. */
	again?: 'token' | 'limit' | 'busy';
	/** There is nothing to read: an empty list where a list was asked for. */
	empty?: boolean;
	/** It is one device of the call that the vendor refuses: one it does not know, or one that cannot be used. */
	blames?: 'unknown' | 'unusable';
	code: string | number | null;
	message: string;
	/** What to do about it. */
	remedy?: string;
	/** Done, but not all of it. */
	warning?: string;
	/** The part of the answer that the call was made for. */
	data: unknown;
	/** The whole answer as the vendor gave it. */
	raw: IDataObject | null;
	reference: string | null;
	httpStatus: number | null;
	/** The vendor's clock when it answered, milliseconds since 1970. */
	serverTime?: number;
	/** Milliseconds the vendor asks to wait. */
	wait?: number;
	/** Milliseconds since 1970; `null`: nothing was sent. */
	sentAt: number | null;
}

export const answer = (given: Partial<Answer> & Pick<Answer, 'result' | 'message'>): Answer => ({
	code: null,
	data: null,
	raw: null,
	reference: null,
	httpStatus: null,
	sentAt: null,
	...given,
});

export interface HttpResponse {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

/** Node's and axios' codes in words. n8n replaces a message that contains the code itself by a text of its own. */
const FAULTS: Record<string, string> = {
	ECONNREFUSED: 'the host refused the connection',
	ECONNRESET: 'the connection was lost before an answer came',
	EPIPE: 'the connection was lost before an answer came',
	ECONNABORTED: 'no answer came in time',
	ETIMEDOUT: 'no answer came in time',
	EPROTO: 'the host does not speak HTTPS at this address',
	ENOTFOUND: 'the host name is not known',
	EAI_AGAIN: 'the host name could not be looked up',
	EHOSTUNREACH: 'the host cannot be reached',
	ENETUNREACH: 'the host cannot be reached',
	ERR_CANCELED: 'the execution was canceled while waiting for the answer',
	ERR_INVALID_URL: 'the base URL in the credential is not a URL',
};

interface RequestError {
	code?: unknown;
	message?: string;
	cause?: RequestError;
	errorResponse?: RequestError;
}

/** All errors wrapped in one another; n8n wraps what the HTTP library threw. */
function* chain(error: RequestError | undefined): Generator<RequestError> {
	for (let depth = 0; error && depth < 5; depth++) {
		yield error;
		error = error.cause ?? error.errorResponse;
	}
}

/** Why no answer came, in words. Nothing of the error itself is passed on: it may carry what the vendor echoed. */
export function faultText(error: unknown): string {
	for (const { code } of chain(error as RequestError)) {
		if (typeof code === 'string' && FAULTS[code]) return FAULTS[code];
		if (typeof code === 'string' && /CERT|SSL|TLS|VERIFY|SIGNATURE|ISSUER/.test(code))
			return 'the certificate of the host was not accepted';
	}
	return 'the connection failed';
}

/** n8n wanted to resend by itself after HTTP 401 and was stopped. */
export function wasStopped(error: unknown): boolean {
	for (const { message } of chain(error as RequestError)) if (message?.includes(STOPPED_RESEND)) return true;
	return false;
}

/** A body that is a JSON object; `null` for anything else. */
export const parseObject = (body: unknown): IDataObject | null => {
	if (typeof body !== 'string') return null;
	try {
		const value: unknown = JSON.parse(body);
		return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as IDataObject) : null;
	} catch {
		return null;
	}
};

const seconds = (value: unknown) => (/^\d+$/.test(String(value)) ? Number(value) * 1000 : undefined);

const withStatus = (httpStatus: number, given: Parameters<typeof answer>[0]) => answer({ ...given, httpStatus });

const hasFailed = (statusCode: number) => statusCode >= 500 || statusCode === 408;

/** A failure of the service; the vendor's own code, where it has one, tells more but proves nothing. */
function serviceFailed(statusCode: number, known: Answer | null): Answer {
	const message = `The service failed (HTTP ${statusCode})`;
	const failed = { result: 'unknown', again: 'busy' } as const;
	if (!known || known.code === null || known.result === 'done') return withStatus(statusCode, { ...failed, message });
	const { code, remedy } = known;
	return withStatus(statusCode, { ...failed, code, remedy, message: `${message}: ${known.message}` });
}

/** What the status proves where the vendor's words prove nothing. */
function statusAlone(statusCode: number): Answer {
	if (statusCode >= 400) {
		const remedy = 'Check the base URL and the path.';
		return withStatus(statusCode, {
			result: 'refused',
			message: `The service refused the request (HTTP ${statusCode})`,
			remedy,
		});
	}
	const message = 'The answer could not be read: it is not what the service documents';
	return withStatus(statusCode, { result: 'unknown', message, remedy: 'Check the base URL in the credential.' });
}

/**
 * Reads a response down to what it proves. 401 and 429: the call did not run. Other 4xx: refused. 5xx and whatever
 * cannot be read: unknown, for the command may have run.
 *
 * @param read the vendor's reading of a JSON object; `null` when it is not an answer of this vendor
 * @param tokenless sent without the account's token, so no new one can help
 */
export function readResponse(
	{ statusCode, headers, body }: HttpResponse,
	read: (status: number, body: IDataObject) => Answer | null,
	tokenless = false,
): Answer {
	if (statusCode === 429) {
		const wait = seconds(headers['retry-after']);
		const remedy = 'The service limits the number of requests. Try again later, or lower Concurrent Requests.';
		return withStatus(429, { result: 'refused', again: 'limit', message: 'Too many requests', remedy, wait });
	}
	const json = parseObject(body);
	const known = json && read(statusCode, json);
	if (statusCode === 401 && !tokenless) {
		return withStatus(401, {
			...known,
			result: 'refused',
			again: 'token',
			message: 'The access token was refused (HTTP 401)',
		});
	}
	if (hasFailed(statusCode)) return serviceFailed(statusCode, known);
	const believable = known && !(statusCode >= 400 && known.result === 'done');
	return believable ? { ...known, httpStatus: statusCode } : statusAlone(statusCode);
}

/** A route that may not be the right one is the likely reason when the vendor has none of that kind. */
export const doubted = (given: Answer, doubt: Objection | undefined): Answer =>
	doubt && (given.httpStatus === 404 || given.httpStatus === 405)
		? { ...given, message: `${given.message}. ${doubt.message}`, remedy: doubt.remedy }
		: given;

/** A refused token proves that the call did not run; anything else is asked again only if it just asks. */
export const mayRepeat = (again: Answer['again'], kind: Kind): again is 'token' | 'busy' =>
	again === 'token' || (again === 'busy' && kind === 'read');

export const isAnswer = (value: object): value is Answer => 'result' in value && 'sentAt' in value;
