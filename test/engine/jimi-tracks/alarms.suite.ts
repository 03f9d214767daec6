import type { IDataObject } from 'n8n-workflow';
import { EACH, givenIn, itemsFor, JimiStage, UNKNOWN } from '../jimiStage';

describe('alarms', () => {
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const NOON = 1_779_624_000;
	const DAY = 86_400;
	const iso = (second: number) => new Date(second * 1000).toISOString();
	const ALARMS = { resource: 'alarm', operation: 'getMany', imei: EACH, returnAll: true };
	const months = (count: number) => ({ begin_time: iso(NOON - count * 31 * DAY), end_time: iso(NOON) });
	const list = async (imei: string, more: IDataObject) => await stage.run({ ...ALARMS, ...more }, itemsFor([{ imei }]));
	const times = ({ json }: { json: IDataObject[] }) =>
		json.map(({ timestamp }) => Date.parse(String(timestamp)) / 1000);

	test('four months are asked for month by month; each alarm once, newest first, those on the borders, too', async () => {
		const { imei } = stage.device();
		const raised = Array.from({ length: 124 }, (_, day) => NOON - day * DAY);
		for (const time of raised) stage.cloud.raiseAlarm({ imei, type: '1', time });
		const told = await list(imei, months(4));
		expect(times(told)).toEqual(raised);
		expect(new Set(told.json.map(({ event_id }) => event_id)).size).toBe(124);
		expect(stage.wire('alarm.list').every(({ code }) => code === 0)).toBe(true);
		expect(stage.wire().length).toBeLessThanOrEqual(6);
		expect(told.hints).toEqual([]);
	});

	test('2,500 alarms of one month, of which JIMI gives 1,000 at a time', async () => {
		const { imei } = stage.device();
		stage.cloud.raiseAlarms({ imei, type: '1', time: NOON - 2_500 * 60 }, 2_500, 60);
		const told = await list(imei, months(1));
		expect(told.json).toHaveLength(2_500);
		expect(new Set(times(told)).size).toBe(2_500);
	});

	test('more alarms in one second than JIMI gives: no loop, the rest is there, and the person is told', async () => {
		const { imei } = stage.device();
		for (let index = 0; index < 1_050; index++) {
			stage.cloud.raiseAlarm({ imei, type: '1', time: NOON - 60, positioningTime: NOON - 60 - index });
		}
		stage.cloud.raiseAlarm({ imei, type: '1', time: NOON - 3_600 });
		const told = await list(imei, { begin_time: iso(NOON - DAY), end_time: iso(NOON - 60) });
		expect(told.json).toHaveLength(1_001);
		expect(told.hints).toEqual([expect.stringContaining('some may be missing')]);
	});

	test('Limit stops asking', async () => {
		const { imei } = stage.device();
		stage.cloud.raiseAlarms({ imei, type: '1', time: NOON - 30 * 60 }, 30, 60);
		const told = await list(imei, { ...months(4), returnAll: false, limit: 10 });
		expect([told.json.length, stage.wire().length]).toEqual([10, 1]);
	});

	test('one type; a type that no document names keeps its code', async () => {
		const { imei } = stage.device();
		stage.cloud.raiseAlarm({ imei, type: '1', time: NOON - 60 });
		stage.cloud.raiseAlarm({ imei, type: 'NEW_ONE', name: 'News', time: NOON - 30 });
		const told = await list(imei, { ...months(1), alertTypeId: 'NEW_ONE' });
		expect(told.json).toMatchObject([{ code: 'NEW_ONE', name: 'News', alarm: null, event_types: ['unspecified'] }]);
		expect(givenIn(stage.wire()[0])).toMatchObject({ alertTypeId: 'NEW_ONE' });
	});

	test('an unknown device fails by name, the others come through', async () => {
		const { imei } = stage.device();
		stage.cloud.raiseAlarm({ imei, type: '1', time: NOON - 60 });
		const items = itemsFor([{ imei: UNKNOWN }, { imei }]);
		const told = await stage.run({ ...ALARMS, ...months(1) }, items, { onError: 'continueErrorOutput' });
		expect(told.json).toMatchObject([{ device_id: imei }]);
		expect(told.failed).toMatchObject([{ json: { message: expect.stringContaining(`${UNKNOWN}: `) } }]);
	});
});
