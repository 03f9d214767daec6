import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { fromDevice, fromLivePage, fromLocation, toVehicle } from '../../../nodes/Jimi/normalize';
import { IMEI, leaves, own, rowOf } from './samples';

const LOCATION = rowOf('jimi.device.location.get');

describe('location', () => {
	test('the printed answer of both calls', () => {
		expect(rowOf('jimi.user.device.location.list')).toEqual(LOCATION);
		expect(toVehicle(fromLocation(LOCATION))).toEqual({
			vendor: 'jimi',
			device_id: IMEI,
			vehicle_id: IMEI,
			vehicle_type: null,
			vehicle_state: null,
			online: false,
			locked: null,
			charging: null,
			ignition: false,
			battery_percent: 60,
			current_range_meters: null,
			odometer_meters: null,
			location: {
				lat: 22.577282,
				lng: 113.916604,
				altitude: null,
				heading: null,
				speed: 0,
				horizontal_accuracy: null,
				satellites: null,
			},
			position_source: 'gps',
			last_reported: '2017-04-26T09:17:46.000Z',
			jimi: {
				device_name: IMEI,
				icon: 'bus',
				position_type: 'GPS',
				location_description: null,
				gps_time: '2017-04-26T09:17:46.000Z',
				heartbeat_time: '2017-04-26T09:14:50.000Z',
				activated: true,
				expired: false,
				power_value: null,
				distance: null,
				current_mileage: null,
				temperature: null,
				tracker_oil: null,
				battery_power: null,
				gps_signal: null,
				confidence: null,
				model: null,
				account: null,
				customer_name: null,
				iccid: null,
			},
		});
	});

	test('numbers that come as numbers read the same', () => {
		const numbers = { ...LOCATION, status: 0, accStatus: 0, speed: 0, electQuantity: 60, expireFlag: 1 };
		expect(fromLocation({ ...numbers, lat: '22.577282', lng: '113.916604' })).toEqual(fromLocation(LOCATION));
	});

	test('fields of later versions; whose unit no document tells stays as it is', () => {
		const later = {
			direction: '184',
			gpsNum: '11',
			gpsSignal: '4',
			currentMileage: '1843.20',
			temperature: '-4.5',
			trackerOil: '0',
			batteryPowerVal: '12.6',
			confidence: null,
			mcType: 'GT06N',
			account: 'jimitest',
			customerName: '',
			iccid: '89860433231880390271',
			distance: '12',
		};
		const read = fromLocation({ ...LOCATION, ...later, speed: '36' });
		expect(read.location).toMatchObject({ heading: 184, satellites: 11, speed: 10 });
		expect(read).not.toHaveProperty('odometer_meters');
		expect(own(read)).toMatchObject({
			current_mileage: 1843.2,
			temperature: -4.5,
			tracker_oil: '0',
			battery_power: 12.6,
			gps_signal: 4,
			model: 'GT06N',
			account: 'jimitest',
			customer_name: null,
			iccid: '89860433231880390271',
			distance: 12,
		});
	});

	test('-1 means that the device does not tell: null, never -1', () => {
		const minus = { speed: '-1', direction: -1, gpsNum: '-1', electQuantity: '-1', powerValue: '-1', accStatus: '-1' };
		const read = fromLocation({ ...LOCATION, ...minus });
		expect(read.location).toMatchObject({ speed: null, heading: null, satellites: null });
		expect(read).toMatchObject({ battery_percent: null, ignition: null, jimi: { power_value: null } });
	});

	test.each([
		[{ lat: 0, lng: 0 }],
		[{ lat: '0.0', lng: '0' }],
		[{ lat: '', lng: '' }],
		[{ lat: null, lng: null }],
		[{ lat: undefined }],
		[{ lat: 113.916604, lng: 22.577282 }],
	])('%j is no position', (place) => {
		expect(fromLocation({ ...LOCATION, ...place } as IDataObject)).toMatchObject({
			location: null,
			position_source: null,
		});
	});

	test.each([
		['GPS', 'gps'],
		['gps', 'gps'],
		['LBS', 'cell'],
		['WIFI', 'wifi'],
		['BEACON', 'beacon'],
		[1, 'gps'],
		['2', 'cell'],
		[3, 'wifi'],
		[5, 'beacon'],
		[4, null],
		['', null],
		[null, null],
		['constructor', null],
	])('a position of type %j comes from %j', (posType, source) => {
		expect(fromLocation({ ...LOCATION, posType } as IDataObject).position_source).toBe(source);
	});

	test.each([
		[{ electQuantity: '60' }, 60],
		[{ electQuantity: '', elecQuantity: '41' }, 41],
		[{ electQuantity: undefined, elecQuantity: 0 }, 0],
		[{ electQuantity: '0', elecQuantity: '41' }, 0],
		[{ electQuantity: '101' }, null],
		[{ electQuantity: '' }, null],
		[{ electQuantity: 'full' }, null],
	])('%j is a battery of %j', (battery, percent) => {
		expect(fromLocation({ ...LOCATION, ...battery } as IDataObject).battery_percent).toBe(percent);
	});

	test.each([
		['1', true],
		[0, false],
		['ON', true],
		['OFF', false],
		['', null],
		[null, null],
		['2', null],
	])('ACC %j is ignition %j', (accStatus, ignition) => {
		expect(fromLocation({ ...LOCATION, accStatus }).ignition).toBe(ignition);
	});

	test.each([
		['1', true],
		['0', false],
		['', null],
		[undefined, null],
		['3', null],
	])('status %j is online %j', (status, online) => {
		expect(fromLocation({ ...LOCATION, status } as IDataObject).online).toBe(online);
	});

	test.each([
		['1', false],
		['0', true],
		[null, null],
	])('expireFlag %j is expired %j: the later meaning', (expireFlag, expired) => {
		expect(own(fromLocation({ ...LOCATION, expireFlag })).expired).toBe(expired);
	});

	test.each([
		[{ hbTime: '2017-04-26 10:00:00' }, '2017-04-26T10:00:00.000Z'],
		[{ hbTime: null }, '2017-04-26T09:17:46.000Z'],
		[{ gpsTime: '' }, '2017-04-26T09:14:50.000Z'],
		[{ gpsTime: '', hbTime: '' }, null],
		[{ hbTime: 1_493_200_800 }, '2017-04-26T10:00:00.000Z'],
		[{ hbTime: '2017-04-26T10:00:00Z' }, '2017-04-26T10:00:00.000Z'],
	])('%j: the later of both times is the last report', (times, reported) => {
		expect(fromLocation({ ...LOCATION, ...times } as IDataObject).last_reported).toBe(reported);
	});

	test('an IMEI in capitals or as a number is the same device', () => {
		expect(fromLocation({ IMEI }).device_id).toBe(IMEI);
		expect(fromLocation({ imei: Number(IMEI) }).device_id).toBe(IMEI);
	});
});

const READERS = [fromLocation, fromDevice, fromLivePage];

test.each(READERS)('%p of an empty answer is all null, never 0, false or empty text', (read) => {
	for (const value of leaves(read({}))) expect(value).toBeNull();
});

test('whatever a device sends, it is read without an error', () => {
	const keys = READERS.flatMap(() => Object.keys({ ...LOCATION, ...rowOf('jimi.track.device.detail') }));
	const value = fc.oneof(fc.integer(), fc.string(), fc.double(), fc.constant(null), fc.object());
	fc.assert(
		fc.property(fc.dictionary(fc.constantFrom(...keys), value), (row) => {
			for (const read of READERS) {
				const vehicle = toVehicle(read(row as IDataObject));
				for (const each of leaves(vehicle)) expect(each).not.toBeUndefined();
				expect(leaves(vehicle)).toEqual(JSON.parse(JSON.stringify(leaves(vehicle))));
			}
		}),
	);
});
