import fc from 'fast-check';
import { locator } from '../../../nodes/core/locator';
import { refusalOf } from './refusal';

const common = {
	name: 'device',
	displayName: 'Device',
	search: 'searchDevices',
	byText: 'By ID',
	pattern: /^[a-z]\d+$/,
	hint: 'must be a letter and digits',
	placeholder: 'a1',
};
const one = locator({ ...common, required: true });
const many = locator({ ...common, required: true, many: true, wire: 'devices' });
const rl = (mode: string, value: unknown) => ({ __rl: true, mode, value });

test.each([
	['a text', 'a1'],
	['chosen from the list', rl('list', 'a1')],
	['given by its ID', rl('id', ' a1 ')],
	['a list of one', ['a1']],
	['the same twice', 'a1,a1'],
])('one device: %s', (_, value) => expect(one.toWire(value)).toBe('a1'));

test.each([
	['a comma list', 'a1, b2,c3'],
	['in the locator', rl('id', 'a1,b2;c3')],
	['a list', ['a1', ' b2', 'c3']],
	['lines', 'a1\nb2\n\nc3\n'],
	['some of them twice', 'a1,b2,a1,c3,b2'],
])('several devices: %s', (_, value) => expect(many.toWire(value)).toEqual(['a1', 'b2', 'c3']));

test('digits as a number are understood', () => {
	const digits = locator({ ...common, pattern: /^\d+$/ });
	expect(digits.toWire(358899051025339)).toBe('358899051025339');
	expect(digits.toWire([358899051025339])).toBe('358899051025339');
});

test.each([undefined, null, '', ' ', rl('list', ''), rl('id', null), [], [''], ',', rl('id', ' ; ')])(
	'%j names nobody: refused where one is needed, left out where none is',
	(value) => {
		expect(refusalOf(one, value)).toBe('"Device" is required: fill it in');
		expect(refusalOf(many, value)).toBe('"Device" is required: fill it in');
		expect(locator(common).toWire(value)).toBeUndefined();
		expect(locator({ ...common, many: true }).toWire(value)).toBeUndefined();
	},
);

test.each(['A1', 'a1 b2', 'a', {}, { id: 'a1' }, [{ id: 'a1' }], true, [['a1']], rl('id', { id: 'a1' })])(
	'%j is refused with the hint, one or many',
	(value) => {
		for (const field of [one, many]) expect(refusalOf(field, value)).toBe('"Device" must be a letter and digits');
	},
);

test('an object is never taken for its text, however much the pattern allows', () => {
	const loose = locator({ ...common, pattern: /./, many: true });
	for (const value of [{}, [{}], { name: 'x' }]) expect(refusalOf(loose, value)).toContain('"Device"');
});

test('two where one is asked for are refused, and one bad among many, too', () => {
	expect(refusalOf(one, 'a1,b2')).toBe('"Device" must be a letter and digits');
	expect(refusalOf(many, 'a1,?')).toBe('"Device" must be a letter and digits');
});

test('whatever comes, it is a checked value or a refusal', () => {
	fc.assert(
		fc.property(fc.oneof(fc.anything(), fc.string()), (value) => {
			if (refusalOf(many, value) !== null) return true;
			const sent = many.toWire(value) as string[];
			return sent.length > 0 && new Set(sent).size === sent.length && sent.every((each) => common.pattern.test(each));
		}),
	);
});

test('the panel offers the list first, and the text', () => {
	expect(one.property).toMatchObject({
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{ name: 'list', typeOptions: { searchListMethod: 'searchDevices', searchable: true } },
			{ displayName: 'By ID', name: 'id', type: 'string' },
		],
	});
	expect([one.wire, many.wire]).toEqual(['device', 'devices']);
});
