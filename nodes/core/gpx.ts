import { summarize } from './track';
import type { TrackPoint } from './trackPoint';
import { altitudeOf, GAP, headingOf, speedOf, usable } from './trackPoint';

const GPX = 'http://www.topografix.com/GPX/1/1';
const GARMIN = 'http://www.garmin.com/xmlschemas/TrackPointExtension/v2';
const LOCATIONS = `${GPX} ${GPX}/gpx.xsd ${GARMIN} https://www8.garmin.com/xmlschemas/TrackPointExtensionv2.xsd`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text for XML: escaped, and a space for what XML must not hold (control characters, halves of a character). */
export const xmlText = (text: string): string =>
	text
		.replace(/[^\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+/gu, ' ')
		.replace(/[&<>"']/g, (character) => ENTITIES[character]);

/**
 * A number as xsd:decimal wants it: no exponent, no -0, no zeros at the end. For values below 1e21. Cut by hand, for a
 * long track has half a million numbers: a regular expression takes four times as long.
 */
export function decimal(value: number, digits: number): string {
	const text = value.toFixed(digits);
	let end = text.length;
	while (digits > 0 && text[end - 1] === '0') end -= 1;
	if (text[end - 1] === '.') end -= 1;
	const short = text.slice(0, end);
	return short === '-0' ? '0' : short;
}

/** GPX's longitudes end before 180; the antimeridian is -180. */
const longitude = (lng: number): string => {
	const text = decimal(lng, 7);
	return text === '180' ? '-180' : text;
};

function extension(point: TrackPoint): string {
	const [speed, heading] = [speedOf(point), headingOf(point)];
	if (speed === null && heading === null) return '';
	const values = [
		speed === null ? '' : `<gpxtpx:speed>${decimal(speed, 3)}</gpxtpx:speed>`,
		heading === null ? '' : `<gpxtpx:course>${decimal(heading, 2).replace(/^360$/, '0')}</gpxtpx:course>`,
	].join('');
	return `<extensions><gpxtpx:TrackPointExtension>${values}</gpxtpx:TrackPointExtension></extensions>`;
}

function trackPoint(point: TrackPoint): string {
	const altitude = altitudeOf(point);
	const ele = altitude === null ? '' : `<ele>${decimal(altitude, 2)}</ele>`;
	const time = `<time>${new Date(point.time).toISOString()}</time>`;
	return `<trkpt lat="${decimal(point.lat, 7)}" lon="${longitude(point.lng)}">${ele}${time}${extension(point)}</trkpt>`;
}

/** GPX has no box over the antimeridian: there the box goes round the earth. */
function boundsOf([west, south, east, north]: [number, number, number, number]): string {
	const [low, high] = west > east ? [-180, 180] : [west, east];
	const maxlon = decimal(Math.min(high, 179.9999999), 7);
	const minlon = decimal(Math.min(low, 179.9999999), 7);
	return `<bounds minlat="${decimal(south, 7)}" minlon="${minlon}" maxlat="${decimal(north, 7)}" maxlon="${maxlon}"/>`;
}

const element = (name: string, text: string | undefined): string =>
	text === undefined || text === '' ? '' : `<${name}>${xmlText(text)}</${name}>`;

/** Lines that are put together at once: until then V8 keeps each as a tree of its parts, in twice the room. */
const PIECE = 1000;

/** The lines as one text, piece by piece: a long track has many megabytes. */
function joined(lines: Iterable<string>): string {
	const pieces: string[] = [];
	let piece: string[] = [];
	for (const line of lines) {
		if (piece.push(line) < PIECE) continue;
		pieces.push(piece.join('\n'));
		piece = [];
	}
	return [...pieces, ...piece].join('\n');
}

function* trackSegments(points: TrackPoint[]): Generator<string> {
	for (const [index, point] of points.entries()) {
		if (index === 0) yield '<trkseg>';
		else if (point.time - points[index - 1].time > GAP) yield '</trkseg>\n<trkseg>';
		yield trackPoint(point);
	}
	if (points.length > 0) yield '</trkseg>';
}

function* document(track: { name: string; description?: string }, points: TrackPoint[]): Generator<string> {
	const { begin_time: begin, bounds } = summarize(points);
	const names = element('name', track.name) + element('desc', track.description);
	yield '<?xml version="1.0" encoding="UTF-8"?>';
	yield `<gpx xmlns="${GPX}" xmlns:gpxtpx="${GARMIN}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${LOCATIONS}" version="1.1" creator="n8n-nodes-fleet">`;
	yield `<metadata>${names}${element('time', begin ?? '')}${bounds ? boundsOf(bounds) : ''}</metadata>`;
	yield `<trk>${names}`;
	yield* trackSegments(points);
	yield '</trk>\n</gpx>\n';
}

/**
 * A track as a GPX 1.1 document. Speed (m/s) and course (degrees) stand in Garmin's TrackPointExtension v2, GPX 1.1
 * itself has no place for them. After 10 minutes without a report a new segment begins, so that programs do not take
 * the way in between for driven.
 */
export const toGpx = (track: { name: string; description?: string }, points: TrackPoint[]): string =>
	joined(document(track, usable(points)));
