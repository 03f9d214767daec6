import { known, kilometresToMetres, toHeading, toMetersPerSecond } from '../../../nodes/core/units';

const NOTHING = [-1, '-1', -0.5, '', ' ', null, undefined, 'fast', NaN, Infinity, true, {}];

test.each([
	[0, 0],
	['0', 0],
	[42, 42],
	['12.5', 12.5],
])('%j is known: %d', (value, read) => expect(known(value)).toBe(read));

test.each(NOTHING)('%p is not known, in whatever unit', (value) => {
	expect([known(value), toMetersPerSecond(value), toHeading(value)]).toEqual([null, null, null]);
});

test.each([
	[0, 0],
	[36, 10],
	[100, 27.778],
	['3.6', 1],
])('%j km/h are %d m/s', (speed, metres) => expect(toMetersPerSecond(speed)).toBe(metres));

test.each([
	[0, 0],
	['195', 195],
	[360, 0],
	[450, 90],
])('a course of %j degrees is %d', (course, heading) => expect(toHeading(course)).toBe(heading));

test.each([
	[1.005, 1_005],
	[2.01, 2_010],
	[0.001, 1],
	[0, 0],
])('%d km are %d whole metres', (kilometres, metres) => expect(kilometresToMetres(kilometres)).toBe(metres));
