import { degrees } from '../journey.cjs';
import { found, refused, type Outcome } from './codes.cjs';
import { reachAll, reachInService, type Call, type Context } from './call.cjs';
import type { Device } from './device.cjs';
import type { Tracker } from './fleet.cjs';
import { account, imei, imeis, optional, PERIOD, required } from './parameters.cjs';
import { kilometresOf, recordsOf } from './playback.cjs';
import { textRecord } from './textRecord.cjs';

const HALF_HOUR = 1800;
const LONGEST_REPORT = 7 * 86_400;
const LIST_CAP = 500;
const PLAYBACK_PAGE = 1000;

/** Positions, lists and reports (document 2.2, 2.3, 2.7, 2.12, 2.14). */
export const DEVICE_CALLS: Call[] = [
	{
		method: 'GET',
		path: '/api/track',
		parameters: { imeis: required(imeis) },
		run: (context) => batch(context, ({ device }) => trackRecord(device, Math.floor(context.now / 1000))),
	},
	{
		method: 'GET',
		path: '/api/playback',
		parameters: { imei: required(imei), ...PERIOD },
		run(context) {
			const [begin, end] = periodOf(context);
			if (begin > end) return refused(10006);
			const tracker = reachInService(context, context.given.imei);
			if (typeof tracker === 'number') return refused(tracker);
			const records = recordsOf(tracker.device, tracker.journey, begin, end, PLAYBACK_PAGE);
			const rows = records.map((row) => [row.longitude, row.latitude, row.gpstime, Math.round(row.speed), row.course]);
			return textRecord(rows, context.host.settings, 'emptyPlayback');
		},
	},
	{
		method: 'GET',
		path: '/api/device/list',
		parameters: { account: optional(account) },
		run({ host, account: own, given }) {
			const name = given.account || own.account;
			if (!host.directory.find(name)) return refused(20005);
			if (!host.directory.isWithin(name, own.account)) return refused(10007);
			const trackers = host.trackersOf(name).slice(0, LIST_CAP);
			return found(trackers.map(({ device }) => detailRecord(device)));
		},
	},
	{
		method: 'GET',
		path: '/api/device/detail',
		parameters: { imeis: required(imeis) },
		run: (context) => batch(context, ({ device }) => detailRecord(device)),
	},
	{
		method: 'GET',
		path: '/api/device/mileage',
		parameters: { imeis: required(imeis), ...PERIOD },
		run(context) {
			const [begin, end] = periodOf(context);
			const isOnHalfHour = begin % HALF_HOUR === 0 && end % HALF_HOUR === 0;
			if (!isOnHalfHour || begin >= end || end - begin > LONGEST_REPORT) return refused(10006);
			return batch(context, ({ device, journey }) =>
				device.mileage === -1 ? null : { imei: device.imei, mileage: kilometresOf(device, journey, begin, end) },
			);
		},
	},
];

/** Begin and end of the period asked for, epoch seconds. */
export function periodOf({ given }: Context): [begin: number, end: number] {
	return [Number(given.begintime), Number(given.endtime)];
}

/** One record for each tracker of the list; null: none for this one. */
function batch(context: Context, record: (tracker: Tracker) => object | null): Outcome {
	const trackers = reachAll(context, context.given.imeis);
	if (typeof trackers === 'number') return refused(trackers);
	return found(trackers.map(record).filter((row) => row !== null));
}

function trackRecord(device: Device, servertime: number): object {
	const { imei, course, systemtime, gpstime, hearttime, accstatus, doorstatus, chargestatus } = device;
	const { oilpowerstatus, defencestatus, datastatus, battery } = device;
	return {
		imei,
		course,
		systemtime,
		gpstime,
		speed: Math.round(device.speed),
		hearttime,
		servertime,
		longitude: degrees(device.longitude),
		latitude: degrees(device.latitude),
		acctime: accstatus === -1 ? 0 : Math.max(0, hearttime - device.accsince),
		accstatus,
		doorstatus,
		chargestatus,
		oilpowerstatus,
		defencestatus,
		datastatus,
		battery,
		mileage: Math.round(device.mileage),
		todaymileage: Math.round(device.todaymileage),
	};
}

function detailRecord(device: Device): object {
	const { imei, devicename, devicetype, platenumber, onlinetime, platformduetime } = device;
	const { simcard, iccid, activatedtime, userduetime } = device;
	const times = { activatedtime, userduetime };
	return { imei, devicename, devicetype, platenumber, onlinetime, platformduetime, simcard, iccid, ...times };
}
