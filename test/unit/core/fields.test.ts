import fc from 'fast-check';
import type { Field } from '../../../nodes/core/fields';
import { collect } from '../../../nodes/core/collect';
import { choice, choices, FieldError, flag, json, number, text } from '../../../nodes/core/fields';
import { refusalOf } from './refusal';

const named = { name: 'value', displayName: 'The Value' };
const EMPTY = [undefined, null, ''];
const mode = choice({
	...named,
	options: [
		{ name: 'Low', value: 'low', wire: 1 },
		{ name: 'Very High', value: 'veryHigh', wire: 3, description: 'Fastest' },
	],
});
const onOff = choice({
	...named,
	options: [
		{ name: 'On', value: 'on', wire: 2 },
		{ name: 'Off', value: 'off', wire: 1 },
	],
});

const BUILDERS: Record<string, (required: boolean) => Field> = {
	text: (required) => text({ ...named, required }),
	number: (required) => number({ ...named, required, min: -5, max: 5 }),
	choice: (required) => choice({ ...named, required, options: [{ name: 'A', value: 'a', wire: 1 }] }),
	choices: (required) => choices({ ...named, required, options: [{ name: 'A', value: 'a', wire: 1 }] }),
	flag: (required) => flag({ ...named, required }),
	json: (required) => json({ ...named, required }),
};

describe.each(Object.entries(BUILDERS))('%s', (_, build) => {
	test('leaves an empty value out', () => {
		for (const value of EMPTY) expect(build(false).toWire(value)).toBeUndefined();
	});

	test('refuses an empty value where one is required, by the name of the panel', () => {
		for (const value of EMPTY) expect(refusalOf(build(true), value)).toBe('"The Value" is required: fill it in');
	});

	test('never makes a value out of blanks', () => {
		for (const value of [' ', '\t', ' \n ']) {
			const sent = (() => {
				try {
					return build(false).toWire(value);
				} catch (error) {
					expect(error).toBeInstanceOf(FieldError);
					return undefined;
				}
			})();
			expect(sent).toBeUndefined();
		}
	});

	test('answers anything with a value or with a refusal that names the field', () => {
		fc.assert(
			fc.property(fc.anything({ withNullPrototype: true }), (value) => {
				const refusal = refusalOf(build(true), value);
				return refusal === null || refusal.includes('"The Value"');
			}),
		);
	});

	test('has a name, a place on the wire and a default in its property', () => {
		const { property, wire } = build(true);
		expect(property).toMatchObject({ name: 'value', displayName: 'The Value', required: true });
		expect(property).toHaveProperty('default');
		expect(property).not.toHaveProperty('displayOptions');
		expect(build(false).property).not.toHaveProperty('required');
		expect(wire).toBe('value');
	});
});

describe('text', () => {
	const digits = text({ ...named, pattern: /^\d{3}$/, hint: 'must be three digits' });

	test.each([
		[' 123 ', '123'],
		[123, '123'],
	])('%j is sent as %j', (given, sent) => expect(digits.toWire(given)).toBe(sent));

	test.each(['12', '1234', '12a', true, {}, [1, 2, 3], 1.5])('%j is refused with the hint', (value) => {
		expect(refusalOf(digits, value)).toBe('"The Value" must be three digits');
	});

	test('a secret is marked for the panel and for masking', () => {
		const secret = text({ ...named, secret: true });
		expect(secret.property.typeOptions).toEqual({ password: true });
		expect(secret.secret).toBe(true);
	});
});

describe('number', () => {
	const speed = number({ ...named, min: 6, max: 42, unit: 'km/h' });

	test.each([
		[6, 6],
		[42, 42],
		[' 20 ', 20],
	])('%j is sent as %j', (given, sent) => expect(speed.toWire(given)).toBe(sent));

	test.each([5, 43, 20.5, '20.5', 'fast', NaN, Infinity, true, {}, [20], '20 km/h'])('%j is refused', (value) => {
		expect(refusalOf(speed, value)).toBe('"The Value" must be a whole number from 6 to 42 km/h');
	});

	test('never lets anything but a whole number of its range through', () => {
		const range = fc.tuple(fc.integer(), fc.integer()).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
		const value = fc.oneof(fc.anything(), fc.integer(), fc.integer().map(String), fc.double());
		fc.assert(
			fc.property(range, value, ([min, max], given) => {
				const field = number({ ...named, min, max });
				let sent: unknown;
				try {
					sent = field.toWire(given);
				} catch (error) {
					return error instanceof FieldError && error.message.includes('The Value');
				}
				if (sent === undefined) return given === undefined || given === null || given === '';
				return Number.isInteger(sent) && (sent as number) >= min && (sent as number) <= max;
			}),
		);
	});

	test('the panel knows the range, and its default lies within', () => {
		expect(speed.property).toMatchObject({ default: 6, typeOptions: { minValue: 6, maxValue: 42 } });
	});
});

describe('choice', () => {
	test.each(['veryHigh', 'VERYHIGH', ' very high ', 'Very High'])('takes the word %j', (word) => {
		expect(mode.toWire(word)).toBe(3);
	});

	test.each([1, 3, '1', '3', 'fast', true, {}, []])('%j is refused with the words in place of numbers', (value) => {
		expect(refusalOf(mode, value)).toBe('"The Value" must be one of: low, veryHigh');
	});

	test('true and false are on and off, where there are such words', () => {
		expect([onOff.toWire(true), onOff.toWire(false)]).toEqual([2, 1]);
	});

	test('shows the words, never what is on the wire', () => {
		const options = [
			{ name: 'Low', value: 'low' },
			{ name: 'Very High', value: 'veryHigh', description: 'Fastest' },
		];
		expect(mode.property).toMatchObject({ type: 'options', default: 'low', options });
	});
});

describe('choices', () => {
	const several = choices({
		...named,
		options: [
			{ name: 'A', value: 'a', wire: 'x' },
			{ name: 'B', value: 'b', wire: 'y' },
		],
	});

	test('each word once, a single word too', () => {
		expect(several.toWire(['b', 'a', 'b'])).toEqual(['y', 'x']);
		expect(several.toWire('a')).toEqual(['x']);
		expect(several.property).toMatchObject({ type: 'multiOptions', default: [] });
	});

	test.each([[['a', 'c']], [['a', '']], [[1]]])('%j is refused', (value) => {
		expect(refusalOf(several, value)).toContain('"The Value"');
	});
});

describe('flag', () => {
	test.each([
		[true, true],
		['TRUE', true],
		[false, false],
		[' false ', false],
	])('%j is %j', (given, sent) => expect(flag(named).toWire(given)).toBe(sent));

	test.each([1, 0, 'yes', 'on', {}, []])('%j is refused', (value) => {
		expect(refusalOf(flag(named), value)).toBe('"The Value" must be true or false');
	});
});

describe('json', () => {
	test.each([
		['{"a": [1]}', { a: [1] }],
		[{ a: 1 }, { a: 1 }],
		['{}', {}],
	])('%j is taken', (given, sent) => {
		expect(json(named).toWire(given)).toEqual(sent);
	});

	test.each(['{', 'text', '[1]', '1', 'null', [1], 1, true])('%j is refused', (value) => {
		expect(refusalOf(json(named), value)).toContain('"The Value" must be a JSON object');
	});
});

test('collect lays values out as they go on the wire and leaves out what is not given', () => {
	const fields = [
		text({ name: 'a', displayName: 'A', wire: 'b' }),
		number({ name: 'c', displayName: 'C', min: 0, max: 9 }),
		Object.assign(json({ name: 'd', displayName: 'D' }), { wire: null }),
	];
	const values: Record<string, unknown> = { a: 'x', d: { e: 1, f: 2 } };
	expect(collect(fields, ({ property }) => values[property.name])).toEqual({ b: 'x', e: 1, f: 2 });
});
