import type { IDataObject } from 'n8n-workflow';
import type { Answer } from '../core/answer';
import { answer } from '../core/answer';
import { quoted } from '../core/codes';
import type { Vendor } from '../core/operation';
import { toText } from '../core/vehicle';
import { baseUrl, login, tokenFor } from './auth';
import { CODES, codeOf, UNDOCUMENTED } from './errorCodes';
import { guard } from './guard';
import { resources } from './operations';
import { options } from './options';

/** The envelope `{code, message, record}` (protrack, 1.4); errors come with HTTP 200. */
function read(_status: number, body: IDataObject): Answer | null {
	const code = codeOf(body.code);
	if (code === null) return null;
	const record = body.record as IDataObject | undefined;
	const envelope = { code, data: body.record ?? null, raw: body, reference: toText(record?.commandid) };
	if (code === 0) return answer({ ...envelope, result: 'done', message: 'Done' });
	const { outcome, message, ...row } = CODES[code] ?? UNDOCUMENTED;
	return answer({ ...envelope, ...row, result: outcome, message: quoted(message, 'Protrack', code, body.message) });
}

/** Protrack365, MyGPS and every other white label of the same API. */
export const protrack: Vendor = {
	name: 'protrack',
	displayName: 'Protrack',
	credential: 'protrackApi',
	resources,
	concurrency: 2,
	deviceParam: 'imei',
	secrets: ['password'],
	baseUrl,
	tokenFor,
	login,
	renewalMargin: 1_800_000,
	read,
	options,
	guard,
};
