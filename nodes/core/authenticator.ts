import type { IAuthenticate, IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { authenticateOnce, onlyTo } from './token';

type Request = IHttpRequestOptions;

/**
 * The whole of `authenticate` of a credential, out of what its vendor knows: the account's own address, and how a
 * request is signed. Nothing is signed for any other host, and no call of `core` twice.
 *
 * @param address how a relative address is completed, where the vendor has its own way; throws for any other host
 */
export const authenticator =
	(
		baseUrl: (credentials: IDataObject) => string,
		sign: (request: Request, credentials: IDataObject) => Request,
		address: (baseUrl: string, request: Request) => Request = onlyTo,
	): IAuthenticate =>
	async (credentials, options) => {
		const account = credentials as unknown as IDataObject;
		return authenticateOnce(credentials, options, (request) => sign(address(baseUrl(account), request), account));
	};
