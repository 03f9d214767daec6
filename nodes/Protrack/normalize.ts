import type { IDataObject } from 'n8n-workflow';
import { known, toHeading, toMetersPerSecond } from '../core/units';
import type { Vehicle } from '../core/vehicle';
import { toIso, toPosition, toText, vehicle } from '../core/vehicle';

const word = (words: Record<number, string>, value: unknown): string | null => words[known(value) ?? -1] ?? null;

const ON_OFF = { 0: 'off', 1: 'on' };
const DOOR = { 0: 'closed', 1: 'open' };
const FUEL = { 0: 'cut', 1: 'connected' };
const DATA = { 1: 'never_online', 2: 'ok', 3: 'expired', 4: 'offline', 5: 'blocked' };

/** `datastatus` by name: never online, ok and offline say whether it is connected, expired and blocked do not. */
const ONLINE: Record<string, boolean> = { ok: true, offline: false, never_online: false };

const yes = (value: unknown): boolean | null => {
	const read = known(value);
	return read === 1 ? true : read === 0 ? false : null;
};

/** protrack 2.2: the last position and state of a device. Speed comes in km/h, distances in metres. */
export function fromTrack(data: IDataObject): IDataObject {
	const status = word(DATA, data.datastatus);
	const location = toPosition(data.latitude, data.longitude, {
		heading: toHeading(data.course),
		speed: toMetersPerSecond(data.speed),
	});
	return {
		device_id: toText(data.imei),
		online: ONLINE[status ?? ''] ?? null,
		// An open door is not locked; a closed one may be or not.
		locked: yes(data.doorstatus) === true ? false : null,
		charging: yes(data.chargestatus),
		ignition: yes(data.accstatus),
		battery_percent: known(data.battery),
		odometer_meters: known(data.mileage),
		location,
		position_source: location ? 'gps' : null,
		last_reported: toIso(data.hearttime),
		protrack: {
			data_status: status,
			acc: word(ON_OFF, data.accstatus),
			acc_seconds: known(data.acctime),
			door: word(DOOR, data.doorstatus),
			fuel_supply: word(FUEL, data.oilpowerstatus),
			defence: word(ON_OFF, data.defencestatus),
			today_mileage_meters: known(data.todaymileage),
			gps_time: toIso(data.gpstime),
			system_time: toIso(data.systemtime),
			server_time: toIso(data.servertime),
		},
	};
}

/** protrack 2.7 and 2.12: what the account knows of a device. */
export const fromDevice = (data: IDataObject): IDataObject => ({
	device_id: toText(data.imei),
	vehicle_id: toText(data.platenumber) ?? toText(data.devicename),
	protrack: {
		device_name: toText(data.devicename),
		device_type: toText(data.devicetype),
		plate_number: toText(data.platenumber),
		sim_card: toText(data.simcard),
		iccid: toText(data.iccid),
		first_online_at: toIso(data.onlinetime),
		activated_at: toIso(data.activatedtime),
		platform_due_at: toIso(data.platformduetime),
		user_due_at: toIso(data.userduetime),
	},
});

const ROLES = { 1: 'distributor', 2: 'end_user', 3: 'virtual_account' };

/** protrack 2.11 and 2.15. */
export const fromAccount = (data: IDataObject): IDataObject => ({
	account: toText(data.account),
	name: toText(data.username),
	email: toText(data.email),
	mobile: toText(data.mobile),
	telephone: toText(data.telephone),
	role: word(ROLES, data.roletype),
	// 0 means blocked here.
	blocked: yes(data.blockstatus) === null ? null : yes(data.blockstatus) === false,
	created_at: toIso(data.createtime),
});

/** Joins the parts in the shape that all vendors share. */
export const toVehicle = (...parts: IDataObject[]): Vehicle => vehicle('protrack', ...parts);
