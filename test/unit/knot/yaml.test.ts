import { parse } from '../../../nodes/Knot/openapi/yaml';
import { UnreadableFile } from '../../../nodes/Knot/openapi/unreadable';

const lines = (...list: string[]) => list.join('\n');

test('mappings and lists inside one another', () => {
	const file = lines(
		'paths:',
		'  /clusters/{id}:',
		'    get:',
		'      tags:',
		'      - Cluster',
		'      parameters:',
		'        - name: id',
		'          in: path',
		'        -',
		'          $ref: "#/components/parameters/lang"',
		"      responses: {'200': {description: OK}, 404: {}}",
		'- a list',
	);
	expect(parse(file.replace('\n- a list', ''))).toEqual({
		paths: {
			'/clusters/{id}': {
				get: {
					tags: ['Cluster'],
					parameters: [{ name: 'id', in: 'path' }, { $ref: '#/components/parameters/lang' }],
					responses: { '200': { description: 'OK' }, '404': {} },
				},
			},
		},
	});
	expect(() => parse(file)).toThrow('Line 12 of the file: "key: value" is expected here');
});

test('lists in lists, and lists as far left as their key', () => {
	expect(parse('- - a\n  - b\n- - - c\n- {d: e}')).toEqual([['a', 'b'], [['c']], { d: 'e' }]);
	expect(parse('a:\n- b\n- c:\n  - d\ne: f')).toEqual({ a: ['b', { c: ['d'] }], e: 'f' });
});

describe('scalars', () => {
	test.each([
		['null', null],
		['~', null],
		['', null],
		['True', true],
		['FALSE', false],
		['yes', 'yes'],
		['-12', -12],
		['012', 12],
		['0o17', 15],
		['0x1F', 31],
		['0X1F', '0X1F'],
		['1e3', 1000],
		['.5', 0.5],
		['5.', 5],
		['-.inf', -Infinity],
		['.NaN', NaN],
		['1_000', '1_000'],
		['2019-08-24T14:15:22Z', '2019-08-24T14:15:22Z'],
		['3.0.1', '3.0.1'],
		['^[a-z]{2}$', '^[a-z]{2}$'],
		['http://localhost:80/#a', 'http://localhost:80/#a'],
		['a, b # and no more', 'a, b'],
		['!!str 12', '12'],
		['! 12', '12'],
		['-1 degree', '-1 degree'],
		['a:b', 'a:b'],
	])('%s', (text, value) => expect(parse(`key: ${text}`)).toEqual({ key: value }));

	test('a plain text over several lines', () => {
		expect(parse('a: one\n  two\n\n  three\nb: [four\n  five]')).toEqual({ a: 'one two\nthree', b: ['four five'] });
	});

	test('quotes', () => {
		expect(parse(`'it''s': 'a: #b'`)).toEqual({ "it's": 'a: #b' });
		expect(parse('a: "x \\"\\u00e9\\x41\\U0001F600\\t\\/"')).toEqual({ a: 'x "éA😀\t/' });
		expect(parse('a: "one\n  two \n\n  three\\n\\\n  four"')).toEqual({ a: 'one two\nthree\nfour' });
		expect(parse("a: 'one\n\n\n  two'")).toEqual({ a: 'one\n\ntwo' });
	});

	test.each([
		['|', 'one\n two\n\nthree\n'],
		['|-', 'one\n two\n\nthree'],
		['|+', 'one\n two\n\nthree\n\n'],
		['>', 'one\n two\n\nthree\n'],
		['>-  # folded', 'one\n two\n\nthree'],
	])('a text block after %s', (header, text) => {
		expect(parse(`a: ${header}\n  one\n   two\n\n  three\n\nb: 1`)).toEqual({ a: text, b: 1 });
	});

	test('folding joins lines, and leaves those alone that are indented', () => {
		expect(parse('- >-\n  one\n  two\n\n  three\n    * four\n\n    * five\n  six')).toEqual([
			'one two\nthree\n  * four\n\n  * five\nsix',
		]);
	});

	test('a block that begins with spaces says how far it is indented', () => {
		expect(parse('a:\n  b: |2-\n      one\n    two')).toEqual({ a: { b: '  one\ntwo' } });
		expect(parse('a: |\nb: |+\n\n\nc: 1')).toEqual({ a: '', b: '\n\n', c: 1 });
	});
});

test('brackets over several lines with comments', () => {
	expect(parse('a: [1, two, {b: c, "d":[], e}, f: g,\n  # more\n  ]\nh: {\n}')).toEqual({
		a: [1, 'two', { b: 'c', d: [], e: null }, { f: 'g' }],
		h: {},
	});
	expect(parse("{a: 'no JSON'}")).toEqual({ a: 'no JSON' });
});

describe('anchors', () => {
	test('an alias is the same value', () => {
		const { a, b, c } = parse('a: &x\n  k: 1\nb: *x\nc: [*x, &y text, *y]') as Record<string, unknown>;
		expect(b).toBe(a);
		expect(c).toEqual([{ k: 1 }, 'text', 'text']);
	});

	test('a merge adds what is not there', () => {
		const file = 'a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*a, *b]\n  x: 0\n"d": {"<<": 1}';
		expect(parse(file)).toMatchObject({ c: { x: 0, y: 1, z: 2 }, d: { '<<': 1 } });
	});

	test('on a line of their own, and on keys', () => {
		expect(parse('a:\n  &x\n  b: 1\nc: *x\n&k d: *k')).toEqual({ a: { b: 1 }, c: { b: 1 }, d: 'd' });
	});
});

test('the document may have a head and an end', () => {
	expect(parse('%YAML 1.2\n# Knot\n---\na: 1\n...\n')).toEqual({ a: 1 });
	expect(parse('--- |\n  text\n')).toBe('text\n');
	expect(parse('\uFEFFa: 1\r\nb: |\r\n  x\r\n')).toEqual({ a: 1, b: 'x\n' });
	expect(parse('# nothing\n')).toBeNull();
});

test('keys that JavaScript knows are keys like any other', () => {
	const read = parse('__proto__: {polluted: 1}\nconstructor: 2\nx: &x {__proto__: 3}\ny: {<<: *x}') as object;
	expect(Object.keys(read)).toEqual(['__proto__', 'constructor', 'x', 'y']);
	expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
	expect({}).not.toHaveProperty('polluted');
});

describe('refused, with the line', () => {
	test.each([
		['a: 1\nb: c: d', 2, 'a colon stands where none can be; text that holds ": " needs quotes'],
		['a:\n\tb: 1', 2, 'a tab at the beginning; YAML is indented by spaces'],
		['a: 1\n b: 2', 2, 'a colon stands where none can be; text that holds ": " needs quotes'],
		['a:\n  b: 1\n c: 2', 3, 'this line is indented as no line above it'],
		['a: 1\nb: 2\na: 3', 3, '"a" is there twice'],
		['a: [1,\n2', 2, '"]" is missing at the end'],
		['a: [1, 2}', 1, '"," or "]" is missing before "}"'],
		['[1,,2]', 1, 'nothing stands before this comma'],
		['{[1]: 2}', 1, 'only texts and numbers can be keys'],
		['a: b\nc: "x\n\ny', 2, 'a quoted text begins here and never ends'],
		['a: "\\q"', 1, '"\\q" means nothing in a text in double quotes'],
		['a: "\\uD8"', 1, 'no character has the number that a backslash names'],
		['a: "b" c', 1, '"c" stands behind a value that has ended; text with special characters needs quotes'],
		['a: @b', 1, 'no value can begin with "@"; put it in quotes'],
		['a: |x\n  b', 1, 'a text block begins with | or > and at most a digit and + or - behind it'],
		['a: *x', 1, '"*x" names no value that has ended before this line'],
		['a: &x [*x]', 1, '"*x" names no value that has ended before this line'],
		['a: & b', 1, 'an anchor (&) needs a name'],
		['a: !!binary b', 1, 'the type "!!binary" is not known'],
		['<<: 1', 1, '"<<" takes a mapping or a list of mappings'],
		['? a\n: b', 1, 'keys that begin with "? " cannot be read here'],
		['a: 1\n---\nb: 2', 3, 'the document has ended above; put into one file what belongs together'],
	])('%j', (file, line, what) => {
		const refused = (): unknown => {
			try {
				return parse(file);
			} catch (error) {
				return error;
			}
		};
		expect(refused()).toBeInstanceOf(UnreadableFile);
		expect(refused()).toMatchObject({ line, message: `Line ${line} of the file: ${what}` });
	});

	test('a mistake in JSON is told with its line, too', () => {
		expect(() => parse('{\n  "a": 1\n  "b": 2\n}')).toThrow('Line 3 of the file: "," or "}" is missing before ":"');
	});
});

describe('files made to hurt', () => {
	const many = (text: string, length = 400_000) => text.repeat(length / text.length);
	const numbered = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, i) => line(i));

	test.each([
		['brackets', many('[')],
		['objects', many('{"a":')],
		['dashes', many('- ')],
		['deeper lines', numbered(2_000, (index) => `${' '.repeat(index)}a:`).join('\n')],
		['anchors without values', many('&a\n')],
		['empty values', many('-\n', 1_200_000)],
		[
			'merges',
			['a: &a {', ...numbered(3_000, (i) => `k${i}: 1,`), '}', ...numbered(3_000, (i) => `b${i}: {<<: *a}`)].join('\n'),
		],
		['a quote that never ends', `"${many('a\n')}`],
		['a backslash without end', `"${many('\\\\')}`],
	])('%s are refused', (_, file) => expect(() => parse(file)).toThrow(UnreadableFile));

	test.each([
		['blank lines', `a: b${many('\n')}c: d`],
		['lines of a plain text', many('b\n')],
		['lines of a block', `a: >\n${many('  x\n\n   y\n')}`],
		['spaces', `a: 'b${many(' ')}c'`],
		['digits', `a: ${many('1')}x`],
		['hashes', `a: b${many(' #')}`],
	])('%s are read', (_, file) => expect(parse(file)).toBeTruthy());

	test('values that double 60 times stay shared', () => {
		const file = ['a0: &a0 [1]', ...numbered(60, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)].join('\n');
		const { a60 } = parse(file) as Record<string, unknown[]>;
		expect(a60[0]).toBe(a60[1]);
	});

	test('a file beyond all measure', () => {
		expect(() => parse(' '.repeat(10_000_001))).toThrow('The file has 10000001 characters, more than 10000000');
	});
});
