import type { IDataObject } from 'n8n-workflow';
import { RAW_PUSH } from '../../../nodes/Jimi/push';
import { IMEI, pushed } from './samples';
import type { Trying } from './trigger';
import { form, keyed, USUAL } from './trigger';

describe('what comes out', () => {
	test('simplified: the shape that all vendors share', async () => {
		const { items } = await keyed();
		expect(items).toEqual([
			expect.objectContaining({
				vendor: 'jimi',
				event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
				device_id: IMEI,
				received_at: expect.stringMatching(/Z$/),
			}),
		]);
		expect(items[0]).not.toHaveProperty('confirmed');
	});

	test('raw on demand: the fields as they came, and the kind of message, which they cannot forge', async () => {
		const parameters = { simplify: false };
		const { msgType } = { msgType: 'jimi.push.device.alarm' };
		expect((await keyed({ parameters })).items).toEqual([{ ...pushed(), msgType }]);
		expect((await keyed({ parameters, data: { msgType: 'x', a: 1 } })).items).toEqual([{ a: 1, msgType }]);
	});

	test('several alarms in one push are several items of one execution, in their order', async () => {
		const data = ['1', '2', '3'].map((alarmType) => ({ ...pushed(), alarmType }));
		expect((await keyed({ data })).items.map(({ code }) => code)).toEqual(['1', '2', '3']);
		expect((await keyed({ body: JSON.stringify({ msgType: 'jimi.push.device.alarm', data }) })).items).toHaveLength(3);
	});

	test('a repeat has the same event_id', async () => {
		const [one, two] = [await keyed(), await keyed()].map(({ items }) => items[0].event_id);
		expect(one).toBe(two);
	});

	test('the answer to a raw command, and a message that nobody knows, as they are', async () => {
		const raw = { imei: IMEI, deviceName: 'Van 1', raw_data: '7878' };
		expect((await keyed({ data: raw, msgType: RAW_PUSH })).items).toMatchObject([
			{ device_id: IMEI, alarm: null, jimi: { message: RAW_PUSH, data: raw } },
		]);
		for (const msgType of ['jimi.push.new', 'constructor', '__proto__']) {
			expect((await keyed({ data: raw, msgType, parameters: { simplify: false } })).items).toEqual([
				{ ...raw, msgType },
			]);
		}
	});
});

describe('what nobody asked for is acknowledged and starts nothing', () => {
	const starts = async (options: IDataObject, more: Trying & { events?: string[]; alarmTypes?: string[] } = {}) => {
		const { events = ['alarm'], alarmTypes = [], ...trying } = more;
		const told = await keyed({ ...trying, parameters: { events, alarmTypes, options } });
		expect(told).toMatchObject({ status: 200, answer: USUAL });
		return told.items.length === 1;
	};
	const typed = (alarmType: unknown) => ({ data: { ...pushed(), alarmType } });
	const at = (minutes: number, key = 'alarmTime') => {
		const time = new Date(Date.now() - minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
		return { data: { ...pushed(), alarmTime: undefined, [key]: time } };
	};

	test.each(['alarm', 'raw', 'other'])('only messages of the kind %s', async (kind) => {
		const kinds = { alarm: 'jimi.push.device.alarm', raw: RAW_PUSH, other: 'jimi.push.new' };
		for (const [each, msgType] of Object.entries(kinds)) {
			expect(await starts({}, { events: [kind], msgType })).toBe(each === kind);
		}
	});

	test.each([
		[['1'], '', '1', true],
		[['1'], '', 1, true],
		[['1'], '', '2', false],
		[['2', '1'], '', '1', true],
		[['ACC_ON'], '', '1002', true],
		[['ACC_OFF'], '', '1001', true],
		[['ACC_ON'], '', 'ACC_OFF', false],
		[[], '1002', 'ACC_ON', true],
		[[], '300, newAlarm', 'newAlarm', true],
		[[], '300, newAlarm', '300', true],
		[[], '300, newAlarm', '1', false],
		[['1'], 'newAlarm', '1', true],
		[['1'], 'newAlarm', 'newAlarm', true],
		[[], 'overspeed', '6', true],
		[[], 'overspeed', 'overSpeed', true],
		[[], 'overspeed', '1', false],
		[[], '', 'unheard of', true],
		[[], ' , ', 'unheard of', true],
		[['1'], '', null, false],
		[[], 300 as unknown as string, '300', true],
	])('types %j and %j: an alarm of type %j starts: %s', async (alarmTypes, otherTypes, type, expected) => {
		expect(await starts({ otherTypes }, { alarmTypes, ...typed(type) })).toBe(expected);
	});

	test('types hold nothing back but alarms', async () => {
		expect(await starts({}, { events: ['raw'], alarmTypes: ['1'], msgType: RAW_PUSH })).toBe(true);
	});

	test.each([IMEI, `1, ${IMEI}`, `1;${IMEI} 2`, `\n${IMEI}\n`, Number(IMEI), '', ' '])(
		'devices %j let the device through',
		async (imeis) => {
			expect(await starts({ imeis })).toBe(true);
			const { imei, ...rest } = pushed();
			expect(await starts({ imeis }, { data: { ...rest, IMEI: imei } })).toBe(true);
		},
	);

	test.each(['1', IMEI.slice(1), `${IMEI}0`])('devices %j do not', async (imeis) => {
		expect(await starts({ imeis })).toBe(false);
		expect(await starts({ imeis }, { data: {}, msgType: 'jimi.push.new', events: ['other'] })).toBe(false);
	});

	test('old alarms', async () => {
		for (const key of ['alarmTime', 'alertTime']) {
			expect(await starts({ maxAge: 10 }, at(11, key))).toBe(false);
			expect(await starts({ maxAge: 10 }, at(9, key))).toBe(true);
		}
		expect(await starts({ maxAge: 10 }, at(-5))).toBe(true);
		expect(await starts({}, at(1e5))).toBe(true);
		expect(await starts({ maxAge: 10 }, { data: { ...pushed(), alarmTime: 'never' } })).toBe(true);
	});

	test('each alarm of a push is looked at by itself', async () => {
		const data = ['1', '2'].map((alarmType) => ({ ...pushed(), alarmType }));
		expect(await starts({}, { alarmTypes: ['2'], body: form(data) })).toBe(true);
	});
});
