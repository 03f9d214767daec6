import fc from 'fast-check';
import { verifyPush } from '../../../nodes/Segway/push';
import { account, PLATFORM, sign, signedForm } from './samples';
import type { Texts } from './samples';

const PATH = '/v2/vehicle/status';
const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
const name = fc.stringMatching(/^[A-Za-z_]\w{0,9}$/).filter((each) => !['signature', 'platformCode'].includes(each));
const rest = fc.uniqueArray(fc.tuple(name, value), { minLength: 1, maxLength: 8, selector: ([each]) => each });
/** Fields of a push of our account, in any order. */
const pushes = rest.chain((fields) =>
	fc.shuffledSubarray([...fields, ['platformCode', PLATFORM] as [string, string]], { minLength: fields.length + 1 }),
);
const json = (pairs: Texts) => JSON.stringify(Object.fromEntries([...pairs, ['signature', sign(pairs)]]));

/** The texts that differ from this one by one character: put in, taken out or replaced. */
const changed = (text: string) =>
	fc
		.tuple(fc.nat(text.length), fc.string({ unit: 'grapheme', maxLength: 1 }), fc.nat(1))
		.map(([at, put, take]) => text.slice(0, at) + put + text.slice(at + take))
		.filter((each) => each !== text && Buffer.from(each).toString() === each);

test('every signed push is accepted with its own values, as a form and as JSON', () => {
	fc.assert(
		fc.property(pushes, (pairs) => {
			for (const body of [signedForm(pairs), json(pairs)]) {
				expect(verifyPush(PATH, body, account)).toEqual({ type: 'status', fields: Object.fromEntries(pairs) });
			}
		}),
	);
});

test('any change of one character of a signed value is refused', () => {
	const tampered = pushes.chain((pairs) =>
		fc.nat(pairs.length - 1).chain((at) => changed(pairs[at][1]).map((text) => ({ pairs, at, text }))),
	);
	fc.assert(
		fc.property(tampered, ({ pairs, at, text }) => {
			const forged = pairs.map(([each, old], index): [string, string] => [each, index === at ? text : old]);
			const signature: [string, string] = ['signature', sign(pairs)];
			expect(verifyPush(PATH, new URLSearchParams([...forged, signature]).toString(), account)).toBe('forged');
			expect(verifyPush(PATH, JSON.stringify(Object.fromEntries([...forged, signature])), account)).toBe('forged');
		}),
		{ numRuns: 500 },
	);
});

test('a value that is missing, renamed or given to another name is refused', () => {
	fc.assert(
		fc.property(pushes, name, fc.nat(), (pairs, other, seed) => {
			fc.pre(!pairs.some(([each]) => each === other));
			const at = seed % pairs.length;
			const signature: [string, string] = ['signature', sign(pairs)];
			const missing = pairs.filter((_, index) => index !== at);
			const renamed = pairs.map(([each, text], index): [string, string] => [index === at ? other : each, text]);
			for (const forged of [missing, renamed]) {
				expect(verifyPush(PATH, new URLSearchParams([...forged, signature]).toString(), account)).toBe('forged');
			}
		}),
	);
});

test('any change of one character of the signature is refused, but for large and small letters', () => {
	fc.assert(
		fc.property(pushes, fc.nat(31), fc.constantFrom(...'0123456789abcdef'), (pairs, at, digit) => {
			const signature = sign(pairs);
			fc.pre(signature[at] !== digit);
			const forged = signature.slice(0, at) + digit + signature.slice(at + 1);
			expect(verifyPush(PATH, new URLSearchParams([...pairs, ['signature', forged]]).toString(), account)).toBe(
				'forged',
			);
		}),
	);
});

test('whatever comes, it is a verified push or a refusal, never an error', () => {
	const paths = fc.oneof(fc.constant(PATH), fc.webPath(), fc.string());
	fc.assert(
		fc.property(paths, fc.oneof(fc.string(), fc.json(), fc.webQueryParameters()), (path, body) => {
			expect([null, 'forged', 'unreadable', 'foreign']).toContain(verifyPush(path, body, account));
		}),
	);
});
