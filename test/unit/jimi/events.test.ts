import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { ALARM_TYPES } from '../../../nodes/Jimi/alarmTypes';
import { alarmCode, fromAlarm, toEvent } from '../../../nodes/Jimi/events';
import { ALARM_PUSH, RAW_PUSH } from '../../../nodes/Jimi/push';
import { IMEI, NOW, pushed, rowOf } from './samples';

const LATER = '2027-01-01T00:00:00.000Z';
const LISTED = rowOf('jimi.device.alarm.list');
const alarm = (data: IDataObject) => fromAlarm(data, NOW);
const nowhere = { altitude: null, heading: null, speed: null, horizontal_accuracy: null, satellites: null };

test('the printed push', () => {
	expect(toEvent({ msgType: ALARM_PUSH, data: pushed() }, NOW)).toEqual({
		vendor: 'jimi',
		event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
		event_types: ['unspecified'],
		alarm: 'powerCut',
		code: '2',
		name: 'Power off alarm',
		phase: null,
		device_id: IMEI,
		timestamp: '2017-05-08T12:00:00.000Z',
		location: { lat: 40.65615416521587, lng: 109.89894039833524, ...nowhere },
		vehicle: null,
		received_at: NOW,
		jimi: { device_name: IMEI, model: null, account: null, positioned_at: null, geofence_id: null },
	});
});

test('the printed row of the list', () => {
	expect(alarm(LISTED)).toMatchObject({
		vendor: 'jimi',
		alarm: null,
		code: '1002',
		name: 'ACC On',
		device_id: '343503422910345',
		timestamp: '2019-03-14T14:02:03.000Z',
		location: { lat: 22.577144898887813, lng: 113.91674845964586, ...nowhere },
		jimi: {
			device_name: 'ABC-34352',
			model: 'GT06N',
			account: 'test1234',
			positioned_at: '2019-03-14T14:02:03.000Z',
			geofence_id: null,
		},
	});
});

/** The same alarm by the names of the later list. */
const asRow = ({ imei, deviceName, alarmType, alarmName, alarmTime, lat, lng }: IDataObject): IDataObject => ({
	...{ deviceName, imei, model: 'GT06N', account: 'a', alertTypeId: alarmType, alarmTypeName: alarmName },
	...{ alertTime: alarmTime, positioningTime: alarmTime, lat, lng, speed: '36', geoid: 4711 },
});

test('the later list has names, speed and geofence of its own', () => {
	expect(alarm(asRow(pushed()))).toMatchObject({
		code: '2',
		name: 'Power off alarm',
		location: { speed: 10 },
		jimi: { geofence_id: '4711' },
	});
	expect(alarm({ alertTypeId: '2', alertTypeName: 'Power cut off alert' }).name).toBe('Power cut off alert');
});

describe('types', () => {
	test.each(Object.entries(ALARM_TYPES))('%s is told by its name and by the words of others', (code, type) => {
		expect(alarm({ ...pushed(), alarmType: code, alarmName: '' })).toMatchObject({
			code,
			name: type.name,
			alarm: type.alarm,
			event_types: type.events,
			phase: type.phase ?? null,
		});
	});

	test.each([2, '2'])('%j is a text', (alarmType) => {
		expect(alarmCode({ alarmType })).toBe('2');
		expect(alarm({ ...pushed(), alarmType })).toMatchObject({ code: '2', alarm: 'powerCut' });
	});

	test.each(['999', 'newAlarm', 'constructor', '__proto__'])(
		'%s is in no table: it keeps its code and the name that came with it',
		(alarmType) => {
			expect(alarm({ ...pushed(), alarmType, alarmName: 'New' })).toMatchObject({
				code: alarmType,
				name: 'New',
				alarm: null,
				event_types: ['unspecified'],
				phase: null,
			});
			expect(alarm({ ...pushed(), alarmType, alarmName: '' }).name).toBeNull();
		},
	);
});

describe('what is missing is null, never 0', () => {
	test('nothing at all', () => {
		expect(alarm({})).toMatchObject({
			code: null,
			name: null,
			device_id: null,
			timestamp: null,
			location: null,
			event_types: ['unspecified'],
		});
	});

	test.each([
		[
			{ lat: '40.656', lng: '109.899' },
			{ lat: 40.656, lng: 109.899 },
		],
		[{ lat: 0, lng: 0 }, null],
		[{ lat: '', lng: '' }, null],
		[{ lat: null }, null],
	])('a position of %j', (place, location) => {
		const read = alarm({ ...pushed(), ...place } as IDataObject).location;
		if (location === null) expect(read).toBeNull();
		else expect(read).toMatchObject(location);
	});
});

describe('event ids', () => {
	const id = (data: IDataObject) => alarm(data).event_id;

	test('are the same for a push and for the row of the same alarm in the list', () => {
		expect(id(asRow(pushed()))).toBe(id(pushed()));
		const { imei, ...row } = asRow(pushed());
		expect(id({ ...row, IMEI: imei })).toBe(id(pushed()));
	});

	test('do not depend on the delivery, on the form of the time or on how a type is written', () => {
		expect(fromAlarm(pushed(), LATER).event_id).toBe(id(pushed()));
		expect(id({ ...pushed(), alarmTime: '2017-05-08T12:00:00Z' })).toBe(id(pushed()));
		expect(id({ ...pushed(), alarmTime: 1_494_244_800 })).toBe(id(pushed()));
		expect(id({ ...pushed(), alarmType: 2 })).toBe(id(pushed()));
		expect(id({ ...pushed(), alarmType: 'ACC_ON' })).toBe(id({ ...pushed(), alarmType: '1002' }));
		expect(id({ ...pushed(), alarmName: 'other', lat: 1, lng: 1 })).toBe(id(pushed()));
	});

	test('do not depend on the version: what a workflow has seen must stay known', () => {
		expect(id(pushed())).toBe('edb3e26dc9bc18c7db7d586669b62998');
	});

	test.each([
		['another device', { imei: '868120145233605' }],
		['another type', { alarmType: '17' }],
		['another second', { alarmTime: '2017-05-08 12:00:01' }],
		['another time that cannot be read', { alarmTime: 'xxx' }],
	])('%s is another event', (_, part) => expect(id({ ...pushed(), ...part })).not.toBe(id(pushed())));
});

describe('other messages', () => {
	const raw = { msgType: RAW_PUSH, data: { imei: IMEI, deviceName: 'Van 1', raw_data: '787805010001D9DC0D0A' } };

	test('the answer to a raw command', () => {
		expect(toEvent(raw, NOW)).toEqual({
			vendor: 'jimi',
			event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
			event_types: ['unspecified'],
			alarm: null,
			code: null,
			name: 'Answer to a raw command',
			phase: null,
			device_id: IMEI,
			timestamp: null,
			location: null,
			vehicle: null,
			received_at: NOW,
			jimi: { message: RAW_PUSH, device_name: 'Van 1', data: raw.data },
		});
	});

	test('has no time, so the same words later are another event', () => {
		expect(toEvent(raw, LATER).event_id).not.toBe(toEvent(raw, NOW).event_id);
		expect(toEvent(raw, NOW).event_id).toBe(toEvent(raw, NOW).event_id);
	});

	test.each(['jimi.push.device.new', 'constructor'])('%s is passed as it is', (msgType) => {
		const data = { imei: IMEI, anything: { deep: [1] } };
		expect(toEvent({ msgType, data }, NOW)).toMatchObject({
			name: msgType,
			device_id: IMEI,
			jimi: { message: msgType, device_name: null, data },
		});
	});
});

test('whatever a message holds, it is an event', () => {
	const keys = [...Object.keys(pushed()), ...Object.keys(LISTED), 'alarmTypeName', 'speed', 'geoid'];
	const value = fc.oneof(fc.integer(), fc.string(), fc.double(), fc.constant(null), fc.object());
	const types = fc.constantFrom(ALARM_PUSH, RAW_PUSH, 'other');
	fc.assert(
		fc.property(types, fc.dictionary(fc.constantFrom(...keys), value), (msgType, data) => {
			const event = toEvent({ msgType, data: data as IDataObject }, NOW);
			expect(event).toMatchObject({ vendor: 'jimi', received_at: NOW, event_id: expect.any(String) });
			for (const each of Object.values(event)) expect(each).not.toBeUndefined();
		}),
	);
});
