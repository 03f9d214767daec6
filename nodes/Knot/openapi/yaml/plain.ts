import type { Cursor } from './cursor';
import { isBlank } from './cursor';

const FLOW = ',[]{}';
const NEVER_FIRST = `${FLOW}#&*!|>'"%@\``;
const SOMETIMES_FIRST = '-?:';

const isFlow = (character: string) => character !== '' && FLOW.includes(character);

/** Whether the character at this place ends a plain text: `: `, ` #`, the end of the line, brackets and commas inside them. */
function ends(text: string, at: number, inFlow: boolean): boolean {
	const character = text[at];
	if (character === ':') return isBlank(text[at + 1] ?? '') || (inFlow && isFlow(text[at + 1]));
	if (character === '#') return isBlank(text[at - 1] ?? '');
	return character === undefined || character === '\n' || (inFlow && isFlow(character));
}

/** Where the plain text on this line ends, spaces behind it left out. */
export function plainEnd(text: string, from: number, inFlow: boolean): number {
	let end = from;
	while (!ends(text, end, inFlow)) end += 1;
	while (end > from && isBlank(text[end - 1])) end -= 1;
	return end;
}

export function mayBeginPlain(cursor: Cursor, inFlow: boolean): boolean {
	const { char } = cursor;
	if (char === '' || NEVER_FIRST.includes(char)) return false;
	if (!SOMETIMES_FIRST.includes(char)) return true;
	const next = cursor.peek(1);
	return !isBlank(next) && !(inFlow && isFlow(next));
}

/** Whether the text goes on on a later line; if so stands there and tells how many lines are between, else stays. */
function continuation(cursor: Cursor, parent: number, inFlow: boolean): number {
	const start = cursor.mark();
	let lines = 0;
	cursor.skipSpaces();
	while (cursor.char === '\n') {
		cursor.nextLine();
		cursor.skipSpaces();
		lines += 1;
	}
	const goesOn =
		lines > 0 && !ends(cursor.text, cursor.at, inFlow) && (inFlow || (cursor.column > parent && !atLineMarker(cursor)));
	if (!goesOn) cursor.restore(start);
	return goesOn ? lines : 0;
}

const atLineMarker = (cursor: Cursor) => cursor.column === 0 && cursor.atAnyMarker;

/**
 * A text without quotes, over as many lines as it has.
 * @param parent indentation that a further line must exceed
 */
export function readPlain(cursor: Cursor, parent: number, inFlow: boolean): string {
	if (!mayBeginPlain(cursor, inFlow)) cursor.fail(`no value can begin with "${cursor.char}"; put it in quotes`);
	const parts: string[] = [];
	let lines = 0;
	do {
		if (lines > 0) parts.push(lines === 1 ? ' ' : '\n'.repeat(lines - 1));
		const end = plainEnd(cursor.text, cursor.at, inFlow);
		parts.push(cursor.text.slice(cursor.at, end));
		cursor.at = end;
		lines = continuation(cursor, parent, inFlow);
	} while (lines > 0);
	return parts.join('');
}
