import { collection, together } from '../../../nodes/core/collections';
import { choice, number, text } from '../../../nodes/core/fields';
import { refusalOf } from './refusal';

const volume = number({ name: 'volume', displayName: 'Volume', min: 1, max: 3 });
const key = text({ name: 'key', displayName: 'Key', wire: 'wireKey' });
const settings = { name: 'settings', displayName: 'Settings', fields: [volume, key] };
const effect = choice({
	name: 'mode',
	displayName: 'Effect',
	required: true,
	options: [
		{ name: 'Off', value: 'off', wire: 1 },
		{ name: 'On', value: 'on', wire: 2 },
	],
});
const lamp = { name: 'lamp', displayName: 'Lamp', fields: [effect, volume] };

describe('collection', () => {
	test('sends only what the person added, by the names on the wire', () => {
		expect(collection(settings).toWire({ key: 'x' })).toEqual({ wireKey: 'x' });
		expect(collection(settings).toWire({ volume: '2', key: '' })).toEqual({ volume: 2 });
	});

	test('without a name on the wire its values stand beside the others, with one they are an object', () => {
		expect(collection(settings).wire).toBeNull();
		expect(collection({ ...settings, wire: 'mask' }).wire).toBe('mask');
	});

	test.each([{}, undefined, null, '', { volume: '' }, { key: null }])('%j sends nothing', (value) => {
		expect(collection(settings).toWire(value)).toBeUndefined();
	});

	test.each([{}, undefined, null, '', { volume: '' }])('%j is refused where one setting is needed', (value) => {
		const refusal = '"Settings" is empty: add at least one setting';
		expect(refusalOf(collection({ ...settings, atLeastOne: true }), value)).toBe(refusal);
	});

	test('one value is enough', () => {
		expect(collection({ ...settings, atLeastOne: true }).toWire({ volume: 1 })).toEqual({ volume: 1 });
	});

	test('a misspelled setting is refused by name instead of left out', () => {
		expect(refusalOf(collection(settings), { vollume: 1 })).toBe('"vollume" is not known: use volume, key');
	});

	test('a wrong value is refused by the name of its own field', () => {
		expect(refusalOf(collection(settings), { volume: 9 })).toBe('"Volume" must be a whole number from 1 to 3');
	});

	test.each([
		['[]', []],
		['a number', 3],
		['a text', 'volume'],
		['true', true],
	])('%s is no collection', (_, value) => {
		expect(refusalOf(collection(settings), value)).toBe('"Settings" must be an object with one value per setting');
	});

	test('the panel offers each field of it', () => {
		const { property, children } = collection(settings);
		expect(property).toMatchObject({ type: 'collection', default: {}, options: [volume.property, key.property] });
		expect(children).toEqual([volume, key]);
	});
});

describe('together', () => {
	test.each([
		['as the panel gives it', { values: { mode: 'on', volume: 2 } }],
		['as an expression gives it', { mode: 'on', volume: 2 }],
	])('%s', (_, value) => {
		expect(together(lamp).toWire(value)).toEqual({ mode: 2, volume: 2 });
	});

	test('is an object of its own on the wire', () => {
		expect(together(lamp).wire).toBe('lamp');
		expect(together({ ...lamp, wire: 'other' }).wire).toBe('other');
	});

	test.each([{}, undefined, null, ''])('an optional group that was not added (%j) is left out', (value) => {
		expect(together(lamp).toWire(value)).toBeUndefined();
	});

	test.each([{}, undefined, null, ''])('a required group that was not added (%j) is refused by its name', (value) => {
		expect(refusalOf(together({ ...lamp, required: true }), value)).toBe('"Lamp" is required: fill it in');
	});

	test('a group that was begun must be complete', () => {
		expect(refusalOf(together(lamp), { values: { volume: 2 } })).toBe('"Lamp: Effect" is required: fill it in');
	});

	test.each([[[{ mode: 'on' }]], ['on'], [{ values: ['on'] }], [3]])('%j is no group', (value) => {
		expect(refusalOf(together(lamp), value)).toContain('"Lamp" must be an object');
	});

	test('a misspelled value is refused by name', () => {
		expect(refusalOf(together(lamp), { mode: 'on', colour: 'red' })).toContain('"Lamp: colour" is not known');
	});
});
