import { UnreadableFile } from '../unreadable';

/** More than any OpenAPI file needs, and little enough for the stack and the memory. */
const LIMITS = { depth: 100, nodes: 500_000 };

const REMEDY = 'Check this line in an editor that knows YAML, or give the file as JSON.';

export const isBlank = (character: string): boolean =>
	character === '' || character === ' ' || character === '\t' || character === '\n';

const isSpace = (character: string): boolean => character === ' ' || character === '\t';

/** A place in the text, and what holds for the whole reading: anchors and limits. Lines end with `\n`. */
export class Cursor {
	at = 0;
	/** From 1. */
	line = 1;
	/** Where the line begins. */
	private lineStart = 0;
	private depth = 0;
	private nodes = 0;
	readonly anchors = new Map<string, unknown>();

	constructor(readonly text: string) {}

	/** Empty at the end of the text. */
	get char(): string {
		return this.peek(0);
	}

	peek(ahead: number): string {
		return this.text[this.at + ahead] ?? '';
	}

	get column(): number {
		return this.at - this.lineStart;
	}

	get ended(): boolean {
		return this.at >= this.text.length;
	}

	fail(what: string, line = this.line): never {
		throw new UnreadableFile(what, REMEDY, line);
	}

	skipSpaces(): void {
		while (isSpace(this.char)) this.at += 1;
	}

	toLineEnd(): void {
		const end = this.text.indexOf('\n', this.at);
		this.at = end < 0 ? this.text.length : end;
	}

	/** Over the end of the line. */
	nextLine(): void {
		this.at += 1;
		this.line += 1;
		this.lineStart = this.at;
	}

	/** To the end of the line when nothing but a comment is left of it; tells whether it was so. */
	skipRestOfLine(): boolean {
		this.skipSpaces();
		if (this.char === '#' && isBlank(this.text[this.at - 1] ?? '')) {
			this.toLineEnd();
		}
		return this.ended || this.char === '\n';
	}

	/** After a value only a comment may follow on its line. */
	expectLineEnd(): void {
		if (this.skipRestOfLine()) return;
		this.fail(
			this.char === ':'
				? 'a colon stands where none can be; text that holds ": " needs quotes'
				: `"${this.char}" stands behind a value that has ended; text with special characters needs quotes`,
		);
	}

	/** Over blank lines and comments to the next content. Tabs are no indentation. */
	skipBlank(): void {
		this.skipBlankInFlow();
		const before = this.ended ? '' : this.text.slice(this.lineStart, this.at);
		if (before.includes('\t') && before.trim() === '') this.fail('a tab at the beginning; YAML is indented by spaces');
	}

	/** The same inside brackets, where indentation means nothing. */
	skipBlankInFlow(): void {
		while (this.skipRestOfLine() && !this.ended) this.nextLine();
	}

	/** Whether a document ends or begins here. */
	atMarker(mark: '---' | '...'): boolean {
		return this.column === 0 && this.text.startsWith(mark, this.at) && isBlank(this.peek(3));
	}

	get atAnyMarker(): boolean {
		return this.atMarker('---') || this.atMarker('...');
	}

	/** Runs it one level deeper. */
	within<T>(read: () => T): T {
		this.depth += 1;
		if (this.depth > LIMITS.depth) this.fail(`more than ${LIMITS.depth} levels inside one another`);
		this.count(1);
		const value = read();
		this.depth -= 1;
		return value;
	}

	count(more: number): void {
		this.nodes += more;
		if (this.nodes > LIMITS.nodes) this.fail(`more than ${LIMITS.nodes} values`);
	}

	/** To come back to with `restore`. */
	mark(): [number, number, number] {
		return [this.at, this.line, this.lineStart];
	}

	restore([at, line, lineStart]: [number, number, number]): void {
		[this.at, this.line, this.lineStart] = [at, line, lineStart];
	}
}
