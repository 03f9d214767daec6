import type { Cursor } from './cursor';

const ESCAPES: Record<string, string> = {
	'0': '\0',
	a: '\x07',
	b: '\b',
	t: '\t',
	'\t': '\t',
	n: '\n',
	v: '\v',
	f: '\f',
	r: '\r',
	e: '\x1b',
	' ': ' ',
	'"': '"',
	'/': '/',
	'\\': '\\',
	N: '\x85',
	_: '\xa0',
	L: '\u2028',
	P: '\u2029',
};
const HEX_DIGITS: Record<string, number> = { x: 2, u: 4, U: 8 };

/** Spaces at the end of a piece of text; backwards by hand, a regular expression would look at every space. */
function trimEnd(piece: string): string {
	let end = piece.length;
	while (end > 0 && ' \t'.includes(piece[end - 1])) end -= 1;
	return piece.slice(0, end);
}

/** The line ends inside a quoted text: one is a space, more are one less. Spaces around them are not part of it. */
function lineEnds(cursor: Cursor, escaped: boolean): string {
	let lines = 0;
	while (cursor.char === '\n') {
		cursor.nextLine();
		cursor.skipSpaces();
		lines += 1;
	}
	if (lines > 1) return '\n'.repeat(lines - 1);
	return escaped ? '' : ' ';
}

function hex(cursor: Cursor, digits: number): string {
	const code = cursor.text.slice(cursor.at, cursor.at + digits);
	const point = Number.parseInt(code, 16);
	if (code.length < digits || !/^[\da-f]+$/i.test(code) || point > 0x10ffff) {
		cursor.fail('no character has the number that a backslash names');
	}
	cursor.at += digits;
	return String.fromCodePoint(point);
}

/** Stands on the backslash. */
function readEscape(cursor: Cursor): string {
	cursor.at += 1;
	const { char } = cursor;
	if (char === '\n') return lineEnds(cursor, true);
	cursor.at += 1;
	if (char in HEX_DIGITS) return hex(cursor, HEX_DIGITS[char]);
	if (char in ESCAPES) return ESCAPES[char];
	return cursor.fail(`"\\${char}" means nothing in a text in double quotes`);
}

/** What is no plain piece of text: a line end, an escape, a doubled quote. Empty at the closing quote. */
function readSpecial(cursor: Cursor, quote: string): string | undefined {
	if (cursor.char === '\n') return lineEnds(cursor, false);
	if (cursor.char === '\\') return readEscape(cursor);
	if (quote !== "'" || cursor.peek(1) !== "'") return undefined;
	cursor.at += 2;
	return "'";
}

/** A text in single or double quotes; stands on the opening one, ends behind the closing one. */
export function readQuoted(cursor: Cursor): string {
	const { char: quote, line } = cursor;
	const stops = quote === '"' ? /["\\\n]/g : /['\n]/g;
	const pieces: string[] = [];
	cursor.at += 1;
	for (let special: string | undefined = ''; special !== undefined; ) {
		stops.lastIndex = cursor.at;
		const stop = stops.exec(cursor.text);
		if (!stop) return cursor.fail('a quoted text begins here and never ends', line);
		const piece = cursor.text.slice(cursor.at, stop.index);
		pieces.push(stop[0] === '\n' ? trimEnd(piece) : piece);
		cursor.at = stop.index;
		special = readSpecial(cursor, quote);
		if (special !== undefined) pieces.push(special);
	}
	cursor.at += 1;
	return pieces.join('');
}
