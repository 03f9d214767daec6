import { itemsFor, LOCK, POSITION, ProtrackStage } from '../protrackStage';

describe('logins', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => {
		stage.fresh();
		const { account, password } = stage.cloud;
		edit({ account, password, lease: '' });
	});

	const edit = (changes: Parameters<typeof stage.store.edit>[1]) => stage.store.edit('protrackApi', changes);
	const lock = async (count: number) =>
		await stage.run({ ...LOCK, options: { returnOutcome: true } }, itemsFor(stage.devices(count)));
	const read = async () => await stage.run(POSITION, itemsFor(stage.devices(1)), { onError: 'continueRegularOutput' });
	const own = () => stage.cloud.directory.find(stage.cloud.account)!;
	const WRONG = 'Wrong account or password. Check both; they are those of the web page of your provider.';

	test('a wrong password is tried once, not once per item, and is told for every item', async () => {
		edit({ password: 'wrong' });
		const told = await lock(20);
		expect(stage.logins).toHaveLength(1);
		expect(stage.wire()).toEqual([]);
		for (const outcome of told.json) {
			expect(outcome).toMatchObject({ outcome: 'refused', code: null, sent_at: null });
			expect(outcome.message).toBe(`Not sent: ${WRONG} (Protrack 20001: account or password error)`);
		}
	});

	test('the next runs do not try it again, the corrected one is used at once', async () => {
		edit({ password: 'wrong' });
		await read();
		await read();
		expect(stage.logins).toHaveLength(1);
		edit({ password: stage.cloud.password });
		expect((await read()).json).toMatchObject([{ found: true }]);
	});

	test('an account that was changed does not go on with the token of the old one', async () => {
		await read();
		stage.fresh();
		edit({ account: 'roma', password: 'Roma-2020' });
		const told = await read();
		expect(stage.logins.map(({ query }) => query.account)).toEqual(['roma']);
		// The other account has no right to this device.
		expect(told.json).toMatchObject([{ found: false }]);
	});

	/** Why the provider gives no token: each cause once asked for, told with its remedy. */
	const CAUSES: Array<[name: string, prepare: () => void, text: RegExp]> = [
		[
			'the Open API is off',
			() => void (own().openApi = false),
			/the Open API is not enabled for this account\. Ask your provider.*\(Protrack 10007: permission denied\)/,
		],
		[
			'the account is blocked',
			() => void (own().blockstatus = 0),
			/The account is blocked\. Ask your provider to unblock it\. \(Protrack 10016/,
		],
		[
			'the clock is refused without the right one',
			() => void stage.sim.faults.add({ path: 'authorization', action: { code: 10014 } }),
			/clock differs too much.*\(Protrack 10014/,
		],
	];

	test.each(CAUSES)('%s: one login for ten commands, told for each', async (_name, prepare, text) => {
		stage.forget();
		prepare();
		const told = await lock(10);
		expect(stage.logins).toHaveLength(1);
		for (const { outcome, message } of told.json) {
			expect(outcome).toBe('refused');
			expect(message).toMatch(text);
		}
	});

	test('the Open API switched off in mid life: told with the remedy, no login', async () => {
		await read();
		stage.fresh();
		own().openApi = false;
		const told = await stage.run(POSITION, itemsFor(stage.devices(1)));
		expect(told.error).toMatchObject({
			message: 'Permission denied (Protrack 10007: permission denied)',
			description: expect.stringContaining('enable the Open API'),
		});
		expect(stage.logins).toEqual([]);
	});

	test('the token just refused, handed out again: fails at once with the usual cause', async () => {
		stage.cloud.tokens.kill();
		stage.sim.faults.add({ path: 'authorization', action: 'sameToken' });
		const told = await stage.run(LOCK, itemsFor(stage.devices(1)));
		expect([stage.wire().length, stage.logins.length]).toEqual([1, 1]);
		expect(told.error!.message).toContain('The vendor refuses the token that it has just issued');
	});

	test.each([
		['HTTP 502', { status: 502 }],
		['too many requests (10009)', { code: 10009 }],
		['a system error (10000)', { code: 10000 }],
		['a lost connection', 'dropBefore' as const],
	])('a login that fails once (%s) is tried again, and the run goes through', async (_name, action) => {
		stage.forget();
		stage.sim.faults.add({ path: 'authorization', times: 1, action });
		expect((await read()).json).toMatchObject([{ found: true }]);
		expect(stage.logins).toHaveLength(2);
	});

	test('a login that keeps failing is told, and is not remembered as a refusal', async () => {
		stage.forget();
		const rule = stage.sim.faults.add({ path: 'authorization', action: { status: 503 } });
		const told = await stage.run(LOCK, itemsFor(stage.devices(3)));
		expect(stage.logins).toHaveLength(2);
		expect(stage.wire()).toEqual([]);
		expect(told.error!.message).toMatch(/Not sent: Protrack's login at 127\.0\.0\.1:\d+ failed \(HTTP 503\)/);
		stage.sim.faults.remove(rule);
		expect((await read()).json).toMatchObject([{ found: true }]);
	});

	test('a run that only has dry items does not log in at all', async () => {
		stage.forget();
		await stage.run({ ...LOCK, options: { dryRun: true } }, itemsFor(stage.devices(2)));
		expect(stage.logins).toEqual([]);
	});
});
