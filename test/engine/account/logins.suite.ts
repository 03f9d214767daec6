import { itemsFor, Stage, STATUS } from '../stage';

describe('logins', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await Stage.open();
		await stage.run(STATUS, itemsFor(stage.mopeds(1)));
	});
	afterAll(async () => await stage.close());
	beforeEach(() => {
		stage.fresh();
		const { clientId, clientSecret } = stage.sim.segway;
		stage.store.edit('segwayApi', { clientId, clientSecret, lease: '' });
	});

	const edit = (changes: Parameters<typeof stage.store.edit>[1]) => stage.store.edit('segwayApi', changes);
	const read = async (count: number) =>
		await stage.run(STATUS, itemsFor(stage.mopeds(count)), { onError: 'continueRegularOutput' });
	const WRONG = 'Segway refused the Platform Code and Client Secret. Check the Client Secret and the Custom URL';

	test('a wrong secret is tried once, not once per item, and is told for every item', async () => {
		edit({ clientSecret: 'wrong' });
		const vehicles = stage.mopeds(20, { locked: false });
		const told = await stage.lock(vehicles, { returnOutcome: true });
		expect(stage.logins).toHaveLength(1);
		expect(stage.wire()).toEqual([]);
		for (const outcome of told.json) {
			expect(outcome).toMatchObject({ outcome: 'refused', code: null, sent_at: null });
			expect(outcome.message).toContain(`Not sent: ${WRONG}`);
		}
	});

	test('the next runs do not try it again, the corrected one is used at once', async () => {
		edit({ clientSecret: 'wrong' });
		await read(1);
		await read(1);
		expect(stage.logins).toHaveLength(1);
		edit({ clientSecret: stage.sim.segway.clientSecret });
		const told = await read(2);
		expect(told.json).toMatchObject([{ online: true }, { online: true }]);
	});

	test('an account that was changed to a wrong one does not go on with the old token', async () => {
		await read(1);
		expect(stage.wire()).toHaveLength(1);
		edit({ clientSecret: 'wrong' });
		const told = await read(1);
		expect(told.json[0].message).toContain(WRONG);
		expect(stage.wire()).toHaveLength(1);
	});

	test('the token just refused, handed out again: fails at once with the usual cause', async () => {
		stage.sim.segway.tokens.kill();
		stage.sim.faults.add({ path: '/oauth/token', action: 'sameToken' });
		const told = await stage.lock([stage.moped({ locked: false })]);
		expect([stage.wire().length, stage.logins.length]).toEqual([1, 1]);
		expect(told.error!.message).toContain('The vendor refuses the token that it has just issued');
		expect(told.error!.message).toContain('another system uses the same account');
	});

	test('a login that fails once is tried again, and the run goes through', async () => {
		stage.sim.segway.tokens.kill();
		stage.sim.faults.add({ path: '/oauth/token', times: 1, action: { status: 502 } });
		const told = await read(3);
		expect(told.json).toMatchObject(Array(3).fill({ online: true }));
		expect(stage.logins).toHaveLength(2);
	});

	test('a login that keeps failing is told with its status, and is not remembered as a refusal', async () => {
		stage.sim.segway.tokens.kill();
		edit({ accessToken: '' });
		const rule = stage.sim.faults.add({ path: '/oauth/token', action: { status: 503 } });
		const told = await stage.lock([stage.moped({ locked: false })]);
		expect(stage.logins).toHaveLength(2);
		expect(stage.wire()).toEqual([]);
		expect(told.error!.message).toMatch(
			/Not sent: Segway's login at 127\.0\.0\.1:\d+ failed \(HTTP 503\)\. Try again later\./,
		);
		stage.sim.faults.remove(rule);
		expect((await read(1)).json).toMatchObject([{ online: true }]);
	});

	test('a login without an answer is told in words', async () => {
		edit({ accessToken: '' });
		stage.sim.faults.add({ path: '/oauth/token', action: 'dropBefore' });
		const told = await stage.lock([stage.moped({ locked: false })]);
		expect(told.error!.message).toMatch(
			/Cannot log in at 127\.0\.0\.1:\d+: the connection was lost before an answer came/,
		);
	});

	test.concurrent('a host that does not answer: the button "Test" says so after ten seconds', async () => {
		const own = await Stage.open();
		own.sim.faults.add({ path: '/oauth/token', action: 'hang' });
		const verdict = await own.engine.testCredential('segwayApi');
		await own.close();
		expect(verdict.status).toBe('Error');
		expect(verdict.message).toMatch(/^Cannot log in at 127\.0\.0\.1:\d+: no answer came in time\. Check the Region/);
	});

	test('a run that only has dry items does not log in at all', async () => {
		edit({ accessToken: '' });
		await stage.lock(stage.mopeds(2), { dryRun: true });
		expect(stage.logins).toEqual([]);
	});
});
