import fc from 'fast-check';
import type { Page } from '../../../nodes/core/paging';
import { pages } from '../../../nodes/core/paging';

interface Point {
	time: number;
	text: string;
}

interface Question {
	begin: number;
	end: number;
}

/** A vendor that holds these records: from begin to end, oldest first, at most a page. */
function server(records: Point[], size: number) {
	const held = [...records].sort((a, b) => a.time - b.time);
	const asked: Question[] = [];
	const fetch = async (begin: number, end: number) => {
		asked.push({ begin, end });
		return held.filter(({ time }) => time >= begin && time <= end).slice(0, size);
	};
	return { fetch, asked };
}

const keyOf = ({ time, text }: Point) => `${time}/${text}`;
const timeOf = ({ time }: Point) => time;

async function all<T>(source: AsyncGenerator<Page<T>>): Promise<{ records: T[]; incomplete: boolean }> {
	const read = { records: [] as T[], incomplete: false };
	for await (const { records, incomplete } of source) {
		read.records.push(...records);
		read.incomplete ||= incomplete;
	}
	return read;
}

async function follow(records: Point[], size: number, begin: number, end: number, stretch?: number) {
	const { fetch, asked } = server(records, size);
	return { ...(await all(pages({ size, fetch, timeOf, keyOf, stretch }, begin, end))), asked };
}

const sorted = (records: Point[]) => records.map(keyOf).sort();
const point = (time: number, text = ''): Point => ({ time, text });
/** So many equal times and equal records that borders fall into the middle of them. */
const someRecords = fc.array(
	fc.record({ time: fc.integer({ min: 0, max: 30 }), text: fc.constantFrom('a', 'b', 'c') }),
	{ maxLength: 120 },
);
const mostAtOnce = (records: Point[]) =>
	Math.max(0, ...records.map(({ time }) => records.filter((each) => each.time === time).length));

describe('whatever the vendor holds', () => {
	test('nothing is lost, nothing comes twice, and exact duplicates come as often as they are held', async () => {
		await fc.assert(
			fc.asyncProperty(someRecords, fc.integer({ min: 1, max: 40 }), async (records, more) => {
				const size = mostAtOnce(records) + more;
				const read = await follow(records, size, 0, 30);
				expect(sorted(read.records)).toEqual(sorted(records));
				expect(read.incomplete).toBe(false);
			}),
			{ numRuns: 300 },
		);
	});

	test('the same in stretches, whose borders may fall on a time with many records', async () => {
		const stretches = fc.integer({ min: 1, max: 12 });
		await fc.assert(
			fc.asyncProperty(someRecords, fc.integer({ min: 1, max: 40 }), stretches, async (records, more, stretch) => {
				const size = mostAtOnce(records) + more;
				const { records: read, asked } = await follow(records, size, 0, 30, stretch);
				expect(sorted(read)).toEqual(sorted(records));
				for (const { begin, end } of asked) expect(end - begin).toBeLessThanOrEqual(stretch);
			}),
			{ numRuns: 300 },
		);
	});

	test('only what lies between begin and end is asked for', async () => {
		const range = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }));
		await fc.assert(
			fc.asyncProperty(someRecords, range, async (records, [a, b]) => {
				const [begin, end] = [Math.min(a, b), Math.max(a, b)];
				const read = await follow(records, mostAtOnce(records) + 1, begin, end);
				expect(sorted(read.records)).toEqual(sorted(records.filter(({ time }) => time >= begin && time <= end)));
				for (const each of read.asked) expect([each.begin >= begin, each.end <= end]).toEqual([true, true]);
			}),
		);
	});

	test('a page that is too small for one time loses only at that time, says so, and does not loop', async () => {
		await fc.assert(
			fc.asyncProperty(someRecords, fc.integer({ min: 1, max: 4 }), async (records, size) => {
				const read = await follow(records, size, 0, 30);
				const crowded = (time: number) => records.filter((each) => each.time === time).length >= size;
				const elsewhere = ({ time }: Point) => !crowded(time);
				expect(sorted(read.records.filter(elsewhere))).toEqual(sorted(records.filter(elsewhere)));
				expect(read.incomplete).toBe(records.some(({ time }) => crowded(time)));
				const held = sorted(records);
				for (const key of new Set(sorted(read.records))) {
					const count = (keys: string[]) => keys.filter((each) => each === key).length;
					expect(count(sorted(read.records))).toBeLessThanOrEqual(count(held));
				}
				expect(read.asked.length).toBeLessThanOrEqual(records.length + 32);
			}),
			{ numRuns: 300 },
		);
	});
});

test('the next page begins at the time of the last record', async () => {
	const { asked } = await follow([point(1), point(5), point(9), point(12)], 3, 0, 20);
	expect(asked).toEqual([
		{ begin: 0, end: 20 },
		{ begin: 9, end: 20 },
	]);
});

test('an empty range is one question', async () => {
	const { asked, records } = await follow([], 10, 5, 5);
	expect([asked.length, records]).toEqual([1, []]);
});

test('a last page that is exactly full is followed by one more question', async () => {
	const { asked, records, incomplete } = await follow([point(1), point(2)], 2, 0, 9);
	expect([asked.length, records.length, incomplete]).toEqual([2, 2, false]);
});

test('who stops early asks no further', async () => {
	const { fetch, asked } = server([point(1), point(2), point(3), point(4)], 2);
	for await (const { records } of pages({ size: 2, fetch, timeOf, keyOf }, 0, 9)) if (records.length > 0) break;
	expect(asked).toHaveLength(1);
});

test('a vendor that does not heed the begin does not make it ask second by second', async () => {
	const records = [point(1), point(2), point(3)];
	let count = 0;
	const fetch = async () => {
		count++;
		return records;
	};
	const read = await all(pages({ size: 3, fetch, timeOf, keyOf }, 0, 86_400));
	expect(count).toBeLessThanOrEqual(4);
	expect(read.incomplete).toBe(true);
});

test('an error of the vendor passes through', async () => {
	const fetch = async () => await Promise.reject(new Error('gone'));
	await expect(all(pages({ size: 3, fetch, timeOf, keyOf }, 0, 9))).rejects.toThrow('gone');
});
