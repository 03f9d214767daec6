import { decimal, xmlText } from './gpx';

export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

export const INK = '#1f2933';
export const PALE = '#66727f';

type Attributes = Record<string, string | number>;

/** A coordinate: a tenth of a pixel is more than paper shows. */
export const px = (value: number): string => decimal(value, 1);

/** One SVG element; `content` is markup already. Everything is said in attributes: no style sheet, no ids, no links. */
export function tag(name: string, attributes: Attributes, content?: string): string {
	const written = Object.entries(attributes)
		.map(([key, value]) => ` ${key}="${typeof value === 'number' ? px(value) : xmlText(value)}"`)
		.join('');
	return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** About how wide a text is; nobody can measure it before it is drawn. */
export function textWidth(text: string, size: number): number {
	let width = 0;
	for (const character of text) width += character > '\u2E7F' ? 1 : /[A-Z0-9mwMW]/.test(character) ? 0.62 : 0.54;
	return width * size;
}

/** The text as far as there is room for it. */
export function fitText(text: string, size: number, width: number): string {
	if (textWidth(text, size) <= width) return text;
	let kept = '';
	for (const character of text) {
		if (textWidth(`${kept}${character}...`, size) > width) break;
		kept += character;
	}
	return `${kept.trimEnd()}...`;
}

export const text = (x: number, y: number, content: string, size: number, more: Attributes = {}): string =>
	tag('text', { x, y, 'font-size': size, fill: INK, ...more }, xmlText(content));

export const overlap = (one: Box, other: Box): boolean =>
	one.x < other.x + other.width &&
	other.x < one.x + one.width &&
	one.y < other.y + other.height &&
	other.y < one.y + one.height;

/** Whether a box lies wholly inside another one. */
export const inside = (inner: Box, outer: Box): boolean =>
	inner.x >= outer.x &&
	inner.y >= outer.y &&
	inner.x + inner.width <= outer.x + outer.width &&
	inner.y + inner.height <= outer.y + outer.height;

/** Places boxes of these widths one beside the other, in as many rows as they need. */
export function flow(widths: number[], room: number): Array<{ x: number; row: number }> {
	let x = 0;
	let row = 0;
	return widths.map((width) => {
		if (x > 0 && x + width > room) {
			x = 0;
			row += 1;
		}
		const place = { x, row };
		x += width;
		return place;
	});
}
