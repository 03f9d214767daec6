import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { execute } from '../../../nodes/core/execute';
import { LoginRefused } from '../../../nodes/core/lease';
import type { Sending, Setting } from './contexts';
import { context, json } from './contexts';
import { sampleVendor } from './sampleVendor';

const run = async (setting: Setting, vendor = sampleVendor) => {
	const { ctx, sent, hints } = context(setting);
	const result = await execute(ctx, vendor).catch((error: unknown) => error);
	return { result, sent, hints };
};
const act = (ids: unknown[], options: object = {}) => ({ resource: 'vehicle', operation: 'act', id: ids, options });
const bodyOf = ({ body }: Sending) => JSON.parse(body!) as { id: string };
/** Refuses the named device, is done with the others. */
const refusing = (id: string) => (sent: Sending) => json({ ok: bodyOf(sent).id !== id, text: 'No' });

test('gives results in input order, each paired with its item', async () => {
	const parameters = { resource: 'vehicle', operation: 'ask', id: ['a', 'b', 'c'] };
	const answer = (_: Sending, count: number) => json({ ok: true, data: { count } });
	const { result } = await run({ parameters, items: 3, answer });
	expect(result).toEqual([[1, 2, 3].map((count, item) => ({ json: { count }, pairedItem: { item } }))]);
});

test('checks the fields of all items before the first request', async () => {
	const { result, sent } = await run({ parameters: act(['a', 'b', '']), items: 3 });
	expect(result).toBeInstanceOf(NodeOperationError);
	expect(result).toMatchObject({ message: '"Device" is required: fill it in', context: { itemIndex: 2 } });
	expect(sent).toEqual([]);
});

test('on continue, a mistake costs only its own item', async () => {
	const { result, sent } = await run({ parameters: act(['a', '', 'c']), items: 3, continueOnFail: true });
	expect(sent.map(bodyOf)).toEqual([{ id: 'a' }, { id: 'c' }]);
	expect(result).toMatchObject([
		[{ json: { outcome: 'done' } }, { json: { error: {} } }, { json: { outcome: 'done' } }],
	]);
});

test('the first refusal stops the run and accounts for every item', async () => {
	const parameters = act(['a', 'b', 'c', 'd'], { concurrency: 1 });
	const { result, sent } = await run({ parameters, items: 4, answer: refusing('b') });
	expect(result).toBeInstanceOf(NodeApiError);
	expect(result).toMatchObject({ message: 'b: No', context: { itemIndex: 1 } });
	expect((result as NodeApiError).description).toBe('Done (1): a. Refused (1): b: No. Unknown (0). Not sent (2): c; d');
	expect(sent).toHaveLength(2);
});

test('with Return Outcome every item tells its own', async () => {
	const parameters = act(['a', 'b'], { returnOutcome: true });
	const { result } = await run({ parameters, items: 2, answer: refusing('a') });
	const keys = ['device_id', 'command', 'outcome', 'code', 'message', 'sent_at', 'reference'];
	const items = (result as Array<Array<{ json: object }>>)[0];
	expect(items.map(({ json: each }) => Object.keys(each))).toEqual([keys, keys]);
	expect(items[0].json).toMatchObject({ device_id: 'a', command: 'vehicle.act', outcome: 'refused', message: 'No' });
});

test('Retry on Fail gives done and unknown outcomes again and sends only the refused one anew', async () => {
	const answer = (sent: Sending, count: number) =>
		bodyOf(sent).id === 'b' ? json({ ok: count > 3 }) : json({ ok: true });
	const { ctx, sent } = context({ parameters: act(['a', 'b', 'c']), items: 3, retryOnFail: true, answer });
	await expect(execute(ctx, sampleVendor)).rejects.toThrow();
	expect(await execute(ctx, sampleVendor)).toMatchObject([
		[{ json: { outcome: 'done' } }, { json: { outcome: 'done' } }, { json: { outcome: 'done' } }],
	]);
	expect(sent.map((each) => bodyOf(each).id)).toEqual(['a', 'b', 'c', 'b']);
});

test('what was sent is remembered even if reading the answer fails', async () => {
	const [vehicle] = sampleVendor.resources;
	const output = () => JSON.parse('{') as never;
	const operations = vehicle.operations.map((each) => (each.value === 'act' ? { ...each, output } : each));
	const vendor = { ...sampleVendor, resources: [{ ...vehicle, operations }] };
	const { ctx, sent } = context({ parameters: act(['a']), retryOnFail: true });
	for (let attempt = 0; attempt < 2; attempt++) await execute(ctx, vendor).catch(() => undefined);
	expect(sent).toHaveLength(1);
});

describe('Dry Run', () => {
	test('shows the request and sends nothing', async () => {
		const { result, sent } = await run({ parameters: act(['a'], { dryRun: true }) });
		const request = { method: 'POST', url: 'https://vendor.test/act', headers: expect.any(Object), body: { id: 'a' } };
		expect(result).toMatchObject([[{ json: { dry_run: true, device_id: 'a', command: 'vehicle.act', request } }]]);
		expect(sent).toEqual([]);
	});

	test('tells a credential without an address like any other failure', async () => {
		const nowhere = {
			...sampleVendor,
			baseUrl: () => {
				throw new LoginRefused('Choose the Region');
			},
		};
		const { result } = await run({ parameters: act(['a'], { dryRun: true }), continueOnFail: true }, nowhere);
		expect(result).toMatchObject([[{ json: { error: { message: 'Choose the Region' } } }]]);
	});
});

test('a vendor whose answer breaks its reader costs one item, not the run', async () => {
	const [vehicle] = sampleVendor.resources;
	const operations = vehicle.operations.map((each) =>
		each.value === 'look'
			? { ...each, simplify: ({ list }: { list?: unknown[] }) => ({ length: list!.length }) }
			: each,
	);
	const vendor = { ...sampleVendor, resources: [{ ...vehicle, operations }] } as typeof sampleVendor;
	const parameters = { resource: 'vehicle', operation: 'look', id: ['a', 'b'] };
	const answer = (sent: Sending) => json({ ok: true, data: sent.url.endsWith('a') ? {} : { list: [1] } });
	const { result } = await run({ parameters, items: 2, continueOnFail: true, answer }, vendor);
	expect(result).toMatchObject([[{ json: { error: {} } }, { json: { length: 1 } }]]);
});

test('an operation that does not exist is named', async () => {
	const { result } = await run({ parameters: { resource: 'vehicle', operation: 'fly' } });
	expect(result).toBeInstanceOf(NodeOperationError);
	expect(result).toMatchObject({ message: 'The operation "vehicle: fly" does not exist' });
});

test('tells how long the vendor made the run wait', async () => {
	jest.useFakeTimers({ advanceTimers: true });
	const limited = { statusCode: 429, headers: { 'retry-after': '3' }, body: '' };
	const pending = run({ parameters: act(['a']), answer: (_, count) => (count === 1 ? limited : json({ ok: true })) });
	await jest.advanceTimersByTimeAsync(10_000);
	jest.useRealTimers();
	expect((await pending).hints).toEqual([expect.objectContaining({ message: expect.stringContaining('waited 3 s') })]);
});
