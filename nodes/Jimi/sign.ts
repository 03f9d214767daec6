import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { signed, toForm } from './signature';

/** The older form of a request, which n8n's HTTP Request node still uses. */
type Older = IHttpRequestOptions & { uri?: string; form?: unknown };

/** What stands in a body, whatever its form: text of a form, its pairs, or an object. */
function valuesOf(body: unknown): IDataObject {
	if (body instanceof URLSearchParams) return Object.fromEntries(body);
	if (typeof body === 'string') return Object.fromEntries(new URLSearchParams(body));
	return body !== null && typeof body === 'object' && !Buffer.isBuffer(body) ? (body as IDataObject) : {};
}

/** The address without what stands behind its question mark, and that as values. */
function apart(address: string | undefined): { address?: string; values: IDataObject } {
	const at = address?.indexOf('?') ?? -1;
	if (address === undefined || at < 0) return { address, values: {} };
	return { address: address.slice(0, at), values: valuesOf(address.slice(at + 1).replace(/#.*$/, '')) };
}

/**
 * A request of JIMI with the token, the common parameters and the sign: all parameters, wherever they stood, become
 * one form, and the texts of the form are the texts that were signed (jimi, "Signature"). The sign is new each time.
 */
export function sign(options: IHttpRequestOptions, credentials: IDataObject): IHttpRequestOptions {
	const { form, qs, body, uri, url, baseURL, ...rest } = options as Older;
	// One address for all calls: a relative one stands for it.
	const [place, older] = [apart(baseURL ?? url), apart(uri)];
	const given = { ...place.values, ...older.values, ...qs, ...valuesOf(body), ...valuesOf(form) };
	const parameters = signed({ ...given, access_token: credentials.accessToken as string }, credentials);
	const headers: IDataObject = { ...rest.headers };
	for (const name of Object.keys(headers)) if (/^content-(type|length)$/i.test(name)) delete headers[name];
	const address = uri === undefined ? { url: place.address ?? '' } : { uri: older.address };
	return {
		...rest,
		...address,
		method: 'POST',
		headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
		body: toForm(parameters),
	} as IHttpRequestOptions;
}
