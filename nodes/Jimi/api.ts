import type { IDataObject } from 'n8n-workflow';
import type { Answer } from '../core/answer';
import { answer } from '../core/answer';
import { quoted } from '../core/codes';
import { redactDeep } from '../core/errors';
import type { Options, Vendor } from '../core/operation';
import type { ApiRequest } from '../core/request';
import type { Patience } from '../core/throttle';
import { toText } from '../core/vehicle';
import { baseUrl, login, nextLoginAt, tokenFor } from './auth';
import { codeOf, meaningOf } from './errorCodes';
import { guard } from './guard';
import { resources } from './operations';
import { options } from './options';
import { settle } from './settle';

/** The part of an answer that the call was made for: older methods use `result`, later ones `data`. */
const dataOf = ({ result, data }: IDataObject): unknown => result ?? data ?? null;

const SIGN = /\bsign(?:\W|%22|%3[ad]){1,12}([0-9A-F]{32})\b/gi;

/** The answer without the sign of the request, should a service repeat what it was sent: it is good for some minutes. */
const withoutSign = (body: IDataObject): IDataObject =>
	redactDeep(
		body,
		[...JSON.stringify(body).matchAll(SIGN)].map(([, found]) => found),
	);

/**
 * The envelope `{code, message, result[, data]}` (jimi, "Common response fields"); errors come with HTTP 200. What a
 * code means depends on the method: 100 is a success of scooter commands only.
 */
function read(_status: number, given: IDataObject, { form }: ApiRequest): Answer | null {
	const body = withoutSign(given);
	const code = codeOf(body.code);
	if (code === null) return null;
	const said = toText(body.message) ?? toText(body.msg) ?? '';
	const { outcome, message, ...row } = meaningOf(String(form?.method ?? ''), code, said);
	const words = outcome === 'done' ? message : quoted(message, 'JIMI', code, said);
	return answer({ ...row, code, data: dataOf(body), raw: body, result: outcome, message: words });
}

/** JIMI asks for at least 30 s after "too frequent"; a new time stamp and sign come with every try. */
const PATIENT: Partial<Patience> = { tokens: 1, limits: 4, pause: 30_000, longestPause: 300_000, inAll: 900_000 };
const HASTY: Partial<Patience> = { tokens: 1, limits: 1, pause: 1_500, inAll: 15_000 };

/** TrackSolid and TrackSolid Pro. */
export const jimi: Vendor = {
	name: 'jimi',
	displayName: 'JIMI',
	credential: 'jimiApi',
	resources,
	concurrency: 2,
	deviceParam: 'imei',
	secrets: ['appSecret', 'password', 'pushSecret'],
	baseUrl,
	tokenFor,
	login,
	nextLoginAt,
	renewalMargin: 300_000,
	patience: ({ shortWaits }: Options) => (shortWaits === true ? HASTY : PATIENT),
	read,
	options,
	guard,
	settle,
};
