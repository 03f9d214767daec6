import fc from 'fast-check';
import { fitMap, roundBelow } from '../../../nodes/core/drawMap';
import { drawTrack } from '../../../nodes/core/drawTrack';
import { distance } from '../../../nodes/core/trackPoint';
import { anyDrive, anyTrack, driving, point } from './trackPoints.cjs';
import { readXml } from './trackXml.cjs';
import type { Element } from './trackXml.cjs';

const draw = (points: Parameters<typeof drawTrack>[1], options?: Parameters<typeof drawTrack>[2]) =>
	readXml(drawTrack({ title: 'B-FL 1', subtitle: 'Tour' }, points, options));

const words = (elements: Element[]) => elements.filter(({ name }) => name === 'text').map(({ text }) => text);

const numbers = (text: string) => [...text.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);

/** All places an element touches, as x and y in turn. */
function placesOf({ name, attributes: a }: Element): number[] {
	if (name === 'path') return numbers(a.d);
	if (name === 'line') return [a.x1, a.y1, a.x2, a.y2].map(Number);
	if (name === 'text') return [Number(a.x), Number(a.y)];
	const [x, y, r] = [Number(a.cx), Number(a.cy), Number(a.r)];
	if (name === 'circle') return [x - r, y - r, x + r, y + r];
	const [left, top] = [Number(a.x), Number(a.y)];
	return name === 'rect' ? [left, top, left + Number(a.width), top + Number(a.height)] : [];
}

const PLACES = ['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'width', 'height', 'font-size', 'stroke-width'];

/** Every number is one that SVG reads, and everything lies within the picture. */
function expectInside(elements: Element[]): void {
	const [, , width, height] = numbers(elements[0].attributes.viewBox);
	for (const element of elements) {
		const { attributes } = element;
		const drawable =
			PLACES.every((key) => /^-?\d+(\.\d)?$/.test(attributes[key] ?? '0')) &&
			/^(?:M\d+(\.\d)? \d+(\.\d)?(?:L\d+(\.\d)? \d+(\.\d)?)*Z?)+$/.test(attributes.d ?? 'M0 0');
		placesOf(element).forEach((value, index) => {
			if (value >= 0 && value <= (index % 2 ? height : width) + 0.1) return;
			throw new Error(`Outside: ${JSON.stringify(element)}`);
		});
		if (!drawable) throw new Error(`Not a number: ${JSON.stringify(element)}`);
	}
}

test('a stand-alone picture: size, title, description, nothing from elsewhere', () => {
	const svg = drawTrack({ title: 'A <b> & "c"' }, driving(0, 600, 10, 12));
	const elements = readXml(svg);
	expect(elements[0].attributes).toMatchObject({
		xmlns: 'http://www.w3.org/2000/svg',
		width: '1000',
		height: '700',
		viewBox: '0 0 1000 700',
	});
	expect(elements.slice(1, 3).map(({ name, text }) => [name, text])).toEqual([
		['title', 'A <b> & "c"'],
		['desc', expect.stringContaining('Distance: 7.2 km')],
	]);
	expect(svg).not.toMatch(/<(?:script|style|image|use|a|foreignObject)\b|\b(?:href|class|id|on\w+)=|url\(|@import/);
	expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
});

test('time range, distance, time zone, start, end, scale and north are on it', () => {
	const drawn = words(draw(driving(0, 600, 10, 12)));
	for (const word of ['2026-03-01 12:00', '12:10', 'UTC', '7.2 km', '43 km/h', 'A', 'B', 'start', 'end', 'N', '1 km'])
		expect(drawn).toContain(word);
});

test('times in a zone, speeds in mph, and a zone that does not exist', () => {
	const drawn = words(draw(driving(0, 600, 10, 12), { timeZone: 'America/New_York', unit: 'mph' }));
	for (const word of ['2026-03-01 07:00', 'America/New_York', '27 mph', '4.5 mi', '0 to 10 mph'])
		expect(drawn).toContain(word);
	expect(words(draw(driving(0, 600, 10, 12), { timeZone: 'Moon/Crater' }))).toContain('UTC');
});

test('the line has the colours of its speeds, one more for unknown speed, and dashes where nothing was reported', () => {
	const track = [...driving(0, 300, 10, 5), ...driving(310, 300, 10.02, 30), ...driving(620, 300, 10.12, 20, null)];
	const lines = (elements: Element[]) =>
		elements.filter(({ name, attributes }) => name === 'path' && attributes.fill === 'none');
	const dashed = ({ attributes }: Element) => attributes['stroke-dasharray'] !== undefined;
	const without = draw(track);
	// The rim, slow, fast, unknown, and one class where the speed changes.
	expect(new Set(lines(without).map(({ attributes }) => attributes.stroke)).size).toBe(5);
	expect(lines(without).some(dashed)).toBe(false);
	expect(words(without)).toContain('speed unknown');
	expect(words(without)).not.toContain('no reports for 10 min or more');
	const gap = draw([...track, ...driving(2000, 60, 10.3, 5)]);
	expect(lines(gap).filter(dashed)).toHaveLength(1);
	expect(words(gap)).toContain('no reports for 10 min or more');
	expect(words(draw(driving(0, 300, 10, 5)))).not.toContain('speed unknown');
});

test('stops say how long they were', () => {
	const stands = Array.from({ length: 91 }, (_, index) => point(310 + index * 60, 0, 10.027, { speed: 0 }));
	const drawn = words(draw([...driving(0, 300, 10, 10), ...stands, ...driving(6000, 300, 10.028, 10)]));
	expect(drawn).toEqual(expect.arrayContaining(['P', '1 h 30 min', '1 stop', 'stop of 3 min or more']));
});

test('no points, one point, and a vehicle that never moved', () => {
	expect(words(draw([]))).toEqual(['B-FL 1', 'Tour', 'No positions in this period']);
	const one = words(draw([point(0, 48, 11)]));
	expect(one).toEqual(expect.arrayContaining(['A', 'position', '50 m']));
	expect(one).not.toContain('B');
	const still = draw(Array.from({ length: 50 }, (_, index) => point(index * 60, 48, 11, { speed: 0 })));
	expect(words(still)).toEqual(expect.arrayContaining(['A', 'B', '49 min', '0.0 km']));
	expectInside(still);
});

test('a track over the antimeridian is drawn in one piece', () => {
	const track = Array.from({ length: 100 }, (_, i) => point(i * 60, -17, ((179.8 + i * 0.004 + 180) % 360) - 180));
	const line = draw(track).find(({ name, attributes }) => name === 'path' && attributes.fill === 'none');
	const xs = numbers(line?.attributes.d ?? '').filter((_, index) => index % 2 === 0);
	expect(xs.length).toBe(100);
	xs.slice(1).forEach((x, index) => expect(x - xs[index]).toBeLessThan(12));
	expect(xs[99] - xs[0]).toBeGreaterThan(800);
});

test('the scale bar is as long as it says', () => {
	fc.assert(
		fc.property(anyDrive, (points) => {
			const box = { x: 24, y: 100, width: 952, height: 500 };
			const map = fitMap(points, box);
			const bar = draw(points).find(({ attributes }) => attributes['data-part'] === 'scale-bar');
			const said = Number(bar?.attributes['data-meters']);
			expect(roundBelow(said * 1.000001)).toBeCloseTo(said, 6);
			// A short way east and one north in the middle of the map, measured on the earth.
			const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
			const middle = { lat: map.lat(y), lng: map.lng(x) };
			const east = distance(middle, { ...middle, lng: map.lng(x + 10) });
			const north = distance(middle, { ...middle, lat: map.lat(y - 10) });
			expect(10 / east / map.pixelsPerMeter).toBeCloseTo(1, 2);
			expect(10 / north / map.pixelsPerMeter).toBeCloseTo(1, 2);
		}),
	);
});

test('the scale bar of a picture fits the distance of start and end in it', () => {
	const track = [point(0, 60, 11), point(60, 60, 11.05)];
	const drawn = draw(track);
	const bar = drawn.find(({ attributes }) => attributes['data-part'] === 'scale-bar')?.attributes ?? {};
	const line = drawn.find(({ name, attributes }) => name === 'path' && attributes.fill === 'none');
	const [fromX, , toX] = numbers(line?.attributes.d ?? '');
	const metersPerPixel = distance(track[0], track[1]) / (toX - fromX);
	const pieces = drawn.filter(({ path }) => path.endsWith('/g/rect'));
	const width = pieces.reduce((sum, { attributes }) => sum + Number(attributes.width), 0);
	expect((width * metersPerPixel) / Number(bar['data-meters'])).toBeCloseTo(1, 2);
});

test('whatever comes is well-formed and inside the picture', () => {
	const sizes = fc.record({
		width: fc.option(fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.constant(NaN)), { nil: undefined }),
		height: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined }),
	});
	fc.assert(
		fc.property(fc.oneof(anyTrack, anyDrive), sizes, fc.string({ unit: 'binary' }), (points, size, title) => {
			const elements = readXml(drawTrack({ title: `a${title}`, subtitle: title }, points, size));
			expectInside(elements);
			const own = elements.filter(({ name, path }) => name === 'desc' || path === 'svg/text').slice(3);
			for (const { text } of own) expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
		}),
	);
});

test('100,000 points make a picture for a mail, with all speed classes', () => {
	const track = Array.from({ length: 100_000 }, (_, index) =>
		point(index * 10, 48 + 0.2 * Math.sin(index * 0.7) + index * 1e-6, 11 + 0.3 * Math.cos(index * 1.3), {
			speed: index % 5000 < 1000 ? null : (index / 100) % 40,
		}),
	);
	const svg = drawTrack({ title: 'x' }, track);
	expect(svg.length).toBeLessThan(700_000);
	expect(svg.length).toBeGreaterThan(100_000);
	const lines = readXml(svg).filter(({ name, attributes }) => name === 'path' && attributes.fill === 'none');
	// The rim, five classes and the unknown speed.
	expect(lines.map(({ attributes }) => attributes.stroke)).toHaveLength(7);
});
