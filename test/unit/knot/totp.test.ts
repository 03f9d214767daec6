import fc from 'fast-check';
import { readBase32, totp } from '../../../nodes/Knot/totp';
import { base32, totp as codeOfSimulator } from '../../../simulator/knot/totp.cjs';
import { SAMPLE_KEY } from '../../../simulator/knot/users.cjs';

const ascii = (text: string) => Buffer.from(text, 'ascii');

/** RFC 6238, appendix B, SHA-1; of its eight digits the last six, which is the same number with fewer digits. */
test.each([
	[59, '94287082'],
	[1111111109, '07081804'],
	[1111111111, '14050471'],
	[1234567890, '89005924'],
	[2000000000, '69279037'],
	[20000000000, '65353130'],
])('at %d s the code is the end of %s', (seconds, digits) => {
	expect(totp(ascii('12345678901234567890'), seconds * 1000)).toBe(digits.slice(-6));
});

test('a code holds for thirty seconds', () => {
	const key = ascii('12345678901234567890');
	expect(totp(key, 59_999)).toBe(totp(key, 30_000));
	expect(totp(key, 60_000)).not.toBe(totp(key, 59_999));
});

/** RFC 4648, section 10. */
test.each([
	['f', 'MY======'],
	['fo', 'MZXQ===='],
	['foo', 'MZXW6==='],
	['foob', 'MZXW6YQ='],
	['fooba', 'MZXW6YTB'],
	['foobar', 'MZXW6YTBOI======'],
])('%s is written %s', (text, written) => {
	expect(readBase32(written)).toEqual(ascii(text));
	expect(readBase32(written.replace(/=+/, ''))).toEqual(ascii(text));
});

test.each(['mzxw6ytboi', 'MZXW 6YTB OI', ' mzxw 6ytb\toi====== \n'])('%j is read as it is copied', (text) =>
	expect(readBase32(text)).toEqual(ascii('foobar')),
);

test.each([
	['nothing', ''],
	['blanks', '  '],
	['padding alone', '===='],
	['a digit that there is not', 'MZXW6YT1'],
	['a code', '123456'],
	['an address', `otpauth://totp/Knot?secret=${SAMPLE_KEY}`],
	['padding in the middle', 'MZ==XW6YTB'],
	['a key that was cut off', SAMPLE_KEY.slice(0, -2) + 'ABC'],
	['one letter', 'A'],
])('%s is no key', (_, text) => expect(readBase32(text)).toBeNull());

test("the key of the document's sample has 16 bytes", () => expect(readBase32(SAMPLE_KEY)).toHaveLength(16));

test('any key in any spelling leads to the code that the other side computes', () => {
	const keys = fc.uint8Array({ minLength: 1, maxLength: 64 });
	fc.assert(
		fc.property(keys, fc.integer({ min: 0, max: 4e12 }), fc.boolean(), (bytes, time, small) => {
			const written = base32(bytes);
			const grouped = written.replace(/(.{4})/g, '$1 ');
			const key = readBase32(small ? grouped.toLowerCase() : written)!;
			expect(key).toEqual(Buffer.from(bytes));
			expect(totp(key, time)).toBe(codeOfSimulator(written, time));
		}),
		{ numRuns: 200, seed: 20261128 },
	);
});
