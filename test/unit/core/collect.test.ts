import { collect, shownWhen } from '../../../nodes/core/collect';
import { choice, flag, text } from '../../../nodes/core/fields';

const kind = choice({
	name: 'kind',
	displayName: 'Kind',
	required: true,
	options: [
		{ name: 'Own Words', value: 'custom', wire: '' },
		{ name: 'Lock Door', value: 'lockDoor', wire: 'LOCK' },
	],
});
const words = shownWhen(
	'kind',
	['custom'],
	text({ name: 'words', displayName: 'Words', required: true, wire: 'kind' }),
);
const extra = flag({ name: 'extra', displayName: 'Extra' });
const detail = shownWhen('extra', [true] as never, text({ name: 'detail', displayName: 'Detail' }));

const read = (values: Record<string, unknown>) => {
	const asked: string[] = [];
	const sent = collect([kind, words, extra, detail], ({ property: { name, default: usual } }) => {
		asked.push(name);
		return values[name] ?? usual;
	});
	return { sent, asked };
};

test('a field that is shown fills its place on the wire', () => {
	expect(read({ kind: 'custom', words: 'hello' }).sent).toEqual({ kind: 'hello', extra: false });
});

test('a field that is not shown is neither read nor demanded', () => {
	const { sent, asked } = read({ kind: 'lockDoor', words: 'left over' });
	expect(sent).toEqual({ kind: 'LOCK', extra: false });
	expect(asked).not.toContain('words');
	expect(asked).not.toContain('detail');
});

test('a shown field that is required must be filled in', () => {
	expect(() => read({ kind: 'custom' })).toThrow('"Words" is required');
});

test.each(['CUSTOM', 'Own Words', ' own words ', 'Custom'])(
	'the word in another spelling (%j), as an expression may give it, shows the same fields',
	(word) => {
		expect(read({ kind: word, words: 'hello' }).sent).toMatchObject({ kind: 'hello' });
	},
);

test.each([[true], ['true'], ['TRUE']])('a switch that is %j shows its fields', (value) => {
	expect(read({ kind: 'lockDoor', extra: value, detail: 'x' }).sent).toMatchObject({ detail: 'x' });
});

test('a wrong value of the neighbour is told by the name of the neighbour', () => {
	expect(() => read({ kind: 'fly' })).toThrow('"Kind" must be one of: custom, lockDoor');
});

test('every parameter is read once, for an expression costs time and may change', () => {
	const { asked } = read({ kind: 'custom', words: 'x', extra: true, detail: 'y' });
	expect(asked).toEqual(['kind', 'words', 'extra', 'detail']);
});

test('the condition stands in the property and leaves the field as it was', () => {
	const plain = text({ name: 'words', displayName: 'Words' });
	const shown = shownWhen('kind', ['a', 'b'], plain);
	expect(shown.property.displayOptions).toEqual({ show: { kind: ['a', 'b'] } });
	expect(plain.property).not.toHaveProperty('displayOptions');
});

test('the place of the workflow reaches every field', () => {
	const zone = {
		...text({ name: 'z', displayName: 'Z' }),
		toWire: (_: unknown, place?: { timeZone: string }) => place?.timeZone,
	};
	expect(collect([zone], () => 'x', { timeZone: 'Asia/Tokyo' })).toEqual({ z: 'Asia/Tokyo' });
});
