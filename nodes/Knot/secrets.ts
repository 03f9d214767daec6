import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../core/operation';

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

/** For `output` of what answers tokens or keys: masked unless the person wants them. */
export const withoutSecrets: Operation['output'] = ({ data }, _secrets, { options }) =>
	(options.returnSecrets === true ? (data ?? {}) : masked(data ?? {})) as IDataObject;

/** Whether the operation answers tokens or keys. */
export const answersSecrets = ({ output }: Operation): boolean => output === withoutSecrets;
