/** Values that JSON and YAML share. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };

/** Chooses one of several ways to write the same. */
export type Choose = <T>(ways: T[]) => T;

const PLAIN = /^[A-Za-z/][A-Za-z0-9/._-]*(?: [A-Za-z0-9/._-]+)*$/;
const MEANS_MORE = /^(?:null|true|false)$/i;

const isPlain = (text: string) => PLAIN.test(text) && !MEANS_MORE.test(text);
const isCollection = (value: Value): value is Value[] | { [key: string]: Value } =>
	typeof value === 'object' && value !== null;

const single = (text: string) => `'${text.replaceAll("'", "''")}'`;
/** Every escape of JSON is one of YAML. */
const double = (text: string) => JSON.stringify(text);
const fitsOneLine = (text: string) => /^[ -~\u00a0-\ud7ff]*$/.test(text);

/** All ways to write a text inside a line. */
function inline(text: string): string[] {
	return [double(text), ...(fitsOneLine(text) ? [single(text)] : []), ...(isPlain(text) ? [text] : [])];
}

const fitsBlock = (text: string) => text !== '' && /^[\n\t -~\u00a0-\ud7ff]*$/.test(text);

/** Sign behind | or >, and the lines to write; one line end at the end is the usual case. */
function block(text: string, mark: '|' | '>', pad: string, digit: number): string {
	const content = text.replace(/\n+$/, '');
	const ends = text.length - content.length;
	const chomp = ends === 0 ? '-' : ends === 1 && content !== '' ? '' : '+';
	const indent = /^[ \n\t]/.test(text) ? String(digit) : '';
	const all = mark === '|' ? content : content.replace(/\n+/g, (breaks) => `${breaks}\n`);
	const lines = content === '' ? [] : all.split('\n');
	const blank = chomp === '+' ? Array.from({ length: ends - (content === '' ? 0 : 1) }, () => '') : [];
	return [`${mark}${indent}${chomp}`, ...[...lines, ...blank].map((line) => (line === '' ? '' : pad + line))].join(
		'\n',
	);
}

const canFold = (text: string) => fitsBlock(text) && !/(^|\n)[ \t]/.test(text) && !text.startsWith('\n');

/** A text over two lines: the space between two words may be a line end. */
const broken = (text: string, pad: string) => text.replace(' ', `\n${pad}`);

function scalar(value: Value, choose: Choose, pad: string, step: number): string {
	if (typeof value !== 'string') return choose(value === null ? ['null', '~', 'Null'] : [JSON.stringify(value)]);
	const ways = inline(value);
	if (isPlain(value)) ways.push(broken(value, pad));
	if (fitsBlock(value)) ways.push(block(value, '|', pad, step));
	if (canFold(value)) ways.push(block(value, '>', pad, step));
	return choose(ways);
}

function flow(value: Value, choose: Choose): string {
	const gap = choose(['', ' ', '\n   ', ' # why, "what"\n ']);
	if (Array.isArray(value)) return `[${gap}${value.map((each) => flow(each, choose)).join(`,${gap}`)}${gap}]`;
	if (!isCollection(value)) return typeof value === 'string' ? choose(inline(value)) : JSON.stringify(value);
	const pairs = Object.entries(value).map(([key, each]) => `${choose(inline(key))}: ${flow(each, choose)}`);
	return `{${gap}${pairs.join(`,${gap}`)}${gap}}`;
}

const isEmpty = (value: object) => Object.keys(value).length === 0;

/** What stands behind `key:` or `-`, with the space or the line end before it. */
function behind(value: Value, choose: Choose, indent: number, step: number): string {
	const rest = choose(['\n', ' # a: "b\n', '\n\n', '\n# - x\n']);
	if (!isCollection(value)) return ` ${scalar(value, choose, ' '.repeat(indent + step), step)}`;
	if (isEmpty(value) || choose([true, false, false])) return ` ${flow(value, choose)}`;
	return `${rest}${lines(value, choose, indent + step)}`;
}

function lines(value: Value[] | { [key: string]: Value }, choose: Choose, indent: number): string {
	const pad = ' '.repeat(indent);
	const step = choose([1, 2, 4]);
	if (Array.isArray(value)) return value.map((each) => `${pad}-${item(each, choose, indent)}`).join('\n');
	return Object.entries(value)
		.map(([key, each]) => {
			// A list may stand as far left as its key.
			const left = Array.isArray(each) && each.length > 0 && choose([true, false]);
			const text = left ? `\n${lines(each, choose, indent)}` : behind(each, choose, indent, step);
			return `${pad}${choose(inline(key))}:${text}`;
		})
		.join('\n');
}

/** Behind a dash a collection may begin on the same line. */
function item(value: Value, choose: Choose, indent: number): string {
	if (!isCollection(value) || isEmpty(value) || choose([true, false])) return behind(value, choose, indent, 2);
	return ` ${lines(value, choose, indent + 2).trimStart()}`;
}

/** The value as YAML in one of its many looks. */
export function toYaml(value: Value, choose: Choose): string {
	const text = isCollection(value) && !isEmpty(value) ? lines(value, choose, 0) : scalar(value, choose, '  ', 2);
	const begins = isCollection(value) && !isEmpty(value) ? ['', '---\n', '%YAML 1.2\n---\n', '# a\n\n'] : ['', '--- '];
	const body = isCollection(value) && isEmpty(value) ? flow(value, choose) : text;
	return `${choose(begins)}${body}\n${choose(['', '...\n', '# end'])}`;
}
