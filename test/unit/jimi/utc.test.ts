import fc from 'fast-check';
import { toUtcText } from '../../../nodes/core/time';
import { toTime, toUtcIso } from '../../../nodes/Jimi/utc';

const SECOND = 1_493_171_266;

test.each([
	['the general form', '2017-04-26 01:47:46'],
	['with spaces around', ' 2017-04-26 01:47:46 '],
	['as the tables print the form', '2017-04-26 01: 47: 46'],
	['ISO 8601', '2017-04-26T01:47:46Z'],
	['ISO 8601 with milliseconds', '2017-04-26T01:47:46.000Z'],
	['in another zone', '2017-04-26T09:47:46+08:00'],
	['in another zone, west', '2017-04-25 20:17:46-0530'],
	['seconds', SECOND],
	['seconds as text', String(SECOND)],
	['milliseconds', SECOND * 1000],
	['milliseconds as text', String(SECOND * 1000)],
])('%s', (_, written) => {
	expect(toTime(written)).toBe(SECOND * 1000);
	expect(toUtcIso(written)).toBe('2017-04-26T01:47:46.000Z');
});

test.each([
	['2019-01-01', '2019-01-01T00:00:00.000Z'],
	['2017-04-26 09:14', '2017-04-26T09:14:00.000Z'],
	['2017-04-26 09:14:50.1239', '2017-04-26T09:14:50.123Z'],
	['2024-02-29 23:59:59', '2024-02-29T23:59:59.000Z'],
])('%s', (written, iso) => expect(toUtcIso(written)).toBe(iso));

test.each([
	'',
	' ',
	null,
	undefined,
	0,
	-1,
	'-1',
	'xxx',
	{},
	[],
	true,
	'0000-00-00 00:00:00',
	'1970-01-01 00:00:00',
	'2017-02-30 00:00:00',
	'2017-13-01 00:00:00',
	'2017-04-26 24:00:00',
	'2017-04-26 00:60:00',
	'2017-04-26 00:00:60',
	'26.04.2017',
])('%j is no time', (written) => expect([toTime(written), toUtcIso(written)]).toEqual([null, null]));

test('what is written reads back, whatever the zone of the computer', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 253_402_300_799 }), (second) => {
			const text = toUtcText(second * 1000 + 999);
			expect(text).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
			expect(toTime(text)).toBe(second * 1000);
		}),
	);
});
