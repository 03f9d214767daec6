import type { Alarm } from './alarms.cjs';
import { ILLEGAL_DEVICE, reachAll, type Call, type Context } from './call.cjs';
import { found } from './codes.cjs';
import { imei, imeis, optional, text, time, whole } from './parameters.cjs';
import { addMonths, secondOf, utcText } from './utc.cjs';

const MOST_ROWS = 1000;
const ROWS_WITHOUT_TIME = 50;
const PAGE_SIZE = 50;

/** The alarm list (document, "Get device alarm list"), with the paging of the later document. */
export const ALARM_CALLS: Call[] = [
	{
		method: 'jimi.device.alarm.list',
		parameters: {
			imei: optional(imei),
			imeis: optional(imeis),
			alertTypeId: optional(text(50)),
			begin_time: optional(time),
			end_time: optional(time),
			page_no: optional(whole(1, 100_000)),
			page_size: optional(whole(1, 100)),
		},
		problem: ({ imei: one, imeis: several, begin_time: begin, end_time: end }) => {
			if ((one === undefined) === (several === undefined)) return 'either imei or imeis is required';
			if ((begin === undefined) !== (end === undefined)) return 'begin_time and end_time belong together';
			return begin === undefined ? null : periodProblem(secondOf(begin), secondOf(end));
		},
		run(context) {
			const trackers = reachAll(context, context.given.imeis ?? context.given.imei);
			if (!trackers) return ILLEGAL_DEVICE;
			for (const tracker of trackers) context.host.notice(tracker);
			const devices = new Map(trackers.map(({ device }) => [device.imei, device]));
			const rows = pageOf(context, alarmsOf(context, [...devices.keys()]));
			const isLater = context.host.settings.alarmNames === 'later';
			return found(
				rows.map((alarm) => {
					const { deviceName, mcType, account } = devices.get(alarm.imei)!;
					const owner = { deviceName, model: mcType, account };
					return isLater ? laterRow(alarm, owner) : row(alarm, owner);
				}),
			);
		},
	},
];

function periodProblem(begin: number, end: number): string | null {
	if (begin > end) return 'begin_time must be before end_time';
	return end > addMonths(begin, 1) ? 'the period must be within 1 month' : null;
}

/** The alarms asked for, newest first: of the period, or the latest of the last month. */
function alarmsOf({ host, given, now, second }: Context, names: string[]): Alarm[] {
	const isTimed = given.begin_time !== undefined;
	const begin = isTimed ? secondOf(given.begin_time) : addMonths(second, -1);
	const end = isTimed ? secondOf(given.end_time) : second;
	const alarms = host.alarms.between(names, begin, end, now);
	const wanted = alarms.filter(({ type }) => given.alertTypeId === undefined || type === given.alertTypeId);
	return wanted.slice(0, isTimed ? MOST_ROWS : ROWS_WITHOUT_TIME);
}

/** The page asked for; all when the request has no paging. */
function pageOf({ given }: Context, alarms: Alarm[]): Alarm[] {
	if (given.page_no === undefined && given.page_size === undefined) return alarms;
	const size = Number(given.page_size ?? PAGE_SIZE);
	const first = (Number(given.page_no ?? 1) - 1) * size;
	return alarms.slice(first, first + size);
}

type Owner = { deviceName: string; model: string; account: string };

function row({ imei: IMEI, type, name, time: at, positioningTime, lat, lng }: Alarm, owner: Owner): object {
	const { deviceName, model, account } = owner;
	const times = { alertTime: utcText(at), positioningTime: utcText(positioningTime) };
	return { deviceName, IMEI, model, account, alertTypeId: type, alertType: name, ...times, lat, lng };
}

function laterRow(alarm: Alarm, owner: Owner): object {
	const { imei: name, type, name: alertTypeName, time: at, positioningTime, lat, lng, speed, geoid } = alarm;
	const times = { alertTime: utcText(at), positioningTime: utcText(positioningTime) };
	return { ...owner, imei: name, alertTypeId: type, alertTypeName, ...times, lat, lng, speed: String(speed), geoid };
}
