import type { IDataObject } from 'n8n-workflow';
import type { HttpResponse } from './answer';
import { faultText } from './answer';
import { Failure } from './errors';
import type { ApiHttpOptions, Vendor } from './operation';
import { PLAIN_ANSWER } from './operation';
import type { SessionContext } from './request';
import { ONCE } from './token';

/** One request through n8n's helpers: signed by the credential, or as it is. Throws what they throw. */
export async function transport(
	ctx: SessionContext,
	{ credential }: Vendor,
	credentials: IDataObject,
	options: ApiHttpOptions,
	anonymous = false,
): Promise<HttpResponse> {
	if (anonymous) return (await ctx.helpers.httpRequest(options)) as HttpResponse;
	const data = { ...credentials, [ONCE]: 'ready' };
	return (await ctx.helpers.httpRequestWithAuthentication.call(ctx, credential, options, {
		credentialsDecrypted: { id: '', name: '', type: credential, data: data as never },
		preAuthenticationRetryStatusCode: [],
	})) as HttpResponse;
}

/** A file behind an address. */
export interface Downloaded {
	/** Of the last step of the address; `file` where it has none. */
	fileName: string;
	mimeType: string;
	content: Buffer;
}

function nameIn({ pathname }: URL): string {
	const step = pathname.split('/').pop() ?? '';
	try {
		return decodeURIComponent(step) || 'file';
	} catch {
		return step;
	}
}

const REMEDY = 'Addresses of files may end after a while: ask for a new one.';

/**
 * Fetches a file behind an address that a vendor gave. The account's token goes along to the account's own host alone;
 * where that sends on, it is left behind.
 * @param own `baseUrl`: of the account; `null`: no token goes along
 * @throws Failure when nothing comes
 */
export async function download(
	url: string,
	own: { baseUrl: string | null; timeout: number },
	send: (options: ApiHttpOptions, anonymous: boolean) => Promise<HttpResponse>,
): Promise<Downloaded> {
	const target = new URL(url);
	const anonymous = own.baseUrl === null || target.origin !== new URL(own.baseUrl).origin;
	const options: ApiHttpOptions = {
		...PLAIN_ANSWER,
		method: 'GET',
		url,
		encoding: 'arraybuffer',
		timeout: own.timeout,
		disableFollowRedirect: !anonymous,
	};
	const { statusCode, headers, body } = await send(options, anonymous).catch((error: unknown) => {
		throw new Failure({ message: `${target.host}: ${faultText(error)}`, description: REMEDY });
	});
	const next = statusCode >= 300 && statusCode < 400 ? new URL(String(headers.location), target).href : undefined;
	if (next && !anonymous) return await download(next, { ...own, baseUrl: null }, send);
	if (statusCode !== 200) {
		throw new Failure({ message: `${target.host} gave no file (HTTP ${statusCode})`, description: REMEDY });
	}
	const mimeType = String(headers['content-type'] ?? 'application/octet-stream').split(';')[0];
	return { fileName: nameIn(target), mimeType, content: Buffer.from(body as Buffer) };
}
