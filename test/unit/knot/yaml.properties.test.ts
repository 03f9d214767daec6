import fc from 'fast-check';
import { parse } from '../../../nodes/Knot/openapi/yaml';
import { UnreadableFile } from '../../../nodes/Knot/openapi/unreadable';
import { toYaml } from './yamlEmitter';
import type { Choose, Value } from './yamlEmitter';

const text = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.string({ unit: fc.constantFrom(...'ab:#-?,[]{}&*!|>\'"%@` \n\t\\') }),
	fc
		.array(fc.constantFrom('lat', 'cluster_id', '/clusters/{id}', 'of', '1', 'null', '\n', '\n\n', ' '))
		.map((words) => words.join(' ')),
	fc.constantFrom(
		'',
		'yes',
		'true',
		'~',
		'12',
		'1e3',
		'0x1F',
		'.5',
		'2019-08-24',
		'---',
		'- a',
		'a: b',
		'<<',
		'__proto__',
	),
);

const { value } = fc.letrec<{ value: Value; list: Value[]; object: { [key: string]: Value } }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		text,
		fc.constantFrom<Value>(null, true, false),
		fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((number) => number + 0),
		tie('list'),
		tie('object'),
	),
	list: fc.array(tie('value'), { maxLength: 4 }),
	object: fc.dictionary(
		text.filter((key) => key !== '<<'),
		tie('value'),
		{ maxKeys: 4 },
	),
}));

/** Ways are chosen by a list of numbers, so that a failure can be shrunk and shown again. */
const choosing = (numbers: number[]): Choose => {
	let turn = 0;
	return (ways) => ways[numbers[(turn += 1) % numbers.length] % ways.length];
};
const numbers = fc.array(fc.nat(59), { minLength: 1, maxLength: 40 });

/** As JSON would have it: keys of a mapping in any order, `__proto__` among them. */
const same = (given: unknown) => JSON.parse(JSON.stringify(given)) as unknown;

test('what is written as YAML, in whatever style, is read as it was', () => {
	fc.assert(
		fc.property(value, numbers, (given, choices) => {
			const yaml = toYaml(given, choosing(choices));
			expect({ yaml, read: same(parse(yaml)) }).toEqual({ yaml, read: same(given) });
		}),
		{ numRuns: 2_000 },
	);
});

test('JSON is read as JSON', () => {
	fc.assert(
		fc.property(fc.oneof(fc.dictionary(text, value), fc.array(value)), fc.boolean(), (given, pretty) => {
			const json = JSON.stringify(given, null, pretty ? '\t' : undefined);
			expect(parse(`\uFEFF\n${json}`)).toEqual(JSON.parse(json));
		}),
	);
});

/** Reads it, or refuses it in our own words: nothing else is thrown. */
function readOrRefuse(file: string): void {
	try {
		parse(file);
	} catch (error) {
		expect(error).toBeInstanceOf(UnreadableFile);
		expect((error as UnreadableFile).details.message).toMatch(/^Line \d+ of the file: /);
		expect((error as UnreadableFile).line).toBeLessThanOrEqual(file.split(/\r\n?|\n/).length);
	}
}

test('any text is read or refused with its line', () => {
	const anything = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 200 }),
		fc.string({ unit: fc.constantFrom(...'a1:#-?,[]{}&*!|>\'"%@` \n\t\r\\~<'), maxLength: 200 }),
		fc
			.array(
				fc.constantFrom(
					'a: ',
					'- ',
					'\n',
					'  ',
					'"',
					"'",
					'|',
					'>-',
					'{',
					'}',
					'[',
					']',
					'&a ',
					'*a',
					'<<: ',
					'--- ',
					'# ',
					'\t',
					'b',
					'? ',
					'!!str ',
					',',
				),
				{ maxLength: 80 },
			)
			.map((parts) => parts.join('')),
	);
	fc.assert(fc.property(anything, readOrRefuse), { numRuns: 5_000 });
});

test('a file that was damaged anywhere is read or refused with its line', () => {
	fc.assert(
		fc.property(
			value,
			numbers,
			fc.nat(),
			fc.nat(5),
			fc.string({ maxLength: 3 }),
			(given, choices, place, gone, put) => {
				const yaml = toYaml(given, choosing(choices));
				const at = place % (yaml.length + 1);
				readOrRefuse(yaml.slice(0, at) + put + yaml.slice(at + gone));
			},
		),
		{ numRuns: 2_000 },
	);
});
