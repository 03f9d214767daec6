import type { Device, HistoryRecord } from '../../../simulator/index.cjs';
import type { ProtrackStage } from '../protrackStage';
import { EACH, itemsFor } from '../protrackStage';

/** Seconds since 1970. */
export const NOON = 1_779_624_000;
export const iso = (seconds: number) => new Date(seconds * 1000).toISOString();

export const TRACK = {
	resource: 'device',
	operation: 'getTrack',
	imei: EACH,
	begintime: iso(NOON),
	endtime: iso(NOON + 86_399),
};

/** So many records, each a metre further north and told apart by its place; `timeOf` says when it was. */
export const history = (count: number, timeOf: (index: number) => number, speed = 36): HistoryRecord[] =>
	Array.from({ length: count }, (_, index) => ({
		longitude: 57.5,
		latitude: Number((-20.2 + index * 0.00001).toFixed(6)),
		gpstime: NOON + timeOf(index),
		speed,
		course: 0,
	}));

/** The track of one device, as points unless more is said. */
export const follow = async (stage: ProtrackStage, device: Device, more: object = {}) =>
	await stage.run({ ...TRACK, format: 'points', ...more }, itemsFor([device]));
