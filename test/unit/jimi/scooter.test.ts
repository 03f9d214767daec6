import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { toVehicle } from '../../../nodes/Jimi/normalize';
import { fromScooter } from '../../../nodes/Jimi/scooter';
import { leaves, own, rowOf } from './samples';

const PRINTED = rowOf('jimi.scooter.device.detail');
const withStatus = (status: IDataObject) =>
	fromScooter({ ...PRINTED, realtimeStatus: { ...(PRINTED.realtimeStatus as IDataObject), ...status } });
const withModule = (module: IDataObject) =>
	fromScooter({ ...PRINTED, IoTModule: { ...(PRINTED.IoTModule as IDataObject), ...module } });

test('the printed answer', () => {
	expect(toVehicle(fromScooter(PRINTED))).toEqual({
		vendor: 'jimi',
		device_id: '860425040472944',
		vehicle_id: null,
		vehicle_type: null,
		vehicle_state: null,
		online: null,
		locked: null,
		charging: false,
		ignition: null,
		battery_percent: 56,
		current_range_meters: null,
		odometer_meters: null,
		location: {
			lat: 22.577137,
			lng: 113.916756,
			altitude: null,
			heading: 0,
			speed: 0,
			horizontal_accuracy: null,
			satellites: 11,
		},
		position_source: 'gps',
		last_reported: '2019-05-09T18:41:12.000Z',
		jimi: {
			working_mode: 'disability',
			dlcc: false,
			brake: false,
			brake_light: false,
			brake_light_setting: true,
			front_light: false,
			front_light_setting: false,
			accelerator: false,
			motor: false,
			speed: 99.86,
			current: 614.39,
			voltage: 460.94,
			battery_cycles: 512,
			battery_temperature_celsius: 23,
			total_odometer: 14592,
			current_odometer: 217.6,
			remaining_mileage: 69.2,
			errors: [],
			properties: {
				ecu_version: '0.1',
				firmware_version: 'c.0',
				bluetooth_version: '2.1',
				scooter_version: '3.0',
				battery_capacity: 22834,
				rated_voltage: 36,
				speed_limit: 50,
			},
			driving_setting: {
				dlcc: false,
				driving_mode: 2,
				light_mode: 0,
				quick_start: true,
				speed_limit: 30,
				speed_unit: 0,
			},
			iot_module: {
				gps_available: false,
				gps_time: '2019-05-09T18:41:12.000Z',
				gsm_signal: 'extremely_strong',
				battery_voltage: 4.15,
				iccid: '89860433231880390271',
				imsi: '0460045394000271',
				bluetooth_mac: '000000000000',
			},
		},
	});
});

test.each([
	[0, 'disability', null, null],
	[1, 'lock', true, null],
	[2, 'enabling', false, null],
	[3, 'charging', null, null],
	['4', 'maintenance', null, 'non_operational'],
	[5, null, null, null],
	[null, null, null, null],
])('working mode %j is %j, locked %j, state %j', (workingMode, word, locked, state) => {
	const read = withStatus({ workingMode });
	expect([own(read).working_mode, read.locked, read.vehicle_state]).toEqual([word, locked, state]);
});

test.each([
	[{ charge: 1 }, true],
	[{ charge: 0, workingMode: 3 }, false],
	[{ charge: null, workingMode: 3 }, true],
	[{ charge: null, workingMode: 1 }, null],
])('%j is charging: %j', (status, charging) => expect(withStatus(status).charging).toBe(charging));

test('parts with an error are named; without a report nobody knows', () => {
	const scooterError = { IoT: 0, battery: 1, motor: '1', voltage: 2 };
	expect(own(fromScooter({ ...PRINTED, scooterError })).errors).toEqual(['battery', 'motor']);
	for (const missing of [null, undefined, '', [], {}]) {
		expect(own(fromScooter({ ...PRINTED, scooterError: missing as IDataObject })).errors).toBeNull();
	}
});

test.each([
	[0, 'none'],
	[1, 'extremely_weak'],
	['2', 'weak'],
	[3, 'strong'],
	[4, 'extremely_strong'],
	[5, null],
])('a signal of %j is %j', (gsmSignal, word) => {
	expect(own(withModule({ gsmSignal })).iot_module).toMatchObject({ gsm_signal: word });
});

test('position, source and speed of the module', () => {
	expect(withModule({ positioningType: 'LBS', gpsSpeed: 36, course: 360 })).toMatchObject({
		position_source: 'cell',
		location: { speed: 10, heading: 0 },
	});
	expect(withModule({ latitude: 0, longitude: 0 })).toMatchObject({ location: null, position_source: null });
});

test('an empty answer is all null', () => {
	for (const value of leaves(fromScooter({}))) expect(value).toBeNull();
});

test('whatever a scooter sends, it is read without an error', () => {
	const part = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.integer()), fc.object());
	fc.assert(
		fc.property(fc.dictionary(fc.constantFrom(...Object.keys(PRINTED)), part), (row) => {
			for (const each of leaves(toVehicle(fromScooter(row as IDataObject)))) expect(each).not.toBeUndefined();
		}),
	);
});
