import { period } from '../../../nodes/core/period';
import { toSeconds, toUtcText } from '../../../nodes/core/time';
import { refusalBy, refusalOf } from './refusal';

const inSeconds = period({ begin: 'begintime', end: 'endtime', toVendor: toSeconds });
const asText = period({ begin: 'begin_time', end: 'end_time', toVendor: toUtcText });
const EARLY = '2026-05-01T08:30:00+02:00';
const LATE = '2026-05-01T08:00:00Z';
const berlin = { timeZone: 'Europe/Berlin' };

const checked = (asked: typeof inSeconds | typeof asText, from: string, until: string) => {
	const [begin, end] = asked.fields;
	const params = { [begin.wire!]: begin.toWire(from, berlin), [end.wire!]: end.toWire(until, berlin) } as never;
	asked.check(params);
	return asked.of(params);
};

test('the panel asks for Begin and End by the names on the wire', () => {
	const [begin, end] = inSeconds.fields;
	expect([begin.wire, begin.property.name, begin.property.displayName]).toEqual(['begintime', 'begintime', 'Begin']);
	expect([end.wire, end.property.name, end.property.displayName]).toEqual(['endtime', 'endtime', 'End']);
	expect(begin.property.description).toBe(
		"Start of the period; without a zone it is meant in the workflow's time zone",
	);
	expect(end.property.description).toMatch(/^End of the period; /);
	expect(begin.property.required && end.property.required).toBe(true);
	expect(refusalOf(begin, '')).toBe('"Begin" is required: fill it in');
});

test("each vendor gets its own form, and a text without a zone is meant in the workflow's", () => {
	expect(checked(inSeconds, EARLY, LATE)).toEqual({ begin: 1777617000, end: 1777622400 });
	expect(checked(asText, EARLY, LATE)).toEqual({ begin: '2026-05-01 06:30:00', end: '2026-05-01 08:00:00' });
	expect(checked(asText, '2026-05-01T08:30:00', LATE)).toMatchObject({ begin: '2026-05-01 06:30:00' });
});

test.each([
	['the same', EARLY, EARLY],
	['the same second', '2026-05-01T08:30:00.100Z', '2026-05-01T08:30:00.900Z'],
	['before it', LATE, EARLY],
	['a century before it', '2026-05-01T08:30:00Z', '1999-12-31T23:59:59Z'],
])('an end that is %s is refused, as a number and as a text', (_, begin, end) => {
	for (const asked of [inSeconds, asText])
		expect(refusalBy(() => checked(asked, begin, end))).toBe('"End" must be later than "Begin"');
});

test('where a vendor can do without, one or both may be left empty', () => {
	const optional = period({ begin: 'from', end: 'until', required: false, toVendor: toSeconds });
	expect(optional.fields.map(({ property }) => property.required)).toEqual([undefined, undefined]);
	expect(optional.fields.map((field) => field.toWire(''))).toEqual([undefined, undefined]);
	for (const params of [{}, { from: 5 }, { until: 5 }]) expect(() => optional.check(params)).not.toThrow();
	expect(optional.of({ from: 5 })).toEqual({ begin: 5, end: undefined });
	expect(refusalBy(() => optional.check({ from: 5, until: 4 }))).toBe('"End" must be later than "Begin"');
});
