import { degrees, type Moving } from '../journey.cjs';

/** A photo or video that was taken by remote command. */
export interface Medium {
	/** 1 front, 2 inward. */
	camera: number;
	/** 1 photo, 2 video. */
	mediaType: number;
	/** Epoch seconds. */
	createdAt: number;
	/** Bytes. */
	size: number;
}

/** The whole state of a simulated device. Everything may be changed at any time; every key is always there. */
export interface Device extends Moving {
	/** 15 digits with a valid check digit. */
	imei: string;
	deviceName: string;
	/** Model: decides which commands it takes. */
	mcType: string;
	mcTypeUseScope: string;
	sim: string;
	iccid: string;
	imsi: string;
	vehicleName: string | null;
	vehicleIcon: string;
	vehicleNumber: string;
	vehicleModels: string | null;
	/** Its VIN. */
	carFrame: string;
	engineNumber: string;
	driverName: string;
	driverPhone: string;
	reMark: string;
	/** The account that it belongs to. */
	account: string;
	/** What this device is an example of. */
	scenario: string;
	/** Epoch seconds: import, activation (0: never), end on the platform, end for the user. */
	importTime: number;
	activationTime: number;
	expiration: number;
	userExpiration: number;
	/** 1 enabled, 0 disabled. */
	enabledFlag: number;

	/** False: no reports, the values stay as they are. */
	online: boolean;
	/** True: no reports although it is online. */
	silent: boolean;
	/** How the position is found: GPS, LBS, WIFI or BEACON. */
	posType: string;
	/** Satellites used for the fix. */
	satellite: number;
	/** 1 on, 0 off, -1 not available. */
	accStatus: number;
	/** Percent; -1: the model cannot tell (an empty text). */
	electQuantity: number;
	/** Percent of the external voltage; -1: the model cannot tell. */
	powerValue: number;
	/** False: the vehicle's battery is disconnected. */
	externalPower: boolean;
	/** 1: fuel and power are cut, 0: not. */
	relay: number;

	/** The sub-code with which every command fails; null: commands work. */
	commandCode: number | null;
	/** The device answers a command after so many simulated seconds: 225 first, the result later. null: at once. */
	answersAfter: number | null;
	/** False: no command is ever answered. */
	answers: boolean;
	/** Whether it obeys although it does not answer. */
	obeysSilently: boolean;
	/** True: its expiration cannot be changed. */
	extendFails: boolean;
	/** Commands RESET that it obeyed. */
	resets: number;
	media: Medium[];
	/** Of a scooter: 0 disability, 1 lock, 2 enabling, 3 charging, 4 maintenance. */
	workingMode: number;
}

export const SCOOTER = 'S11';
export const POS_TYPES: Readonly<Record<string, number>> = { GPS: 1, LBS: 2, WIFI: 3, BEACON: 5 };

/** Whether the device sends data. */
export function isReporting(device: Device): boolean {
	return device.online && !device.silent && device.activationTime > 0;
}

/** Whether its time for the user is over (epoch seconds). */
export function isExpired(device: Device, second: number): boolean {
	return device.userExpiration < second;
}

/** A position as the platform gives it: nothing of an expired device. */
export function placeOf(device: Device, second: number): { lat: number; lng: number } {
	if (isExpired(device, second)) return { lat: 0, lng: 0 };
	return { lat: degrees(device.latitude), lng: degrees(device.longitude) };
}
