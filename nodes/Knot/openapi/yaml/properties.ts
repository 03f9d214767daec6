import { resolve } from './coreSchema';
import type { Cursor } from './cursor';
import { isBlank } from './cursor';

/** What may stand before a value: a name for later (`&name`) and a type (`!!str`). */
export interface Properties {
	anchor?: string;
	tag?: string;
}

/** The types of the core schema. */
const TAGS = ['!', '!!str', '!!int', '!!float', '!!bool', '!!null', '!!map', '!!seq'];

/** The word at this place: up to a space, or a bracket or comma that may belong to a list around it. */
function readWord(cursor: Cursor): string {
	let end = cursor.at;
	while (!isBlank(cursor.text[end] ?? '') && !',[]{}'.includes(cursor.text[end])) end += 1;
	const word = cursor.text.slice(cursor.at, end);
	cursor.at = end;
	return word;
}

/** Reads what stands before a value on its line. */
export function readProperties(cursor: Cursor): Properties {
	const properties: Properties = {};
	while (cursor.char === '&' || cursor.char === '!') {
		const word = readWord(cursor);
		if (word[0] === '&') {
			if (word === '&') cursor.fail('an anchor (&) needs a name');
			properties.anchor = word.slice(1);
		} else {
			if (!TAGS.includes(word)) cursor.fail(`the type "${word.slice(0, 60)}" is not known`);
			properties.tag = word;
		}
		cursor.skipSpaces();
	}
	return properties;
}

/** Keeps a value under the name of its anchor. */
export function keep(cursor: Cursor, { anchor }: Properties, value: unknown): unknown {
	if (anchor !== undefined) cursor.anchors.set(anchor, value);
	return value;
}

/** The value that `*name` stands for; the same one, not a copy. */
export function readAlias(cursor: Cursor): unknown {
	const name = readWord(cursor).slice(1);
	if (!cursor.anchors.has(name)) {
		cursor.fail(`"*${name.slice(0, 60)}" names no value that has ended before this line`);
	}
	return cursor.anchors.get(name);
}

/** A plain scalar as the value it means. */
export const plainValue = (text: string, { tag }: Properties): unknown =>
	tag === '!' || tag === '!!str' ? text : resolve(text);
