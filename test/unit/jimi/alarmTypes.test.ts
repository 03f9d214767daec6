import { ALARM_TYPES, alarmTypeOf, canonicalType } from '../../../nodes/Jimi/alarmTypes';
import { DEVICE_ALARMS } from '../../../nodes/Jimi/alarmTypesDevice';
import { PLATFORM_ALARMS } from '../../../nodes/Jimi/alarmTypesPlatform';
import { jimiAlarms } from '../../fixtures/read.cjs';

const types = Object.entries(ALARM_TYPES);

/** Of Traccar's alarms, those that occur here. */
const TRACCAR = [
	...['sos', 'powerCut', 'powerOn', 'powerOff', 'lowPower', 'lowBattery', 'vibration', 'movement', 'overspeed'],
	...['geofence', 'geofenceEnter', 'geofenceExit', 'door', 'removing', 'tampering', 'fallDown', 'accident', 'fault'],
	...['hardAcceleration', 'hardBraking', 'hardCornering', 'laneChange', 'fatigueDriving', 'temperature', 'fuelLeak'],
	...['jamming', 'parking', 'idle'],
];
/** Of the event types of MDS 2.0.2, those that occur here. */
const MDS = [
	...['battery_low', 'changed_geographies', 'charging_end', 'charging_start', 'comms_lost'],
	...['located', 'not_located', 'unspecified'],
];

test('are those of the later document, by its names', () => {
	const documented = jimiAlarms();
	expect(Object.keys(documented)).toHaveLength(168);
	expect(Object.fromEntries(types.map(([code, { name }]) => [code, name]))).toEqual(documented);
});

test('numbers come from the device, words from the platform', () => {
	for (const code of Object.keys(DEVICE_ALARMS)) expect(code).toMatch(/^\d+$/);
	for (const code of Object.keys(PLATFORM_ALARMS)) expect(code).toMatch(/^[A-Za-z]\w+$/);
});

test('each has a label of its own, in Title Case', () => {
	const labels = types.map(([, { label }]) => label);
	expect(new Set(labels.map((label) => label.toLowerCase())).size).toBe(labels.length);
	for (const label of labels) {
		expect(label).toMatch(/^[A-Z0-9(][\w()-]*( (?:(?:to|of|and|or|at|in|for)(?= )|[A-Z0-9(][\w()-]*))*$/);
	}
});

test.each(types)('%s is told by the words of others where they have one', (_, { alarm, events, phase }) => {
	expect([null, ...TRACCAR]).toContain(alarm);
	expect(events.length).toBeGreaterThan(0);
	expect(MDS).toEqual(expect.arrayContaining(events));
	expect([undefined, 'started', 'ended']).toContain(phase);
	expect(events.includes('unspecified') && events.length > 1).toBe(false);
});

test('every word of the lists occurs', () => {
	expect([...new Set(types.map(([, { alarm }]) => alarm).filter((alarm) => alarm !== null))].sort()).toEqual(
		[...TRACCAR].sort(),
	);
	expect([...new Set(types.flatMap(([, { events }]) => events))].sort()).toEqual(MDS);
});

test('a type that ends something says so: the alarm is over', () => {
	const phased = (phase: string) => types.filter(([, type]) => type.phase === phase).map(([code]) => code);
	expect(phased('ended')).toEqual(['58', '100', '101', '266', '268']);
	expect(phased('started')).toEqual(['263', '267']);
});

test.each([
	['1001', 'ACC_OFF', 'ACC OFF'],
	['1002', 'ACC_ON', 'ACC ON'],
])('%s stands for %s', (alias, code, name) => {
	expect(canonicalType(alias)).toBe(code);
	expect(alarmTypeOf(alias)).toBe(alarmTypeOf(code));
	expect(alarmTypeOf(alias)).toMatchObject({ name });
});

test.each(['2', 'in', 'displacementAlarm', '999', 'constructor'])('%s stands for itself', (code) =>
	expect(canonicalType(code)).toBe(code),
);

test.each(['0', '7', '999', '-1', 'IN', 'acc_on', 'constructor', '__proto__', 'toString', ''])(
	'%j is in no table',
	(code) => expect(alarmTypeOf(code)).toBeUndefined(),
);

test('without a code nothing is known', () => expect(alarmTypeOf(null)).toBeUndefined());
