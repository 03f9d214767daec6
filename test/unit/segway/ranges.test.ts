import type { Field } from '../../../nodes/core/fields';
import { resources } from '../../../nodes/Segway/operations';
import { COLOURS, LEVELS } from '../../../nodes/Segway/operations/fields';

/** The ranges as both documents print them, by the name on the wire. */
const RANGES: Record<string, [number, number]> = {
	alertSensitivity: [1, 3],
	lowPowerValue: [10, 30],
	lowSpeedLimit: [6, 42],
	mediumSpeedLimit: [6, 42],
	highSpeedLimit: [6, 42],
	volume: [1, 3],
	unlockStatus: [10, 65535],
	lockStatus: [10, 65535],
	ridingStatus: [10, 65535],
	nonRiding: [10, 65535],
	speed: [100, 700],
	utcOffset: [-43200, 43200],
};

const flat = (fields: Field[]): Field[] => fields.flatMap((field) => [field, ...flat(field.children ?? [])]);
const all = flat(resources.flatMap(({ operations }) => operations.flatMap(({ fields }) => fields)));
const numbers = all
	.filter(({ property }) => property.type === 'number')
	.map((field): [string, Field] => [field.wire!, field]);

test('every documented range belongs to a field', () => {
	expect([...new Set(numbers.map(([wire]) => wire))].sort()).toEqual(Object.keys(RANGES).sort());
});

test.each(numbers)('%s takes its documented range and nothing beyond', (wire, { property, toWire }) => {
	const [min, max] = RANGES[wire];
	expect([toWire(min), toWire(max)]).toEqual([min, max]);
	for (const beyond of [min - 1, max + 1]) expect(() => toWire(beyond)).toThrow(property.displayName);
	expect(property.typeOptions).toMatchObject({ minValue: min, maxValue: max });
	expect(toWire(property.default)).toBe(property.default);
});

test('the words of a list stand for the documented numbers', () => {
	const wires = (choices: typeof COLOURS) => Object.fromEntries(choices.map(({ value, wire }) => [value, wire]));
	expect(wires(COLOURS)).toEqual({ green: 1, red: 2, orange: 3, blue: 4, cyan: 5, violet: 6, white: 7 });
	expect(wires(LEVELS)).toEqual({ low: 1, medium: 2, high: 3 });
});

test('no list offers a bare number, and its default is one of its words', () => {
	const lists = all.filter(({ property }) => property.type === 'options');
	for (const { property, toWire } of lists) {
		const words = (property.options as Array<{ value: unknown }>).map(({ value }) => value);
		expect(words.filter((word) => typeof word !== 'string' || /^\d+$/.test(word))).toEqual([]);
		expect(words).toContain(property.default);
		expect(toWire(property.default)).toBeDefined();
	}
	expect(lists.length).toBeGreaterThan(20);
});
