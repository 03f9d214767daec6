import fc from 'fast-check';
import { known, toHeading, toMetersPerSecond } from '../../../nodes/core/units';

const UNTOLD = [-1, '-1', -0.5, '', ' ', null, undefined, 'fast', NaN, Infinity, true, {}, []];

test.each(UNTOLD)('%j is not told', (value) => {
	expect([known(value), toMetersPerSecond(value), toHeading(value)]).toEqual([null, null, null]);
});

test.each([
	[0, 0],
	['0', 0],
	[36, 10],
	['36', 10],
	[100, 27.778],
])('%j km/h are %d m/s', (kmh, metres) => expect(toMetersPerSecond(kmh)).toBe(metres));

test.each([
	[0, 0],
	['184', 184],
	[359.5, 359.5],
	[360, 0],
])('a course of %j is %d', (degrees, heading) => expect(toHeading(degrees)).toBe(heading));

test('what is known stays as it is; a heading stays on the compass', () => {
	fc.assert(
		fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (value) => {
			expect(known(value)).toBe(value);
			expect(toHeading(value)).toBeLessThan(360);
		}),
	);
});
