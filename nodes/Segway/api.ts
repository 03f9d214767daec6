import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Answer } from '../core/answer';
import { answer } from '../core/answer';
import { quoted } from '../core/codes';
import type { Operation, Vendor } from '../core/operation';
import { toNumber } from '../core/vehicle';
import { baseUrl, login, tokenFor } from './auth';
import { CODES, UNDOCUMENTED } from './errorCodes';
import { resources } from './operations';
import { settle } from './settle';

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** What RFC 6749 and RFC 6750 know; any other `error` inside HTTP 200 is not Segway's. */
const OAUTH_ERRORS = new Set([
	'invalid_token',
	'unauthorized',
	'invalid_client',
	'invalid_request',
	'invalid_scope',
	'insufficient_scope',
	'unauthorized_client',
	'access_denied',
]);

/** OAuth errors come without the envelope: `{"error":"invalid_token",...}`. */
function readOauthError(error: string): Answer {
	const again = error === 'invalid_token' || error === 'unauthorized' ? 'token' : undefined;
	const message = again ? CODES[15101].message : `Segway refused the request (${error})`;
	return answer({ result: 'refused', again, message, remedy: again ? CODES[15101].remedy : undefined });
}

/** Segway's envelope: `code`, `msg`, `data`, `t`, and `opId` (battery info: `resId`). Only `code` decides. */
function read(status: number, body: IDataObject): Answer | null {
	const { error } = body;
	if (typeof error === 'string' && (status >= 400 || OAUTH_ERRORS.has(error))) return readOauthError(error);
	const code = toNumber(body.code);
	if (code === null || !Number.isInteger(code)) return null;
	const envelope = {
		code,
		data: body.data,
		raw: body,
		reference: textOf(body.opId) || textOf(body.resId) || null,
		serverTime: typeof body.t === 'number' ? body.t : undefined,
	};
	if (code === 0) return answer({ ...envelope, result: 'done', message: 'Done' });
	return answer({ ...envelope, ...told(code, textOf(body.msg)) });
}

/** What a code means; a warning where the command is done, but not all of it. */
function told(code: number, said: string): Parameters<typeof answer>[0] {
	const { outcome, message, ...row } = CODES[code] ?? UNDOCUMENTED;
	const warning = outcome === 'done' ? message : undefined;
	return { ...row, result: outcome, message: quoted(message, 'Segway', code, said), warning };
}

const readStatusWhenUnknown: INodeProperties = {
	displayName: 'Read Status When Unknown',
	name: 'readStatusWhenUnknown',
	type: 'boolean',
	default: false,
	description:
		'Whether to look at the vehicle when Segway does not say clearly what became of the command. Only a status younger than the command settles it.',
};

const options = (operation: Operation): INodeProperties[] => (operation.confirms ? [readStatusWhenUnknown] : []);

/** Segway's gateway (E-moped and T60 Lite documents). */
export const segway: Vendor = {
	name: 'segway',
	displayName: 'Segway',
	credential: 'segwayApi',
	resources,
	concurrency: 10,
	deviceParam: 'iotCode',
	secrets: ['clientSecret'],
	baseUrl,
	tokenFor,
	login,
	renewalMargin: 300_000,
	read,
	options,
	settle,
};
