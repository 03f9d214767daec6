import type { DrawnMap } from './drawMap';
import { INK, px, tag } from './drawSvg';
import type { SpeedUnit } from './drawWords';
import { UNITS } from './drawWords';
import type { TrackPoint } from './trackPoint';
import { GAP, speedOf } from './trackPoint';

/** From slow to fast: light to dark, so that it reads in grey and by colour-blind eyes as well. */
export const SPEED_COLOURS = ['#f7c21b', '#f0803c', '#d1436f', '#7e2a9b', '#23106b'];
export const UNKNOWN_COLOUR = '#8794a1';
export const GAP_LINE = { stroke: '#66727f', 'stroke-width': 1.6, 'stroke-dasharray': '2 5' };

/** What is drawn between two points: a class of speed (0 is the slowest), unknown speed, or a gap in the reports. */
export const UNKNOWN = -1;
export const UNREPORTED = -2;

/** A picture cannot show more corners; keeps the file small enough for a mail. */
const MOST_VERTICES = 12_000;

/** Pixels between vertices: as fine as it can be seen, and as coarse as the shape bears. */
const FINEST = 0.7;
const COARSEST = 4;

export interface Vertex {
	x: number;
	y: number;
	/** Of the way that leads here. */
	kind: number;
}

export interface SpeedScale {
	unit: SpeedUnit;
	/** Width of a class, in the unit. */
	step: number;
	classOf(from: TrackPoint, to: TrackPoint): number;
}

/** Five classes of a round width that reach up to the highest speed; the last one is open. */
export function speedScale(highest: number, unit: SpeedUnit): SpeedScale {
	const { perMeterPerSecond, steps } = UNITS[unit];
	const top = highest * perMeterPerSecond;
	const step = steps.find((width) => width * SPEED_COLOURS.length >= top) ?? steps[steps.length - 1];
	const last = SPEED_COLOURS.length - 1;
	return {
		unit,
		step,
		classOf(from, to) {
			if (to.time - from.time > GAP) return UNREPORTED;
			const [one, other] = [speedOf(from), speedOf(to)];
			if (one === null && other === null) return UNKNOWN;
			const mean = ((one ?? other ?? 0) + (other ?? one ?? 0)) / 2;
			return Math.min(last, Math.floor((mean * perMeterPerSecond) / step));
		},
	};
}

/** Leaves out what is nearer than `tolerance` pixels; the highest class of speed on the way survives. */
function thinOut(points: TrackPoint[], xs: Float64Array, ys: Float64Array, scale: SpeedScale, tolerance: number) {
	const kept: Vertex[] = [{ x: xs[0], y: ys[0], kind: UNKNOWN }];
	let pending = UNREPORTED;
	const far = (index: number, { x, y }: { x: number; y: number }) =>
		Math.hypot(xs[index] - x, ys[index] - y) >= tolerance;
	const keep = (index: number, kind: number) => {
		kept.push({ x: xs[index], y: ys[index], kind });
		pending = UNREPORTED;
	};
	for (let index = 1; index < points.length; index++) {
		const last = kept[kept.length - 1];
		const kind = scale.classOf(points[index - 1], points[index]);
		const before = { x: xs[index - 1], y: ys[index - 1] };
		if (kind === UNREPORTED && far(index, before)) {
			if (pending !== UNREPORTED && (before.x !== last.x || before.y !== last.y)) keep(index - 1, pending);
			keep(index, UNREPORTED);
			continue;
		}
		pending = Math.max(pending, kind);
		if (far(index, last)) keep(index, pending);
	}
	const end = points.length - 1;
	const last = kept[kept.length - 1];
	if (last.x !== xs[end] || last.y !== ys[end]) keep(end, pending);
	return kept;
}

/** One vertex of each group, with the highest class of speed in it; the last one stays. */
function everyNth(vertices: Vertex[], count: number): Vertex[] {
	const kept = [vertices[0]];
	for (let index = 1; index < vertices.length; index += count) {
		const group = vertices.slice(index, index + count);
		const kind = group.reduce((highest, one) => Math.max(highest, one.kind), UNREPORTED);
		kept.push({ ...group[group.length - 1], kind });
	}
	return kept;
}

/** The line as the picture shows it, whatever the number of points. */
export function verticesOf(points: TrackPoint[], map: DrawnMap, scale: SpeedScale): Vertex[] {
	const xs = Float64Array.from(points, ({ lng }) => map.x(lng));
	const ys = Float64Array.from(points, ({ lat }) => map.y(lat));
	let tolerance = FINEST;
	let kept = thinOut(points, xs, ys, scale, tolerance);
	while (kept.length > MOST_VERTICES && tolerance < COARSEST) {
		tolerance *= 2;
		kept = thinOut(points, xs, ys, scale, tolerance);
	}
	// Long ways to and fro without end: leaving out near points does not help, so some of all go.
	return kept.length > MOST_VERTICES ? everyNth(kept, Math.ceil(kept.length / MOST_VERTICES)) : kept;
}

/** One path for all pieces of these kinds. */
function path(vertices: Vertex[], wanted: (kind: number) => boolean): string {
	const steps: string[] = [];
	let joined = false;
	for (let index = 1; index < vertices.length; index++) {
		const { x, y, kind } = vertices[index];
		const draws = wanted(kind);
		if (draws && !joined) steps.push(`M${px(vertices[index - 1].x)} ${px(vertices[index - 1].y)}`);
		if (draws) steps.push(`L${px(x)} ${px(y)}`);
		joined = draws;
	}
	return steps.join('');
}

const reported = (kind: number): boolean => kind !== UNREPORTED;

const step = (vertices: Vertex[], index: number): number =>
	Math.hypot(vertices[index].x - vertices[index - 1].x, vertices[index].y - vertices[index - 1].y);

/** Pixels of line of one kind, or of all. */
export function lengthOf(vertices: Vertex[], kind?: number): number {
	let length = 0;
	for (let index = 1; index < vertices.length; index++) {
		if (kind === undefined || vertices[index].kind === kind) length += step(vertices, index);
	}
	return length;
}

/** Small arrowheads along the line, evenly spread. */
function arrows(vertices: Vertex[]): string {
	const every = Math.max(90, lengthOf(vertices) / 40);
	const heads: string[] = [];
	let next = every / 2;
	let done = 0;
	for (let index = 1; index < vertices.length; index++) {
		done += step(vertices, index);
		if (done < next) continue;
		next = done + every;
		if (reported(vertices[index].kind)) heads.push(arrowhead(vertices, index));
	}
	return heads.join('');
}

function arrowhead(vertices: Vertex[], index: number): string {
	const to = vertices[index];
	let back = index - 1;
	while (back > 0 && reported(vertices[back].kind) && Math.hypot(to.x - vertices[back].x, to.y - vertices[back].y) < 7)
		back -= 1;
	const from = vertices[back];
	const angle = Math.atan2(to.y - from.y, to.x - from.x);
	const [x, y] = [(vertices[index - 1].x + to.x) / 2, (vertices[index - 1].y + to.y) / 2];
	const corner = (along: number, aside: number) =>
		`${px(x + along * Math.cos(angle) - aside * Math.sin(angle))} ${px(y + along * Math.sin(angle) + aside * Math.cos(angle))}`;
	const d = `M${corner(6, 0)}L${corner(-4.5, 5)}L${corner(-2, 0)}L${corner(-4.5, -5)}Z`;
	return tag('path', { d, fill: '#ffffff', stroke: INK, 'stroke-width': 0.9, 'stroke-linejoin': 'round' });
}

/** The track, coloured by speed, on a dark rim that holds light colours off the paper. */
export function drawLine(vertices: Vertex[]): string {
	const line = { fill: 'none', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
	const drawn = (wanted: (kind: number) => boolean, more: Record<string, string | number>) => {
		const d = path(vertices, wanted);
		return d === '' ? '' : tag('path', { d, ...line, ...more });
	};
	const kinds = [UNKNOWN, ...SPEED_COLOURS.keys()];
	return [
		drawn((kind) => !reported(kind), GAP_LINE),
		drawn(reported, { stroke: INK, 'stroke-width': 6.4 }),
		...kinds.map((kind) =>
			drawn((one) => one === kind, {
				stroke: kind === UNKNOWN ? UNKNOWN_COLOUR : SPEED_COLOURS[kind],
				'stroke-width': 4.6,
			}),
		),
		arrows(vertices),
	].join('');
}
