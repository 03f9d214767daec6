import type { IDataObject } from 'n8n-workflow';
import { toUtcText } from '../../../nodes/core/time';
import { toTime } from '../../../nodes/Jimi/utc';
import type { Sending } from '../core/contexts';
import { formOf, play, result } from './play';
import { IMEI } from './samples';

const BEGIN = Date.UTC(2026, 0, 31, 12);
const END = Date.UTC(2026, 4, 31, 12);
const alarm = (time: number, type = '1') => ({ IMEI, alertTypeId: type, alertTime: toUtcText(time), lat: 1, lng: 2 });

/** JIMI with these alarms: newest first, no more than a cut at a time; `deaf`: it does not heed the period. */
const server = (alarms: IDataObject[], cut = 1_000, deaf = false) => {
	const asked: Array<[string, string]> = [];
	const answer = (sent: Sending) => {
		const { begin_time, end_time } = formOf(sent);
		asked.push([begin_time, end_time]);
		const isIn = ({ alertTime }: IDataObject) =>
			deaf || (String(alertTime) >= begin_time && String(alertTime) <= end_time);
		const rows = alarms.filter(isIn).sort((a, b) => toTime(b.alertTime)! - toTime(a.alertTime)!);
		return result(rows.slice(0, cut));
	};
	return { answer, asked };
};

const run = async (alarms: IDataObject[], more: { cut?: number; deaf?: boolean; values?: IDataObject } = {}) => {
	const { answer, asked } = server(alarms, more.cut, more.deaf);
	const values = { begin_time: BEGIN, end_time: END, returnAll: true, simplify: false, ...more.values };
	const ran = await play('alarm.getMany', values, { answer });
	return { ...ran, asked, rows: ran.items.map((each) => each.json) };
};

test('months are asked for one by one, from the end on, without gap; the last day of a short month counts', async () => {
	const { asked } = await run([]);
	expect(asked).toEqual([
		['2026-04-30 12:00:00', '2026-05-31 12:00:00'],
		['2026-03-30 12:00:00', '2026-04-30 12:00:00'],
		['2026-02-28 12:00:00', '2026-03-30 12:00:00'],
		['2026-01-31 12:00:00', '2026-02-28 12:00:00'],
	]);
});

test('an alarm at a border comes once, two that differ both, newest first', async () => {
	const border = Date.UTC(2026, 3, 30, 12);
	const alarms = [alarm(BEGIN), alarm(border), alarm(border, '2'), alarm(END)];
	const { rows } = await run(alarms);
	expect(rows.map(({ alertTime, alertTypeId }) => [alertTime, alertTypeId])).toEqual([
		[toUtcText(END), '1'],
		[toUtcText(border), '1'],
		[toUtcText(border), '2'],
		[toUtcText(BEGIN), '1'],
	]);
});

const HOUR = 3_600_000;
const values = { begin_time: BEGIN, end_time: BEGIN + 200 * HOUR };

test.each([50, 100, 1_000])('an answer that is cut off at %d rows is asked for further back', async (cut) => {
	const alarms = Array.from({ length: 2 * cut + 7 }, (_, at) => alarm(BEGIN + at * 60_000));
	const { rows, hints } = await run(alarms, { cut, values });
	expect([rows.length, hints]).toEqual([alarms.length, []]);
	expect(new Set(rows.map(({ alertTime }) => alertTime)).size).toBe(alarms.length);
});

test('a second that holds more than an answer is told, and what is older still comes', async () => {
	const crowd = Array.from({ length: 60 }, (_, at) => alarm(BEGIN + HOUR, String(at)));
	const { rows, hints } = await run([alarm(BEGIN), ...crowd, alarm(BEGIN + 2 * HOUR)], { cut: 50, values });
	expect(hints).toEqual(['More alarms share one second than JIMI gives; some may be missing']);
	expect([rows[0].alertTime, rows.at(-1)!.alertTime]).toEqual([toUtcText(BEGIN + 2 * HOUR), toUtcText(BEGIN)]);
});

test('a server that does not heed the period gives no endless loop', async () => {
	const alarms = Array.from({ length: 50 }, (_, at) => alarm(BEGIN + at * 1_000));
	const { asked, rows } = await run(alarms, { cut: 50, deaf: true, values });
	expect(rows).toHaveLength(50);
	expect(asked.length).toBeLessThan(5);
});

test('the limit ends the questions; the type goes with each of them', async () => {
	const alarms = Array.from({ length: 120 }, (_, at) => alarm(BEGIN + at * HOUR));
	const limited = { ...values, alertTypeId: '1', returnAll: false, limit: 60 };
	const { rows, sent, progress } = await run(alarms, { cut: 50, values: limited });
	expect([rows.length, sent.length]).toEqual([60, 2]);
	expect(sent.map((each) => formOf(each).alertTypeId)).toEqual(['1', '1']);
	expect(progress[0]).toContain(`${IMEI}: 50 alarms since ${toUtcText(BEGIN)} UTC`);
});
