import { degrees } from '../journey.cjs';
import { Timeline } from '../timeline.cjs';
import { fulfilled } from '../wish.cjs';
import type { Device } from './device.cjs';

/** An alarm (document 2.8). */
export interface Alarm {
	imei: string;
	/** 1 to 44 in the document's table; other numbers are allowed. */
	type: number;
	longitude: number;
	latitude: number;
	/** When it happened, and when the platform received it: epoch seconds. */
	gpstime: number;
	systemtime: number;
	speed: number;
	course: number;
	/** 0: none. */
	geofenceId: number;
	address: string;
}

/** An alarm to raise: what is not given is taken from the tracker's state and the clock. */
export type AlarmWish = Pick<Alarm, 'imei'> & { type: number | string } & Partial<Omit<Alarm, 'imei' | 'type'>>;

/** Names of the types 1 to 44, in their order (document 2.8). */
export const ALARM_TYPES: readonly string[] =
	`sosAlarm lowBatteryAlarm powerDisconnectAlarm vibrationAlarm geoFenceInAlarm geoFenceOutAlarm speedingAlarm
	carMoveAlarm engineOn engineOff tireTemperatureAlarm tireLeakPressureAlarm tireLowPressureAlarm
	tireHighPressureAlarm gpsDeadZoneInAlarm gpsDeadZoneOutAlarm obdDtcAlarm disassembleAlarm powerOffAlarm
	collisionAlarm dropAlarm routeAlarm rapidAccelerationAlarm rapidDecelerationAlarm sharpTurnAlarm dooropenAlarm
	doorcloseAlarm offlineAlarm engineIdleAlarm parkingAlarm oilLeakAlertAlarm oilTheftAlertAlarm jammingAlarm
	restrictedDrivingAlarm lowTemperatureAlarm highTemperatureAlarm dumpSwitchOnAlarm dumpSwitchOffAlarm armAlarm
	rolloverAlarm fatigueDrivingAlarm lackBreakFatigueDrivingAlarm lowOilAlarm lowExternalBatteryAlarm`.split(/\s+/);

const NUMBERS = ['longitude', 'latitude', 'gpstime', 'systemtime', 'speed', 'course', 'geofenceId'] as const;

/** The alarms of every tracker, by the time at which the platform received them. */
export class Alarms {
	private readonly timeline = new Timeline<Alarm>(
		({ imei }) => imei,
		({ systemtime }) => systemtime,
	);

	/** Every alarm in the order in which they were raised. Live. */
	get raised(): readonly Alarm[] {
		return this.timeline.all;
	}

	/** Adds an alarm of this tracker as of now (epoch seconds). @throws RangeError for an unknown type or key */
	raise(device: Device, wish: AlarmWish, now: number): Alarm {
		const alarm = filledIn(device, wish, now);
		this.timeline.add(alarm);
		return alarm;
	}

	/** Alarms received from `begin` to `end` (both included), oldest first, at most so many. */
	between(imeis: readonly string[], begin: number, end: number, most: number): Alarm[] {
		return this.timeline.between(imeis, begin, end).slice(0, most);
	}

	clear(): void {
		this.timeline.clear();
	}
}

/** The number of an alarm type given as number or name. @throws RangeError */
export function alarmType(type: unknown): number {
	const number = typeof type === 'string' ? ALARM_TYPES.indexOf(type) + 1 : type;
	if (typeof number === 'number' && Number.isInteger(number) && number > 0) return number;
	throw new RangeError(`Unknown alarm type ${String(type)}; it is a number or one of ${ALARM_TYPES.join(', ')}`);
}

function filledIn(device: Device, wish: AlarmWish, now: number): Alarm {
	const usual: Alarm = {
		imei: device.imei,
		type: alarmType(wish.type),
		longitude: degrees(device.longitude),
		latitude: degrees(device.latitude),
		gpstime: now,
		systemtime: now,
		speed: Math.round(device.speed),
		course: device.course,
		geofenceId: 0,
		address: '',
	};
	return fulfilled(usual, { ...wish, type: usual.type }, NUMBERS, 'An alarm');
}
