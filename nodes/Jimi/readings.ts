import type { IDataObject } from 'n8n-workflow';
import type { TrackPoint } from '../core/track';
import { known, toHeading, toMetersPerSecond } from '../core/units';
import { toPosition, toText } from '../core/vehicle';
import { toTime, toUtcIso } from './utc';
import { wordOf } from './values';

/** A row of jimi.device.track.list, speed in km/h; `null` when it does not say when or where. */
export function fromTrackRow(data: IDataObject): TrackPoint | null {
	const [time, place] = [toTime(data.gpsTime), toPosition(data.lat, data.lng)];
	if (time === null || place === null) return null;
	const { lat, lng } = place;
	return { time, lat, lng, speed: toMetersPerSecond(data.gpsSpeed), heading: toHeading(data.direction) };
}

/**
 * A row of jimi.device.track.mileage. The document says metres; both units stand in the names. The speeds and the
 * odometer have no unit there. `runTimeSecond` is called `elapsed` in the printed answer.
 */
export function fromMileage(data: IDataObject): IDataObject {
	const driven = known(data.distance);
	return {
		vendor: 'jimi',
		device_id: toText(data.imei),
		begin_time: toUtcIso(data.startTime),
		end_time: toUtcIso(data.endTime),
		distance_meters: driven,
		distance_km: driven === null ? null : Math.round(driven) / 1000,
		duration_seconds: known(data.runTimeSecond ?? data.elapsed),
		begin_location: toPosition(data.startLat, data.startLng),
		end_location: toPosition(data.endLat, data.endLng),
		jimi: {
			average_speed: known(data.avgSpeed),
			max_speed: known(data.maxSpeed),
			end_mileage: known(data.endMileage),
		},
	};
}

const MEDIA = { 1: 'photo', 2: 'video' };
/** Counted from 0 in answers, from 1 in questions. */
const CAMERAS = { 0: 'front', 1: 'inward' };

/** A row of jimi.device.media.URL. */
export const fromMedia = (data: IDataObject): IDataObject => ({
	file_url: toText(data.file_URL),
	thumbnail_url: toText(data.thumb_URL),
	media_type: wordOf(MEDIA, data.media_type),
	mime_type: toText(data.mime_type),
	camera: wordOf(CAMERAS, data.camera),
	created_at: toUtcIso(data.create_time),
	file_size: known(data.file_size),
});

/** jimi.lbs.address.get: a position out of cells and WiFi. `accuracy` is no radius: the greater the better. */
export const fromAddress = (data: IDataObject): IDataObject => ({
	location: toPosition(data.lat, data.lng, { heading: toHeading(data.direction) }),
	accuracy: known(data.accuracy),
});
