import { NodeApiError } from 'n8n-workflow';
import { execute } from '../../../nodes/core/execute';
import { batchVendor, fleet, idsIn, runBatch, WRITE_SIZE } from './batchVendor';
import type { Sending } from './contexts';
import { context, json } from './contexts';

const many = (count: number, name = 'd') => Array.from({ length: count }, (_, index) => `${name}${index}`);

test('the same for many goes out in one call, and every item has an outcome of its own', async () => {
	const { sent, items } = await runBatch('tell', ['a', 'b,c', 'a']);
	expect(sent.map(idsIn)).toEqual([['a', 'b', 'c']]);
	expect(
		items.map(({ json: { ids, outcome, command }, pairedItem }) => [pairedItem.item, ids, outcome, command]),
	).toEqual([
		[0, 'a', 'done', 'fleet.tell'],
		[1, 'b, c', 'done', 'fleet.tell'],
		[2, 'a', 'done', 'fleet.tell'],
	]);
});

test('more than the vendor takes at a time are several calls', async () => {
	const { sent } = await runBatch('tell', many(2 * WRITE_SIZE + 1));
	expect(sent.map((each) => idsIn(each).length)).toEqual([WRITE_SIZE, WRITE_SIZE, 1]);
});

test('a refused call is not taken apart: nobody knows who was reached', async () => {
	const { sent, items } = await runBatch('tell', ['a', 'b'], {
		answer: fleet({ unknown: ['b'] }),
		continueOnFail: true,
	});
	expect(sent).toHaveLength(1);
	expect(items.map((each) => each.json.error)).toMatchObject([
		{ ids: 'a', outcome: 'refused' },
		{ ids: 'b', outcome: 'refused' },
	]);
});

test('with Return Outcome the refusal is told on every item', async () => {
	const { items } = await runBatch('tell', ['a', 'b'], {
		answer: () => json({ ok: false, text: 'No' }),
		parameters: { options: { returnOutcome: true } },
	});
	expect(items.map((each) => each.json)).toMatchObject([
		{ ids: 'a', outcome: 'refused', message: 'No' },
		{ ids: 'b', outcome: 'refused', message: 'No' },
	]);
});

test('the dry run shows the one request for all, and sends nothing', async () => {
	const { sent, items } = await runBatch('tell', ['a', 'b'], { parameters: { options: { dryRun: true } } });
	expect(sent).toEqual([]);
	expect(items.map((each) => each.json)).toMatchObject([
		{ dry_run: true, ids: 'a', request: { url: 'https://vendor.test/tell?ids=a,b&level=0' } },
		{ dry_run: true, ids: 'b', request: { url: 'https://vendor.test/tell?ids=a,b&level=0' } },
	]);
});

test('a run that stops tells who was reached and who was not', async () => {
	const answer = (sent: Sending) => json({ ok: !idsIn(sent).includes('x0'), text: 'No' });
	const parameters = { level: [...many(2).map(() => 1), 2, 3], options: { concurrency: 1 } };
	const { result, sent } = await runBatch('tell', ['a', 'b', 'x0', 'y'], { answer, parameters });
	expect(sent).toHaveLength(2);
	expect((result as NodeApiError).description).toBe(
		'Done (2): a; b. Refused (1): x0: No. Unknown (0). Not sent (1): y',
	);
});

describe('"Retry on Fail"', () => {
	const setting = { resource: 'fleet', operation: 'tell' };

	test('sends a list that fills several calls completely', async () => {
		const parameters = { ...setting, ids: [many(WRITE_SIZE + 50).join()] };
		const { ctx, sent } = context({ parameters, retryOnFail: true });
		await execute(ctx, batchVendor);
		expect(sent.flatMap(idsIn)).toEqual(many(WRITE_SIZE + 50));
	});

	test('gives what was done again, and sends only the refused call anew', async () => {
		const parameters = { ...setting, ids: [many(WRITE_SIZE + 50).join()], options: { concurrency: 1 } };
		const answer = (sent: Sending, count: number) => json({ ok: idsIn(sent).length === WRITE_SIZE || count > 2 });
		const { ctx, sent } = context({ parameters, retryOnFail: true, answer });
		await expect(execute(ctx, batchVendor)).rejects.toThrow();
		const [items] = await execute(ctx, batchVendor);
		expect(items.map(({ json: { outcome } }) => outcome)).toEqual(['done', 'done']);
		expect(sent.map((each) => idsIn(each).length)).toEqual([200, 50, 50]);
	});
});
