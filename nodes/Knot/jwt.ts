import type { IDataObject } from 'n8n-workflow';
import { parseObject } from '../core/answer';

/** The claims of a JSON Web Token (RFC 7519); its signature is the vendor's business. `null` for any other text. */
function claimsOf(token: string): IDataObject | null {
	const parts = token.split('.');
	return parts.length === 3 ? parseObject(Buffer.from(parts[1], 'base64url').toString('utf8')) : null;
}

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/**
 * How many seconds an access token that was issued just now is to live: from `iat` to `exp`, both by the vendor's
 * clock, so that ours does not matter; without `iat` from now on.
 * @param now milliseconds since 1970, best by the vendor's clock
 * @returns `null` when the token does not tell
 */
export function lifeOf(token: string, now: number): number | null {
	const { exp, iat } = claimsOf(token) ?? {};
	if (!isTime(exp)) return null;
	const life = exp - (isTime(iat) ? iat : now / 1000);
	return life > 0 ? life : null;
}
