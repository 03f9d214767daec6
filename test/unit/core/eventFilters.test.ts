import { isTooOld, listed, maxAgeOption } from '../../../nodes/core/eventFilters';

const NOW = 1_777_624_200_000;
beforeEach(() => jest.useFakeTimers({ now: NOW }));
afterEach(() => jest.useRealTimers());

test.each<[string, number | null, number | undefined, boolean]>([
	['just happened', NOW, 60, false],
	['lies in the future', NOW + 999_999, 60, false],
	['is as old as may be', NOW - 3_600_000, 60, false],
	['is older', NOW - 3_600_001, 60, true],
	['is older than half a minute', NOW - 30_001, 0.5, true],
	['has no time', null, 60, false],
	['is old, without a limit', 0, undefined, false],
	['is old, with a limit of 0', 0, 0, false],
])('an event that %s', (_, time, minutes, old) => expect(isTooOld(time, minutes)).toBe(old));

test.each<[unknown, string[]]>([
	['a, b;c\nd  e', ['a', 'b', 'c', 'd', 'e']],
	[' ,; ', []],
	['', []],
	[null, []],
	[undefined, []],
	[861477038719116, ['861477038719116']],
	[
		['a', 'b'],
		['a', 'b'],
	],
])('%j holds %j', (written, words) => expect(listed(written)).toEqual(words));

test('the panel asks for minutes', () => {
	expect(maxAgeOption).toMatchObject({ name: 'maxAge', default: 60, displayName: expect.stringContaining('Minutes') });
});
