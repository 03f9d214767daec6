import type { IDataObject } from 'n8n-workflow';
import { redactDeep } from '../core/errors';
import type { Call, Operation } from '../core/operation';

const MASK = '***';

/** Names under which Knot answers tokens and keys (vendor document 35, 37, 42, 43). */
const SECRETS = new Set(['token', 'access_token', 'refresh_token', 'key', 'key_url']);

/** Texts alone: that a refresh token is `null` is no secret, and worth knowing. */
function masked(value: unknown, name = ''): unknown {
	if (Array.isArray(value)) return value.map((each) => masked(each));
	if (value !== null && typeof value === 'object') {
		return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, masked(each, key)]));
	}
	return typeof value === 'string' && SECRETS.has(name) ? MASK : value;
}

const unlessWanted = (value: unknown, { options }: Call): IDataObject =>
	(options.returnSecrets === true ? value : masked(value)) as IDataObject;

/** For `output` of what answers tokens or keys: masked unless the person wants them. */
export const withoutSecrets: Operation['output'] = ({ data }, _secrets, call) => unlessWanted(data ?? {}, call);

/** The same for the whole answer of a call beyond the table; the token of the session is never in it. */
export const wholeWithoutSecrets: Operation['output'] = ({ raw }, secrets, call) =>
	unlessWanted(redactDeep(raw ?? {}, secrets), call);

/** Whether the operation may answer tokens or keys. */
export const answersSecrets = ({ output }: Operation): boolean =>
	output === withoutSecrets || output === wholeWithoutSecrets;
