import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { HttpResponse } from './answer';
import type { ApiHttpOptions } from './http';
import type { Vendor } from './operation';
import { ONCE } from './token';

/** Wherever n8n runs something of ours with a credential. */
export type SessionContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

/** One request through the credential, which gets this data; n8n has nothing to send again by itself. */
export async function throughCredential(
	ctx: SessionContext,
	{ credential }: Vendor,
	data: IDataObject,
	options: IHttpRequestOptions,
): Promise<unknown> {
	return (await ctx.helpers.httpRequestWithAuthentication.call(ctx, credential, options, {
		credentialsDecrypted: { id: '', name: '', type: credential, data: data as never },
		preAuthenticationRetryStatusCode: [],
	})) as unknown;
}

/** One request through n8n's helpers: signed by the credential, once, or as it is. Throws what they throw. */
export async function transport(
	ctx: SessionContext,
	vendor: Vendor,
	credentials: IDataObject,
	options: ApiHttpOptions,
	anonymous = false,
): Promise<HttpResponse> {
	const answered = anonymous
		? ctx.helpers.httpRequest(options)
		: throughCredential(ctx, vendor, { ...credentials, [ONCE]: 'ready' }, options);
	return (await answered) as HttpResponse;
}
