import type { Moving } from '../journey.cjs';

/** A point of a scripted history, in the words of the document (2.3). */
export interface HistoryRecord {
	longitude: number;
	latitude: number;
	/** Epoch seconds. */
	gpstime: number;
	/** km/h. */
	speed: number;
	/** Degrees, 0 north, clockwise. */
	course: number;
}

/** The whole state of a simulated tracker. Everything may be changed at any time; every key is always there. */
export interface Device extends Moving {
	/** 15 digits with a valid check digit. */
	imei: string;
	devicename: string;
	devicetype: string;
	platenumber: string;
	simcard: string;
	iccid: string;
	/** First online, platform expiry, activation, user expiry: epoch seconds, 0 not set. */
	onlinetime: number;
	platformduetime: number;
	activatedtime: number;
	userduetime: number;
	/** The account that owns it. */
	account: string;
	/** What this tracker is an example of. */
	scenario: string;

	/** 1 never online, 2 ok, 3 expired, 4 offline, 5 blocked. Anything but 2: no reports, the values stay as they are. */
	datastatus: number;
	/** True: no reports although `datastatus` says that all is well. */
	silent: boolean;
	/** False: it reports, but position and `gpstime` stay as they are. */
	gpsFix: boolean;
	longitude: number;
	latitude: number;
	course: number;
	/** km/h. Above 0 the tracker moves along the roads. */
	speed: number;
	/** Time of the fix, last data, arrival of the fix: epoch seconds, 0 never. */
	gpstime: number;
	hearttime: number;
	systemtime: number;
	/** 1 on, 0 off, -1 not available. */
	accstatus: number;
	/** Epoch seconds at which `accstatus` last changed; `acctime` is counted from it. */
	accsince: number;
	/** 1 open, 0 closed, -1 not available. */
	doorstatus: number;
	chargestatus: number;
	/** 1 fuel supply ok, 0 cut, -1 not available. */
	oilpowerstatus: number;
	/** 1 on, 0 off, -1 not available. */
	defencestatus: number;
	/** Percent, -1 not available. */
	battery: number;
	/** Metres, -1 not available. */
	mileage: number;
	todaymileage: number;
	/** False: the vehicle's battery is disconnected. */
	externalPower: boolean;

	/** False: RELAY is an unsupported command (20048). */
	relay: boolean;
	/** True: every command gives 20018. */
	sendFails: boolean;
	/** True: answers every command with "Failed!", because it sets off at this moment, and does not obey. */
	refuses: boolean;
	/** False: no command is ever answered. */
	answers: boolean;
	/** Whether it obeys although it does not answer. */
	obeysSilently: boolean;
	/** The answer is there after so many queries and seconds; null: after the usual delay. */
	answersAfter: { queries: number; seconds: number } | null;
	/** Epoch milliseconds at which it comes to a stop, the fuel being cut. */
	stopsAt: number | null;
	resets: number;

	/** Seconds between two reports: position of the fix, and one playback record each. */
	reportInterval: number;
	/** Playback records that share one gpstime. */
	recordsPerReport: number;
	/** The whole playback in place of the usual one. */
	history: HistoryRecord[] | null;
}

export const DATA_STATUS = { neverOnline: 1, ok: 2, expired: 3, offline: 4, blocked: 5 } as const;

/** Whether the tracker sends data. */
export function isReporting(device: Device): boolean {
	return device.datastatus === DATA_STATUS.ok && !device.silent;
}
