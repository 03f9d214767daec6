import { toEvent } from '../../../nodes/Segway/events';
import { PUSH_TYPES } from '../../../nodes/Segway/push';
import type { PushType } from '../../../nodes/Segway/push';
import { documentedFaults } from '../../fixtures/read.cjs';
import { fieldsOf, IOT_CODE, VECTORS } from './samples';

const TIME = '2020-06-02T03:15:19.000Z';
const RECEIVED = '2020-06-02T03:15:20.000Z';
const event = (type: PushType, fields: object) => toEvent({ type, fields: fields as Record<string, string> }, RECEIVED);
const alert = (code: string, alertStatus = '0') =>
	event('alert', { ...fieldsOf(VECTORS.alert.body), code, alertStatus });
const fault = (code: string, faultStatus = '0') =>
	event('fault', { ...fieldsOf(VECTORS.fault.body), code, faultStatus });
const component = (type: string, status: string) =>
	event('components', { ...fieldsOf(VECTORS.components.body), type, status });

const KEYS = [
	'vendor',
	'event_id',
	'event_types',
	'alarm',
	'code',
	'name',
	'phase',
	'device_id',
	'timestamp',
	'location',
	'vehicle',
	'received_at',
	'segway',
];

test.each(PUSH_TYPES)('%s has every key of an event, also when the push says nothing', (type) => {
	const empty = event(type, {});
	expect(Object.keys(empty).sort()).toEqual([...KEYS].sort());
	expect(empty).toMatchObject({
		vendor: 'segway',
		device_id: null,
		timestamp: null,
		received_at: RECEIVED,
		segway: { push: type },
	});
	expect(empty.event_types.length).toBeGreaterThan(0);
	expect(JSON.stringify(empty)).not.toContain('undefined');
});

test.each(Object.values(VECTORS))('$path: device and time', ({ path, body }) => {
	const type = path.replace('/v2/vehicle/', '') as PushType;
	expect(event(type, fieldsOf(body))).toMatchObject({ device_id: IOT_CODE, timestamp: TIME });
});

describe('alerts', () => {
	test.each([
		['1', 'Illegal moving', 'movement'],
		['2', 'Vehicle fell down when locked', 'fallDown'],
		['3', 'Illegal dismantling', 'tampering'],
		['4', 'Vehicle fell down when unlocked', 'fallDown'],
		['10', 'Battery 1 taken out', 'removing'],
		['11', 'Battery 2 taken out', 'removing'],
		['12', 'Low power', 'lowBattery'],
	])('%s appearing is "%s"', (code, name, alarm) => {
		expect(alert(code)).toMatchObject({ code, name, alarm, phase: 'started' });
	});

	test.each(['1', '3', '10', '11', '12'])('%s disappeared keeps its name', (code) => {
		expect(alert(code, '1')).toMatchObject({ code, name: alert(code).name, phase: 'ended' });
	});

	test('2 disappeared is "Vehicle fell down": the document does not say in which state', () => {
		expect(alert('2', '1')).toMatchObject({ name: 'Vehicle fell down', alarm: 'fallDown', phase: 'ended' });
	});

	test('low power is an MDS event when it appears, not when it is over', () => {
		expect([alert('12').event_types, alert('12', '1').event_types]).toEqual([['battery_low'], ['unspecified']]);
	});

	test('a code of the future has its number and no made-up name', () => {
		expect(alert('99')).toMatchObject({
			code: '99',
			alarm: null,
			event_types: ['unspecified'],
			name: expect.stringContaining('99'),
		});
	});

	test.each([['2'], [''], [undefined]])('the phase of alertStatus %j is not known', (alertStatus) => {
		expect(event('alert', { code: '1', ...(alertStatus === undefined ? {} : { alertStatus }) }).phase).toBeNull();
	});
});

describe('faults', () => {
	const documented = Object.entries(documentedFaults());

	test('the document lists E0 to E9 and 10 to 47', () => expect(documented).toHaveLength(48));

	test.each(documented)('%s', (code, { system, text }) => {
		const { name, segway, ...told } = fault(code);
		expect(told).toMatchObject({ code, alarm: 'fault', phase: 'started' });
		expect(segway).toMatchObject({ system });
		expect(name).not.toBe(`Fault ${code}`);
		if (text === 'Reserved') expect(name).toBe('Reserved');
		else expect(name).not.toBe('Reserved');
	});

	test('no two faults share a name', () => {
		const names = documented.map(([code]) => fault(code).name).filter((name) => name !== 'Reserved');
		expect(new Set(names).size).toBe(names.length);
	});

	test('a small letter is understood, the phase and an unknown code too', () => {
		expect(fault('e4', '1')).toMatchObject({ name: 'I2C communication error', phase: 'ended' });
		expect(fault('99')).toMatchObject({ code: '99', name: 'Fault 99', segway: { system: null } });
	});
});

describe('components', () => {
	test.each([
		['1', '1', 'Saddle unlocked'],
		['1', '2', 'Saddle locked'],
		['2', '2', 'Tailbox locked'],
		['4', '1', 'Helmet put into the tailbox'],
		['4', '2', 'Helmet taken out of the tailbox'],
	])('type %s status %s is "%s"', (type, status, name) =>
		expect(component(type, status)).toMatchObject({ code: type, name }),
	);
});

describe('location and status', () => {
	test('the position stands in the event only', () => {
		const { location, vehicle, event_types } = event('location', fieldsOf(VECTORS.location.body));
		expect(location).toMatchObject({ lat: 22.634228, lng: 114.125962, altitude: 10.1, satellites: 6 });
		expect(event_types).toEqual(['located']);
		expect(vehicle).toMatchObject({ vendor: 'segway', device_id: IOT_CODE, location: null, last_reported: TIME });
	});

	test.each([{ locationStatus: 'invalid' }, { latitude: '0.0', longitude: '0.0' }])(
		'%j is an event without a fix',
		(fields) => {
			expect(event('location', { ...fieldsOf(VECTORS.location.body), ...fields })).toMatchObject({
				location: null,
				event_types: ['not_located'],
			});
		},
	);

	test('texts become numbers and booleans', () => {
		const { vehicle } = event('status', fieldsOf(VECTORS.status.body));
		expect(vehicle).toMatchObject({
			online: true,
			locked: true,
			charging: true,
			battery_percent: 10,
			odometer_meters: 9000,
			current_range_meters: 30_000,
		});
	});

	test('a vehicle that went offline is lost', () => {
		expect(event('status', { online: 'false' }).event_types).toEqual(['comms_lost']);
	});

	test('T60 Lite: its model, its lock and its GPS signal', () => {
		expect(event('t60/status', fieldsOf(VECTORS.t60Status.body)).vehicle).toMatchObject({
			locked: true,
			charging: false,
			battery_percent: 80,
			vehicle_type: 'scooter_standing',
		});
		expect(event('t60/location', fieldsOf(VECTORS.t60Location.body))).toMatchObject({
			location: { lat: 22.634228 },
			vehicle: { segway: { gps_signal: 'strong' } },
		});
	});
});
