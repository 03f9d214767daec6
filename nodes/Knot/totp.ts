import { createHmac } from 'node:crypto';

/** RFC 4648, section 6. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Characters that can be left over behind the last group of eight: what whole bytes lead to. */
const RESTS = [0, 2, 4, 5, 7];

/** Milliseconds; with the number of digits what authenticator apps take when the key says nothing else. */
const STEP = 30_000;
const DIGITS = 6;

/**
 * The bytes of a key as people copy it: in groups, in small letters, with or without padding.
 * @returns `null` for an empty text and for one that is no base32 (RFC 4648), also one that was cut off
 */
export function readBase32(text: string): Buffer | null {
	const letters = text.replace(/\s+/g, '').replace(/=+$/, '').toUpperCase();
	if (letters === '' || !/^[A-Z2-7]+$/.test(letters) || !RESTS.includes(letters.length % 8)) return null;
	const bits = [...letters].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
	return Buffer.from(bits.match(/.{8}/g)!.map((eight) => parseInt(eight, 2)));
}

/**
 * The code of an authenticator app (RFC 6238 with SHA-1, steps of 30 seconds and 6 digits).
 * @param time milliseconds since 1970
 */
export function totp(key: Buffer, time: number): string {
	const step = Buffer.alloc(8);
	step.writeBigUInt64BE(BigInt(Math.floor(time / STEP)));
	const hash = createHmac('sha1', key).update(step).digest();
	const number = hash.readUInt32BE(hash[hash.length - 1] & 0xf) & 0x7fff_ffff;
	return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}
