import { imeiLocator } from '../../../nodes/core/imei';
import { refusalOf } from './refusal';

const [IMEI, OTHER] = ['358899051025339', '355139000000234'];
const HINT = '"Device" must be the IMEI of a device: digits only, usually 15';
const one = imeiLocator({ name: 'imei', search: 'searchDevices' });
const many = imeiLocator({ name: 'imeis', search: 'searchDevices', many: true });
const rl = (value: unknown) => ({ __rl: true, mode: 'id', value });

describe.each([
	['one', one],
	['many', many],
])('%s', (_, field) => {
	test.each([IMEI, '3588 9905 1025 339', ` ${IMEI}\n`, rl(IMEI), rl('358899 051025 339'), 358899051025339, [IMEI]])(
		'%j is understood',
		(value) => expect([field.toWire(value)].flat()).toEqual([IMEI]),
	);

	test.each(['35889905102533', '35889905102533901'])('%j is long enough', (value) => {
		expect([field.toWire(value)].flat()).toEqual([value]);
	});

	test.each(['12345', 'TheOne', `${IMEI}x`, `${IMEI} ${OTHER}`, '358899-051025-339', {}, true, rl({})])(
		'%j is refused',
		(value) => expect(refusalOf(field, value)).toBe(HINT),
	);

	test.each([undefined, null, '', ' ', rl(''), [], ',', '\n'])('%j is asked for', (value) => {
		expect(refusalOf(field, value)).toBe('"Device" is required: fill it in');
	});
});

test.each([`${IMEI}, 3551 3900 0000 234`, `${IMEI}\n${OTHER}\n`, [IMEI, ` ${OTHER}`], rl(`${IMEI};${OTHER}`)])(
	'%j is a list: several devices, or one too many',
	(value) => {
		expect(many.toWire(value)).toEqual([IMEI, OTHER]);
		expect(refusalOf(one, value)).toBe(HINT);
	},
);

test('may be called otherwise, have another name on the wire, and be left empty', () => {
	const field = imeiLocator({
		name: 'device',
		wire: 'IMEI',
		displayName: 'Tracker',
		description: 'Which one',
		required: false,
		search: 'searchTrackers',
	});
	expect(field.wire).toBe('IMEI');
	expect(field.property).toMatchObject({ name: 'device', displayName: 'Tracker', description: 'Which one' });
	expect(field.property.modes).toMatchObject([{ typeOptions: { searchListMethod: 'searchTrackers' } }, {}]);
	expect(field.toWire('')).toBeUndefined();
	expect(refusalOf(field, 'x')).toBe('"Tracker" must be the IMEI of a device: digits only, usually 15');
});
