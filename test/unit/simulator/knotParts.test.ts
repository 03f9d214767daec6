import { readJwt, signJwt } from '../../../simulator/knot/jwt.cjs';
import { parseMultipart, UploadedFile } from '../../../simulator/knot/multipart.cjs';
import { metresApart } from '../../../simulator/knot/geo.cjs';
import { fromText, problemIn, type Schema } from '../../../simulator/knot/schema.cjs';
import { base32, fromBase32, isCodeOf, totp } from '../../../simulator/knot/totp.cjs';

/** RFC 6238, appendix B: the last six of the eight digits. */
const RFC_KEY = base32(Buffer.from('12345678901234567890'));
test.each([
	[59, '287082'],
	[1111111109, '081804'],
	[1111111111, '050471'],
	[1234567890, '005924'],
	[2000000000, '279037'],
	[20000000000, '353130'],
])('the code of second %i is %s', (second, code) => {
	expect(totp(RFC_KEY, second * 1000)).toBe(code);
});

test('a code is good for the steps beside its own, too', () => {
	const isGoodAfter = (seconds: number) => isCodeOf(RFC_KEY, '005924', (1_234_567_890 + seconds) * 1000);
	expect([-60, -30, 0, 30, 60].map(isGoodAfter)).toEqual([false, true, true, true, false]);
});

/** RFC 4648, section 10. */
test.each([
	['', ''],
	['f', 'MY'],
	['fo', 'MZXQ'],
	['foo', 'MZXW6'],
	['foob', 'MZXW6YQ'],
	['fooba', 'MZXW6YTB'],
	['foobar', 'MZXW6YTBOI'],
])('"%s" is %s in base32', (text, encoded) => {
	expect(base32(Buffer.from(text))).toBe(encoded);
	expect(fromBase32(encoded.toLowerCase() + '==').toString()).toBe(text);
	expect(() => fromBase32('01')).toThrow(RangeError);
});

test('a JSON Web Token is read back, and only with its own secret', () => {
	const token = signJwt({ user_id: 1 }, 'secret');
	expect(readJwt(token, 'secret')).toEqual({ user_id: 1 });
	const [header, payload, signature] = token.split('.');
	const none = Buffer.from('{"alg":"none"}').toString('base64url');
	const strange = [
		`${none}.${payload}.`,
		`${none}.${payload}.${signature}`,
		`${header}.${payload}`,
		`${token}.x`,
		'a.b.c',
	];
	for (const text of ['', ...strange, `${header}.${payload}x.${signature}`]) expect(readJwt(text, 'secret')).toBeNull();
	expect(readJwt(token, 'other')).toBeNull();
	// jwt.io's first example, which every library reads.
	const known =
		'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c';
	expect(readJwt(known, 'your-256-bit-secret')).toEqual({ sub: '1234567890', name: 'John Doe', iat: 1516239022 });
});

describe('multipart bodies', () => {
	const form = (...parts: string[]) =>
		Buffer.from([...parts.map((part) => `--XX\r\n${part}\r\n`), '--XX--\r\n'].join(''), 'latin1');
	const parse = (body: Buffer, type = 'multipart/form-data; boundary=XX') => parseMultipart(body, type);

	test('give texts and files', () => {
		const text = 'Content-Disposition: form-data; name="report_id"\r\n\r\n7';
		const file =
			'content-type: image/png; x=y\r\ncontent-disposition: form-data; name="image"; filename="a b.png"\r\n\r\n\x89PNG\r\n\0';
		const fields = parse(form(text, file), 'multipart/form-data; boundary="XX"');
		expect(fields).toMatchObject({ report_id: '7', image: { filename: 'a b.png', type: 'image/png', size: 7 } });
		const { image } = fields as { image: UploadedFile };
		expect(image.bytes.toString('latin1')).toBe('\x89PNG\r\n\0');
		expect(JSON.stringify(image)).toBe('{"filename":"a b.png","type":"image/png","size":7}');
	});

	test('give lists of what comes twice, and nothing where they are broken', () => {
		const one = 'Content-Disposition: form-data; name="a"\r\n\r\n1';
		expect(parse(form(one, one, one))).toEqual({ a: ['1', '1', '1'] });
		expect(parse(form())).toEqual({});
		expect(parse(form('no head'))).toBeUndefined();
		expect(parse(form('Content-Type: text/plain\r\n\r\nx'))).toBeUndefined();
		expect(parse(form(one), 'multipart/form-data')).toBeUndefined();
	});
});

test.each<[Schema, unknown, unknown]>([
	[{ type: 'integer' }, '12', 12],
	[{ type: 'integer' }, '1.5', '1.5'],
	[{ type: 'integer' }, '1e3', '1e3'],
	[{ type: 'number' }, '-1.5', -1.5],
	[{ type: 'number' }, '', ''],
	[{ type: 'boolean' }, 'false', false],
	[{ type: 'boolean' }, '1', '1'],
	[{ type: 'string' }, '12', '12'],
	[{ type: 'string' }, ['a', 'b'], ['a', 'b']],
	[{ type: 'array', items: { type: 'integer' } }, ['1', '2'], [1, 2]],
])('%j reads %j as %j', (schema, text, value) => {
	expect(fromText(schema, text)).toEqual(value);
});

test.each<[Schema, unknown, string | null]>([
	[{ type: 'integer' }, 1.5, 'x must be a whole number'],
	[{ type: 'number', minimum: 1, maximum: 2 }, 3, 'x must be from 1 to 2'],
	[{ type: 'number' }, NaN, 'x must be a number'],
	[{ type: 'string', minLength: 2, maxLength: 2 }, '\u{1F6F4}\u{1F6F4}', null],
	[{ type: 'string', format: 'email' }, 'a@b', 'x must be an email address'],
	[{ type: 'string', nullable: true }, null, null],
	[{ type: 'string' }, null, 'x must not be null'],
	[{ type: 'array', items: { type: 'integer' } }, [], 'x must be a list that is not empty'],
	[{ type: 'array', items: { type: 'integer' } }, [1, '2'], 'x[1] must be a number'],
	[{ type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }, {}, 'x.a is required'],
	[{ type: 'object', properties: { a: { type: 'string' } } }, { b: 1 }, 'x.b is unknown'],
	[{ type: 'object', properties: {} }, [], 'x must be an object'],
])('%j and %j: %s', (schema, value, problem) => {
	expect(problemIn('x', schema, value)).toBe(problem);
});

test('distances are those of the globe', () => {
	const [london, paris] = [
		{ latitude: 51.5074, longitude: -0.1278 },
		{ latitude: 48.8566, longitude: 2.3522 },
	];
	expect(metresApart(london, paris) / 1000).toBeCloseTo(343.6, 0);
	expect(metresApart({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }) / 1000).toBeCloseTo(111, 0);
});
