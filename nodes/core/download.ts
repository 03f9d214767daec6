import type { IDataObject } from 'n8n-workflow';
import type { HttpResponse } from './answer';
import { faultText } from './answer';
import { Failure } from './errors';
import type { ApiHttpOptions } from './http';
import { PLAIN_ANSWER } from './http';
import type { Keyring } from './keyring';
import type { Vendor } from './operation';
import type { SessionContext } from './transport';
import { transport } from './transport';

/** A file behind an address. */
export interface Downloaded {
	/** Of the last step of the address; `file` where it has none. */
	fileName: string;
	mimeType: string;
	content: Buffer;
}

const REMEDY = 'Addresses of files may end after a while: ask for a new one.';
/** What storages call a file whose kind they do not know. */
export const UNKNOWN_KIND = 'application/octet-stream';

function nameIn({ pathname }: URL): string {
	const step = pathname.split('/').pop() ?? '';
	try {
		// An escaped slash would make a path of it.
		return decodeURIComponent(step).split(/[\\/]/).pop() || 'file';
	} catch {
		return step;
	}
}

const kindOf = ({ headers }: HttpResponse) =>
	String(headers['content-type'] ?? UNKNOWN_KIND)
		.split(';')[0]
		.trim();

const failure = (message: string) => new Failure({ message, description: REMEDY });

type Use = (credentials: IDataObject) => Promise<HttpResponse>;

/** What keeps from logging in is told as it is, and not as a fault of the address. */
const asFailure = (error: Error) => Promise.reject(new Failure({ message: error.message }));

/** Asks with the account's token, and once more when it is refused. */
async function withToken(keyring: Keyring, use: Use): Promise<HttpResponse> {
	const used = await keyring.usable().catch(asFailure);
	const given = await use(used);
	return given.statusCode === 401 ? await use(await keyring.replaced(used).catch(asFailure)) : given;
}

/**
 * Fetches the file behind an address that a vendor gave. The account's token goes along to the account's own host alone;
 * where that sends on, it is left behind.
 * @throws Failure when no file comes
 */
export async function download(
	ctx: SessionContext,
	vendor: Vendor,
	keyring: Keyring,
	{ url, timeout }: { url: string; timeout: number },
): Promise<Downloaded> {
	const credentials = await keyring.credentials();
	const ask = async (target: URL, isOwn: boolean): Promise<{ target: URL; response: HttpResponse }> => {
		const options: ApiHttpOptions = {
			...PLAIN_ANSWER,
			method: 'GET',
			url: target.href,
			encoding: 'arraybuffer',
			timeout,
		};
		const use: Use = async (used) =>
			await transport(ctx, vendor, used, { ...options, disableFollowRedirect: isOwn }, !isOwn);
		const response = await (isOwn ? withToken(keyring, use) : use(credentials)).catch((error: Error) => {
			throw error instanceof Failure ? failureOf(error) : failure(`${target.host}: ${faultText(error)}`);
		});
		const { statusCode, headers } = response;
		const isMoved = isOwn && statusCode >= 300 && statusCode < 400;
		return isMoved ? await ask(new URL(String(headers.location), target), false) : { target, response };
	};
	const target = new URL(url);
	const found = await ask(target, target.origin === new URL(vendor.baseUrl(credentials)).origin);
	const { response } = found;
	if (response.statusCode !== 200) throw failure(`${found.target.host} gave no file (HTTP ${response.statusCode})`);
	return { fileName: nameIn(found.target), mimeType: kindOf(response), content: Buffer.from(response.body as Buffer) };
}

const failureOf = ({ details }: Failure) => new Failure(details);
