import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { ALARM_PUSH, isStrongKey, keyMatches, RAW_PUSH, readPush } from '../../../nodes/Jimi/push';
import { IMEI, pushed } from './samples';

const form = (msgType: string, data: unknown) =>
	new URLSearchParams({ msgType, data: JSON.stringify(data) }).toString();
const json = (msgType: unknown, data: unknown) => JSON.stringify({ msgType, data });
const second = { ...pushed(), alarmType: 'in', deviceName: 'Größe & Co = 粤B' };
const raw = { imei: IMEI, deviceName: 'Van 1', raw_data: '787805010001D9DC0D0A' };

test('the names of the messages', () => {
	expect([ALARM_PUSH, RAW_PUSH]).toEqual(['jimi.push.device.alarm', 'jimi.open.instruction.raw.receive']);
});

describe('the printed push', () => {
	const read = [{ msgType: ALARM_PUSH, data: pushed() }];

	test.each([
		['as a form', form(ALARM_PUSH, pushed())],
		[
			'as a form in another order, with strange fields',
			`x=1&data=${encodeURIComponent(JSON.stringify(pushed()))}&msgType=${ALARM_PUSH}`,
		],
		[
			'as a form, the JSON over several lines',
			new URLSearchParams({ msgType: ALARM_PUSH, data: JSON.stringify(pushed(), null, 4) }).toString(),
		],
		['as JSON with an object', json(ALARM_PUSH, pushed())],
		['as JSON with a text', json(ALARM_PUSH, JSON.stringify(pushed()))],
		['as JSON over several lines', JSON.stringify({ msgType: ALARM_PUSH, data: pushed() }, null, '\t')],
		['as a list of one', form(ALARM_PUSH, [pushed()])],
		['with space around', `\n${json(ALARM_PUSH, pushed())}\n`],
	])('%s', (_, body) => expect(readPush(body)).toEqual(read));
});

describe('several alarms are several messages, in their order', () => {
	test.each([
		['form', form(ALARM_PUSH, [pushed(), second])],
		['JSON with a list', json(ALARM_PUSH, [pushed(), second])],
		['JSON with a text', json(ALARM_PUSH, JSON.stringify([pushed(), second]))],
	])('%s', (_, body) => {
		expect(readPush(body)).toEqual([pushed(), second].map((data) => ({ msgType: ALARM_PUSH, data })));
	});

	test('none are none', () => expect(readPush(form(ALARM_PUSH, []))).toEqual([]));
});

test('what a device answered to a raw command', () => {
	for (const body of [form(RAW_PUSH, raw), json(RAW_PUSH, raw)]) {
		expect(readPush(body)).toEqual([{ msgType: RAW_PUSH, data: raw }]);
	}
});

test('a type that is not known is passed as it is', () => {
	expect(readPush(form('jimi.push.device.new', { a: [1, { b: null }] }))).toEqual([
		{ msgType: 'jimi.push.device.new', data: { a: [1, { b: null }] } },
	]);
});

test.each(['', ' ', '\r\n'])('%j only looks whether somebody answers', (body) => expect(readPush(body)).toBeNull());

test.each([
	['a text', 'hello'],
	['a form without data', `msgType=${ALARM_PUSH}`],
	['a form with empty data', `msgType=${ALARM_PUSH}&data=`],
	['a form without a type', `data=${encodeURIComponent('{"imei":"1"}')}`],
	['a form with an empty type', 'msgType=&data={}'],
	['a form with half of its JSON', `msgType=${ALARM_PUSH}&data={"imei":`],
	['a form with a text as data', `msgType=${ALARM_PUSH}&data=hello`],
	['a form with a number as data', `msgType=${ALARM_PUSH}&data=5`],
	['a form with null as data', `msgType=${ALARM_PUSH}&data=null`],
	['a list with something else than objects', form(ALARM_PUSH, [pushed(), 'x'])],
	['a list of lists', form(ALARM_PUSH, [[pushed()]])],
	['JSON without fields', '{}'],
	['JSON that is broken', '{"msgType":'],
	['JSON without data', json(ALARM_PUSH, undefined)],
	['JSON with null', json(ALARM_PUSH, null)],
	['JSON with a type that is no text', json({ a: 1 }, pushed())],
	['a list', '[]'],
	['the alarm without its envelope', JSON.stringify(pushed())],
	['the push of the other product', 'token=abc&data_list=%5B%5D'],
	['XML', '<msgType>x</msgType>'],
])('%s is no push', (_, body) => expect(readPush(body)).toBe('unreadable'));

test('what is longer than any push is not read', () => {
	const body = (count: number) => form(ALARM_PUSH, new Array(count).fill(pushed()));
	expect(readPush(body(500))).toHaveLength(500);
	expect(readPush(body(5_000))).toBe('unreadable');
});

test('whatever comes, it is read or refused, never an error', () => {
	const bodies = fc.oneof(
		fc.string(),
		fc.json(),
		fc.webQueryParameters(),
		fc.json().map((data) => new URLSearchParams({ msgType: ALARM_PUSH, data }).toString()),
		fc.tuple(fc.jsonValue(), fc.jsonValue()).map(([msgType, data]) => JSON.stringify({ msgType, data })),
	);
	fc.assert(
		fc.property(bodies, (body) => {
			const read = readPush(body);
			if (read === null) expect(body.trim()).toBe('');
			else if (read !== 'unreadable') {
				for (const { msgType, data } of read) {
					expect([typeof msgType, typeof data, Array.isArray(data)]).toEqual(['string', 'object', false]);
				}
			}
		}),
		{ numRuns: 500 },
	);
});

test('every message comes out as it went in, as a form and as JSON', () => {
	const types = fc.string({ unit: 'grapheme', minLength: 1 });
	const contents = fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), { maxLength: 3 });
	fc.assert(
		fc.property(types, contents, (msgType, list) => {
			// Half of a character does not survive a form, and -0 no JSON: neither is a matter of reading.
			const sent = JSON.parse(JSON.stringify(list)) as IDataObject[];
			fc.pre([msgType, JSON.stringify(sent)].every((text) => Buffer.from(text).toString() === text));
			const messages = sent.map((data) => ({ msgType, data }));
			expect(readPush(form(msgType, sent))).toEqual(messages);
			expect(readPush(json(msgType, sent))).toEqual(messages);
		}),
	);
});

describe('keys', () => {
	const AGREED = 'kJ3vQ0pX8mY2nR7tZ5wB1c';

	test('only the very same one matches', () => {
		expect(keyMatches(AGREED, AGREED)).toBe(true);
		fc.assert(fc.property(fc.string(), (other) => expect(keyMatches(other, AGREED)).toBe(other === AGREED)));
		for (const near of [AGREED.toLowerCase(), AGREED.slice(1), `${AGREED} `, `${AGREED}0`])
			expect(keyMatches(near, AGREED)).toBe(false);
	});

	test.each([undefined, null, '', 5, [AGREED], { key: AGREED }, true])('%j is no key', (given) =>
		expect(keyMatches(given, AGREED)).toBe(false),
	);

	test('an empty one fits nothing, not even an empty one', () => {
		for (const given of ['', undefined, null, AGREED]) expect(keyMatches(given, '')).toBe(false);
	});

	test.each([
		AGREED,
		'a1b2c3d4e5f60718293a4b5c6d7e8f90',
		'A1B2C3D4E5F60718293A4B5C6D7E8F90',
		'kJ3vQ0pX8mY2nR7tZ5wB-_',
		`${AGREED}${AGREED}`,
		'314159265358979323846264338327950288419',
	])('%s is strong enough', (key) => expect(isStrongKey(key)).toBe(true));

	test.each([
		'',
		'secret',
		AGREED.slice(1),
		'a1b2c3d4e5f60718293a4b5c6d7e8f9',
		'1234567890123456789012',
		`${AGREED}/`,
		`${AGREED} `,
		`${AGREED}\n`,
		'kJ3vQ0pX8mY2nR7tZ5wB+/',
		'ö'.repeat(30),
		'12345678901234567890123456789012',
		'a'.repeat(40),
		'abcabcabcabcabcabcabcabcabcabc',
	])('%j is too short or too plain, or does not go into an address', (key) => expect(isStrongKey(key)).toBe(false));
});
