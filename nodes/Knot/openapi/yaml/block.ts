import { readBlockScalar } from './blockScalar';
import type { Cursor } from './cursor';
import { isBlank } from './cursor';
import { readFlow } from './flow';
import { MappingBuilder } from './mapping';
import { plainEnd, readPlain } from './plain';
import { keep, plainValue, readAlias, readProperties } from './properties';
import type { Properties } from './properties';
import { readQuoted } from './quoted';

const atDash = (cursor: Cursor) => cursor.char === '-' && isBlank(cursor.peek(1));

/** What a line may begin with here. */
interface Place {
	/** Indentation of what the value belongs to, -1 for the document. */
	parent: number;
	/** Whether a list or mapping may begin on this line: behind `- ` and at the beginning of a line. */
	collections: boolean;
	/** Whether a list may stand as far left as the key that it belongs to. */
	listAtParent: boolean;
}

interface Key {
	text: string;
	plain: boolean;
}

/** Reads a key with its colon; when none stands here, stays and returns nothing. */
function tryKey(cursor: Cursor): Key | undefined {
	const start = cursor.mark();
	const properties = readProperties(cursor);
	const { line } = cursor;
	const plain = cursor.char !== '"' && cursor.char !== "'";
	const text = plain ? readPlainKey(cursor) : readQuoted(cursor);
	cursor.skipSpaces();
	if (text === undefined || cursor.line !== line || cursor.char !== ':' || !isBlank(cursor.peek(1))) {
		cursor.restore(start);
		return undefined;
	}
	cursor.at += 1;
	keep(cursor, properties, text);
	return { text, plain };
}

function readPlainKey(cursor: Cursor): string | undefined {
	if ('[{*|>#%@`'.includes(cursor.char)) return undefined;
	if (cursor.char === '?' && isBlank(cursor.peek(1))) cursor.fail('keys that begin with "? " cannot be read here');
	const end = plainEnd(cursor.text, cursor.at, false);
	const text = cursor.text.slice(cursor.at, end);
	cursor.at = end;
	return text === '' ? undefined : text;
}

/** Whether the collection of this indentation goes on here. */
function goesOn(cursor: Cursor, indent: number): boolean {
	cursor.skipBlank();
	if (cursor.ended || cursor.atAnyMarker || cursor.column < indent) return false;
	if (cursor.column > indent) cursor.fail('this line is indented as no line above it');
	return true;
}

function readMapping(cursor: Cursor, indent: number, first: Key): unknown {
	const builder = new MappingBuilder(cursor);
	let key: Key | undefined = first;
	do {
		const { line } = cursor;
		const value = readNode(cursor, { parent: indent, collections: false, listAtParent: true });
		builder.add(key.text, key.plain, value, line);
		if (!goesOn(cursor, indent)) return builder.done();
		key = tryKey(cursor);
	} while (key);
	return cursor.fail('"key: value" is expected here');
}

function readSequence(cursor: Cursor): unknown[] {
	const indent = cursor.column;
	const items: unknown[] = [];
	do {
		cursor.at += 1;
		items.push(readNode(cursor, { parent: indent, collections: true, listAtParent: false }));
	} while (goesOn(cursor, indent) && atDash(cursor));
	return items;
}

function readScalar(cursor: Cursor, parent: number, properties: Properties): unknown {
	const { char } = cursor;
	if (char === '|' || char === '>') return readBlockScalar(cursor, parent);
	const value = readInline(cursor, parent, properties);
	cursor.expectLineEnd();
	return value;
}

function readInline(cursor: Cursor, parent: number, properties: Properties): unknown {
	const { char } = cursor;
	if (char === '*') return readAlias(cursor);
	if (char === '[' || char === '{') return readFlow(cursor);
	if (char === '"' || char === "'") return readQuoted(cursor);
	return plainValue(readPlain(cursor, parent, false), properties);
}

/** What stands at this place; there is something. */
function readHere(cursor: Cursor, place: Place): unknown {
	const indent = cursor.column;
	if (place.collections && atDash(cursor)) return readSequence(cursor);
	const key = place.collections ? tryKey(cursor) : undefined;
	if (key) return readMapping(cursor, indent, key);
	const properties = readProperties(cursor);
	if (cursor.skipRestOfLine()) return cursor.within(() => readBelow(cursor, place, properties));
	return keep(cursor, properties, readScalar(cursor, place.parent, properties));
}

/** Whether the next line that says something belongs to this place. */
function belongs(cursor: Cursor, { parent, listAtParent }: Place): boolean {
	cursor.skipBlank();
	if (cursor.ended || cursor.atAnyMarker) return false;
	return cursor.column > parent || (listAtParent && cursor.column === parent && atDash(cursor));
}

function readBelow(cursor: Cursor, place: Place, properties: Properties): unknown {
	const value = belongs(cursor, place) ? readHere(cursor, { ...place, collections: true }) : plainValue('', properties);
	return keep(cursor, properties, value);
}

/** A value behind a key or a dash, or the document: on this line, on the next ones, or none. */
export function readNode(cursor: Cursor, place: Place): unknown {
	return cursor.within(() => {
		if (cursor.skipRestOfLine()) return readBelow(cursor, place, {});
		return readHere(cursor, place);
	});
}
