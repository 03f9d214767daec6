import type { IAuthenticate, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { authenticateOnce, onlyTo } from './token';

/**
 * The whole of `authenticate` of a credential, out of what its vendor knows: the account's own address, and how a
 * request is signed. Nothing is signed for any other host, and no call of `core` twice.
 */
export const authenticator =
	(
		baseUrl: (credentials: IDataObject) => string,
		sign: (request: IHttpRequestOptions, credentials: IDataObject) => IHttpRequestOptions,
	): IAuthenticate =>
	async (credentials, options) => {
		const account = credentials as unknown as IDataObject;
		return authenticateOnce(credentials, options, (request) => sign(onlyTo(baseUrl(account), request), account));
	};
