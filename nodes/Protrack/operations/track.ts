import type { IDataObject } from 'n8n-workflow';
import { limitOf } from '../../core/list';
import type { Call, Output } from '../../core/operation';
import { requestOf } from '../../core/operation';
import type { Page } from '../../core/paging';
import { pages } from '../../core/paging';
import { ask } from '../../core/perform';
import type { TrackPoint } from '../../core/track';
import { toPoint, toWhole } from '../../core/trackOutput';
import { toHeading, toMetersPerSecond } from '../../core/units';
import { toNumber } from '../../core/vehicle';
import { partsOf } from '../alarms';
import { PERIOD } from './fields';

const PAGE = 1000;
const GPS_TIME = 2;

/** One record of protrack 2.3: longitude, latitude, gpstime, speed (km/h), course. */
const columnsOf = (record: string) => record.split(',');

const timeOf = (record: string) => toNumber(record.split(',', GPS_TIME + 1)[GPS_TIME]) ?? 0;

function toRaw(imei: string, record: string): IDataObject {
	const [longitude, latitude, gpstime, speed, course] = columnsOf(record).map(toNumber);
	return { imei, longitude, latitude, gpstime, speed, course };
}

function pointOf(record: string): TrackPoint {
	const [lng, lat, time, speed, course] = columnsOf(record).map(toNumber);
	return {
		time: (time ?? 0) * 1000,
		lat: lat ?? 0,
		lng: lng ?? 0,
		speed: toMetersPerSecond(speed),
		heading: toHeading(course),
	};
}

const hasFix = ({ lat, lng }: TrackPoint) => lat !== 0 || lng !== 0;

/** The pages of a playback: at most 1000 records each, the next one from the time of the last on (protrack 2.3). */
function playback(call: Call): AsyncGenerator<Page<string>> {
	const { begin, end } = PERIOD.of(call.params);
	const fetch = async (begintime: number, endtime: number) => {
		const request = requestOf(call.operation, { ...call.params, begintime, endtime });
		return partsOf((await ask(call, request)).data);
	};
	return pages({ size: PAGE, fetch, timeOf, keyOf: (record) => record }, begin, end);
}

const INCOMPLETE = `At least ${PAGE} records share one second: Protrack gives no more of them, so some may be missing`;

/** The whole track in the format that the person chose. */
export async function track(call: Call): Promise<Output | Output[]> {
	const { params, simplify, timeZone } = call;
	const subject = { vendor: 'protrack', device_id: String(params.imei), timeZone };
	const single = params.format === 'points';
	const limit = single ? limitOf(params) : Infinity;
	const records: string[] = [];
	for await (const page of playback(call)) {
		if (page.incomplete) call.tell(INCOMPLETE);
		for (const record of page.records) if (records.length < limit) records.push(record);
		if (records.length >= limit) break;
	}
	if (!single) return toWhole(params, subject, records.map(pointOf).filter(hasFix));
	return records.map((record) => (simplify ? toPoint(subject, pointOf(record)) : toRaw(subject.device_id, record)));
}
