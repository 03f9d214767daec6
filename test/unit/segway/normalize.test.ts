import type { IDataObject } from 'n8n-workflow';
import { fromBattery, fromExtraStatus, fromLocation, fromStatus, toVehicle } from '../../../nodes/Segway/normalize';
import { BATTERY, EXTRA, LOCATION, STATUS } from './answers';
import { IOT_CODE as iotCode } from './samples';

const TIME = '2020-06-02T03:15:19.000Z';
const segwayOf = (part: IDataObject) => part.segway as IDataObject;

describe('status', () => {
	test('the printed answer', () => {
		expect(toVehicle(fromStatus(STATUS))).toMatchObject({
			vendor: 'segway',
			device_id: iotCode,
			online: true,
			locked: true,
			charging: true,
			battery_percent: 10,
			current_range_meters: 30_000,
			odometer_meters: 9_000,
			last_reported: TIME,
			location: null,
			vehicle_state: null,
			segway: { speed: 20, speed_mode: 'low', lock_voltage: 342, network_signal: 22, total_riding_seconds: 110 },
		});
	});

	test.each([{ remainingRange: 123 }, { remainderRange: 123 }, { remainingRange: '123' }])(
		'the range as %j is in units of 10 m',
		(range) => {
			expect(fromStatus(range).current_range_meters).toBe(1_230);
		},
	);

	test.each([
		[{ locked: true }, true],
		[{ locked: 'false' }, false],
		[{ lock: 1 }, true],
		[{ lock: '0' }, false],
		[{}, null],
	])('%j means locked: %j', (fields, locked) => expect(fromStatus(fields as IDataObject).locked).toBe(locked));

	test.each([
		[0, 'unification'],
		[1, 'low'],
		[2, 'medium'],
		['3', 'high'],
		[4, null],
		[undefined, null],
	])('speed mode %j is %j', (speedMode, word) => {
		expect(segwayOf(fromStatus({ speedMode } as IDataObject)).speed_mode).toBe(word);
	});

	test('the speed has no printed unit, so it is no speed in m/s', () => {
		const vehicle = toVehicle(fromLocation(LOCATION), fromStatus(STATUS));
		expect(vehicle.location?.speed).toBeNull();
		expect(segwayOf(vehicle).speed).toBe(20);
	});
});

describe('location', () => {
	test('the printed answer', () => {
		const position = {
			lat: 22.634228,
			lng: 114.125962,
			altitude: 10.1,
			heading: null,
			speed: null,
			horizontal_accuracy: null,
			satellites: 6,
		};
		const vehicle = toVehicle(fromLocation(LOCATION));
		expect(vehicle).toMatchObject({
			device_id: iotCode,
			location: position,
			position_source: 'gps',
			last_reported: TIME,
			locked: null,
		});
		expect(vehicle.segway).toEqual({ hdop: 1.38, gps_signal: null, gps_time: TIME });
	});

	test.each([{ gpsUtcTime: 1591067719 }, { gpsUTCTime: '1591067719' }, { gpsUtcTime: '1591067719000' }])(
		'the time as %j',
		(time) => {
			expect(fromLocation({ ...LOCATION, gpsUtcTime: undefined, ...time }).last_reported).toBe(TIME);
		},
	);

	test.each([
		{ locationStatus: 'invalid' },
		{ latitude: '0.0', longitude: '0.0' },
		{ latitude: '', longitude: '' },
		{ latitude: undefined },
	])('%j is no fix', (fields) =>
		expect(fromLocation({ ...LOCATION, ...fields } as IDataObject)).toMatchObject({
			location: null,
			position_source: null,
		}),
	);

	test.each([
		[0, 'unknown'],
		['1', 'strong'],
		[2, 'normal'],
		[3, 'weak'],
		[9, null],
	])('GPS signal %j is %j', (gpsSignal, word) => {
		expect(segwayOf(fromLocation({ ...LOCATION, gpsSignal })).gps_signal).toBe(word);
	});
});

describe('battery', () => {
	test('the printed answer', () => {
		const vehicle = toVehicle(fromBattery(BATTERY));
		expect(vehicle).toMatchObject({ device_id: iotCode, charging: true, battery_percent: 80 });
		expect(vehicle.segway).toEqual({
			battery_count: 2,
			driving_voltage: 80,
			current_power_watts: 260,
			iot_battery_percent: 100,
			iot_voltage: 4.12,
			batteries: [
				{ port: 1, battery_percent: 52, voltage: 48, cycle_times: 23, temperature_celsius: 25 },
				{ port: 2, battery_percent: 20, voltage: 48, cycle_times: 40, temperature_celsius: 25 },
			],
		});
	});

	test('the temperature is read in both spellings', () => {
		const batteryData = [{ temperatrue: -5 }, { temperature: 31 }];
		const { batteries } = segwayOf(fromBattery({ batteryData })) as { batteries: IDataObject[] };
		expect(batteries.map((each) => each.temperature_celsius)).toEqual([-5, 31]);
	});

	test.each([[undefined], [null], ['none'], [[]]])('battery data %j is an empty list', (batteryData) => {
		expect(segwayOf(fromBattery({ batteryData } as IDataObject)).batteries).toEqual([]);
	});

	test('a battery without data costs nobody else their values', () => {
		const batteryData = [null, { batteryPort: 2 }] as unknown as IDataObject[];
		expect(segwayOf(fromBattery({ batteryData })).batteries).toContainEqual(expect.objectContaining({ port: 2 }));
	});
});

test('extra status: the printed answer', () => {
	const vehicle = toVehicle(fromExtraStatus(EXTRA));
	expect(vehicle).toMatchObject({ device_id: '862869030338078', vehicle_type: 'moped' });
	expect(vehicle.segway).toEqual({
		seat_helmets: 2,
		tailbox_helmets: 0,
		person_seated: false,
		cruise: 'unlocked',
		saddle: 'unlocked',
		tailbox: 'locked',
		handlebar: 'unlocked',
		kickstand: 'closed',
	});
	expect(segwayOf(fromExtraStatus({ kickstand: 1, peopleSat: 1 }))).toMatchObject({
		kickstand: 'open',
		person_seated: true,
	});
});

test('status, location, battery and extra status make one vehicle; the status tells when it was last reported', () => {
	const vehicle = toVehicle(
		fromStatus({ ...STATUS, powerPercent: undefined }),
		fromLocation({ ...LOCATION, gpsUtcTime: 1 }),
		fromBattery(BATTERY),
		fromExtraStatus(EXTRA),
	);
	expect(vehicle).toMatchObject({
		device_id: iotCode,
		battery_percent: 80,
		vehicle_type: 'moped',
		last_reported: TIME,
	});
	expect(vehicle.location).not.toBeNull();
	expect(Object.keys(segwayOf(vehicle))).toEqual(expect.arrayContaining(['speed', 'hdop', 'batteries', 'kickstand']));
});

test.each([fromStatus, fromLocation, fromBattery, fromExtraStatus])(
	'%p of an empty answer is all null, never 0, false or empty text',
	(read) => {
		const { segway, ...shared } = read({});
		const values = [...Object.entries(shared), ...Object.entries(segway as IDataObject)].filter(
			([key]) => !['vehicle_type', 'batteries'].includes(key),
		);
		for (const [key, value] of values) expect([key, value]).toEqual([key, null]);
	},
);
