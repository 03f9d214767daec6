import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares in constant time, whatever the lengths are. */
export function sameText(a: string, b: string): boolean {
	const [x, y] = [a, b].map((text) => createHash('sha256').update(text).digest());
	return timingSafeEqual(x, y);
}

/** MD5 of the text's UTF-8 bytes, 32 small letters and digits: what the vendors sign with. */
export const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');

/** What a vendor takes in place of a password: its MD5. Given one already, it is taken as it is. */
export const passwordHash = (password: string): string =>
	/^[0-9a-f]{32}$/i.test(password) ? password.toLowerCase() : md5(password);
