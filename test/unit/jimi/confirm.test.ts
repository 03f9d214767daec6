import type { IDataObject } from 'n8n-workflow';
import { RAW_PUSH } from '../../../nodes/Jimi/push';
import { alarm, listed, TIME, told, useDesk } from './desk';
import { IMEI } from './samples';
import { PROVEN, USUAL } from './trigger';

const OTHER = '868120145233605';
const desk = useDesk();

describe('an alarm', () => {
	test('that is listed at once starts the workflow after one look, in words and coordinates of JIMI', async () => {
		desk().answers = () => told(0, [listed({ alertTypeId: '2' }), listed()]);
		const { answer, items } = await desk().push();
		expect(answer).toEqual(USUAL);
		expect(items).toMatchObject([{ confirmed: true, code: '1', device_id: IMEI, location: { lat: 45.5, lng: 9.25 } }]);
		expect(desk().asked).toMatchObject([{ method: 'jimi.device.alarm.list', imei: IMEI, at: 0 }]);
		expect([desk().asked[0].begin_time, desk().asked[0].end_time]).toEqual([
			'2026-05-01 08:25:00',
			'2026-05-01 08:35:00',
		]);
	});

	test('that is listed after the second look starts it then', async () => {
		desk().answers = (look) => told(0, look === 2 ? [listed()] : null);
		expect((await desk().push()).items).toMatchObject([{ confirmed: true }]);
		expect(desk().asked.map((each) => each.at)).toEqual([0, 20_000]);
	});

	test('is answered before JIMI is asked', async () => {
		desk().answers = () => told(0, [listed()]);
		const { items } = await desk().push({ settings: { acknowledgement: 'ok' } });
		expect([items.length, desk().answeredFirst]).toEqual([1, 'ok']);
	});

	test('that is never listed is dropped after two looks, as far apart as the person says', async () => {
		expect((await desk().push({ settings: { secondLook: 90 } })).items).toEqual([]);
		expect(desk().asked.map((each) => each.at)).toEqual([0, 90_000]);
	});

	test.each([
		['another type', { alertTypeId: '2' }],
		['another time', { alertTime: '2026-05-01 08:30:02' }],
		['no time', { alertTime: '' }],
		['no type', { alertTypeId: null }],
	])('of which JIMI lists one with %s is dropped', async (_, row) => {
		desk().answers = () => told(0, [listed(row)]);
		expect((await desk().push()).items).toEqual([]);
	});

	test.each<[string, IDataObject, IDataObject]>([
		['a second apart', { alertTime: '2026-05-01 08:30:01' }, {}],
		['with the number for its word', { alertTypeId: 1002 }, { alarmType: 'ACC_ON' }],
		['in the names of later versions', { alertTime: undefined, alarmTime: TIME, IMEI: undefined, imei: IMEI }, {}],
	])('is known %s', async (_, row, data) => {
		desk().answers = () => told(0, [listed(row)]);
		expect((await desk().push({ data: alarm(data) })).items).toMatchObject([{ confirmed: true }]);
	});

	test('is the nearest of those that share a type', async () => {
		const second = (seconds: number) => `2026-05-01 08:30:0${seconds}`;
		desk().answers = () =>
			told(
				0,
				[2, 1, 0].map((each) => listed({ alertTime: second(each), lat: 10 + each })),
			);
		const data = [0, 1, 2].map((each) => alarm({ alarmTime: second(each) }));
		const { items } = await desk().push({ data });
		expect(items.map(({ location }) => (location as IDataObject).lat)).toEqual([10, 11, 12]);
		expect(desk().asked).toHaveLength(1);
	});

	test('in words of JIMI without Simplify, too', async () => {
		desk().answers = () => told(0, [listed()]);
		const { items } = await desk().push({ parameters: { simplify: false } });
		expect(items).toEqual([{ ...listed(), msgType: 'jimi.push.device.alarm', confirmed: true }]);
	});
});

test('a forged alarm that replays type and time of a real one brings nothing of its own', async () => {
	desk().answers = () => told(0, [listed()]);
	const data = alarm({ lat: 1, lng: 2, deviceName: 'forged', alarmName: 'forged', model: 'forged', more: 'forged' });
	const { items } = await desk().push({ data, proofs: ['query', 'confirm'], ...PROVEN });
	expect(items).toMatchObject([{ location: { lat: 45.5, lng: 9.25 }, jimi: { device_name: 'Van 1' } }]);
	expect(JSON.stringify(items)).not.toContain('forged');
});

describe('what JIMI cannot have sent is dropped, whether or not unconfirmed alarms pass', () => {
	test.each([
		['no device', { imei: undefined }],
		['a device that is none', { imei: '1,2' }],
		['an empty device', { imei: '' }],
		['no time', { alarmTime: undefined }],
		['a time that is none', { alarmTime: 'never' }],
		['a time beyond all calendars', { alarmTime: 8.6e15 }],
	])('an alarm with %s: nothing is asked', async (_, data) => {
		expect((await desk().push({ data: alarm(data) })).items).toEqual([]);
		expect(desk().asked).toEqual([]);
	});

	test.each(['Illegal device', 'no permissions'])('one of a device that JIMI does not know (%s)', async (said) => {
		desk().answers = () => told(1002, null, said);
		expect((await desk().push()).items).toEqual([]);
	});
});

describe('when JIMI cannot be asked', () => {
	const FAULTS: Array<[string, () => unknown]> = [
		['gives no answer', () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))],
		['fails', () => ({ statusCode: 502, headers: {}, body: 'Bad gateway' })],
		['is no JIMI', () => ({ statusCode: 200, headers: {}, body: '<html>' })],
		['limits', () => told(1006)],
		['is busy', () => told(-1)],
		['refuses the signature', () => told(1001)],
	];

	test.each(FAULTS)(
		'because it %s: the alarm passes as unconfirmed, or is dropped, as the person says',
		async (_, fault) => {
			desk().answers = fault;
			const items = [expect.objectContaining({ confirmed: false, code: '1', device_id: IMEI })];
			expect((await desk().push()).items).toEqual(items);
			expect((await desk().push({ settings: { unreachable: 'pass' } })).items).toEqual(items);
			expect((await desk().push({ settings: { unreachable: 'drop' } })).items).toEqual([]);
		},
	);

	test('at the first look alone, the second one counts', async () => {
		desk().answers = (look) => (look === 1 ? told(1001) : told(0, [listed()]));
		expect((await desk().push()).items).toMatchObject([{ confirmed: true }]);
		desk().asked = [];
		desk().answers = (look) => (look === 1 ? told(1001) : told(0, []));
		expect((await desk().push()).items).toEqual([]);
	});
});

describe('several alarms in one push', () => {
	test('of one device are one question, of two devices two; each has its own verdict, in their order', async () => {
		desk().answers = (_, imei) => told(0, imei === IMEI ? [listed()] : [listed({ IMEI: OTHER, alertTypeId: '3' })]);
		const data = [alarm(), alarm({ alarmType: '2' }), alarm({ imei: OTHER, alarmType: '3' })];
		const { items } = await desk().push({ data: [...data].reverse() });
		expect(items.map(({ code, device_id }) => [code, device_id])).toEqual([
			['3', OTHER],
			['1', IMEI],
		]);
		expect(
			desk()
				.asked.map(({ imei, at: time }) => [imei, time])
				.sort(),
		).toEqual([
			[IMEI, 0],
			[IMEI, 20_000],
			[OTHER, 0],
		]);
	});

	test('far apart are questions of their own: JIMI refuses periods beyond a month', async () => {
		const data = [alarm(), alarm({ alarmTime: '2026-01-01 00:00:00' }), alarm({ alarmTime: '2026-05-01 09:00:00' })];
		expect((await desk().push({ data })).items).toEqual([]);
		const first = desk().asked.filter((_, index) => index % 2 === 0);
		expect(first.map(({ begin_time, end_time }) => [begin_time, end_time])).toEqual([
			['2025-12-31 23:55:00', '2026-01-01 00:05:00'],
			['2026-05-01 08:25:00', '2026-05-01 09:05:00'],
		]);
	});

	test('only those that were asked for are looked up', async () => {
		const data = [alarm(), alarm({ imei: OTHER, alarmType: '3' })];
		desk().answers = () => told(0, [listed()]);
		expect((await desk().push({ data, parameters: { alarmTypes: ['1'] } })).items).toHaveLength(1);
		expect(desk().asked.map(({ imei }) => imei)).toEqual([IMEI]);
		expect(await desk().push({ data, parameters: { alarmTypes: ['2'] } })).toMatchObject({ answer: USUAL, items: [] });
		expect(desk().asked).toHaveLength(1);
	});
});

describe('a message that is no alarm is in no list', () => {
	const raw = { data: { imei: IMEI, raw_data: '7878' }, msgType: RAW_PUSH };

	test('so Confirm With JIMI alone does not let it pass', async () => {
		expect(await desk().push(raw)).toMatchObject({ answer: USUAL, items: [] });
		expect(await desk().push({ ...raw, msgType: 'jimi.push.new' })).toMatchObject({ items: [] });
	});

	test('with another proof it passes as unconfirmed, unless the person wants it dropped', async () => {
		const keyed = { ...raw, proofs: ['confirm', 'query'], ...PROVEN };
		expect((await desk().push(keyed)).items).toMatchObject([{ confirmed: false, jimi: { message: RAW_PUSH } }]);
		expect((await desk().push({ ...keyed, settings: { unreachable: 'drop' } })).items).toEqual([]);
	});

	test('nothing is asked', async () => {
		await desk().push({ ...raw, proofs: ['confirm', 'query'], ...PROVEN });
		expect(desk().asked).toEqual([]);
	});
});
