import type { IDataObject } from 'n8n-workflow';
import { drawTrack } from './drawTrack';
import type { Field } from './fields';
import { shownWhen } from './collect';
import { outputField } from './fileField';
import { choice } from './fields';
import { WithFile } from './files';
import { toGeoJson } from './geoJson';
import { toGpx } from './gpx';
import { wholeListFields } from './list';
import type { Output } from './operation';
import type { TrackPoint } from './track';
import { summarize } from './track';
import { toIso, toPosition } from './vehicle';

const FILES = ['gpx', 'picture'];

const format: Field = {
	...choice({
		name: 'format',
		displayName: 'Output Format',
		description: 'What to make of the track',
		options: [
			{ name: 'GeoJSON', value: 'geojson', wire: 'geojson', description: 'One item: a line with times and a summary' },
			{ name: 'GPX File', value: 'gpx', wire: 'gpx', description: 'One item with a file for maps and GPS programs' },
			{
				name: 'Picture',
				value: 'picture',
				wire: 'picture',
				description: 'One item with a drawing (SVG) coloured by speed',
			},
			{ name: 'Points', value: 'points', wire: 'points', description: 'One item per point' },
		],
		default: 'points',
	}),
	local: true,
};

/** What a person chooses of every track, whatever the vendor. */
export const trackFields: Field[] = [
	format,
	// Only points are counted; a line or a file is always whole.
	...wholeListFields.map((field) => shownWhen('format', ['points'], field)),
	shownWhen('format', FILES, outputField),
];

/** Whose track it is, and where it was asked for. */
export interface TrackSubject {
	vendor: string;
	device_id: string;
	timeZone?: string;
}

/** One point in the words of the shared shapes; `location` is `null` without a fix. */
export const toPoint = ({ vendor, device_id }: TrackSubject, point: TrackPoint): IDataObject => ({
	vendor,
	device_id,
	timestamp: toIso(point.time),
	location: toPosition(point.lat, point.lng, {
		altitude: point.altitude ?? null,
		heading: point.heading,
		speed: point.speed,
	}),
});

const day = (time: number | undefined) => (time === undefined ? 'empty' : toIso(time)!.slice(0, 10));

/** The track as one item: a GeoJSON feature, or the summary with a file. */
export function toWhole(params: IDataObject, subject: TrackSubject, points: TrackPoint[]): Output {
	const { vendor, device_id, timeZone } = subject;
	if (params.format === 'geojson') return toGeoJson({ vendor, device_id }, points);
	const gpx = params.format === 'gpx';
	const name = `track-${device_id}-${day(points[0]?.time)}`;
	const content = gpx ? toGpx({ name: device_id }, points) : drawTrack({ title: device_id }, points, { timeZone });
	return new WithFile(
		{ vendor, device_id, ...summarize(points) },
		{
			property: String(params.binaryPropertyName),
			fileName: `${name}.${gpx ? 'gpx' : 'svg'}`,
			mimeType: gpx ? 'application/gpx+xml' : 'image/svg+xml',
			content,
		},
	);
}
