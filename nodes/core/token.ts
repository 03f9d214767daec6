import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import type { Token } from './lease';
import { isFresh, stored } from './lease';
import type { HttpHelper } from './http';

/**
 * The credential's side of the token. n8n has no way to store a token on request, so `save` travels as a call: the
 * patch goes in the credential data, `preAuthentication` returns it, n8n stores what is returned, and `authenticate`
 * throws so that no request goes out. These keys are never declared as properties, hence never stored themselves.
 */
export const PATCH = 'fleetPatch';
export const SAVED = 'fleetSaved';
/** Set by `core` on each call, spent at the first signing: n8n signs again before it resends by itself after HTTP 401. */
export const ONCE = 'fleetOnce';

export const STOPPED_SAVE = 'stored, nothing to send';
export const STOPPED_RESEND = 'not sent a second time';

const hidden = (displayName: string, name: string, typeOptions?: INodeProperties['typeOptions']): INodeProperties =>
	Object.assign({ displayName, name, type: 'hidden' as const, default: '' }, typeOptions ? { typeOptions } : {});

/**
 * Hidden properties in which n8n keeps the token, encrypted and shared by its processes. `checkToken` stays empty:
 * so n8n asks `preAuthentication` before every request, and the credential itself decides what is fresh.
 */
export const tokenProperties: INodeProperties[] = [
	hidden('Access Token', 'accessToken', { password: true }),
	hidden('Refresh Token', 'refreshToken', { password: true }),
	hidden('Token Issued At', 'tokenIssuedAt'),
	hidden('Token Expires At', 'tokenExpiresAt'),
	hidden('Token ID', 'tokenId'),
	hidden('Token For', 'tokenFor', { password: true }),
	hidden('Lease', 'lease'),
	hidden('Check Token', 'checkToken', { expirable: true }),
];

/** For `preAuthentication`: stores what `core` asks to store, else logs in only when there is no fresh token. */
export async function preAuthenticate(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
	tokenFor: string,
	login: (helper: IHttpRequestHelper, credentials: IDataObject) => Promise<Token>,
): Promise<IDataObject> {
	const patch = credentials[PATCH];
	if (patch && typeof patch === 'object') return { ...(patch as unknown as IDataObject), checkToken: '' };
	if (isFresh(credentials as IDataObject, tokenFor)) return {};
	const token = await login(helper, credentials as IDataObject);
	return { ...stored(token, tokenFor), checkToken: '' };
}

/** The whole of `preAuthentication` of a credential, out of what its vendor knows. */
export const preAuthenticator = (
	tokenFor: (credentials: IDataObject) => string,
	login: (http: HttpHelper, credentials: IDataObject) => Promise<Token>,
) =>
	async function (this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject): Promise<IDataObject> {
		const data = credentials as unknown as IDataObject;
		const ask = async (http: IHttpRequestHelper) => await login(http as unknown as HttpHelper, data);
		return await preAuthenticate(this, credentials, tokenFor(data), ask);
	};

/** For `authenticate`: signs a request, but never the same call of `core` twice. */
export function authenticateOnce(
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
	sign: (options: IHttpRequestOptions) => IHttpRequestOptions,
): IHttpRequestOptions {
	if (credentials[PATCH]) {
		credentials[SAVED] = true;
		throw new Error(STOPPED_SAVE);
	}
	if (credentials[ONCE] === 'spent') throw new Error(STOPPED_RESEND);
	if (credentials[ONCE]) credentials[ONCE] = 'spent';
	return sign(options);
}

/** Completes a relative address, and refuses to hand the account's token to any other host than the account's own. */
export function onlyTo(baseUrl: string, options: IHttpRequestOptions): IHttpRequestOptions {
	// n8n's HTTP Request node still uses the older form of a request, with `uri`.
	const { url, uri, baseURL } = options as { url?: string; uri?: string; baseURL?: string };
	const address = uri ?? url ?? '';
	if (/^\/(?!\/)/.test(address) && !baseURL) return { ...options, baseURL: baseUrl };
	const target = new URL(address, baseURL ?? baseUrl);
	if (target.origin === new URL(baseUrl).origin) return options;
	throw new Error(`This credential is only sent to ${new URL(baseUrl).host}, not to ${target.host}`);
}
