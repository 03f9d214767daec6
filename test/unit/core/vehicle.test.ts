import fc from 'fast-check';
import { eventId } from '../../../nodes/core/event';
import { toBoolean, toIso, toMilliseconds, toNumber, toPosition, toText, vehicle } from '../../../nodes/core/vehicle';

const KEYS = [
	'vendor',
	'device_id',
	'vehicle_id',
	'vehicle_type',
	'vehicle_state',
	'online',
	'locked',
	'charging',
	'ignition',
	'battery_percent',
	'current_range_meters',
	'odometer_meters',
	'location',
	'position_source',
	'last_reported',
];
const NOTHING = [undefined, null, '', '  ', 'nonsense', NaN, Infinity, {}, [], [1]];

describe('vehicle', () => {
	test('has every key, and what nobody said is null', () => {
		const empty = vehicle('sample');
		expect(Object.keys(empty)).toEqual(KEYS);
		expect(KEYS.slice(1).every((key) => empty[key] === null)).toBe(true);
	});

	test('the first part that knows a value wins; false and 0 are values', () => {
		const joined = vehicle(
			'sample',
			{ online: null, locked: false, odometer_meters: 0 },
			{ online: true, locked: true, odometer_meters: 5 },
		);
		expect(joined).toMatchObject({ online: true, locked: false, odometer_meters: 0 });
	});

	test("what only the vendor knows is joined under the vendor's name", () => {
		expect(vehicle('sample', { sample: { a: 1 } }, { sample: { b: 2 } }).sample).toEqual({ a: 1, b: 2 });
	});

	test('leaves the parts as they are', () => {
		const part = { sample: { a: 1 } };
		vehicle('sample', part, { sample: { b: 2 } });
		expect(part).toEqual({ sample: { a: 1 } });
	});
});

describe('toNumber', () => {
	test.each([
		[0, 0],
		['0', 0],
		[' 22.10 ', 22.1],
		[-3, -3],
		['-114.5', -114.5],
	])('%j is %j', (given, read) => {
		expect(toNumber(given)).toBe(read);
	});

	test.each([...NOTHING, true, false].map((value) => [value]))('%p is null, never 0', (value) => {
		expect(toNumber(value)).toBeNull();
	});
});

describe('toBoolean', () => {
	test.each([
		[true, true],
		['true', true],
		[1, true],
		['1', true],
		[false, false],
		['false', false],
		[0, false],
		['0', false],
	])('%j is %j', (given, read) => expect(toBoolean(given)).toBe(read));

	test.each([...NOTHING, 2, '2', 'yes'].map((value) => [value]))('%p is null, never false', (value) => {
		expect(toBoolean(value)).toBeNull();
	});
});

describe('toText', () => {
	test.each([
		['a', 'a'],
		[0, '0'],
		[861477038719116, '861477038719116'],
	])('%j is %j', (given, read) => {
		expect(toText(given)).toBe(read);
	});

	test.each([[undefined], [null], [''], [true], [{}], [[]]])('%p is null', (value) => expect(toText(value)).toBeNull());
});

describe('times', () => {
	test.each([
		[1591067719, '2020-06-02T03:15:19.000Z'],
		['1591067719', '2020-06-02T03:15:19.000Z'],
		[1591067719123, '2020-06-02T03:15:19.123Z'],
		['1591067719123', '2020-06-02T03:15:19.123Z'],
	])('%j is %s', (given, iso) => {
		expect(toIso(given)).toBe(iso);
		expect(toMilliseconds(given)).toBe(Date.parse(iso));
	});

	test.each([...NOTHING, 0, '0', -1, 8.65e15, true].map((value) => [value]))('%p is no time', (value) => {
		expect([toIso(value), toMilliseconds(value)]).toEqual([null, null]);
	});

	test('seconds and milliseconds of this century are told apart', () => {
		const century = fc.integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2100, 0) / 1000 });
		fc.assert(fc.property(century, (seconds) => toIso(seconds) === toIso(seconds * 1000)));
	});

	test('whatever comes is a time or null, never an error', () => {
		fc.assert(fc.property(fc.anything(), (value) => toIso(value) === null || !Number.isNaN(Date.parse(toIso(value)!))));
	});
});

describe('toPosition', () => {
	test('has every key; unknown is null', () => {
		const none = { altitude: null, heading: null, speed: null, horizontal_accuracy: null, satellites: null };
		expect(toPosition('22.634228', '114.125962')).toEqual({ lat: 22.634228, lng: 114.125962, ...none });
		expect(toPosition(1, 2, { altitude: 10.1 })).toEqual({ lat: 1, lng: 2, ...none, altitude: 10.1 });
	});

	test.each([
		[0, 0],
		['0.0', '0.0'],
		['', ''],
		[undefined, 5],
		[5, null],
		[90.1, 0],
		[0, 180.1],
		['x', 1],
	])('%p / %p is no fix', (lat, lng) => expect(toPosition(lat, lng)).toBeNull());

	test.each([
		[0, 6.5],
		[51.5, 0],
		[-90, 180],
		[90, -180],
	])('%p / %p is a place on the globe', (lat, lng) => {
		expect(toPosition(lat, lng)).toMatchObject({ lat, lng });
	});
});

describe('eventId', () => {
	const part = fc.option(fc.string(), { nil: null });
	const parts = fc.array(part, { minLength: 1, maxLength: 6 });

	test('is the same for the same parts, and 32 hex digits', () => {
		fc.assert(
			fc.property(parts, (list) => eventId(list) === eventId([...list]) && /^[\da-f]{32}$/.test(eventId(list))),
		);
	});

	test('differs for different parts, however they could be glued together', () => {
		fc.assert(
			fc.property(parts, parts, (a, b) => {
				fc.pre(JSON.stringify(a) !== JSON.stringify(b));
				return eventId(a) !== eventId(b);
			}),
		);
		expect(new Set([eventId(['a', 'b']), eventId(['ab', '']), eventId(['a,b']), eventId(['b', 'a'])]).size).toBe(4);
	});

	test('a missing part is the same as an unknown one', () => {
		expect(eventId(['a', undefined])).toBe(eventId(['a', null]));
		expect(eventId(['a', ''])).not.toBe(eventId(['a', null]));
	});

	test('does not change with a new version of the package', () => {
		expect(eventId(['sample', 'alert', '1', '1591067719', '2', 'started'])).toBe(PINNED);
	});
});

/** SHA-256 of the parts as JSON, the first 32 digits; computed with another program. */
const PINNED = '8190e49e19f47e1a799f7037706536e9';
