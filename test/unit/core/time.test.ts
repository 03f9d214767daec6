import fc from 'fast-check';
import { tryToParseDateTime } from 'n8n-workflow';
import { dateTime, toDay, toSeconds, toUtcText } from '../../../nodes/core/time';
import { FieldError } from '../../../nodes/core/fields';

const named = { name: 'begin', displayName: 'Begin' };
const field = dateTime({ ...named, toVendor: (time) => time });
const berlin = { timeZone: 'Europe/Berlin' };
const read = (value: unknown, timeZone = 'Europe/Berlin') => {
	try {
		const time = field.toWire(value, { timeZone });
		return time === undefined ? undefined : new Date(time as number).toISOString();
	} catch (error) {
		expect(error).toBeInstanceOf(FieldError);
		return (error as Error).message;
	}
};

test.each([
	['2026-05-01T08:30:00Z', '2026-05-01T08:30:00.000Z'],
	['2026-05-01T08:30:00+02:00', '2026-05-01T06:30:00.000Z'],
	['2026-05-01T08:30:00.250-03:00', '2026-05-01T11:30:00.250Z'],
	['2026-05-01T08:30:00', '2026-05-01T06:30:00.000Z'],
	['2026-05-01 08:30:00', '2026-05-01T06:30:00.000Z'],
	['2026-05-01 08:30', '2026-05-01T06:30:00.000Z'],
	[' 2026-05-01T08:30 ', '2026-05-01T06:30:00.000Z'],
	['2026-05-01', '2026-04-30T22:00:00.000Z'],
	['20260501T083000', '2026-05-01T06:30:00.000Z'],
	['Fri, 01 May 2026 08:30:00 GMT', '2026-05-01T08:30:00.000Z'],
	['Fri, 01 May 2026 08:30:00 +0200', '2026-05-01T06:30:00.000Z'],
	['Fri May 01 2026 08:30:00 GMT+0200 (Central European Summer Time)', '2026-05-01T06:30:00.000Z'],
])('the text %j is %s', (text, time) => expect(read(text)).toBe(time));

test.each([
	['UTC', '2026-05-01T08:30:00.000Z'],
	['America/New_York', '2026-05-01T12:30:00.000Z'],
	['Asia/Kathmandu', '2026-05-01T02:45:00.000Z'],
])('a text without a zone is meant in the zone of the workflow: %s', (zone, time) => {
	expect(read('2026-05-01T08:30:00', zone)).toBe(time);
});

test.each([
	['in winter', '2026-01-01T12:00:00', '2026-01-01T11:00:00.000Z'],
	['in summer', '2026-07-01T12:00:00', '2026-07-01T10:00:00.000Z'],
	['in the hour that does not exist', '2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
])('clocks that are put forward and back: %s', (_, text, time) => expect(read(text)).toBe(time));

test('the hour that comes twice is one of the two', () => {
	expect(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']).toContain(read('2026-10-25T02:30:00'));
});

test('a Luxon value keeps its own zone, whatever the workflow has', () => {
	const value = tryToParseDateTime('2026-05-01T08:30:00', 'Asia/Tokyo');
	expect(read(value)).toBe('2026-04-30T23:30:00.000Z');
	expect(read(value.toISO())).toBe('2026-04-30T23:30:00.000Z');
	expect(read(value.toString())).toBe('2026-04-30T23:30:00.000Z');
});

test('a Date is the moment that it is', () => {
	expect(read(new Date('2026-05-01T08:30:00Z'))).toBe('2026-05-01T08:30:00.000Z');
});

test.each([1777624200, '1777624200', 1777624200000, '1777624200000'])(
	'the number %j is seconds or milliseconds',
	(value) => {
		expect(read(value)).toBe('2026-05-01T08:30:00.000Z');
	},
);

test('any moment comes back, as ISO text, seconds, milliseconds and Date', () => {
	const moments = fc.date({
		min: new Date('1980-01-01T00:00:00Z'),
		max: new Date('2100-01-01T00:00:00Z'),
		noInvalidDate: true,
	});
	fc.assert(
		fc.property(moments, (date) => {
			const whole = new Date(Math.floor(date.getTime() / 1000) * 1000);
			for (const form of [date, date.toISOString(), date.getTime(), String(date.getTime())])
				expect(field.toWire(form, berlin)).toBe(date.getTime());
			for (const form of [whole.getTime() / 1000, String(whole.getTime() / 1000)])
				expect(field.toWire(form, berlin)).toBe(whole.getTime());
		}),
	);
});

test.each<unknown>([
	'tomorrow',
	'01.05.2026',
	'05/01/2026',
	'5',
	'2026',
	'12:30',
	'2026-02-30',
	'2026-13-01',
	'2026-05-01T25:00',
	'20260501083000',
	5,
	2026,
	0,
	-1,
	NaN,
	Infinity,
	true,
	{},
	[],
	[1],
	[1777624200],
	{ toString: false },
	new Date(NaN),
])('%p is refused by the name of the field instead of guessed at', (value) => {
	expect(read(value)).toMatch(/^"Begin" must be a date and time, like /);
});

test('whatever comes, it is a time of our age or a refusal', () => {
	fc.assert(
		fc.property(fc.oneof(fc.anything(), fc.string(), fc.integer(), fc.double()), (value) => {
			const result = read(value);
			return result === undefined || /^\+?\d+-/.test(result) || result.startsWith('"Begin"');
		}),
	);
});

test.each([undefined, null, '', '  '])('%j is left out, or asked for', (value) => {
	expect(field.toWire(value, berlin)).toBeUndefined();
	expect(() => dateTime({ ...named, required: true, toVendor: toSeconds }).toWire(value, berlin)).toThrow(
		'"Begin" is required',
	);
});

test('the panel shows the date picker', () => {
	expect(field.property).toMatchObject({ type: 'dateTime', default: '' });
});

test('each vendor gets its own form', () => {
	expect(dateTime({ ...named, toVendor: toSeconds }).toWire('2026-05-01T08:30:00.900Z', berlin)).toBe(1777624200);
});

describe('UTC text', () => {
	test.each([
		[0, '1970-01-01 00:00:00'],
		[1777624200000, '2026-05-01 08:30:00'],
		[1777624200999, '2026-05-01 08:30:00'],
	])('%d is %s', (time, written) => expect(toUtcText(time)).toBe(written));

	test('any second comes back, and the later text is the greater one', () => {
		const seconds = fc.integer({ min: 0, max: 4_102_444_800 }).map((second) => second * 1000);
		fc.assert(
			fc.property(seconds, seconds, (time, other) => {
				expect(Date.parse(`${toUtcText(time).replace(' ', 'T')}Z`)).toBe(time);
				expect(toUtcText(time) < toUtcText(other)).toBe(time < other);
			}),
		);
	});
});

test('a day is the one of the zone', () => {
	const midnight = Date.parse('2030-05-01T00:00:00+02:00');
	expect(toDay(midnight, 'Europe/Rome')).toBe('2030-05-01');
	expect(toDay(midnight)).toBe('2030-04-30');
	expect(toDay(Date.UTC(2030, 0, 2), 'America/New_York')).toBe('2030-01-01');
});
