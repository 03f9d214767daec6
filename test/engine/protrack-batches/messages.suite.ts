import type { INode } from 'n8n-workflow';
import { inWords, ProtrackStage } from '../protrackStage';

describe('messages', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const MESSAGE = { resource: 'account', operation: 'sendMessage', accounts: '={{ $json.account }}' };
	const HELLO = { ...MESSAGE, content: 'Service on Sunday' };

	/** So many accounts below the own one. */
	function customers(count: number): string[] {
		const [, milano] = stage.cloud.directory.all;
		const names = Array.from({ length: count }, (_, index) => `customer-${index}`);
		stage.cloud.directory.all.push(...names.map((account) => ({ ...milano, account })));
		return names;
	}

	const items = (names: string[]) => names.map((account) => ({ json: { account } }));
	const ran = () => stage.wire().filter(({ ranCommand }) => ranCommand);

	test('450 items are three calls of at most 200 accounts, each account once, each item its outcome', async () => {
		const names = customers(450);
		const told = await stage.run(HELLO, items(names));
		expect(stage.wire().map(({ method, path, rawBody }) => [method, path, rawBody])).toEqual(
			Array(3).fill(['POST', '/api/message/send', '']),
		);
		expect(stage.cloud.messages.map(({ accounts }) => accounts.length).sort()).toEqual([200, 200, 50].sort());
		expect(stage.cloud.messages.flatMap(({ accounts }) => accounts).sort()).toEqual([...names].sort());
		expect(told.items.map(({ json, pairedItem }) => [json.accounts, json.outcome, pairedItem])).toEqual(
			names.map((account, item) => [account, 'done', { item }]),
		);
	});

	test('another text is another call', async () => {
		const names = customers(4);
		const content = '={{ "Message " + ($itemIndex % 2) }}';
		await stage.run({ ...MESSAGE, content }, items(names));
		expect(stage.cloud.messages.map((each) => [each.content, each.accounts])).toEqual([
			['Message 0', [names[0], names[2]]],
			['Message 1', [names[1], names[3]]],
		]);
	});

	test('a refused call is not taken apart: sent once, every item of it refused', async () => {
		const names = [...customers(3), 'nobody'];
		const told = await stage.run({ ...HELLO, options: { returnOutcome: true } }, items(names));
		expect(stage.wire()).toHaveLength(1);
		const message = inWords('Protrack does not know the device or account', 20005);
		expect(told.json.map((each) => [each.accounts, each.outcome, each.message])).toEqual(
			names.map((account) => [account, 'refused', message]),
		);
	});

	test('an answer that got lost: unknown for every item of the call, sent once', async () => {
		const names = customers(250);
		stage.sim.faults.add({ path: 'message', times: 1, action: 'dropAfter' });
		const told = await stage.run({ ...HELLO, options: { returnOutcome: true, concurrency: 1 } }, items(names));
		expect(ran()).toHaveLength(2);
		expect(told.json.map(({ outcome }) => outcome)).toEqual([...Array(200).fill('unknown'), ...Array(50).fill('done')]);
	});

	test('the error of a run that stops tells every account', async () => {
		const names = customers(250);
		stage.sim.faults.add({ path: 'message', action: { code: 10007 } });
		const told = await stage.run({ ...HELLO, options: { concurrency: 1 } }, items(names));
		expect(told.error!.message).toBe(`customer-0: ${inWords('Permission denied', 10007)}`);
		expect(told.error!.description).toContain('Refused (200): customer-0:');
		expect(told.error!.description).toContain('Not sent (50): customer-200; ');
	});

	test('continue on fail: the items of the other call come through', async () => {
		const names = customers(250);
		stage.sim.faults.add({ path: 'message', times: 1, action: { code: 10007 } });
		const more: Partial<INode> = { onError: 'continueErrorOutput' };
		const told = await stage.run({ ...HELLO, options: { concurrency: 1 } }, items(names), more);
		expect([told.items.length, told.failed.length]).toEqual([50, 200]);
		expect(told.failed[7].json).toMatchObject({ error: { accounts: 'customer-7', outcome: 'refused' } });
	});

	test('with Retry on Fail no account gets its message twice', async () => {
		const names = customers(250);
		stage.sim.faults.add({ path: 'message', after: 1, times: 1, action: { code: 10007 } });
		const more: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const told = await stage.run({ ...HELLO, options: { concurrency: 1 } }, items(names), more);
		expect(told.json.map(({ outcome }) => outcome)).toEqual(names.map(() => 'done'));
		expect(stage.cloud.messages.flatMap(({ accounts }) => accounts).sort()).toEqual([...names].sort());
	});

	test('dry run: what would be sent, and nothing is', async () => {
		const names = customers(2);
		const told = await stage.run({ ...HELLO, options: { dryRun: true } }, items(names));
		expect(stage.cloud.log).toEqual([]);
		const url = `${stage.cloud.url}/api/message/send?accounts=${names.join(',')}&content=Service%20on%20Sunday`;
		expect(told.json).toMatchObject(
			names.map((accounts) => ({ dry_run: true, accounts, request: { method: 'POST', url } })),
		);
	});

	test('several accounts in one item', async () => {
		const names = customers(3);
		const told = await stage.run({ ...HELLO, accounts: names.join(', ') });
		expect(stage.cloud.messages.map(({ accounts }) => accounts)).toEqual([names]);
		expect(told.json).toMatchObject([{ accounts: names.join(', '), outcome: 'done' }]);
	});
});
