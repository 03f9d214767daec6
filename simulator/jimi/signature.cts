import { md5 } from '../md5.cjs';

/**
 * The signature of a request: MD5 in capitals over secret, sorted keys with their values, secret (document, "Signature").
 * Keys are sorted by code unit; `sign` itself and pairs with an empty value are left out.
 */
export function signatureOf(values: Readonly<Record<string, string>>, secret: string): string {
	const keys = Object.keys(values).filter((key) => key !== 'sign' && values[key] !== '');
	const joined = keys.sort(byCodeUnit).map((key) => key + values[key]);
	return md5(secret + joined.join('') + secret).toUpperCase();
}

function byCodeUnit(one: string, other: string): number {
	return one < other ? -1 : Number(one > other);
}
