import fc from 'fast-check';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { fleet, idsIn, READ_SIZE, runBatch } from './batchVendor';
import { json } from './contexts';
import type { Sending } from './contexts';

const devices = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `d${from + index}`);
const asked = (sent: Sending[]) => sent.map((each) => idsIn(each).length);

describe('reads', () => {
	test('1,000 items are 10 requests, and each item gets its own device back', async () => {
		const names = devices(1_000);
		const { sent, items } = await runBatch('look', names);
		expect(asked(sent)).toEqual(Array.from({ length: 10 }, () => 100));
		expect(items.map((each) => each.json.device)).toEqual(names);
		expect(items.map(({ pairedItem }) => pairedItem.item)).toEqual(names.map((_, index) => index));
	});

	test('a device that several items name is asked for once', async () => {
		const { sent, items } = await runBatch('look', ['a', 'b', 'a', 'a,b', 'b']);
		expect(sent.map(idsIn)).toEqual([['a', 'b']]);
		expect(items.map((each) => [each.pairedItem.item, each.json.device])).toEqual([
			[0, 'a'],
			[1, 'b'],
			[2, 'a'],
			[3, 'a'],
			[3, 'b'],
			[4, 'b'],
		]);
	});

	test('items that differ in anything else do not share a call', async () => {
		const parameters = { level: [1, 2, 1], simplify: [true, true, true] };
		const { sent, items } = await runBatch('look', ['a', 'b', 'c'], { parameters });
		expect(sent.map(idsIn).sort()).toEqual([['a', 'c'], ['b']]);
		expect(items.map((each) => each.json)).toMatchObject([
			{ device: 'a', level: 1 },
			{ device: 'b', level: 2 },
			{ device: 'c', level: 1 },
		]);
	});

	test('options and Simplify count, too', async () => {
		const options = [{ timeout: 5 }, { timeout: 6 }, { timeout: 5 }];
		const { sent } = await runBatch('look', ['a', 'b', 'c'], {
			parameters: { options, simplify: [true, true, false] },
		});
		expect(sent).toHaveLength(3);
	});

	test('a comma list over the border of two calls stays one item', async () => {
		const names = [...devices(READ_SIZE - 1), 'x,y'];
		const { sent, items } = await runBatch('look', names);
		expect(asked(sent)).toEqual([100, 1]);
		const last = items.filter(({ pairedItem }) => pairedItem.item === READ_SIZE - 1);
		expect(last.map((each) => each.json.device)).toEqual(['x', 'y']);
	});

	test('a comma list keeps its order although other items have asked for a part of it before', async () => {
		const names = [...devices(READ_SIZE), `x,d3,y`];
		const { items } = await runBatch('look', names);
		const last = items.filter(({ pairedItem }) => pairedItem.item === READ_SIZE);
		expect(last.map((each) => each.json.device)).toEqual(['x', 'd3', 'y']);
	});

	test('a device that the answer lacks is an item with found: false, simplified or not', async () => {
		const answer = fleet({ absent: ['b'] });
		const simple = await runBatch('look', ['a', 'b'], { answer });
		expect(simple.items.map((each) => each.json)).toEqual([
			{ device: 'a', level: 0, found: true },
			{ device: 'b', level: null, found: false },
		]);
		const raw = await runBatch('look', ['a', 'b'], { answer, parameters: { simplify: false } });
		expect(raw.items.map((each) => each.json)).toEqual([
			{ id: 'a', level: 0 },
			{ id: 'b', found: false },
		]);
	});

	test('an answer without any row finds nobody', async () => {
		const { items } = await runBatch('look', ['a', 'b'], { answer: () => json({ ok: true, data: null }) });
		expect(items.map((each) => each.json.found)).toEqual([false, false]);
	});

	test('a refused call is halved until the unknown device stands alone', async () => {
		const { sent, items } = await runBatch('look', devices(100), { answer: fleet({ unknown: ['d73'] }) });
		expect(items.filter((each) => each.json.found === false).map((each) => each.json.device)).toEqual(['d73']);
		expect(items).toHaveLength(100);
		expect(sent.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(100)) + 1);
	});

	test('a device that cannot be used fails its own item only, and by its name', async () => {
		const { items } = await runBatch('look', ['a', 'b', 'c'], {
			answer: fleet({ unusable: ['b'] }),
			continueOnFail: true,
		});
		expect(items.map((each) => each.json.device ?? each.json.message)).toEqual([
			'a',
			'b: One of them will not do',
			'c',
		]);
		expect(items[1].json.error).toMatchObject({ device_id: 'b', message: 'One of them will not do' });
	});

	test('without "continue on fail" it stops the node, named and with its item', async () => {
		const { result } = await runBatch('look', ['a', 'b', 'c'], { answer: fleet({ unusable: ['b'] }) });
		expect(result).toBeInstanceOf(NodeApiError);
		expect(result).toMatchObject({ message: 'b: One of them will not do', context: { itemIndex: 1 } });
	});

	test('a refusal that blames no device is not taken apart and fails every item of the call', async () => {
		const { sent, items } = await runBatch('look', ['a', 'b'], {
			answer: () => json({ ok: false, text: 'Not today' }),
			continueOnFail: true,
		});
		expect(sent).toHaveLength(1);
		expect(items.map((each) => each.json.error?.message)).toEqual(['Not today', 'Not today']);
	});

	test('an operation with more than a request is batched, halved and completed like the rest', async () => {
		const { sent, items } = await runBatch('double', ['a', 'b', 'c'], {
			answer: fleet({ unknown: ['b'] }),
			parameters: { level: 4 },
		});
		expect(sent.length).toBeGreaterThan(1);
		expect(items.map((each) => each.json)).toEqual([
			{ id: 'a', level: 4, doubled: 8 },
			{ id: 'b', found: false },
			{ id: 'c', level: 4, doubled: 8 },
		]);
	});

	test.each([[''], [',, ,']])('an item that names nobody (%j) is a mistake, not a silent gap', async (names) => {
		const { result, sent } = await runBatch('look', ['a', names]);
		expect(result).toBeInstanceOf(NodeOperationError);
		expect(result).toMatchObject({ message: '"Device" is required: fill it in', context: { itemIndex: 1 } });
		expect(sent).toEqual([]);
	});

	test('whatever the items name: every item gets exactly what it named, in as few calls as possible', async () => {
		const id = fc.integer({ min: 0, max: 260 }).map((each) => `d${each}`);
		const lists = fc.array(fc.uniqueArray(id, { minLength: 1, maxLength: 130 }), { minLength: 1, maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(lists, fc.uniqueArray(id, { maxLength: 3 }), async (named, unknown) => {
				const { sent, items } = await runBatch(
					'look',
					named.map((each) => each.join()),
					{ answer: fleet({ unknown }) },
				);
				for (const [item, names] of named.entries()) {
					const own = items.filter(({ pairedItem }) => pairedItem.item === item);
					expect(own.map((each) => each.json.device).sort()).toEqual([...names].sort());
					for (const { json: row } of own) expect(row.found).toBe(!unknown.includes(row.device as string));
				}
				const all = new Set(named.flat());
				if (![...all].some((each) => unknown.includes(each))) {
					expect(sent).toHaveLength(Math.ceil(all.size / READ_SIZE));
				}
			}),
			{ numRuns: 40 },
		);
	});
});
