import { forDevice, ILLEGAL_DEVICE, reachAll, type Call, type Context } from './call.cjs';
import { found, refused, type Outcome } from './codes.cjs';
import { isExpired, POS_TYPES } from './device.cjs';
import type { Tracker } from './fleet.cjs';
import { drivesOf, pointsOf, type Drive } from './history.cjs';
import type { Span } from '../journey.cjs';
import { imei, imeis, mapType, optional, required, time, whole } from './parameters.cjs';
import { headingOf } from './rows.cjs';
import { addMonths, secondOf, utcText } from './utc.cjs';

const DAY = 86_400;
const PAGE = 100;
/** Longer mileage reports give nothing at all. */
const LONGEST_MILEAGE_MONTHS = 18;

/** Where devices have been (document, "Get the mileage data of devices", "Get the track data of device"). */
export const TRACK_CALLS: Call[] = [
	{
		method: 'jimi.device.track.list',
		parameters: {
			imei: required(imei),
			begin_time: required(time),
			end_time: required(time),
			map_type: optional(mapType),
		},
		problem(_given, context) {
			const { trackDays, trackMonths } = context.host.settings;
			const { begin, end } = periodOf(context);
			if (end - begin > trackDays * DAY) return `the period must be within ${trackDays} days`;
			if (begin < addMonths(context.second, -trackMonths)) return `begin_time must be within ${trackMonths} months`;
			return orderProblem(context);
		},
		run: (context) => forDevice(context, (tracker) => track(tracker, context)),
	},
	{
		method: 'jimi.device.track.mileage',
		parameters: {
			imeis: required(imeis),
			begin_time: required(time),
			end_time: required(time),
			start_row: optional(whole(0, 1_000_000)),
			page_size: optional(whole(1, PAGE)),
		},
		problem: (_given, context) => orderProblem(context),
		run: (context) => {
			const trackers = reachAll(context, context.given.imeis);
			return trackers ? mileage(trackers, context) : ILLEGAL_DEVICE;
		},
	},
];

function periodOf({ given }: Pick<Context, 'given'>): Span {
	return { begin: secondOf(given.begin_time), end: secondOf(given.end_time) };
}

function orderProblem(context: Context): string | null {
	const { begin, end } = periodOf(context);
	if (begin > end) return 'begin_time must be before end_time';
	return end > context.second ? 'end_time must be before now' : null;
}

function track({ device, journey }: Tracker, context: Context): Outcome {
	const { settings } = context.host;
	if (isExpired(device, context.second)) return refused(1002, `The device has expired{${device.imei}}`);
	const points = pointsOf(device, journey, periodOf(context));
	const rows = points.map(({ latitude, longitude, course, speed, second, posType, isOn }) => ({
		lat: latitude,
		lng: longitude,
		gpsTime: utcText(second),
		...headingOf(posType, course, speed),
		posType: POS_TYPES[posType],
		...(settings.laterFields ? { satellite: device.satellite, ignition: isOn ? 'ON' : 'OFF' } : {}),
	}));
	if (!settings.laterFields) return found(rows);
	const metres = metresOf(drivesOf(device, journey, periodOf(context)));
	return { ...found(rows), data: { mileage: metres } };
}

function mileage(trackers: readonly Tracker[], context: Context): Outcome {
	const { given, host } = context;
	const period = periodOf(context);
	if (addMonths(period.begin, LONGEST_MILEAGE_MONTHS) < period.end) return found(null);
	const drives = trackers.map(({ device, journey }) => drivesOf(device, journey, period));
	const size = Number(given.page_size ?? PAGE);
	const first = Number(given.start_row ?? 0) * (host.settings.startRow === 'page' ? size : 1);
	const rows = drives.flat().slice(first, first + size);
	const totals = trackers.map(({ device }, index) => ({ imei: device.imei, totalMileage: metresOf(drives[index]) }));
	const answer = found(rows.map((drive) => mileageRow(drive, host.settings.driveSeconds)));
	return host.settings.laterFields ? { ...answer, data: totals } : answer;
}

function mileageRow({ imei: name, span, from, to, metres }: Drive, secondsKey: string): object {
	const seconds = span.end - span.begin;
	return {
		imei: name,
		startTime: utcText(span.begin),
		endTime: utcText(span.end),
		startLat: from.latitude,
		startLng: from.longitude,
		endLat: to.latitude,
		endLng: to.longitude,
		[secondsKey]: seconds,
		distance: metres,
		avgSpeed: Number(((metres / seconds) * 3.6).toFixed(2)),
	};
}

function metresOf(drives: readonly Drive[]): number {
	return Number(drives.reduce((sum, { metres }) => sum + metres, 0).toFixed(2));
}
