import type { IDataObject } from 'n8n-workflow';
import type { ApiHttpOptions, Method } from './operation';

export interface ApiRequest {
	method: Method;
	/** Begins with a slash; put behind the base URL. */
	path: string;
	query?: IDataObject;
	body?: IDataObject;
	/** In place of a body: `name=value` pairs. */
	form?: IDataObject;
}

/** Commas stay as they are: lists in a query are printed so in every vendor document, and they cost a third less. */
const encode = (value: unknown) => encodeURIComponent(String(value)).replaceAll('%2C', ',');

const pairsOf = (values: IDataObject) =>
	Object.entries(values)
		.map(([key, value]) => `${encode(key)}=${encode(value)}`)
		.join('&');

/** The request as text, byte for byte as it is sent (and, where a vendor signs, as it is signed). */
export function toHttp(baseUrl: string, { method, path, query = {}, body, form }: ApiRequest): ApiHttpOptions {
	const asked = pairsOf(query);
	const url = `${baseUrl}${path}${asked && `${path.includes('?') ? '&' : '?'}${asked}`}`;
	const plain: IDataObject = { Accept: 'application/json' };
	const typed = (type: string): IDataObject => ({ ...plain, 'Content-Type': type });
	if (form) return { method, url, headers: typed('application/x-www-form-urlencoded'), body: pairsOf(form) };
	if (body) return { method, url, headers: typed('application/json'), body: JSON.stringify(body) };
	return { method, url, headers: plain };
}
