import type { Cursor } from './cursor';

const HEADER = /[|>](?:([1-9])([-+])?|([-+])([1-9])?)?[ \t]*(?=\n|$|[ \t]#)/y;

interface Header {
	folded: boolean;
	/** `-` drops the line ends at the end, `+` keeps them all. */
	chomp: string;
	/** How far it is indented, where that is said. */
	indent: number | null;
}

function readHeader(cursor: Cursor): Header {
	HEADER.lastIndex = cursor.at;
	const found = HEADER.exec(cursor.text);
	if (!found) cursor.fail('a text block begins with | or > and at most a digit and + or - behind it');
	const [whole, digit, sign, signFirst, digitSecond] = found;
	cursor.at += whole.length;
	cursor.expectLineEnd();
	const said = digit ?? digitSecond;
	return { folded: whole[0] === '>', chomp: sign ?? signFirst ?? '', indent: said === undefined ? null : Number(said) };
}

/** Indentation of the first line that is not blank; the deepest blank line where there is none. */
function detectIndent({ text, at }: Cursor, least: number): number {
	let deepest = least;
	for (let line = at; line < text.length; ) {
		let end = line;
		while (text[end] === ' ') end += 1;
		if (text[end] !== '\n' && text[end] !== undefined) return Math.max(end - line, least);
		deepest = Math.max(deepest, end - line);
		line = end + 1;
	}
	return deepest;
}

/** The lines of the block without their indentation; ends at the first line that is less indented. */
function readLines(cursor: Cursor, indent: number): string[] {
	const lines: string[] = [];
	while (!cursor.ended) {
		const { text, at } = cursor;
		let content = at;
		while (content - at < indent && text[content] === ' ') content += 1;
		const end = text.indexOf('\n', content);
		const stop = end < 0 ? text.length : end;
		if (content - at < indent && content !== stop) break;
		if (indent === 0 && cursor.atAnyMarker) break;
		lines.push(text.slice(content, stop));
		cursor.at = stop;
		if (!cursor.ended) cursor.nextLine();
	}
	return lines;
}

/** One line end is a space, unless a line beside it begins with a space (8.1.3). */
function fold(lines: string[]): string {
	let text = '';
	let blank = 0;
	let wasDeeper = false;
	for (const [index, line] of lines.entries()) {
		if (line === '') {
			blank += 1;
			continue;
		}
		const deeper = line[0] === ' ' || line[0] === '\t';
		const isFirst = index === blank;
		const breaks = deeper || wasDeeper || isFirst ? blank + Number(!isFirst) : blank;
		text += (breaks === 0 && !isFirst ? ' ' : '\n'.repeat(breaks)) + line;
		[blank, wasDeeper] = [0, deeper];
	}
	return text;
}

/** A literal (`|`) or folded (`>`) text; `parent`: indentation of what it belongs to. Ends at the beginning of a line. */
export function readBlockScalar(cursor: Cursor, parent: number): string {
	const { folded, chomp, indent } = readHeader(cursor);
	if (!cursor.ended) cursor.nextLine();
	const least = Math.max(parent, -1) + 1;
	const lines = readLines(cursor, indent === null ? detectIndent(cursor, least) : Math.max(parent, 0) + indent);
	let blank = 0;
	while (blank < lines.length && lines[lines.length - 1 - blank] === '') blank += 1;
	const content = lines.slice(0, lines.length - blank);
	const text = folded ? fold(content) : content.join('\n');
	if (chomp === '-') return text;
	const last = content.length > 0 ? 1 : 0;
	return text + '\n'.repeat(chomp === '+' ? last + blank : last);
}
