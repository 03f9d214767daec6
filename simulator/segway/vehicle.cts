import type { Walk } from '../movement.cjs';

export type Model = 'e-moped' | 't60-lite';

/** A part that does not work; which code it leads to is said where the command is played. */
export type Defect = 'lock' | 'handlebar' | 'saddle' | 'tailbox' | 'batteryCover' | 'throttle' | 'reboot' | 'ai';

/**
 * A bad radio link: commands end with 15302 after `delay` ms (`timeout`), the command's own network error
 * (`network`) or 15303 (`send`). `takesEffect`: the vehicle obeys although the answer says otherwise
 * (never with `send`). `queries`: queries suffer too.
 */
export interface BadLink {
	fault: 'timeout' | 'network' | 'send';
	takesEffect?: boolean;
	delay?: number;
	queries?: boolean;
}

/** Waiting at a light: after so many status reads or seconds the moped goes on to the next light. */
export interface Waiting {
	reads: number;
	seconds: number;
	readsHere: number;
	/** Epoch milliseconds of the arrival at this light. */
	since: number;
}

export interface Battery {
	/** 1 to 3. */
	batteryPort: number;
	batteryPercent: number;
	/** Volts. */
	batteryVoltage: number;
	cycleTimes: number;
	/** Degrees Celsius; the misspelling is the vendor's. */
	temperatrue: number;
	inserted: boolean;
}

/** The whole state of a simulated vehicle. Everything may be changed at any time; every key is always there. */
export interface Vehicle {
	/** IMEI, 15 digits with a valid check digit. */
	iotCode: string;
	plate: string;
	model: Model;
	/** What this vehicle is an example of. */
	scenario: string;
	/** The truth: somebody has rented it. */
	rented: boolean;
	/** What the operator's own list says; it lags behind the truth for some. */
	listedInUse: boolean;

	/** False: 15300. */
	activated: boolean;
	/** False: 15301, or the last known values if `answersOffline`. */
	online: boolean;
	answersOffline: boolean;
	/** True: its status and position are no longer renewed although it is online. */
	silent: boolean;
	/** True: 15500 to commands and settings. */
	upgrading: boolean;
	/** True: 15704 (T60 Lite). */
	dormant: boolean;
	/** True: 15639 to the AI switch (T60 Lite). */
	maintaining: boolean;
	/** True: 15990 to lock and unlock. */
	restricted: boolean;
	/** True: 15996 to lock. */
	geofenceDenied: boolean;
	/** True: a rider sets off at the very moment the next lock command arrives. */
	departsOnLock: boolean;
	link: BadLink | null;
	defects: Defect[];

	locked: boolean;
	/** In 10 mV: 412 is 4.12 V. */
	lockVoltage: number;
	/** 2 weak to 32 strong. */
	networkSignal: number;
	charging: boolean;
	/** With decimals inside, whole percent in answers. */
	powerPercent: number;
	speedMode: number;
	/** Taken as km/h; the documents print no unit. Above 0 the vehicle moves and counts as riding. */
	speed: number;
	/** Metres. */
	odometer: number;
	/** In 10 m. */
	remainingRange: number;
	totalRidingSecs: number;
	/** Epoch seconds. */
	statusUtcTime: number;

	/** False: 15400 to the location query, `invalid` in pushes. */
	gpsFix: boolean;
	latitude: number;
	longitude: number;
	satelliteNumber: number;
	hdop: number;
	altitude: number;
	/** Epoch seconds. */
	gpsUtcTime: number;

	/** Helmets that belong to the moped, and where they are. */
	helmets: number;
	seatCaskHelmet: number;
	tailboxHelmet: number;
	peopleSat: number;
	/** 0 unlocked, 1 locked. */
	cruiseStatus: number;
	saddleStatus: number;
	tailboxStatus: number;
	handlebarStatus: number;
	/** 0 closed, 1 open. */
	kickstand: number;
	/** Epoch milliseconds at which the rider shuts saddle and tail box again. */
	boxesShutAt: number | null;

	batteries: Battery[];
	drivingVoltage: number;
	iotPercent: number;
	iotVoltage: number;
	bluetoothKey: string;

	/** Alarms 1 to 4: moved while locked, fallen over, taken apart. */
	illegalMoving: boolean;
	fallen: boolean;
	dismantled: boolean;
	/** Active codes of the fault list. */
	faults: string[];

	throttle: boolean;
	headlight: boolean;
	alarm: boolean;
	/** Centimetres per second (T60 Lite); null: none set. */
	speedLimit: number | null;
	/** By switch type 1 to 4 (T60 Lite). */
	aiSwitches: Record<string, boolean>;
	batteryCoverOpen: boolean;
	lastSound: number | null;
	reboots: number;
	poweredOff: boolean;
	/** What setting calls have stored, by the last part of their path. */
	settings: Record<string, Record<string, unknown>>;

	waiting: Waiting | null;
	walk: Walk;
	/** Epoch milliseconds up to which movement has been worked out. */
	advancedAt: number;
}

/** Whether a part of the vehicle is broken. */
export function isBroken(vehicle: Vehicle, part: Defect): boolean {
	return vehicle.defects.includes(part);
}

/** A stored setting's number, or the default when the vehicle was never told. */
export function setting(vehicle: Vehicle, group: string, name: string, fallback: number): number {
	const value = vehicle.settings[group]?.[name];
	return typeof value === 'number' ? value : fallback;
}
