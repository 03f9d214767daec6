import type { Alarm } from '../../../nodes/Protrack/alarms';
import { advance, askFrom, startAt } from '../../../nodes/Protrack/cursor';
import { IMEI } from './samples';

const OVERLAP = 120;
const alarm = (systemtime: number, type = '1', more: Partial<Alarm> = {}): Alarm => ({
	imei: IMEI,
	type,
	longitude: 1,
	latitude: 1,
	gpstime: systemtime,
	systemtime,
	speed: 0,
	course: 0,
	geofenceid: '0',
	...more,
});
const times = (alarms: Alarm[]) => alarms.map(({ systemtime }) => systemtime);

test('reading begins with what the server receives from now on', () => {
	const { fresh } = advance(startAt(1000), [alarm(999), alarm(1000), alarm(1001)], OVERLAP);
	expect(times(fresh)).toEqual([1000, 1001]);
	expect(askFrom(startAt(1000), OVERLAP, 0)).toBe(1000);
});

test('the next question begins the overlap before the newest alarm', () => {
	const { cursor } = advance(startAt(1000), [alarm(2000)], OVERLAP);
	expect(askFrom(cursor, OVERLAP, 0)).toBe(2000 - OVERLAP);
});

test('never before reading began', () => {
	const { cursor } = advance(startAt(1000), [alarm(1010)], OVERLAP);
	expect(askFrom(cursor, OVERLAP, 0)).toBe(1000);
});

test('after a long pause only what is not too old', () => expect(askFrom(startAt(1000), OVERLAP, 5000)).toBe(5000));

test('without news nothing moves, so that asking again is harmless', () => {
	const cursor = startAt(1000);
	expect(advance(cursor, [], OVERLAP)).toEqual({ fresh: [], cursor });
});

test('what comes again in the overlap is handed out once', () => {
	const first = advance(startAt(1000), [alarm(2000), alarm(2000, '2')], OVERLAP);
	const second = advance(first.cursor, [alarm(2000), alarm(2000, '2'), alarm(2001)], OVERLAP);
	expect([times(first.fresh), times(second.fresh)]).toEqual([[2000, 2000], [2001]]);
});

test('what the server stores late is found within the overlap', () => {
	const first = advance(startAt(1000), [alarm(2000)], OVERLAP);
	expect(times(advance(first.cursor, [alarm(2000 - OVERLAP), alarm(2000)], OVERLAP).fresh)).toEqual([2000 - OVERLAP]);
});

test('alarms in any order come out oldest first', () => {
	expect(times(advance(startAt(0), [alarm(30), alarm(10), alarm(20)], OVERLAP).fresh)).toEqual([10, 20, 30]);
});

test('the same alarm twice in one answer comes out once', () => {
	expect(advance(startAt(0), [alarm(10), alarm(10)], OVERLAP).fresh).toHaveLength(1);
});

test('an answer that begins far earlier, because of another device, brings nothing again', () => {
	const first = advance(startAt(0), [alarm(100), alarm(5000)], OVERLAP);
	expect(advance(first.cursor, [alarm(100), alarm(5000)], OVERLAP).fresh).toEqual([]);
});

test('a longer overlap than before brings nothing again', () => {
	const first = advance(startAt(0), [alarm(4500), alarm(5000)], 60);
	const second = advance(first.cursor, [alarm(4500), alarm(5000)], 3600);
	expect([second.fresh, askFrom(second.cursor, 3600, 0)]).toEqual([[], 4940]);
});

test('what is remembered does not grow beyond the overlap', () => {
	let cursor = startAt(0);
	for (let time = 0; time < 50_000; time += 10) cursor = advance(cursor, [alarm(time)], OVERLAP).cursor;
	expect(Object.keys(cursor.s).length).toBe(OVERLAP / 10 + 1);
	expect(JSON.stringify(cursor).length).toBeLessThan(1_000);
});

test('two alarms of one second are told apart by type, fix and geofence', () => {
	const all = [alarm(10), alarm(10, '2'), alarm(10, '1', { gpstime: 9 }), alarm(10, '1', { geofenceid: '7' })];
	expect(advance(startAt(0), all, OVERLAP).fresh).toHaveLength(4);
});
