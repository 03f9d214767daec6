import { createHmac } from 'node:crypto';

/** Base32 of RFC 4648. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP = 30_000;
const DIGITS = 6;

/** Bytes as base32 without padding; bits that do not fill a character are filled up with zeros. */
export function base32(bytes: Uint8Array): string {
	const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The bytes of a base32 text. @throws RangeError for other characters */
export function fromBase32(text: string): Buffer {
	const places = [...text.replace(/=+$/, '').toUpperCase()].map((character) => ALPHABET.indexOf(character));
	if (places.includes(-1)) throw new RangeError('A key is a text in base32');
	const bits = places.map((place) => place.toString(2).padStart(5, '0')).join('');
	return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)));
}

/** The code of an authenticator app (RFC 6238, SHA-1, 30 seconds, 6 digits). @param time epoch milliseconds */
export function totp(key: string, time: number): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(time / STEP)));
	const digest = createHmac('sha1', fromBase32(key)).update(counter).digest();
	const offset = digest[digest.length - 1] & 0xf;
	const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS;
	return String(number).padStart(DIGITS, '0');
}

/** Whether a code is that of this time, or of the step before or behind it. */
export function isCodeOf(key: string, code: string, time: number): boolean {
	return [-STEP, 0, STEP].some((shift) => totp(key, time + shift) === code);
}
