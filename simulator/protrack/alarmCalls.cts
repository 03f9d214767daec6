import { ALARM_TYPES, type Alarm } from './alarms.cjs';
import { reachAll, reachInService, type Call } from './call.cjs';
import { found, refused } from './codes.cjs';
import { periodOf } from './deviceCalls.cjs';
import { imei, imeis, optional, PERIOD, required } from './parameters.cjs';
import { textRecord } from './textRecord.cjs';

const PAGE = 100;

/** Alarms (document 2.8), and a call outside the document that is switched on by `list2`. */
export const ALARM_CALLS: Call[] = [
	{
		method: 'GET',
		path: '/api/alarm/list',
		parameters: { imei: required(imei), ...PERIOD },
		run(context) {
			const [begin, end] = periodOf(context);
			if (begin > end) return refused(10006);
			const tracker = reachInService(context, context.given.imei);
			if (typeof tracker === 'number') return refused(tracker);
			context.host.notice(tracker);
			const alarms = context.host.alarms.between([context.given.imei], begin, end, PAGE);
			return textRecord(alarms.map(rowOf), context.host.settings, 'emptyAlarms');
		},
	},
	{
		method: 'GET',
		path: '/api/alarm/list2',
		parameters: { imei: optional(imei), imeis: optional(imeis), ...PERIOD },
		run(context) {
			const { host, given } = context;
			const [begin, end] = periodOf(context);
			if (!host.settings.list2) return refused(10001);
			const asked = given.imeis || given.imei;
			if (!asked) return refused(10005);
			if (begin > end) return refused(10006);
			const trackers = reachAll(context, asked);
			if (typeof trackers === 'number') return refused(trackers);
			for (const tracker of trackers) host.notice(tracker);
			const names = trackers.map(({ device }) => device.imei);
			return found(host.alarms.between(names, begin, end, PAGE).map(objectOf));
		},
	},
];

function rowOf({ type, longitude, latitude, gpstime, systemtime, speed, course, geofenceId }: Alarm): number[] {
	return [type, longitude, latitude, gpstime, systemtime, speed, course, geofenceId];
}

function objectOf({ imei, type, longitude, latitude, gpstime, systemtime, speed, address }: Alarm): object {
	const alarmTypeName = ALARM_TYPES[type - 1] ?? '';
	return { imei, alarmType: type, alarmTypeName, lat: latitude, lng: longitude, speed, gpstime, systemtime, address };
}
