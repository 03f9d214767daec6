import type { Vehicle } from '../../../simulator/index.cjs';
import { engineOn, itemsFor, LOCK, Stage, STATUS } from '../stage';
import { flow, tell } from '../workflows';

describe('tokens', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await Stage.open({ parked: 140 });
		await stage.run(STATUS, itemsFor(stage.mopeds(1)));
	});
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const stored = () => stage.store.stored('segwayApi');
	const edit = (changes: Parameters<typeof stage.store.edit>[1]) => stage.store.edit('segwayApi', changes);
	const ran = (vehicle: Vehicle) => stage.wire(vehicle).filter(({ ranCommand }) => ranCommand).length;
	const refusals = () => stage.wire().filter(({ code, status }) => code === 15101 || status === 401);

	test('the token is kept in the credential and used by every later run', async () => {
		await stage.run(STATUS, itemsFor(stage.mopeds(3)));
		await stage.run(STATUS, itemsFor(stage.mopeds(3)));
		expect(stage.logins).toEqual([]);
		const { token } = stage.sim.segway.tokens.issued.at(-1)!;
		expect(stored()).toMatchObject({ accessToken: token, lease: '', checkToken: '' });
		expect(stored()).not.toHaveProperty('fleetPatch');
		expect(stored()).not.toHaveProperty('fleetOnce');
	});

	test('a credential without a token: one login for the whole batch, form-encoded', async () => {
		edit({ accessToken: '', tokenExpiresAt: '', tokenId: '', tokenFor: '' });
		const told = await stage.run(STATUS, itemsFor(stage.mopeds(20)));
		expect(told.items).toHaveLength(20);
		const { clientId, clientSecret } = stage.sim.segway;
		expect(stage.logins).toMatchObject([
			{
				method: 'POST',
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
				body: { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' },
			},
		]);
		expect(stage.logins[0].headers).not.toHaveProperty('authorization');
	});

	test('killed in the midst of 100 vehicles, ten at a time: one renewal, none lost, none doubled', async () => {
		const vehicles = stage.mopeds(100, { locked: false });
		stage.sim.latency(15);
		stage.sim.faults.add({ after: 35, times: 1, action: { tokenRefused: 'code' } });
		const told = await stage.lock(vehicles);
		expect(told.json.map(({ device_id, outcome }) => [device_id, outcome])).toEqual(
			vehicles.map(({ iotCode }) => [iotCode, 'done']),
		);
		expect(vehicles.map(ran)).toEqual(vehicles.map(() => 1));
		expect(stage.logins).toHaveLength(1);
		expect(refusals().length).toBeLessThanOrEqual(10);
	});

	test('ended by its own time: renewed before the first call', async () => {
		edit({ tokenExpiresAt: Date.now() - 1 });
		stage.sim.segway.tokens.kill();
		await stage.run(STATUS, itemsFor(stage.mopeds(2)));
		expect([stage.logins.length, refusals().length]).toEqual([1, 0]);
	});

	describe('near its end', () => {
		// Renewals are spread at random over the last five minutes; here at their beginning.
		beforeEach(() => void jest.spyOn(Math, 'random').mockReturnValue(0.99));
		afterEach(() => void jest.restoreAllMocks());
		const LEFT = 250_000;

		test('it is renewed ahead of time, once, and no call is refused', async () => {
			stage.sim.clock.advance(43_199_000 - LEFT);
			edit({ tokenExpiresAt: Date.now() + LEFT });
			const before = stored().accessToken;
			await stage.run(STATUS, itemsFor(stage.mopeds(20)));
			await stage.run(STATUS, itemsFor(stage.mopeds(2)));
			expect([stage.logins.length, refusals().length]).toEqual([1, 0]);
			expect(stored().accessToken).not.toBe(before);
			expect(Number(stored().tokenExpiresAt)).toBeGreaterThan(Date.now() + LEFT);
		});

		test('a login that fails then disturbs nobody: the old token goes on', async () => {
			stage.sim.clock.advance(43_199_000 - LEFT);
			edit({ tokenExpiresAt: Date.now() + LEFT });
			stage.sim.faults.add({ path: '/oauth/token', action: { code: 15001 } });
			const told = await stage.run(STATUS, itemsFor(stage.mopeds(2)));
			expect(told.status).toBe('success');
			expect(refusals()).toEqual([]);
		});

		test('handed out again it is not asked for at every run', async () => {
			edit({ tokenExpiresAt: Date.now() + LEFT, lease: '' });
			stage.sim.faults.add({ path: '/oauth/token', action: 'sameToken' });
			await stage.run(STATUS, itemsFor(stage.mopeds(1)));
			edit({ tokenExpiresAt: Date.now() + LEFT });
			await stage.run(STATUS, itemsFor(stage.mopeds(1)));
			expect(stage.logins).toHaveLength(1);
		});
	});

	test('two engines over one store: one login, nothing lost', async () => {
		edit({ lease: '' });
		stage.sim.segway.tokens.kill();
		const other = engineOn(stage.store);
		const [mine, theirs] = [stage.mopeds(20, { locked: false }), stage.mopeds(20, { locked: false })];
		const runs = await Promise.all([stage.lock(mine), other.run(flow(LOCK), itemsFor(theirs)).then(tell)]);
		for (const { json } of runs) expect(json.map(({ outcome }) => outcome)).toEqual(mine.map(() => 'done'));
		expect([...mine, ...theirs].map(ran)).toEqual(Array(40).fill(1));
		expect(stage.logins).toHaveLength(1);
	});

	test('a token that lives on under another hand is taken, not renewed', async () => {
		stage.sim.segway.tokens.kill();
		const vehicles = stage.mopeds(4);
		stage.sim.faults.add({ times: 4, latency: 100 });
		const first = stage.run(STATUS, itemsFor(vehicles));
		await Promise.all([first, stage.run(STATUS, itemsFor(stage.mopeds(4)))]);
		expect(stage.logins).toHaveLength(1);
	});
});
