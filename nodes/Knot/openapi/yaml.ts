import { UnreadableFile } from './unreadable';
import { readNode } from './yaml/block';
import { Cursor } from './yaml/cursor';

const LONGEST = 10_000_000;

function readDirectives(cursor: Cursor): void {
	cursor.skipBlank();
	while (cursor.char === '%' && cursor.column === 0) {
		cursor.toLineEnd();
		cursor.skipBlank();
	}
}

function expectEnd(cursor: Cursor): void {
	cursor.skipBlank();
	while (cursor.atAnyMarker) {
		cursor.at += 3;
		cursor.skipBlank();
	}
	if (!cursor.ended) cursor.fail('the document has ended above; put into one file what belongs together');
}

function readYaml(text: string): unknown {
	const cursor = new Cursor(text);
	readDirectives(cursor);
	const marked = cursor.atMarker('---');
	if (marked) cursor.at += 3;
	const value = readNode(cursor, { parent: -1, collections: !marked, listAtParent: false });
	expectEnd(cursor);
	return value;
}

/**
 * The value that a file holds as JSON or as YAML: what OpenAPI files use of YAML 1.2, with its core schema, one document
 * a file. An alias is the same object as its anchor, so a value may be reached by many ways, but never by a circle.
 * @throws UnreadableFile with the line and what is wrong there
 */
export function parse(file: string): unknown {
	if (file.length > LONGEST) {
		throw new UnreadableFile(
			`The file has ${file.length} characters, more than ${LONGEST}`,
			'Give the OpenAPI file alone.',
		);
	}
	const text = file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	const json = /^\s*[[{]/.test(text) ? tryJson(text) : undefined;
	return json ? json.value : readYaml(text);
}

/** A text in brackets that is no JSON may be YAML all the same, whose reader tells the line of a mistake. */
function tryJson(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) };
	} catch {
		return undefined;
	}
}
