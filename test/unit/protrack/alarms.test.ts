import fc from 'fast-check';
import { alarmId, alarmKey, alarmsOf, partsOf, toEvent } from '../../../nodes/Protrack/alarms';
import { ALARM_TYPES } from '../../../nodes/Protrack/alarmTypes';
import { protrackAlarms, protrackSamples } from '../../fixtures/read.cjs';
import { IMEI, OTHER_IMEI } from './samples';

const PRINTED = protrackSamples()['2.8'].record as string;
const NOW = '2026-05-01T08:30:00.000Z';
const one = (record: string) => alarmsOf(IMEI, record)[0];
const event = (record: string) => toEvent(one(record), NOW);

test('the printed record', () => {
	expect(alarmsOf(IMEI, PRINTED)).toEqual([
		{
			imei: IMEI,
			type: '27',
			longitude: 113.885888,
			latitude: 22.580592,
			gpstime: 1541575497,
			systemtime: 1541575507,
			speed: 40,
			course: 40,
			geofenceid: '0',
		},
	]);
});

test('the printed record as an event', () => {
	expect(event(PRINTED)).toEqual({
		vendor: 'protrack',
		event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
		event_types: ['unspecified'],
		alarm: 'door',
		code: '27',
		name: 'doorcloseAlarm',
		phase: null,
		device_id: IMEI,
		timestamp: '2018-11-07T07:24:57.000Z',
		location: {
			lat: 22.580592,
			lng: 113.885888,
			altitude: null,
			heading: 40,
			speed: 11.111,
			horizontal_accuracy: null,
			satellites: null,
		},
		vehicle: null,
		received_at: NOW,
		protrack: { system_time: '2018-11-07T07:25:07.000Z', geofence_id: null },
	});
});

describe('reading', () => {
	test.each([undefined, null, '', ' ', ';', ' ; ; ', [], {}, 0])('%j has no alarms', (record) => {
		expect(alarmsOf(IMEI, record)).toEqual([]);
		expect(partsOf(record)).toEqual([]);
	});

	test('a semicolon at the end, blanks and lines make no alarm of their own', () => {
		const types = alarmsOf(IMEI, `${PRINTED};\n 2,1,1,1541575600,1541575601,0,0,0 ;;`).map(({ type }) => type);
		expect(types).toEqual(['27', '2']);
	});

	test('missing columns are null, never 0; the time of receipt falls back to that of the fix', () => {
		expect(one('5')).toEqual({
			imei: IMEI,
			type: '5',
			longitude: null,
			latitude: null,
			gpstime: 0,
			systemtime: 0,
			speed: null,
			course: null,
			geofenceid: null,
		});
		expect(one('5,113.9,22.5,1541575497')).toMatchObject({ gpstime: 1541575497, systemtime: 1541575497, speed: null });
		expect(event('5')).toMatchObject({ location: null, timestamp: null, name: 'geoFenceInAlarm' });
		expect(event('5,,,,1541575507,,,')).toMatchObject({ location: null, timestamp: '2018-11-07T07:25:07.000Z' });
	});

	test('0/0 is no position', () => expect(event('1,0,0,1541575497,1541575507,0,0,0').location).toBeNull());

	test('a geofence is told where there is one', () => {
		expect(event('6,1,1,1541575497,1541575507,0,0,4711').protrack).toMatchObject({ geofence_id: '4711' });
	});

	test('whatever stands in the record, it is read without an error', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d.,;-]{0,60}$/)), (record) => {
				for (const alarm of alarmsOf(IMEI, record)) {
					expect(toEvent(alarm, NOW)).toMatchObject({ device_id: IMEI, event_id: expect.any(String) });
				}
			}),
		);
	});
});

describe('types', () => {
	test('are the 44 of the document, by its names', () => {
		expect(Object.keys(protrackAlarms())).toHaveLength(44);
		const names = Object.entries(ALARM_TYPES).map(([type, { name }]) => [type, name]);
		expect(Object.fromEntries(names)).toEqual(protrackAlarms());
	});

	test('each has a label of its own, in words', () => {
		const labels = Object.values(ALARM_TYPES).map(({ label }) => label);
		expect(new Set(labels).size).toBe(44);
		for (const label of labels) expect(label).toMatch(/^[A-Z][A-Za-z ]+$/);
	});

	const MDS = ['battery_low', 'changed_geographies', 'comms_lost', 'located', 'not_located', 'unspecified'];

	test.each(Object.entries(ALARM_TYPES))(
		'%s is told by the words of others where they have one',
		(type, { name, alarm, events }) => {
			const told = event(`${type},1,1,1541575497,1541575507,0,0,0`);
			expect(told).toMatchObject({ code: type, name, alarm, event_types: events });
			expect(MDS).toEqual(expect.arrayContaining(events));
		},
	);

	test.each(['45', '0', '-1', '999', 'x', 'constructor', '__proto__'])(
		'type %s beyond them keeps its number and has no name',
		(type) => {
			expect(event(`${type},1,1,1541575497,1541575507,0,0,0`)).toMatchObject({
				code: type,
				name: null,
				alarm: null,
				event_types: ['unspecified'],
			});
		},
	);
});

describe('event ids', () => {
	const id = (record: string, imei = IMEI) => alarmId(alarmsOf(imei, record)[0]);
	const BASE = '6,113.8,22.5,1541575497,1541575507,40,40,12';

	test('are the same whenever and however often the alarm is read', () => {
		expect(id(BASE)).toBe(id(` ${BASE} `));
		expect(toEvent(one(BASE), NOW).event_id).toBe(toEvent(one(BASE), '2027-01-01T00:00:00.000Z').event_id);
	});

	test('do not depend on the version: what a workflow has seen must stay known', () => {
		expect(id(PRINTED)).toBe('2ec099df3a1243c4838c4416a920808d');
	});

	test.each([
		['another type', '5,113.8,22.5,1541575497,1541575507,40,40,12'],
		['another time of the fix', '6,113.8,22.5,1541575498,1541575507,40,40,12'],
		['another time of receipt', '6,113.8,22.5,1541575497,1541575508,40,40,12'],
		['another geofence', '6,113.8,22.5,1541575497,1541575507,40,40,13'],
	])('%s is another event', (_, record) => expect(id(record)).not.toBe(id(BASE)));

	test('another device has events of its own', () => expect(id(BASE, OTHER_IMEI)).not.toBe(id(BASE)));

	test('the whole record makes two alarms the same', () => {
		expect(alarmKey(one(BASE))).toBe(alarmKey(one(BASE)));
		for (const [index] of BASE.split(',').entries()) {
			const changed = BASE.split(',').map((part, at) => (at === index ? `${part}1` : part));
			expect(alarmKey(one(changed.join()))).not.toBe(alarmKey(one(BASE)));
		}
	});
});
