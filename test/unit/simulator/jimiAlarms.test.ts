import { freshFleet } from './client.cjs';
import { connectJimi, epoch, text, type JimiClient, type Row } from './jimiClient.cjs';
import type { JimiAlarmWish } from '../../../simulator/index.cjs';

const DAY = 86_400;
let client: JimiClient;
let imei: string;
beforeAll(async () => {
	client = await connectJimi({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	freshFleet(client.sim, { jimi: { mix: { parked: 2, driving: 1, 'never-online': 1 } } });
	await client.renew();
	imei = client.first('parked').imei;
});

const list = async (given: Record<string, string> = {}) =>
	(await client.call<Row[] | null>('jimi.device.alarm.list', { imei, ...given })).result ?? [];
/** Alarms of a period, in seconds after `start`. */
const between = async (start: number, begin: number, end: number, more = {}) =>
	await list({ begin_time: text(start + begin), end_time: text(start + end), ...more });
const raise = (type: string | number, more: Partial<JimiAlarmWish> = {}) =>
	client.cloud.raiseAlarm({ imei, type, ...more });
const now = () => client.sim.clock.seconds();

test('an alarm in the words of the document, and in later ones', async () => {
	const { latitude, longitude, deviceName, mcType } = client.first('parked');
	const { time } = raise(2, { time: now() - 60 });
	const row = {
		deviceName,
		model: mcType,
		account: 'jimitest',
		alertTypeId: '2',
		alertTime: text(time),
		positioningTime: text(time),
		lat: latitude,
		lng: longitude,
	};
	expect(await list()).toEqual([{ ...row, IMEI: imei, alertType: 'Power cut off' }]);
	client.cloud.set({ alarmNames: 'later' });
	expect(await list()).toEqual([{ ...row, imei, alertTypeName: 'Power cut off', speed: '0', geoid: null }]);
});

test('types are numbers, words, and such as nobody knows', async () => {
	for (const type of [1, 'ACC_ON', 'overSpeed', '9999']) raise(type);
	const names = new Map((await list()).map(({ alertTypeId, alertType }) => [alertTypeId, alertType]));
	expect(Object.fromEntries(names)).toEqual({
		1: 'SOS',
		ACC_ON: 'ACC on',
		overSpeed: 'Overspeed (platform)',
		9999: 'Alarm 9999',
	});
	expect(await list({ alertTypeId: 'ACC_ON' })).toHaveLength(1);
	expect(() => raise('')).toThrow(RangeError);
	expect(() => raise(1, { colour: 'red' } as never)).toThrow('An alarm has no colour');
	expect(() => client.cloud.raiseAlarm({ imei: '1', type: 1 })).toThrow('No vehicle 1');
});

test('without times the latest 50 of the last month come, newest first', async () => {
	const start = now() - 1000;
	client.cloud.raiseAlarms({ imei, type: 3, time: start }, 60, 10);
	raise(1, { time: now() - 40 * DAY });
	const rows = await list();
	expect(rows).toHaveLength(50);
	const times = rows.map(({ alertTime }) => epoch(String(alertTime)));
	expect(times).toEqual([...times].sort((one, other) => other - one));
	expect(times[0]).toBe((start + 590) * 1000);
});

test('a period includes both of its ends and is at most one calendar month long', async () => {
	const start = now();
	for (const age of [100, 200, 300]) raise(1, { time: start - age });
	expect(await between(start, -300, -100)).toHaveLength(3);
	expect(await between(start, -299, -101)).toHaveLength(1);
	const given = (begin_time: string, end_time: string) => ({ imei, begin_time, end_time });
	const code = async (begin: string, end: string) =>
		(await client.call('jimi.device.alarm.list', given(begin, end))).code;
	expect(await code('2026-01-31 00:00:00', '2026-02-28 00:00:00')).toBe(0);
	expect(await code('2026-02-01 00:00:00', '2026-03-01 00:00:00')).toBe(0);
	expect(await code('2026-02-01 00:00:00', '2026-03-01 00:00:01')).toBe(1001);
	expect(await code('2026-02-02 00:00:00', '2026-02-01 00:00:00')).toBe(1001);
});

test('1000 rows at the most; pages reach the same rows', async () => {
	const start = now() - 5000;
	client.cloud.raiseAlarms({ imei, type: 3, time: start }, 1100, 1);
	const all = await between(start, 0, 5000);
	expect(all).toHaveLength(1000);
	expect(await between(start, 0, 5000, { page_no: '1' })).toEqual(all.slice(0, 50));
	expect(await between(start, 0, 5000, { page_no: '10', page_size: '100' })).toEqual(all.slice(900));
	expect(await between(start, 0, 5000, { page_no: '11', page_size: '100' })).toEqual([]);
});

test('several devices are asked for as imeis', async () => {
	const names = client.cloud.devices.map((device) => device.imei);
	for (const name of names) client.cloud.raiseAlarm({ imei: name, type: 1 });
	const { result } = await client.call<Row[]>('jimi.device.alarm.list', { imeis: names.join(',') });
	expect(result!.map(({ IMEI }) => IMEI).sort()).toEqual([...names].sort());
	expect((await client.call('jimi.device.alarm.list', { imei, imeis: imei })).code).toBe(1001);
	expect((await client.call('jimi.device.alarm.list', {})).code).toBe(1001);
});

test('an alarm may be listed later than it was raised', async () => {
	client.cloud.set({ listedAfter: 5000 });
	raise(1);
	expect(await list()).toEqual([]);
	client.sim.clock.advance(5000);
	expect(await list()).toHaveLength(1);
});

test('changes of state raise alarms, if they are to', async () => {
	client.cloud.change(imei, { accStatus: 1 });
	expect(client.cloud.alarms.raised).toHaveLength(0);
	client.cloud.set({ stateAlarms: true });
	client.cloud.change(imei, { accStatus: 0 });
	client.cloud.change(imei, { accStatus: 1, speed: 95 });
	client.cloud.change(imei, { externalPower: false, electQuantity: 10 });
	client.cloud.change(imei, { online: false });
	const types = client.cloud.alarms.raised.map(({ type }) => type);
	expect(types).toEqual(['ACC_OFF', 'overSpeed', 'ACC_ON', '2', '25', 'offline']);
});
