import { md5 } from '../md5.cjs';

/** One parameter of a push, decoded. */
export type Pair = readonly [name: string, value: string];

/**
 * The signature of a push (document "signature generation algorithm"): all parameters but `signature`, sorted by
 * name in plain character order, joined as `name=value` with `&`, the secret appended, MD5 in lower-case hex.
 */
export function sign(pairs: readonly Pair[], clientSecret: string): string {
	const signed = pairs.filter(([name]) => name !== 'signature');
	const sorted = [...signed].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
	const text = [...sorted, ['client_secret', clientSecret] as const]
		.map(([name, value]) => `${name}=${value}`)
		.join('&');
	return md5(text);
}
