import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { fromAccount, fromDevice, fromTrack, toVehicle } from '../../../nodes/Protrack/normalize';
import { protrackSamples } from '../../fixtures/read.cjs';

const rowsOf = (section: string) => protrackSamples()[section].record as IDataObject[];
const [TRACK] = rowsOf('2.2');
const own = (part: IDataObject) => part.protrack as IDataObject;

describe('track', () => {
	test('the printed answer', () => {
		expect(toVehicle(fromTrack(TRACK))).toEqual({
			vendor: 'protrack',
			device_id: '358899051025339',
			vehicle_id: null,
			vehicle_type: null,
			vehicle_state: null,
			online: true,
			locked: null,
			charging: false,
			ignition: true,
			battery_percent: 100,
			current_range_meters: null,
			odometer_meters: 51654,
			location: {
				lat: 22.583197,
				lng: 113.909813,
				altitude: null,
				heading: 195,
				speed: 0,
				horizontal_accuracy: null,
				satellites: null,
			},
			position_source: 'gps',
			last_reported: '2014-12-30T02:35:52.000Z',
			protrack: {
				data_status: 'ok',
				acc: 'on',
				acc_seconds: 1400,
				door: 'closed',
				fuel_supply: 'connected',
				defence: 'off',
				today_mileage_meters: 15654,
				gps_time: '2014-12-30T02:20:52.000Z',
				system_time: '2014-12-30T02:15:54.000Z',
				server_time: '2015-01-11T08:18:33.000Z',
			},
		});
	});

	test('numbers as text read the same', () => {
		const texts = Object.fromEntries(Object.entries(TRACK).map(([key, value]) => [key, String(value)]));
		expect(fromTrack(texts)).toEqual(fromTrack(TRACK));
	});

	const STATES = [
		'accstatus',
		'doorstatus',
		'chargestatus',
		'oilpowerstatus',
		'defencestatus',
		'battery',
		'mileage',
		'todaymileage',
		'acctime',
		'speed',
		'course',
	];

	test('-1 means that the device does not tell: null, never -1', () => {
		const minus = { ...TRACK, ...Object.fromEntries(STATES.map((key) => [key, -1])) };
		const { protrack, ...shared } = fromTrack(minus);
		expect(shared).toMatchObject({
			locked: null,
			charging: null,
			ignition: null,
			battery_percent: null,
			odometer_meters: null,
		});
		expect(shared.location).toMatchObject({ heading: null, speed: null });
		expect(protrack).toMatchObject({
			acc: null,
			acc_seconds: null,
			door: null,
			fuel_supply: null,
			defence: null,
			today_mileage_meters: null,
		});
		expect(JSON.stringify(fromTrack({ ...minus, mileage: '-1' }))).not.toContain('-1,');
	});

	test.each([
		[{ latitude: 0, longitude: 0 }],
		[{ latitude: '0.000000', longitude: '0.0' }],
		[{ latitude: '', longitude: '' }],
		[{ latitude: null, longitude: null }],
		[{ latitude: undefined }],
		[{ latitude: 91 }],
	])('%j is no fix', (place) => {
		expect(fromTrack({ ...TRACK, ...place } as IDataObject)).toMatchObject({ location: null, position_source: null });
	});

	test.each([
		[1, false, 'never_online'],
		[2, true, 'ok'],
		[3, null, 'expired'],
		[4, false, 'offline'],
		[5, null, 'blocked'],
		[6, null, null],
		[undefined, null, null],
	])('data status %j', (datastatus, online, word) => {
		const read = fromTrack({ ...TRACK, datastatus } as IDataObject);
		expect([read.online, own(read).data_status]).toEqual([online, word]);
	});

	test.each([
		['doorstatus', 'door', ['closed', 'open']],
		['accstatus', 'acc', ['off', 'on']],
		['oilpowerstatus', 'fuel_supply', ['cut', 'connected']],
		['defencestatus', 'defence', ['off', 'on']],
	])('%s by name', (key, name, words) => {
		for (const [value, word] of words.entries()) expect(own(fromTrack({ [key]: value }))[name]).toBe(word);
		expect(own(fromTrack({ [key]: 7 }))[name]).toBeNull();
	});

	test('an open door is not locked; a closed one may be or not', () => {
		expect(fromTrack({ doorstatus: 1 }).locked).toBe(false);
		expect(fromTrack({ doorstatus: 0 }).locked).toBeNull();
	});

	test('speed comes in km/h, and a course of 360 is north', () =>
		expect(fromTrack({ ...TRACK, speed: 36, course: 360 }).location).toMatchObject({ speed: 10, heading: 0 }));

	test.each([0, -1, '', null, 'soon'])('a time of %j is not set', (time) => {
		const read = fromTrack({ ...TRACK, hearttime: time, gpstime: time });
		expect([read.last_reported, own(read).gps_time]).toEqual([null, null]);
	});
});

test('device: both printed rows, empty texts and times that are not set being null', () => {
	const [full, plain] = rowsOf('2.7').map((row) => toVehicle(fromDevice(row)));
	expect(full).toMatchObject({
		vendor: 'protrack',
		device_id: '512345678901234',
		vehicle_id: 'TheOne',
		online: null,
		location: null,
		protrack: {
			device_name: 'VT05S-01234',
			device_type: 'VT05S',
			plate_number: 'TheOne',
			sim_card: '7557862586',
			iccid: '89966415211160402250',
			first_online_at: null,
			activated_at: null,
			platform_due_at: null,
			user_due_at: null,
		},
	});
	expect(plain).toMatchObject({
		vehicle_id: 'VT05S-23456',
		protrack: {
			plate_number: null,
			sim_card: null,
			iccid: null,
			first_online_at: '2014-12-30T02:15:54.000Z',
			activated_at: '2014-12-28T22:29:14.000Z',
			platform_due_at: '2020-05-04T14:50:48.000Z',
			user_due_at: '2020-05-16T04:37:28.000Z',
		},
	});
	expect(rowsOf('2.12')).toEqual(rowsOf('2.7'));
});

describe('account', () => {
	const printed = protrackSamples()['2.11'].record as IDataObject;

	test('the printed answer', () => {
		expect(fromAccount(printed)).toEqual({
			account: 'demo',
			name: 'openapidemo',
			email: '[email protected]',
			mobile: null,
			telephone: null,
			role: 'distributor',
			blocked: false,
			created_at: '2019-07-08T07:20:35.000Z',
		});
		expect(rowsOf('2.15').map((row) => fromAccount(row).account)).toEqual(['demo', 'demotest']);
	});

	test.each([
		[0, true],
		['0', true],
		[1, false],
		[2, null],
		[undefined, null],
	])('block status %j: blocked is %j, for 0 means blocked here', (blockstatus, blocked) => {
		expect(fromAccount({ blockstatus } as IDataObject).blocked).toBe(blocked);
	});

	test.each([
		[1, 'distributor'],
		[2, 'end_user'],
		[3, 'virtual_account'],
		[4, null],
	])('role %d is %j', (roletype, role) => expect(fromAccount({ roletype }).role).toBe(role));
});

test.each([fromTrack, fromDevice, fromAccount])(
	'%p of an empty answer is all null, never 0, false or empty text',
	(read) => {
		const { protrack = {}, ...shared } = read({});
		for (const [key, value] of [...Object.entries(shared), ...Object.entries(protrack as IDataObject)]) {
			expect([key, value]).toEqual([key, null]);
		}
	},
);

test('whatever a device sends, it is read without an error', () => {
	const keys = Object.keys(TRACK);
	const rows = fc.dictionary(
		fc.constantFrom(...keys),
		fc.oneof(fc.integer(), fc.string(), fc.double(), fc.constant(null), fc.object()),
	);
	fc.assert(
		fc.property(rows, (row) => {
			const vehicle = toVehicle(fromTrack(row as IDataObject));
			for (const value of Object.values(vehicle)) expect(value).not.toBeUndefined();
			expect(JSON.stringify(vehicle)).not.toMatch(/NaN|Infinity/);
		}),
	);
});
