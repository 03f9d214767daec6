import type { DrawnMap } from './drawMap';
import { roundBelow } from './drawMap';
import type { Box } from './drawSvg';
import { INK, inside, overlap, PALE, tag, text, textWidth } from './drawSvg';
import { durationWords } from './drawWords';
import type { Stop } from './trackWalk';
import { unrolled } from './trackPoint';

const MOST_STOPS = 150;
const MOST_LABELS = 24;
const LABEL = 11;

/** "48.15 N" with as many places as the distance of the lines needs. */
const degrees = (value: number, step: number, [plus, minus]: [string, string]): string => {
	const places = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
	return `${Math.abs(value).toFixed(places)}\u00B0 ${value < 0 ? minus : plus}`;
};

/** Thin lines at round longitudes and latitudes, so that the picture says where it is. */
export function drawGrid(map: DrawnMap): string {
	const { box } = map;
	const [right, bottom] = [box.x + box.width, box.y + box.height];
	const step = roundBelow((map.lng(right) - map.lng(box.x)) / (box.width / 210));
	const line = (x1: number, y1: number, x2: number, y2: number) =>
		tag('line', { x1, y1, x2, y2, stroke: '#e4e8ec', 'stroke-width': 1 });
	const drawn: string[] = [];
	const first = Math.ceil(map.lng(box.x) / step);
	for (let index = first; index * step < map.lng(right); index++) {
		const x = box.x + ((index * step - map.lng(box.x)) / (map.lng(right) - map.lng(box.x))) * box.width;
		drawn.push(line(x, box.y, x, bottom));
		const label = degrees(unrolled(0, index * step), step, ['E', 'W']);
		if (x > box.x + 60 && x + textWidth(label, 10) < right - 8)
			drawn.push(text(x + 4, box.y + 14, label, 10, { fill: PALE }));
	}
	for (let index = Math.ceil(map.lat(bottom) / step); index * step < map.lat(box.y); index++) {
		const y = map.y(index * step);
		if (y <= box.y + 20 || y >= bottom) continue;
		drawn.push(line(box.x, y, right, y));
		if (y > box.y + 30 && y < bottom - 56)
			drawn.push(text(box.x + 6, y - 4, degrees(index * step, step, ['N', 'S']), 10, { fill: PALE }));
	}
	return drawn.join('');
}

const metersWords = (meters: number): string =>
	meters >= 1000 ? `${meters / 1000} km` : `${Number(meters.toPrecision(1))} m`;

/** A round length in metres, as long as it is in the middle of the map. */
export function drawScaleBar(map: DrawnMap): string {
	const meters = roundBelow(Math.min(160, map.box.width / 3) / map.pixelsPerMeter);
	const width = meters * map.pixelsPerMeter;
	const [x, y] = [map.box.x + 16, map.box.y + map.box.height - 18];
	const wide = map.lat(map.box.y) - map.lat(map.box.y + map.box.height) > 2;
	const label = metersWords(meters) + (wide ? ` at ${degrees(map.middleLatitude, 1, ['N', 'S'])}` : '');
	const back = { x: x - 8, y: y - 22, width: Math.max(width, textWidth(label, 12)) + 16, height: 32 };
	const piece = (index: number) => ({ x: x + (index * width) / 4, y, width: width / 4, height: 5 });
	const bar = [0, 1, 2, 3].map((index) => tag('rect', { ...piece(index), fill: index % 2 ? '#ffffff' : INK }));
	return [
		tag('rect', { ...back, fill: '#ffffff', 'fill-opacity': '0.85', rx: 3 }),
		text(x, y - 6, label, 12),
		tag('g', { 'data-part': 'scale-bar', 'data-meters': String(meters) }, bar.join('')),
		tag('rect', { x, y, width, height: 5, fill: 'none', stroke: INK, 'stroke-width': 1 }),
	].join('');
}

export function drawNorth({ box }: DrawnMap): string {
	const [x, y] = [box.x + box.width - 26, box.y + box.height - 50];
	return [
		tag('circle', { cx: x, cy: y + 14, r: 22, fill: '#ffffff', 'fill-opacity': '0.85' }),
		tag('path', { d: `M${x} ${y + 10}L${x - 6} ${y + 28}L${x} ${y + 24}Z`, fill: INK }),
		tag('path', { d: `M${x} ${y + 10}L${x + 6} ${y + 28}L${x} ${y + 24}Z`, fill: '#ffffff', stroke: INK }),
		text(x, y + 6, 'N', 12, { 'text-anchor': 'middle', 'font-weight': 'bold' }),
	].join('');
}

/** A disc with a letter; the start is light, the end dark. */
export function disc(cx: number, cy: number, letter: string, dark: boolean): string {
	return [
		tag('circle', { cx, cy, r: 10, fill: dark ? INK : '#ffffff', stroke: INK, 'stroke-width': 2.4 }),
		text(cx, cy + 4.4, letter, 12.5, {
			'text-anchor': 'middle',
			'font-weight': 'bold',
			fill: dark ? '#ffffff' : INK,
		}),
	].join('');
}

/** A disc beside the place, on a lead: start and end stay apart where they are the same. */
export function drawPin(x: number, y: number, letter: string, dark: boolean): { svg: string; taken: Box } {
	const [cx, cy] = [x + (dark ? 15 : -15), y - 20];
	const svg = [
		tag('line', { x1: x, y1: y, x2: cx, y2: cy, stroke: '#ffffff', 'stroke-width': 4.5 }),
		tag('line', { x1: x, y1: y, x2: cx, y2: cy, stroke: INK, 'stroke-width': 2 }),
		tag('circle', { cx: x, cy: y, r: 4.6, fill: dark ? INK : '#ffffff', stroke: INK, 'stroke-width': 2 }),
		disc(cx, cy, letter, dark),
	].join('');
	return { svg, taken: { x: cx - 12, y: cy - 12, width: 24, height: 24 } };
}

export function stopSign(cx: number, cy: number): string {
	const box = { x: cx - 7, y: cy - 7, width: 14, height: 14, rx: 3 };
	return (
		tag('rect', { ...box, fill: '#ffffff', stroke: INK, 'stroke-width': 1.6 }) +
		text(cx, cy + 3.8, 'P', 10.5, { 'text-anchor': 'middle', 'font-weight': 'bold' })
	);
}

interface Spot {
	x: number;
	y: number;
}

interface Place extends Spot {
	stops: number;
	seconds: number;
}

/** Stops that would cover each other become one; the longest first. */
function placesOf(stops: Stop[], map: DrawnMap): Place[] {
	const places = new Map<string, Place>();
	for (const { lat, lng, duration_seconds: seconds } of stops) {
		const [x, y] = [map.x(lng), map.y(lat)];
		const key = `${Math.round(x / 18)} ${Math.round(y / 18)}`;
		const place = places.get(key) ?? { x, y, stops: 0, seconds: 0 };
		places.set(key, { ...place, stops: place.stops + 1, seconds: place.seconds + seconds });
	}
	return [...places.values()].sort((one, other) => other.seconds - one.seconds).slice(0, MOST_STOPS);
}

/** How long, written where nothing else stands and as little of the line as possible; `undefined` if there is no room. */
function label(
	{ x, y, stops, seconds }: Place,
	map: DrawnMap,
	taken: Box[],
	line: Spot[],
): { svg: string; box: Box } | undefined {
	const words = `${stops > 1 ? `${stops} x, ` : ''}${durationWords(seconds)}`;
	const size = { width: textWidth(words, LABEL) + 8, height: 16 };
	const beside = [
		{ x: x + 10, y: y - 8, ...size },
		{ x: x - 10 - size.width, y: y - 8, ...size },
		{ x: x - size.width / 2, y: y + 10, ...size },
		{ x: x - size.width / 2, y: y - 26, ...size },
	];
	const free = beside.filter((one) => inside(one, map.box) && !taken.some((other) => overlap(one, other)));
	if (free.length === 0) return undefined;
	const hidden = free.map((one) => line.filter((spot) => inside({ ...spot, width: 0, height: 0 }, one)).length);
	const box = free[hidden.indexOf(Math.min(...hidden))];
	const back = tag('rect', {
		...box,
		rx: 3,
		fill: '#ffffff',
		'fill-opacity': '0.9',
		stroke: '#b8c1ca',
		'stroke-width': 0.7,
	});
	const middle = { 'text-anchor': 'middle' };
	return { svg: back + text(box.x + size.width / 2, box.y + 12, words, LABEL, middle), box };
}

/** Signs for the stops, and how long they were as far as there is room: the longest first. */
export function drawStops(stops: Stop[], map: DrawnMap, taken: Box[], line: Spot[]): string {
	const places = placesOf(stops, map);
	const boxes = [...taken, ...places.map(({ x, y }) => ({ x: x - 8, y: y - 8, width: 16, height: 16 }))];
	const labels: string[] = [];
	for (const place of places.slice(0, MOST_LABELS)) {
		const written = label(place, map, boxes, line);
		if (written === undefined) continue;
		labels.push(written.svg);
		boxes.push(written.box);
	}
	return [...labels, ...places.map(({ x, y }) => stopSign(x, y))].join('');
}
