import { createHmac, timingSafeEqual } from 'node:crypto';

type Claims = Record<string, unknown>;

const HEADER = encoded({ alg: 'HS256', typ: 'JWT' });

/** A JSON Web Token (RFC 7519) of these claims, signed with HS256. */
export function signJwt(claims: Claims, secret: string): string {
	const signed = `${HEADER}.${encoded(claims)}`;
	return `${signed}.${signatureOf(signed, secret).toString('base64url')}`;
}

/** The claims of a token with a right HS256 signature; null for any other text. Looks at no time. */
export function readJwt(text: string, secret: string): Claims | null {
	const [header, payload, signature, ...rest] = text.split('.');
	if (!header || !payload || !signature || rest.length > 0) return null;
	const given = Buffer.from(signature, 'base64url');
	const right = signatureOf(`${header}.${payload}`, secret);
	if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
	return decoded(header)?.alg === 'HS256' ? decoded(payload) : null;
}

function signatureOf(signed: string, secret: string): Buffer {
	return createHmac('sha256', secret).update(signed).digest();
}

function encoded(value: object): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decoded(text: string): Claims | null {
	try {
		return JSON.parse(Buffer.from(text, 'base64url').toString()) as Claims;
	} catch {
		return null;
	}
}
