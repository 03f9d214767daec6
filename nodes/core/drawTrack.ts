import type { Vertex } from './drawLine';
import {
	drawLine,
	GAP_LINE,
	lengthOf,
	SPEED_COLOURS,
	speedScale,
	UNKNOWN,
	UNKNOWN_COLOUR,
	UNREPORTED,
	verticesOf,
} from './drawLine';
import { fitMap } from './drawMap';
import { disc, drawGrid, drawNorth, drawPin, drawScaleBar, drawStops, stopSign } from './drawMarks';
import type { Box } from './drawSvg';
import { fitText, flow, INK, PALE, tag, text, textWidth } from './drawSvg';
import type { SpeedUnit } from './drawWords';
import { dateAndTime, distanceWords, durationWords, knownZone, UNITS } from './drawWords';
import { xmlText } from './gpx';
import type { TrackPoint, TrackSummary } from './track';
import { summarize } from './track';
import { usable } from './trackPoint';

export interface DrawOptions {
	/** Pixels; 1000 by 700 unless told. */
	width?: number;
	height?: number;
	unit?: SpeedUnit;
	/** IANA name; UTC unless told. */
	timeZone?: string;
}

interface Paper {
	width: number;
	height: number;
	unit: SpeedUnit;
	zone: string;
}

const EDGE = 24;
const ROW = 22;
const EMPTY = 'No positions in this period';

function paperOf({ width = NaN, height = NaN, unit = 'km/h', timeZone }: DrawOptions): Paper {
	const side = (value: number, low: number, usual: number) =>
		Number.isFinite(value) ? Math.round(Math.min(4000, Math.max(low, value))) : usual;
	return { width: side(width, 480, 1000), height: side(height, 420, 700), unit, zone: knownZone(timeZone) };
}

/** The figures above the map: a word and a value each. */
function factsOf(summary: TrackSummary, { unit, zone }: Paper): Array<[string, string]> {
	const { begin_time: begin, end_time: end, stops, max_speed: highest } = summary;
	if (begin === null || end === null) return [];
	const [from, to] = [dateAndTime(begin, zone), dateAndTime(end, zone)];
	const facts: Array<[string, string]> = [
		['From', `${from.date} ${from.time}`],
		['To', from.date === to.date ? to.time : `${to.date} ${to.time}`],
		['Time zone', zone],
		['Distance', distanceWords(summary.distance_meters, unit)],
		['Driving', durationWords(summary.moving_seconds)],
	];
	const standing = stops.reduce((sum, { duration_seconds: seconds }) => sum + seconds, 0);
	if (stops.length > 0) facts.push([stops.length === 1 ? '1 stop' : `${stops.length} stops`, durationWords(standing)]);
	if (highest !== null) {
		facts.push(['Highest speed', `${Math.round(highest * UNITS[unit].perMeterPerSecond)} ${unit}`]);
	}
	return facts;
}

interface Block {
	svg: string;
	height: number;
}

function header(track: { title: string; subtitle?: string }, facts: Array<[string, string]>, paper: Paper): Block {
	const room = paper.width - 2 * EDGE;
	const parts = [text(EDGE, 42, fitText(track.title, 22, room), 22, { 'font-weight': 'bold' })];
	let y = 42;
	if (track.subtitle) parts.push(text(EDGE, (y += 21), fitText(track.subtitle, 14, room), 14, { fill: PALE }));
	const widths = facts.map(([word, value]) => Math.max(textWidth(word, 11), textWidth(value, 15)) + 26);
	const places = flow(widths, room + 26);
	for (const [index, { x, row }] of places.entries()) {
		const top = y + 24 + row * 42;
		parts.push(text(EDGE + x, top, facts[index][0], 11, { fill: PALE }));
		parts.push(text(EDGE + x, top + 18, fitText(facts[index][1], 15, room), 15, { 'font-weight': 'bold' }));
	}
	const rows = (places[places.length - 1]?.row ?? -1) + 1;
	return { svg: parts.join(''), height: y + rows * 42 + 16 };
}

interface Entry {
	word: string;
	sign(x: number, y: number): string;
}

const swatch =
	(more: Record<string, string | number>, rim: boolean) =>
	(x: number, y: number): string => {
		const line = { x1: x - 10, y1: y, x2: x + 10, y2: y, 'stroke-linecap': 'round' };
		const under = rim ? tag('line', { ...line, stroke: INK, 'stroke-width': 6.4 }) : '';
		return under + tag('line', { ...line, 'stroke-width': 4.6, ...more });
	};

/** What the signs on this map mean; only what is on it. */
function entriesOf(vertices: Vertex[], step: number, summary: TrackSummary, unit: SpeedUnit): Entry[] {
	const isDrawn = (kind: number) => lengthOf(vertices, kind) > 4;
	const last = SPEED_COLOURS.length - 1;
	const range = (index: number) =>
		index === last ? `${index * step} and more` : `${index * step} to ${(index + 1) * step}`;
	const speeds = SPEED_COLOURS.map((stroke, index) => ({
		word: index === 0 ? `${range(index)} ${unit}` : range(index),
		sign: swatch({ stroke }, true),
	}));
	const known = summary.max_speed !== null && vertices.length > 1;
	return [
		...(known ? speeds : []),
		...(isDrawn(UNKNOWN) ? [{ word: 'speed unknown', sign: swatch({ stroke: UNKNOWN_COLOUR }, true) }] : []),
		...(isDrawn(UNREPORTED) ? [{ word: 'no reports for 10 min or more', sign: swatch(GAP_LINE, false) }] : []),
		{ word: summary.point_count > 1 ? 'start' : 'position', sign: (x, y) => disc(x, y, 'A', false) },
		...(summary.point_count > 1 ? [{ word: 'end', sign: (x: number, y: number) => disc(x, y, 'B', true) }] : []),
		...(summary.stops.length > 0 ? [{ word: 'stop of 3 min or more', sign: stopSign }] : []),
	];
}

function legend(entries: Entry[], paper: Paper): Block {
	const places = flow(
		entries.map(({ word }) => 24 + textWidth(word, 12) + 18),
		paper.width - 2 * EDGE + 18,
	);
	const height = (places[places.length - 1].row + 1) * ROW + 22;
	const top = paper.height - height + 18;
	const parts = places.map(({ x, row }, index) => {
		const [left, y] = [EDGE + x + 12, top + row * ROW];
		return entries[index].sign(left, y) + text(left + 18, y + 4.2, entries[index].word, 12);
	});
	return { svg: parts.join(''), height };
}

const frame = (box: Box, fill: string): string => tag('rect', { ...box, fill, stroke: '#b8c1ca', 'stroke-width': 1 });

function drawMapAndLegend(points: TrackPoint[], summary: TrackSummary, paper: Paper, top: number): string {
	const scale = speedScale(summary.max_speed ?? 0, paper.unit);
	const boxAbove = (bottom: number) => ({ x: EDGE, y: top, width: paper.width - 2 * EDGE, height: bottom - top });
	// The legend decides how high the map is, and the line on the map what the legend has to explain.
	const rough = fitMap(points, boxAbove(paper.height - 60));
	const signs = legend(entriesOf(verticesOf(points, rough, scale), scale.step, summary, paper.unit), paper);
	const map = fitMap(points, boxAbove(paper.height - signs.height));
	const vertices = verticesOf(points, map, scale);
	const [first, last] = [points[0], points[points.length - 1]];
	const pins = [drawPin(map.x(first.lng), map.y(first.lat), 'A', false)];
	if (points.length > 1) pins.push(drawPin(map.x(last.lng), map.y(last.lat), 'B', true));
	return [
		frame(map.box, '#fbfcfd'),
		drawGrid(map),
		drawScaleBar(map),
		drawNorth(map),
		drawLine(vertices),
		...pins.map(({ svg }) => svg),
		drawStops(
			summary.stops,
			map,
			pins.map(({ taken }) => taken),
			vertices,
		),
		signs.svg,
	].join('\n');
}

function emptyMap(paper: Paper, top: number): string {
	const box = { x: EDGE, y: top, width: paper.width - 2 * EDGE, height: paper.height - top - EDGE };
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	return frame(box, '#fbfcfd') + text(x, y, EMPTY, 20, { fill: PALE, 'text-anchor': 'middle' });
}

/**
 * A track as a stand-alone SVG picture: coloured by speed, with start, end, stops, scale and legend. It needs nothing
 * from anywhere: it opens in a browser, prints, and goes by mail. Times are in UTC, or in `timeZone`, and say so.
 */
export function drawTrack(
	track: { title: string; subtitle?: string },
	points: TrackPoint[],
	options: DrawOptions = {},
): string {
	const paper = paperOf(options);
	const good = usable(points);
	const summary = summarize(good);
	const facts = factsOf(summary, paper);
	const head = header(track, facts, paper);
	const { width, height } = paper;
	const page = {
		xmlns: 'http://www.w3.org/2000/svg',
		width,
		height,
		viewBox: `0 0 ${width} ${height}`,
		role: 'img',
		'font-family': 'Helvetica, Arial, sans-serif',
	};
	const words = facts.length === 0 ? EMPTY : facts.map(([word, value]) => `${word}: ${value}`).join(', ');
	const content = [
		`<title>${xmlText(track.title)}</title>`,
		`<desc>${xmlText(words)}</desc>`,
		tag('rect', { x: 0, y: 0, width, height, fill: '#ffffff' }),
		head.svg,
		good.length === 0 ? emptyMap(paper, head.height) : drawMapAndLegend(good, summary, paper, head.height),
	];
	return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('svg', page, `\n${content.join('\n')}\n`)}\n`;
}
