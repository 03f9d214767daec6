import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { parseObject } from '../core/answer';
import { signed, toForm } from './signature';

/** The older form of a request, which n8n's HTTP Request node still uses. */
type Older = IHttpRequestOptions & { uri?: string; form?: unknown };

/** What stands in a body, whatever its form: text of a form or of JSON, pairs, or an object. */
function valuesOf(body: unknown): IDataObject {
	if (body instanceof URLSearchParams) return Object.fromEntries(body);
	if (typeof body === 'string') return parseObject(body) ?? Object.fromEntries(new URLSearchParams(body));
	return body !== null && typeof body === 'object' && !Buffer.isBuffer(body) ? (body as IDataObject) : {};
}

/** The address without what stands behind its question mark, and that as values. */
function apart(written: string): { address: string; values: IDataObject } {
	const [address, query = ''] = written.replace(/#.*$/, '').split(/\?(.*)/s);
	return { address, values: valuesOf(query) };
}

/** One address for all calls: a relative one stands for it. A whole one was checked, and stays what it is. */
const addressOf = (written: string, baseURL: string | undefined): string =>
	/^https?:\/\//i.test(written) || baseURL === undefined ? written : apart(baseURL).address;

/**
 * A request of JIMI with the token, the common parameters and the sign: all parameters, wherever they stood, become
 * one form, and the texts of the form are the texts that were signed (jimi, "Signature"). The sign is new each time.
 */
export function sign(options: IHttpRequestOptions, credentials: IDataObject): IHttpRequestOptions {
	const { form, qs, body, uri, url, baseURL, ...rest } = options as Older;
	const { address: written, values } = apart(uri ?? url ?? '');
	const given = { ...values, ...qs, ...valuesOf(body), ...valuesOf(form) };
	const parameters = signed({ ...given, access_token: credentials.accessToken as string }, credentials);
	const address = addressOf(written, baseURL);
	const headers: IDataObject = { ...rest.headers };
	for (const name of Object.keys(headers)) if (/^content-(type|length)$/i.test(name)) delete headers[name];
	return {
		...rest,
		...(uri === undefined ? { url: address } : { uri: address }),
		method: 'POST',
		headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
		body: toForm(parameters),
	} as IHttpRequestOptions;
}
