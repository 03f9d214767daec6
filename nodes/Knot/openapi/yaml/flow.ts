import type { Cursor } from './cursor';
import { isBlank } from './cursor';
import { MappingBuilder } from './mapping';
import { mayBeginPlain, readPlain } from './plain';
import { keep, plainValue, readAlias, readProperties } from './properties';
import type { Properties } from './properties';
import { readQuoted } from './quoted';

/** A value inside brackets, and how it looks as a key. */
interface Item {
	value: unknown;
	/** Absent where it cannot be a key. */
	key?: string;
	plain: boolean;
	line: number;
}

function readScalar(cursor: Cursor, properties: Properties): Omit<Item, 'line'> {
	const { char } = cursor;
	if (char === '*') {
		const value = readAlias(cursor);
		return { value, plain: false, ...(typeof value === 'string' ? { key: value } : {}) };
	}
	if (char === '"' || char === "'") {
		const text = readQuoted(cursor);
		return { value: text, key: text, plain: false };
	}
	if (!mayBeginPlain(cursor, true) && ',]}:'.includes(char)) return { value: plainValue('', properties), plain: false };
	const text = readPlain(cursor, -1, true);
	return { value: plainValue(text, properties), key: text, plain: true };
}

function readItem(cursor: Cursor): Item {
	cursor.skipBlankInFlow();
	const { line } = cursor;
	if (cursor.char === '?' && isBlank(cursor.peek(1))) cursor.fail('keys that begin with "? " cannot be read here');
	const properties = readProperties(cursor);
	cursor.skipBlankInFlow();
	const isCollection = cursor.char === '[' || cursor.char === '{';
	const item = isCollection ? { value: readFlow(cursor), plain: false } : readScalar(cursor, properties);
	keep(cursor, properties, item.value);
	cursor.skipBlankInFlow();
	return { ...item, line };
}

/** The value behind a colon, when one stands here. */
function readValue(cursor: Cursor): { value: unknown } | undefined {
	if (cursor.char !== ':') return undefined;
	cursor.at += 1;
	return { value: readItem(cursor).value };
}

/** Over the comma behind an item; the closing bracket stays. */
function readComma(cursor: Cursor, close: string): void {
	cursor.skipBlankInFlow();
	if (cursor.char === ',') cursor.at += 1;
	else if (cursor.char !== close) {
		cursor.fail(
			cursor.ended ? `"${close}" is missing at the end` : `"," or "${close}" is missing before "${cursor.char}"`,
		);
	}
	cursor.skipBlankInFlow();
}

function keyOf(cursor: Cursor, { key, line }: Item): string {
	if (key === undefined) cursor.fail('only texts and numbers can be keys', line);
	return key;
}

function readFlowMapping(cursor: Cursor): unknown {
	const builder = new MappingBuilder(cursor);
	while (cursor.char !== '}') {
		const item = readItem(cursor);
		const given = readValue(cursor) ?? { value: null };
		builder.add(keyOf(cursor, item), item.plain, given.value, item.line);
		readComma(cursor, '}');
	}
	return builder.done();
}

function readFlowSequence(cursor: Cursor): unknown[] {
	const items: unknown[] = [];
	while (cursor.char !== ']') {
		const item = readItem(cursor);
		const given = readValue(cursor);
		if (given) {
			const pair = new MappingBuilder(cursor);
			pair.add(keyOf(cursor, item), item.plain, given.value, item.line);
			items.push(pair.done());
		} else if (item.key === undefined && item.value === null && !item.plain && cursor.char === ',') {
			cursor.fail('nothing stands before this comma');
		} else items.push(item.value);
		readComma(cursor, ']');
	}
	return items;
}

/** A list or mapping in brackets; stands on the opening one, ends behind the closing one. */
export function readFlow(cursor: Cursor): unknown {
	return cursor.within(() => {
		const isMapping = cursor.char === '{';
		cursor.at += 1;
		cursor.skipBlankInFlow();
		const value = isMapping ? readFlowMapping(cursor) : readFlowSequence(cursor);
		cursor.at += 1;
		return value;
	});
}
