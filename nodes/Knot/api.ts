import type { IDataObject } from 'n8n-workflow';
import type { Answer } from '../core/answer';
import { answer } from '../core/answer';
import { quoted } from '../core/codes';
import type { Vendor } from '../core/operation';
import type { ApiRequest } from '../core/request';
import { toText } from '../core/vehicle';
import { baseUrl, login, tokenFor } from './auth';
import { codeOf, meaningOf } from './errorCodes';
import { resources } from './operations';
import { options } from './options';

const ENVELOPE = ['code', 'message'];

/** What the call was made for lies under `data` or, of some calls, at the root. */
function dataOf(body: IDataObject): unknown {
	const root = Object.fromEntries(Object.entries(body).filter(([name]) => !ENVELOPE.includes(name)));
	return 'data' in root ? root.data : root;
}

/** What Knot says of a failure; the document does not show one. */
const wordsOf = ({ message, error_description, error }: IDataObject): string =>
	[message, error_description, error].map(toText).find((each) => each !== null) ?? '';

/** `{code, ...}`: 0 is a success, anything else is none (knot.md, 1); failures may come with HTTP 200 or as 4xx. */
function read(status: number, body: IDataObject, { method }: ApiRequest): Answer | null {
	const code = codeOf(body.code);
	const envelope = { code, raw: body };
	if (code === 0) return answer({ ...envelope, data: dataOf(body), result: 'done', message: 'Done' });
	const said = wordsOf(body);
	if (code !== null) {
		const { outcome, message, ...row } = meaningOf(code);
		return answer({
			...envelope,
			...row,
			data: dataOf(body),
			result: outcome,
			message: quoted(message, 'Knot', code, said),
		});
	}
	if (status >= 400 && said)
		return answer({ ...envelope, result: 'refused', message: `Knot refused the call: ${said}` });
	// Public data of Knot, such as GBFS, comes without a code. What shall have changed something is not believed so.
	const isPlain = status < 300 && method === 'GET';
	return isPlain ? answer({ ...envelope, data: body, result: 'done', message: 'Done' }) : null;
}

/** The mobility platform of Knot (knotcity.io), by the API of its applications. */
export const knot: Vendor = {
	name: 'knot',
	displayName: 'Knot',
	credential: 'knotApi',
	resources,
	concurrency: 2,
	deviceParam: 'vehicle_id',
	secrets: ['password', 'totpSecret'],
	baseUrl,
	tokenFor,
	login,
	renewalMargin: 300_000,
	read,
	options,
};
