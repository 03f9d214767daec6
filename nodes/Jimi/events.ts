import type { IDataObject } from 'n8n-workflow';
import type { FleetEvent } from '../core/event';
import { eventId } from '../core/event';
import { toMetersPerSecond } from '../core/units';
import { toPosition, toText } from '../core/vehicle';
import { alarmTypeOf, canonicalType } from './alarmTypes';
import type { JimiMessage } from './push';
import { ALARM_PUSH, RAW_PUSH } from './push';
import { toTime, toUtcIso } from './utc';
import { firstText } from './values';

/** The names of one and the same thing in jimi.device.alarm.list, its later version, and the push. */
export const deviceOf = (data: IDataObject): string | null => firstText(data.imei, data.IMEI);
const timeOf = (data: IDataObject) => firstText(data.alertTime, data.alarmTime);
const nameOf = (data: IDataObject) => firstText(data.alarmName, data.alarmTypeName, data.alertTypeName, data.alertType);

/** The code of an alarm, whatever row it comes from; a text, although some are numbers. */
export const alarmCode = (data: IDataObject): string | null => firstText(data.alertTypeId, data.alarmType);

/** When it happened, milliseconds since 1970; `null` when it does not say. */
export const alarmTime = (data: IDataObject): number | null => toTime(timeOf(data));

/** Device, type and time: the same for a push and for the row that the list has of the same alarm. */
function alarmId(data: IDataObject): string {
	const [code, time] = [alarmCode(data), timeOf(data)];
	return eventId(['jimi', deviceOf(data), code && canonicalType(code), toUtcIso(time) ?? time]);
}

/**
 * A row of jimi.device.alarm.list or the data of an alarm push in the shape that all vendors share. A type that is in
 * no table keeps its code and the name that came with it.
 */
export function fromAlarm(data: IDataObject, receivedAt: string): FleetEvent {
	const code = alarmCode(data);
	const type = alarmTypeOf(code);
	return {
		vendor: 'jimi',
		event_id: alarmId(data),
		event_types: type?.events ?? ['unspecified'],
		alarm: type?.alarm ?? null,
		code,
		name: nameOf(data) ?? type?.name ?? null,
		phase: type?.phase ?? null,
		device_id: deviceOf(data),
		timestamp: toUtcIso(timeOf(data)),
		location: toPosition(data.lat, data.lng, { speed: toMetersPerSecond(data.speed) }),
		vehicle: null,
		received_at: receivedAt,
		jimi: {
			device_name: toText(data.deviceName),
			model: toText(data.model),
			account: toText(data.account),
			positioned_at: toUtcIso(data.positioningTime),
			geofence_id: toText(data.geoid),
		},
	};
}

/** Without a time of its own nothing tells a second delivery from a second event, so each has its own id. */
const fromOther = ({ msgType, data }: JimiMessage, receivedAt: string): FleetEvent => ({
	vendor: 'jimi',
	event_id: eventId(['jimi', msgType, deviceOf(data), JSON.stringify(data), receivedAt]),
	event_types: ['unspecified'],
	alarm: null,
	code: null,
	name: msgType === RAW_PUSH ? 'Answer to a raw command' : msgType,
	phase: null,
	device_id: deviceOf(data),
	timestamp: null,
	location: null,
	vehicle: null,
	received_at: receivedAt,
	jimi: { message: msgType, device_name: toText(data.deviceName), data },
});

/** A message of a push in the shape that all vendors share. */
export const toEvent = (message: JimiMessage, receivedAt: string): FleetEvent =>
	message.msgType === ALARM_PUSH ? fromAlarm(message.data, receivedAt) : fromOther(message, receivedAt);
