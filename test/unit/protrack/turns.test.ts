import fc from 'fast-check';
import { startAt } from '../../../nodes/Protrack/cursor';
import type { Entry, State } from '../../../nodes/Protrack/turns';
import { forgetGone, inTurn, signOf } from '../../../nodes/Protrack/turns';

const entry = (k: number, h = '', l = 0): Entry => ({ c: startAt(0), k, h, l });
const stateOf = (devices: Record<string, Entry>): State => ({ devices });

test('who has waited longest comes first, then by name', () => {
	const state = stateOf({ a: entry(30), b: entry(10), c: entry(20), d: entry(10) });
	expect(inTurn(['a', 'b', 'c', 'd', 'new'], state, new Map())).toEqual(['new', 'b', 'd', 'c', 'a']);
});

test('who has reported something since comes before those who have not, which still get one place in four', () => {
	const quiet = ['q1', 'q2'];
	const busy = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7'];
	const state = stateOf(Object.fromEntries([...quiet, ...busy].map((each) => [each, entry(1, 'old')])));
	const signs = new Map([...quiet.map((each) => [each, 'old']), ...busy.map((each) => [each, 'new'])] as Array<
		[string, string]
	>);
	expect(inTurn([...quiet, ...busy], state, signs)).toEqual(['b1', 'b2', 'b3', 'q1', 'b4', 'b5', 'b6', 'q2', 'b7']);
});

test('a device of which nothing is known gets its turn all the same', () => {
	expect(inTurn(['a', 'b'], stateOf({ a: entry(5), b: entry(1) }), new Map())).toEqual(['b', 'a']);
});

test('everybody has a turn, once', () => {
	const name = fc.string({ minLength: 1, maxLength: 3 });
	const devices = fc.uniqueArray(name, { maxLength: 40 });
	fc.assert(
		fc.property(devices, fc.func(fc.nat(5)), fc.func(fc.boolean()), (all, waited, news) => {
			const state = stateOf(Object.fromEntries(all.map((each) => [each, entry(waited(each), 'old')])));
			const signs = new Map(all.map((each) => [each, news(each) ? 'new' : 'old']));
			expect(inTurn(all, state, signs).sort()).toEqual([...all].sort());
		}),
	);
});

test('nobody waits for ever, however many have news and however few fit into a poll', () => {
	const scenario = fc.tuple(
		fc.integer({ min: 1, max: 30 }),
		fc.integer({ min: 1, max: 5 }),
		fc.integer({ min: 0, max: 30 }),
	);
	fc.assert(
		fc.property(scenario, ([count, fits, busy]) => {
			const all = Array.from({ length: count }, (_, index) => `d${index}`);
			const state = stateOf(Object.fromEntries(all.map((each) => [each, entry(0, 'old')])));
			const seen = new Set<string>();
			for (let poll = 1; poll <= 4 * count + 4; poll++) {
				const signs = new Map(all.map((each, index) => [each, index < busy ? `new${poll}` : 'old']));
				for (const each of inTurn(all, state, signs).slice(0, fits)) {
					seen.add(each);
					state.devices[each] = entry(poll, signs.get(each));
				}
			}
			// One place in four of a poll is for the others; a poll of less than four has none of them.
			if (fits >= 4 || busy === 0 || busy >= count) expect(seen.size).toBe(count);
		}),
	);
});

test('what a device reports shows in its sign: data, a fix, or its connection', () => {
	const row = { hearttime: 1, systemtime: 2, datastatus: 2 };
	expect(signOf(row)).toBe(signOf({ ...row, speed: 5, servertime: 99 }));
	for (const change of [{ hearttime: 9 }, { systemtime: 9 }, { datastatus: 4 }])
		expect(signOf({ ...row, ...change })).not.toBe(signOf(row));
	expect(signOf({})).toBe('//');
});

test('a device that has not been listed for a week is forgotten, not before', () => {
	const week = 7 * 86_400;
	const devices = { here: entry(0, '', week), gone: entry(0, '', 0) };
	expect(Object.keys(forgetGone(devices, week))).toEqual(['here']);
	expect(Object.keys(forgetGone(devices, week - 1))).toEqual(['here', 'gone']);
});
