import { isExpired, placeOf, POS_TYPES, type Device } from './device.cjs';
import type { Settings } from './settings.cjs';
import { utcText } from './utc.cjs';

/** Where devices without a group are. */
const GROUP = { deviceGroupId: 'default', deviceGroup: 'Default group' };

/** A row of the device list (document, "List all devices of sub-account"). */
export function deviceRow(device: Device, { laterFields }: Settings): object {
	const { imei, deviceName, mcType, mcTypeUseScope, sim, expiration, activationTime, reMark } = device;
	const { vehicleName, vehicleIcon, vehicleNumber, vehicleModels, carFrame } = device;
	const { driverName, driverPhone, enabledFlag, engineNumber } = device;
	const times = { expiration: timeOrNull(expiration), activationTime: timeOrNull(activationTime) };
	const vehicle = { vehicleName, vehicleIcon, vehicleNumber, vehicleModels, carFrame };
	const rest = { driverName, driverPhone, enabledFlag, engineNumber };
	const later = laterFields ? { ...GROUP, machineName: mcType } : {};
	return { imei, deviceName, mcType, mcTypeUseScope, sim, ...times, reMark, ...vehicle, ...rest, ...later };
}

/** The detail of a device (document, "Get device detail information"). */
export function detailRow(device: Device, settings: Settings): object {
	const { account, userExpiration, iccid, imsi, importTime, vehicleNumber, carFrame, enabledFlag, mileage } = device;
	const later = { account, customerName: '', currentMileage: kilometres(mileage), vin: carFrame };
	return {
		...deviceRow(device, settings),
		user_expiration: `${account},${utcText(userExpiration).slice(0, 10)}`,
		iccid,
		imsi,
		importTime: utcText(importTime),
		licensePlatNo: vehicleNumber,
		VIN: carFrame,
		vehicleBrand: device.vehicleModels,
		fuel_100km: '9',
		status: String(enabledFlag),
		...(settings.laterFields ? later : {}),
	};
}

/** A location (document, "Get location of devices by account"): nearly all numbers are text. */
export function locationRow(device: Device, settings: Settings, second: number): object {
	const { imei, deviceName, vehicleIcon, online, posType, hearttime, gpstime, accStatus } = device;
	const expired = isExpired(device, second);
	return {
		imei,
		deviceName,
		icon: vehicleIcon,
		status: online ? '1' : '0',
		posType,
		...placeOf(device, second),
		hbTime: timeOrNull(hearttime),
		accStatus: accStatus === -1 ? null : String(accStatus),
		speed: String(Math.round(device.speed)),
		gpsTime: timeOrNull(gpstime),
		activationFlag: device.activationTime > 0 ? '1' : '0',
		expireFlag: expired === (settings.expireFlag === 'later') ? '0' : '1',
		electQuantity: device.electQuantity === -1 ? '' : String(device.electQuantity),
		locDesc: null,
		powerValue: device.powerValue === -1 ? null : String(device.powerValue),
		...(settings.laterFields ? laterLocation(device) : {}),
	};
}

/** The last position with the live page (document, "Get Device Live Steaming Page URL"). */
export function livePageRow(device: Device, second: number, url: string): object {
	const { course, speed, posType, satellite, carFrame, vehicleNumber, gpstime } = device;
	return {
		...placeOf(device, second),
		gpsTime: timeOrNull(gpstime),
		...headingOf(posType, course, speed),
		posType: POS_TYPES[posType],
		satellite,
		VIN: carFrame,
		plateNo: vehicleNumber,
		UrlCamera: url,
	};
}

/** Direction and speed, which only a fix by satellite has. */
export function headingOf(posType: string, course: number, speed: number) {
	const isKnown = posType === 'GPS';
	return { direction: isKnown ? course : -1, gpsSpeed: isKnown ? Math.round(speed) : -1 };
}

function laterLocation(device: Device): object {
	const { posType, course, speed, mileage, account, mcType, iccid, satellite, powerValue } = device;
	return {
		gpsNum: String(satellite),
		gpsSignal: null,
		direction: String(headingOf(posType, course, speed).direction),
		currentMileage: kilometres(mileage),
		temperature: null,
		trackerOil: String(device.relay),
		batteryPowerVal: powerValue === -1 ? null : '12.6',
		confidence: null,
		mcType,
		account,
		customerName: '',
		iccid,
	};
}

/** Metres as kilometres in text; null when they are not known. */
function kilometres(metres: number): string | null {
	return metres === -1 ? null : (metres / 1000).toFixed(2);
}

function timeOrNull(second: number): string | null {
	return second > 0 ? utcText(second) : null;
}
