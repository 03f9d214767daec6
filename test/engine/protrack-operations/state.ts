import type { Device } from '../../../simulator/index.cjs';

/** Seconds since 1970; a whole half hour. */
export const NOON = 1_779_624_000;

/** A tracker of which every value is known; silent, so that none of them moves on. */
export const STATE: Partial<Device> = {
	silent: true,
	devicename: 'VT05S-01234',
	devicetype: 'VT05S',
	platenumber: 'AB 123 CD',
	simcard: '7557862586',
	iccid: '89966415211160402250',
	onlinetime: NOON - 86_400,
	activatedtime: NOON - 90_000,
	platformduetime: NOON + 86_400,
	userduetime: 0,
	datastatus: 2,
	longitude: 113.97196,
	latitude: 22.56861,
	course: 360,
	speed: 36,
	gpstime: NOON,
	systemtime: NOON + 5,
	hearttime: NOON + 10,
	accstatus: 1,
	accsince: NOON - 590,
	doorstatus: 1,
	chargestatus: 0,
	oilpowerstatus: 0,
	defencestatus: -1,
	battery: -1,
	mileage: 12_345_678,
	todaymileage: 4_321,
};

const UNKNOWN = {
	vendor: 'protrack',
	vehicle_id: null,
	vehicle_type: null,
	vehicle_state: null,
	online: null,
	locked: null,
	charging: null,
	ignition: null,
	battery_percent: null,
	current_range_meters: null,
	odometer_meters: null,
	location: null,
	position_source: null,
	last_reported: null,
};

export const RAW_POSITION = {
	course: 360,
	systemtime: NOON + 5,
	gpstime: NOON,
	speed: 36,
	hearttime: NOON + 10,
	servertime: expect.any(Number),
	longitude: 113.97196,
	latitude: 22.56861,
	acctime: 600,
	accstatus: 1,
	doorstatus: 1,
	chargestatus: 0,
	oilpowerstatus: 0,
	defencestatus: -1,
	datastatus: 2,
	battery: -1,
	mileage: 12_345_678,
	todaymileage: 4_321,
};

export const POSITION = {
	...UNKNOWN,
	online: true,
	locked: false,
	charging: false,
	ignition: true,
	odometer_meters: 12_345_678,
	location: {
		lat: 22.56861,
		lng: 113.97196,
		altitude: null,
		heading: 0,
		speed: 10,
		horizontal_accuracy: null,
		satellites: null,
	},
	position_source: 'gps',
	last_reported: '2026-05-24T12:00:10.000Z',
	protrack: {
		data_status: 'ok',
		acc: 'on',
		acc_seconds: 600,
		door: 'open',
		fuel_supply: 'cut',
		defence: null,
		today_mileage_meters: 4_321,
		gps_time: '2026-05-24T12:00:00.000Z',
		system_time: '2026-05-24T12:00:05.000Z',
		server_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
	},
};

export const RAW_DEVICE = {
	devicename: 'VT05S-01234',
	devicetype: 'VT05S',
	platenumber: 'AB 123 CD',
	onlinetime: NOON - 86_400,
	platformduetime: NOON + 86_400,
	simcard: '7557862586',
	iccid: '89966415211160402250',
	activatedtime: NOON - 90_000,
	userduetime: 0,
};

export const DEVICE = {
	...UNKNOWN,
	vehicle_id: 'AB 123 CD',
	protrack: {
		device_name: 'VT05S-01234',
		device_type: 'VT05S',
		plate_number: 'AB 123 CD',
		sim_card: '7557862586',
		iccid: '89966415211160402250',
		first_online_at: '2026-05-23T12:00:00.000Z',
		activated_at: '2026-05-23T11:00:00.000Z',
		platform_due_at: '2026-05-25T12:00:00.000Z',
		user_due_at: null,
	},
};

export const RAW_ACCOUNT = {
	account: 'roma',
	username: 'roma name',
	email: 'roma@fleet.invalid',
	mobile: '',
	telephone: '',
	createtime: 1_562_570_435,
	roletype: 2,
	blockstatus: 1,
};

export const ACCOUNT = {
	account: 'roma',
	name: 'roma name',
	email: 'roma@fleet.invalid',
	mobile: null,
	telephone: null,
	role: 'end_user',
	blocked: false,
	created_at: '2019-07-08T07:20:35.000Z',
};
