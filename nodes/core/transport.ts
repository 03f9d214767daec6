import type {
	IDataObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { HttpResponse } from './answer';
import { faultText } from './answer';
import { Failure } from './errors';
import type { ApiHttpOptions, Vendor } from './operation';
import { PLAIN_ANSWER } from './operation';
import { ONCE } from './token';

/** Wherever n8n runs something of ours with a credential. */
export type SessionContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions | IWebhookFunctions;

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
		// An escaped slash would make a path of it.
		return decodeURIComponent(step).split(/[\\/]/).pop() || 'file';
	} catch {
		return step;
	}
}

const REMEDY = 'Addresses of files may end after a while: ask for a new one.';
/** Bytes; what is larger is no picture of a report. */
const MOST = 20 * 1_048_576;
const MEGABYTES = 'It must not be larger than 20 MB.';
/** What storages call a file whose kind they do not know. */
const UNKNOWN_KIND = 'application/octet-stream';

type Sender = (options: ApiHttpOptions, anonymous: boolean) => Promise<HttpResponse>;

function fileIn({ host }: URL, name: string, { headers, body }: HttpResponse): Downloaded {
	const mimeType = String(headers['content-type'] ?? UNKNOWN_KIND)
		.split(';')[0]
		.trim();
	if (!mimeType.startsWith('image/') && mimeType !== UNKNOWN_KIND) {
		throw new Failure({ message: `${host} gave no picture but ${mimeType}`, description: REMEDY });
	}
	const content = Buffer.from(body as Buffer);
	if (content.length > MOST)
		throw new Failure({ message: `${host} gave a file that is too large`, description: MEGABYTES });
	return { fileName: name, mimeType, content };
}

/**
 * Fetches a picture behind an address that a vendor gave. The account's token goes along to the account's own host
 * alone; where that sends on, it is left behind.
 * @param own `baseUrl`: of the account; `null`: no token goes along
 * @throws Failure when no picture comes
 */
export async function download(
	url: string,
	own: { baseUrl: string | null; timeout: number },
	send: Sender,
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
	const response = await send(options, anonymous).catch((error: Error) => {
		if (error instanceof Failure) throw new Failure(error.details);
		throw new Failure({ message: `${target.host}: ${faultText(error)}`, description: REMEDY });
	});
	const { statusCode, headers } = response;
	const next = statusCode >= 300 && statusCode < 400 ? new URL(String(headers.location), target).href : undefined;
	if (next && !anonymous) return await download(next, { ...own, baseUrl: null }, send);
	if (statusCode === 200) return fileIn(target, nameIn(target), response);
	throw new Failure({ message: `${target.host} gave no file (HTTP ${statusCode})`, description: REMEDY });
}
