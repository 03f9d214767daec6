import { answer } from '../../../nodes/core/answer';
import { execute } from '../../../nodes/core/execute';
import type { Call, Objection, Operation, Vendor } from '../../../nodes/core/operation';
import type { ApiRequest } from '../../../nodes/core/request';
import type { Sending, Setting } from './contexts';
import { context, json } from './contexts';
import { sampleVendor } from './sampleVendor';

const [vehicle] = sampleVendor.resources;

/** The sample vendor with changes to its command, and a look at the vehicle in front of it. */
const vendorWith = (act: Partial<Operation>, guard?: Vendor['guard']): Vendor => ({
	...sampleVendor,
	guard,
	resources: [
		{ ...vehicle, operations: vehicle.operations.map((each) => (each.value === 'act' ? { ...each, ...act } : each)) },
	],
});

const act = (ids: string[], options: object = {}) => ({ resource: 'vehicle', operation: 'act', id: ids, options });

async function run(vendor: Vendor, ids: string[], setting: Setting = {}) {
	const parameters = act(ids, { returnOutcome: true });
	const prepared = context({ parameters, items: ids.length, ...setting });
	const result: unknown = await execute(prepared.ctx, vendor).catch((error: unknown) => error);
	const items = (Array.isArray(result) ? result[0] : []) as Array<{ json: Record<string, unknown> }>;
	return { ...prepared, result, items: items.map((each) => each.json) };
}

describe('follow', () => {
	const saying = (result: 'done' | 'refused' | 'unknown') => async (_: Call, accepted: { sentAt: number | null }) =>
		answer({ result, message: `It says ${result}`, sentAt: accepted.sentAt, reference: 'r1' });

	test.each(['done', 'refused', 'unknown'] as const)(
		'the outcome is what the vehicle itself says: %s',
		async (result) => {
			const { items } = await run(vendorWith({ follow: saying(result) }), ['a']);
			expect(items).toMatchObject([{ device_id: 'a', outcome: result, message: `It says ${result}`, reference: 'r1' }]);
			expect(items[0].sent_at).not.toBeNull();
		},
	);

	test('only what the vendor accepted is followed', async () => {
		const follow = jest.fn(saying('done'));
		const { items } = await run(vendorWith({ follow }), ['a'], { answer: () => json({ ok: false, text: 'No' }) });
		expect(items).toMatchObject([{ outcome: 'refused', message: 'No' }]);
		expect(follow).not.toHaveBeenCalled();
	});

	test('a follow-up that breaks leaves the command unknown for a repeat: it was sent', async () => {
		const follow = jest.fn().mockRejectedValue(new Error('broken'));
		const vendor = vendorWith({ follow });
		const { ctx, sent } = context({ parameters: act(['a']), retryOnFail: true });
		await expect(execute(ctx, vendor)).rejects.toThrow('broken');
		await expect(execute(ctx, vendor)).rejects.toThrow('a: The answer could not be read');
		expect(sent).toHaveLength(1);
	});

	test.each([
		['done', 1],
		['unknown', 1],
		['refused', 2],
	] as const)('"Retry on Fail" after %s: sent %d times in all', async (result, times) => {
		const vendor = vendorWith({ follow: saying(result) });
		const { ctx, sent } = context({ parameters: act(['a']), retryOnFail: true });
		await execute(ctx, vendor).catch(() => undefined);
		await execute(ctx, vendor).catch(() => undefined);
		expect(sent).toHaveLength(times);
	});

	test('what it waits holds no place in the pool', async () => {
		const ids = Array.from({ length: 20 }, (_, index) => `d${index}`);
		const sentBefore: number[] = [];
		const follow = async ({ wait }: Call) => {
			await wait(30);
			sentBefore.push(sent.length);
			return answer({ result: 'done', message: 'ok' });
		};
		const { ctx, sent } = context({ parameters: act(ids, { concurrency: 1 }), items: ids.length });
		await execute(ctx, vendorWith({ follow }));
		expect(sent.map(({ body }) => (JSON.parse(body!) as { id: string }).id)).toEqual(ids);
		expect(sentBefore[0]).toBeGreaterThan(1);
	});
});

describe('guard', () => {
	const objection: Objection = { message: 'it moves', remedy: 'Wait.' };
	const objectingTo =
		(id: string) =>
		async (_: Call, { body }: ApiRequest): Promise<Objection | undefined> =>
			body?.id === id ? objection : undefined;

	test('what it objects to is not sent, and told as refused', async () => {
		const { items, sent } = await run(vendorWith({}, objectingTo('a')), ['a', 'b']);
		expect(items).toMatchObject([
			{ device_id: 'a', outcome: 'refused', message: 'Not sent: it moves', sent_at: null },
			{ device_id: 'b', outcome: 'done' },
		]);
		expect(sent).toHaveLength(1);
	});

	test('without Return Outcome it stops the node with the remedy, and counts as not sent', async () => {
		const parameters = act(['b', 'a', 'c'], { concurrency: 1 });
		const { result } = await run(vendorWith({}, objectingTo('a')), ['b', 'a', 'c'], { parameters });
		expect(result).toMatchObject({ message: 'a: Not sent: it moves' });
		expect((result as { description: string }).description).toBe(
			'Wait. Done (1): b. Refused (0). Unknown (0). Not sent (2): a: Not sent: it moves; c',
		);
	});

	test('what was held back may be tried again by "Retry on Fail"', async () => {
		let moving = true;
		const guard = async () => (moving ? objection : undefined);
		const { ctx, sent } = context({ parameters: act(['a']), retryOnFail: true });
		const vendor = vendorWith({}, guard);
		await expect(execute(ctx, vendor)).rejects.toThrow('it moves');
		moving = false;
		expect(await execute(ctx, vendor)).toMatchObject([[{ json: { outcome: 'done' } }]]);
		expect(sent).toHaveLength(1);
	});

	test('a command that was done is not looked at again', async () => {
		const guard = jest.fn(async () => undefined);
		const { ctx } = context({ parameters: act(['a']), retryOnFail: true });
		await execute(ctx, vendorWith({}, guard));
		await execute(ctx, vendorWith({}, guard));
		expect(guard).toHaveBeenCalledTimes(1);
	});

	test('a guard that breaks sends nothing', async () => {
		const guard = jest.fn().mockRejectedValue(new Error('blind'));
		const { result, sent } = await run(vendorWith({}, guard), ['a']);
		expect(result).toMatchObject({ message: 'blind' });
		expect(sent).toEqual([]);
	});

	test('neither reads nor a dry run are guarded', async () => {
		const guard = jest.fn(async () => objection);
		const vendor = vendorWith({}, guard);
		await run(vendor, ['a'], { parameters: { resource: 'vehicle', operation: 'ask', id: ['a'] } });
		await run(vendor, ['a'], { parameters: act(['a'], { dryRun: true }) });
		expect(guard).not.toHaveBeenCalled();
	});
});

test('what an operation tells beside its results comes as a hint, the same words once', async () => {
	const look = vehicle.operations.find(({ value }) => value === 'ask')!;
	const talkative: Operation = {
		...look,
		async run({ tell, params }) {
			tell('Rounded');
			tell(`About ${String(params.id)}`);
			return { ok: true };
		},
	};
	const vendor = { ...sampleVendor, resources: [{ ...vehicle, operations: [talkative] }] };
	const parameters = { resource: 'vehicle', operation: 'ask', id: ['a', 'b'] };
	const { hints } = await run(vendor, ['a', 'b'], { parameters });
	expect((hints as Array<{ message: string }>).map(({ message }) => message)).toEqual([
		'Rounded',
		'About a',
		'About b',
	]);
});

test('an operation of its own may give several items, each paired with its input', async () => {
	const look = vehicle.operations.find(({ value }) => value === 'ask')!;
	const two: Operation = {
		...look,
		run: async ({ params }) => [
			{ n: 1, id: params.id },
			{ n: 2, id: params.id },
		],
	};
	const vendor = { ...sampleVendor, resources: [{ ...vehicle, operations: [two] }] };
	const { result } = await run(vendor, ['a', 'b'], {
		parameters: { resource: 'vehicle', operation: 'ask', id: ['a', 'b'] },
	});
	const items = (result as Array<Array<{ json: object; pairedItem: { item: number } }>>)[0];
	expect(items.map((each) => [each.pairedItem.item, each.json])).toEqual([
		[0, { n: 1, id: 'a' }],
		[0, { n: 2, id: 'a' }],
		[1, { n: 1, id: 'b' }],
		[1, { n: 2, id: 'b' }],
	]);
});

test('what a call is about is named where that is no device', async () => {
	const about = vendorWith({
		target: 'level',
		fields: [...vehicle.operations.find(({ value }) => value === 'set')!.fields],
	});
	const parameters = { ...act(['a', 'b'], { concurrency: 1 }), level: [1, 2] };
	const refuse = (sent: Sending) => json({ ok: false, text: `No ${sent.body!.length > 0}` });
	const nameless = { ...about, deviceParam: 'nobody' };
	const { result } = await run(nameless, ['a', 'b'], { parameters, answer: refuse });
	expect(result).toMatchObject({ message: '1: No true' });
	expect((result as { description: string }).description).toContain('Not sent (1): 2');
});
