import type { IDataObject } from 'n8n-workflow';
import { known, toHeading, toMetersPerSecond } from '../core/units';
import type { Vehicle } from '../core/vehicle';
import { toBoolean, toNumber, toPosition, toText, vehicle } from '../core/vehicle';
import { toTime, toUtcIso } from './utc';
import { firstText, ignitionOf, percent, positionSource } from './values';

const latest = (...times: unknown[]): string | null => {
	const read = times.map(toTime).filter((time): time is number => time !== null);
	return read.length > 0 ? toUtcIso(Math.max(...read)) : null;
};

/** The vendor document calls 1 expired, the later one 0; devices in use show 1, so the later one is right. */
const expiredOf = (expireFlag: unknown): boolean | null => {
	const valid = toBoolean(expireFlag);
	return valid === null ? null : !valid;
};

/**
 * A row of jimi.user.device.location.list or jimi.device.location.get: the last position and state of a device. Nearly
 * all numbers come as text; speed is in km/h. An expired device is at 0/0. No document names the unit of
 * `currentMileage`.
 */
export function fromLocation(data: IDataObject): IDataObject {
	const location = toPosition(data.lat, data.lng, {
		heading: toHeading(data.direction),
		speed: toMetersPerSecond(data.speed),
		satellites: known(data.gpsNum),
	});
	return {
		device_id: firstText(data.imei, data.IMEI),
		vehicle_id: toText(data.deviceName),
		online: toBoolean(data.status),
		ignition: ignitionOf(data.accStatus),
		battery_percent: percent(firstText(data.electQuantity, data.elecQuantity)),
		location,
		position_source: location && positionSource(data.posType),
		last_reported: latest(data.hbTime, data.gpsTime),
		jimi: {
			device_name: toText(data.deviceName),
			icon: toText(data.icon),
			position_type: toText(data.posType),
			location_description: toText(data.locDesc),
			gps_time: toUtcIso(data.gpsTime),
			heartbeat_time: toUtcIso(data.hbTime),
			activated: toBoolean(data.activationFlag),
			expired: expiredOf(data.expireFlag),
			power_value: known(data.powerValue),
			distance: known(data.distance),
			...laterLocation(data),
		},
	};
}

/** What locations of later versions have besides; units and meanings that no document tells stay as they are. */
const laterLocation = (data: IDataObject): IDataObject => ({
	current_mileage: known(data.currentMileage),
	temperature: toNumber(data.temperature),
	tracker_oil: toText(data.trackerOil),
	battery_power: known(data.batteryPowerVal),
	gps_signal: known(data.gpsSignal),
	confidence: toText(data.confidence),
	model: toText(data.mcType),
	account: toText(data.account),
	customer_name: toText(data.customerName),
	iccid: toText(data.iccid),
});

/** jimi.device.live.page.url: the address of the live picture, with the last position. */
export function fromLivePage(data: IDataObject): IDataObject {
	const location = toPosition(data.lat, data.lng, {
		heading: toHeading(data.direction),
		speed: toMetersPerSecond(data.gpsSpeed),
		satellites: known(data.satellite),
	});
	return {
		device_id: toText(data.imei),
		vehicle_id: toText(data.plateNo),
		location,
		position_source: location && positionSource(data.posType),
		last_reported: toUtcIso(data.gpsTime),
		jimi: { live_url: toText(data.UrlCamera), vin: toText(data.VIN), plate_number: toText(data.plateNo) },
	};
}

/** `account1,2019-01-01|account2,2019-02-02`: until when each account may use the device. Days, as they are written. */
const userExpirations = (text: string | null): IDataObject[] | null =>
	text === null
		? null
		: text
				.split('|')
				.map((part) => part.split(',').map((each) => each.trim()))
				.filter(([account]) => account !== '')
				.map(([account, day]) => ({ account, expires_on: toText(day) }));

/** A row of jimi.user.device.list, or jimi.track.device.detail: what the account knows of a device. */
export const fromDevice = (data: IDataObject): IDataObject => ({
	device_id: firstText(data.imei, data.IMEI),
	vehicle_id: firstText(data.vehicleNumber, data.licensePlatNo, data.vehicleName, data.deviceName),
	jimi: {
		device_name: toText(data.deviceName),
		model: toText(data.mcType),
		use: toText(data.mcTypeUseScope),
		// Not online or offline here: 0 disabled, 1 enabled.
		enabled: toBoolean(data.enabledFlag) ?? toBoolean(data.status),
		activated_at: toUtcIso(data.activationTime),
		imported_at: toUtcIso(data.importTime),
		expires_at: toUtcIso(data.expiration),
		user_expirations: userExpirations(toText(data.user_expiration)),
		sim_card: toText(data.sim),
		iccid: toText(data.iccid),
		imsi: toText(data.imsi),
		remark: toText(data.reMark),
		account: toText(data.account),
		customer_name: toText(data.customerName),
		group: toText(data.deviceGroup),
		group_id: toText(data.deviceGroupId),
		current_mileage: known(data.currentMileage),
		...vehicleOf(data),
	},
});

const vehicleOf = (data: IDataObject): IDataObject => ({
	vehicle_name: toText(data.vehicleName),
	icon: toText(data.vehicleIcon),
	plate_number: firstText(data.vehicleNumber, data.licensePlatNo),
	brand: toText(data.vehicleBrand),
	vehicle_model: toText(data.vehicleModels),
	vin: firstText(data.VIN, data.vin, data.carFrame),
	engine_number: toText(data.engineNumber),
	fuel_per_100_km: known(data.fuel_100km),
	driver_name: toText(data.driverName),
	driver_phone: toText(data.driverPhone),
});

/** Joins the parts in the shape that all vendors share; the first part that knows a value wins. */
export const toVehicle = (...parts: IDataObject[]): Vehicle => vehicle('jimi', ...parts);
