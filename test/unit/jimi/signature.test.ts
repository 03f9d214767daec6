import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { filled, signatureOf, signed, toForm } from '../../../nodes/Jimi/signature';
import { V2, V4, VECTORS } from '../simulator/jimiVectors.cjs';

const SECRET = 'testsecret';
const TIME = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

test.each(VECTORS)('%s: the sign is the one of the notes', (_, secret, values, sign) => {
	expect(signatureOf(values, secret)).toBe(sign);
});

test('an empty value takes no part, and is not sent', () => {
	expect(filled({ ...V4, map_type: '' })).toEqual(V4);
	expect(signatureOf({ ...V2, telephone: '' }, SECRET)).toBe(signatureOf(V2, SECRET));
	// Kept in the sign it would be this one.
	expect(signatureOf({ ...V2, telephone: '' }, SECRET)).not.toBe('C4246709CC913C23BC6C3BEB49B7D999');
});

test('names stand in the order of their code units, capitals first', () => {
	// In the order of a dictionary it would be this one.
	expect(signatureOf(V2, SECRET)).not.toBe('E2D7B386BE10A79C57B9E397874D9B37');
	const joined = `${SECRET}B2V3_5a1b4é6${SECRET}`;
	const expected = createHash('md5').update(joined, 'utf8').digest('hex').toUpperCase();
	expect(signatureOf({ a: '1', B: '2', V: '3', b: '4', _: '5', é: '6' }, SECRET)).toBe(expected);
});

test('the sign itself takes no part', () => {
	expect(signatureOf({ ...V4, sign: 'OLD' }, SECRET)).toBe(signatureOf(V4, SECRET));
});

test.each<[unknown, string | undefined]>([
	[undefined, undefined],
	[null, undefined],
	['', undefined],
	[[], undefined],
	[0, '0'],
	[false, 'false'],
	[7200, '7200'],
	[' a ', ' a '],
	[['1', '2'], '1,2'],
	[{ inst_id: '1', params: [] }, '{"inst_id":"1","params":[]}'],
	[[{ a: 1 }], '[{"a":1}]'],
])('%j goes out as %j', (value, text) => {
	expect(filled({ value } as IDataObject)).toEqual(text === undefined ? {} : { value: text });
});

describe('signed', () => {
	const credentials = { appKey: ' TESTKEY ', appSecret: ' testsecret ' };
	const { app_key, format, sign_method, timestamp, v, ...own } = V4;

	test('adds the common parameters: what comes out is the vector', () => {
		const { sign, ...rest } = signed(own, credentials, TIME);
		expect(rest).toEqual({ app_key, format, sign_method, timestamp, v, ...own });
		expect(sign).toBe('5044D27FF6D99E88817635CFD44751D4');
	});

	test('a value of its own cannot take the place of a common one', () => {
		const given = { ...own, app_key: 'x', v: '0.9', timestamp: 'y', sign_method: 'z', format: 'xml', sign: 'OLD' };
		expect(signed(given, credentials, TIME)).toEqual(signed(own, credentials, TIME));
	});

	test('the time is UTC, whatever the zone of the computer: no local part of it is read', () => {
		const parts = ['getFullYear', 'getMonth', 'getDate', 'getHours', 'getMinutes', 'getTimezoneOffset'] as const;
		const local = [...parts, 'toLocaleString', 'toString'] as const;
		const spies = local.map((name) => jest.spyOn(Date.prototype, name));
		try {
			expect(signed(own, credentials, TIME).timestamp).toBe('2026-01-02 03:04:05');
			for (const spy of spies) expect(spy).not.toHaveBeenCalled();
		} finally {
			for (const spy of spies) spy.mockRestore();
		}
	});
});

test('whatever is sent, the receiver computes the same sign from the form', () => {
	const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null));
	fc.assert(
		fc.property(fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme' }), value), (values) => {
			const parameters = signed(values, { appKey: 'k', appSecret: 's' }, TIME);
			const { sign, ...received } = Object.fromEntries(new URLSearchParams(toForm(parameters)));
			const names = Object.keys(received).sort();
			const joined = names.map((name) => name + received[name]).join('');
			expect(sign).toBe(createHash('md5').update(`s${joined}s`, 'utf8').digest('hex').toUpperCase());
			expect(Object.values(received)).not.toContain('');
		}),
	);
});
