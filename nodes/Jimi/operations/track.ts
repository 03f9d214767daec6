import type { IDataObject } from 'n8n-workflow';
import { limitOf, rowsOf } from '../../core/list';
import type { Call, Options, Output, Resource } from '../../core/operation';
import { requestOf } from '../../core/operation';
import type { Page } from '../../core/paging';
import { pages } from '../../core/paging';
import { ask } from '../../core/perform';
import { DAY, toUtcText } from '../../core/time';
import type { TrackPoint } from '../../core/track';
import { toPoint, toWhole, trackFields } from '../../core/trackOutput';
import { toNumber } from '../../core/vehicle';
import { call } from '../methods';
import { fromTrackRow } from '../readings';
import { PART_DAYS } from '../options';
import { toTime } from '../utc';
import { imei, imeis, mapType, period } from './fields';
import { mileage, toMileage } from './mileage';
import { callSize } from './position';

const LONGEST_PART = 7;

/** JIMI documents 2 days for a call, its later documents 7 (jimi, "Get the track data of device"). */
const partOf = ({ partDays }: Options): number =>
	Math.min(Math.max(toNumber(partDays) ?? PART_DAYS, 1), LONGEST_PART) * DAY;

/** Parts of the period, one after the other; the point at a border comes once. */
function parts(asked: Call): AsyncGenerator<Page<IDataObject>> {
	const { operation, params, options } = asked;
	const { begin, end } = period.of(params);
	const timeOf = (row: IDataObject) => toTime(row.gpsTime) ?? 0;
	const fetch = async (from: number, until: number) => {
		const range = { begin_time: toUtcText(from), end_time: toUtcText(until) };
		const rows = rowsOf((await ask(asked, requestOf(operation, { ...params, ...range }))).data);
		asked.progress(`${String(params.imei)}: ${rows.length} points until ${range.end_time} UTC`);
		// Borders are found by time, so the rows have to be in its order.
		return rows.sort((one, other) => timeOf(one) - timeOf(other));
	};
	const stretch = partOf(options);
	return pages({ size: Infinity, fetch, timeOf, keyOf: (row) => JSON.stringify(row), stretch }, begin, end);
}

/** The whole track in the format that the person chose. */
async function track(asked: Call): Promise<Output | Output[]> {
	const { params, simplify, timeZone } = asked;
	const subject = { vendor: 'jimi', device_id: String(params.imei), timeZone };
	const single = params.format === 'points';
	const limit = single ? limitOf(params) : Infinity;
	const rows: IDataObject[] = [];
	for await (const { records } of parts(asked)) {
		for (const record of records) if (rows.length < limit) rows.push(record);
		if (rows.length >= limit) break;
	}
	const points = () => rows.map(fromTrackRow).filter((point): point is TrackPoint => point !== null);
	if (!single) return toWhole(params, subject, points());
	if (simplify) return points().map((point) => toPoint(subject, point));
	return rows.map((row) => ({ imei: subject.device_id, ...row }));
}

/** jimi, "Get the track data of device", "Get the mileage data of devices". */
export const trackResource: Resource = {
	value: 'track',
	name: 'Track',
	operations: [
		{
			value: 'getPoints',
			name: 'Get Points',
			action: 'Get track points',
			description:
				'Get where a device was in a period of the last 3 months: as points, GeoJSON, a GPX file or a picture',
			kind: 'read',
			fields: [imei, ...period.fields, mapType, ...trackFields],
			request: call('jimi.device.track.list'),
			check: period.check,
			run: track,
			simplify: (data) => data,
		},
		{
			value: 'getMileage',
			name: 'Get Mileage',
			action: 'Get mileage',
			description: 'Get how far devices drove in a period, how long, and in how many drives',
			kind: 'read',
			fields: [imeis, ...period.fields],
			request: call('jimi.device.track.mileage'),
			batch: { size: callSize, list: 'imeis', key: 'imei' },
			check: period.check,
			run: mileage,
			simplify: toMileage,
		},
	],
};
