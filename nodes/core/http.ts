import type { IDataObject } from 'n8n-workflow';
import { toMultipart } from './multipart';
import type { Method, Objection } from './operation';

export interface ApiRequest {
	method: Method;
	/** Begins with a slash; put behind the base URL. */
	path: string;
	query?: IDataObject;
	/** Besides the usual ones. */
	headers?: IDataObject;
	body?: IDataObject;
	/** In place of a body: `name=value` pairs. */
	form?: IDataObject;
	/** In place of a body: values and files (`SentFile`) as multipart/form-data. */
	multipart?: IDataObject;
	/** Sent without the account's token: none is needed, or the headers bring another one. */
	anonymous?: boolean;
	/** The route is not certain: what to say when the vendor has none of that kind (HTTP 404 or 405). */
	doubt?: Objection;
}

/** The part of n8n's request helpers that a login needs; node and credential contexts both have it. */
export interface HttpHelper {
	helpers: { httpRequest(options: ApiHttpOptions): Promise<unknown> };
}

export interface ApiHttpOptions {
	method: Method;
	url: string;
	headers?: IDataObject;
	body?: string | Buffer;
	timeout?: number;
	returnFullResponse?: boolean;
	ignoreHttpStatusErrors?: boolean;
	disableFollowRedirect?: boolean;
	encoding?: 'text' | 'arraybuffer';
}

/** Every answer comes back as it is, whatever its status: the codes are ours to read, and n8n finds nothing to resend. */
export const PLAIN_ANSWER = {
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
	encoding: 'text',
} as const;

/** Commas stay as they are: lists in a query are printed so in every vendor document, and they cost a third less. */
const encode = (value: unknown) => encodeURIComponent(String(value)).replaceAll('%2C', ',');

const pairsOf = (values: IDataObject) =>
	Object.entries(values)
		.map(([key, value]) => `${encode(key)}=${encode(value)}`)
		.join('&');

/** The request as text, byte for byte as it is sent (and, where a vendor signs, as it is signed). */
export function toHttp(baseUrl: string, request: ApiRequest): ApiHttpOptions {
	const { method, path, query = {}, headers = {}, body, form, multipart } = request;
	const asked = pairsOf(query);
	const url = `${baseUrl}${path}${asked && `${path.includes('?') ? '&' : '?'}${asked}`}`;
	const plain: IDataObject = { Accept: 'application/json', ...headers };
	const typed = (type: string): IDataObject => ({ ...plain, 'Content-Type': type });
	if (form) return { method, url, headers: typed('application/x-www-form-urlencoded'), body: pairsOf(form) };
	if (body) return { method, url, headers: typed('application/json'), body: JSON.stringify(body) };
	if (multipart) {
		const { type, content } = toMultipart(multipart);
		return { method, url, headers: typed(type), body: content };
	}
	return { method, url, headers: plain };
}

/** The token that a request brings along itself, without the word before it. */
export const ownToken = ({ headers = {} }: ApiRequest): string =>
	String(headers.Authorization ?? '').replace(/^\S+\s/, '');
