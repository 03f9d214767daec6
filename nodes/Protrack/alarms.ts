import type { IDataObject } from 'n8n-workflow';
import type { FleetEvent } from '../core/event';
import { eventId } from '../core/event';
import { toHeading, toMetersPerSecond } from '../core/units';
import { lookUp, toIso, toNumber, toPosition, toText } from '../core/vehicle';
import { ALARM_TYPES } from './alarmTypes';

/** One alarm as Protrack gives it; times in seconds since 1970, speed in km/h. */
export interface Alarm extends IDataObject {
	imei: string;
	type: string;
	longitude: number | null;
	latitude: number | null;
	gpstime: number;
	systemtime: number;
	speed: number | null;
	course: number | null;
	geofenceid: string | null;
	/** What the second, undocumented call knows beyond that. */
	address?: string;
}

/** The records of a text like `a,b;c,d;`; `null`, '' and a missing text have none. */
export const partsOf = (record: unknown): string[] =>
	typeof record === 'string'
		? record
				.split(';')
				.map((part) => part.trim())
				.filter((part) => part !== '')
		: [];

/** protrack 2.8: `type,longitude,latitude,gpstime,systemtime,speed,course,geofence ID`, parted by semicolons. */
export const alarmsOf = (imei: string, record: unknown): Alarm[] =>
	partsOf(record).map((part) => {
		const [type = '', longitude, latitude, gpstime, systemtime, speed, course, geofence] = part.split(',');
		return {
			imei,
			type: type.trim(),
			longitude: toNumber(longitude),
			latitude: toNumber(latitude),
			gpstime: toNumber(gpstime) ?? 0,
			systemtime: toNumber(systemtime) ?? toNumber(gpstime) ?? 0,
			speed: toNumber(speed),
			course: toNumber(course),
			geofenceid: toText(geofence?.trim()),
		};
	});

/** The whole record as a text: two alarms are the same if it is. */
export const alarmKey = (alarm: Alarm): string =>
	[
		alarm.type,
		alarm.longitude,
		alarm.latitude,
		alarm.gpstime,
		alarm.systemtime,
		alarm.speed,
		alarm.course,
		alarm.geofenceid,
	].join();

/** Stable over deliveries: device, type, both times, and the fence, for a device can leave two in one second. */
export const alarmId = ({ imei, type, gpstime, systemtime, geofenceid }: Alarm): string =>
	eventId(['protrack', imei, type, String(gpstime), String(systemtime), geofenceid]);

/** An alarm in the shape that all vendors share. A type beyond the 44 keeps its number and has no name. */
export function toEvent(alarm: Alarm, receivedAt: string): FleetEvent {
	const { imei, type, gpstime, systemtime, geofenceid, address } = alarm;
	const known = lookUp(ALARM_TYPES, type);
	const location = toPosition(alarm.latitude, alarm.longitude, {
		heading: toHeading(alarm.course),
		speed: toMetersPerSecond(alarm.speed),
	});
	return {
		vendor: 'protrack',
		event_id: alarmId(alarm),
		event_types: known?.events ?? ['unspecified'],
		alarm: known?.alarm ?? null,
		code: toText(type),
		name: known?.name ?? null,
		phase: null,
		device_id: toText(imei),
		timestamp: toIso(gpstime) ?? toIso(systemtime),
		location,
		vehicle: null,
		received_at: receivedAt,
		protrack: {
			system_time: toIso(systemtime),
			geofence_id: geofenceid === '0' ? null : geofenceid,
			...(address ? { address } : {}),
		},
	};
}
