import { createHash } from 'node:crypto';
import { engineOn, highWater } from '../play';
import { itemsFor, LOCK, POSITION, ProtrackStage } from '../protrackStage';
import { until } from '../until.cjs';
import { flow, PROTRACK, tell } from '../workflows';

describe('tokens', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open({ parked: 1_000 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const stored = () => stage.store.stored('protrackApi');
	const edit = (changes: Parameters<typeof stage.store.edit>[1]) => stage.store.edit('protrackApi', changes);
	const refused = () => stage.wire().filter(({ code }) => [10010, 10011, 10012].includes(Number(code)));
	const md5 = (text: string) => createHash('md5').update(text).digest('hex');
	const found = (told: { json: object[] }) => told.json.filter((each) => 'found' in each && each.found === true).length;
	const TRACK = {
		resource: 'alarm',
		operation: 'getMany',
		imei: '={{ $json.imei }}',
		begintime: 1_779_624_000,
		endtime: 1_779_627_600,
	};

	test('a credential without a token: one login for 1,000 items, signed with the MD5 of MD5 and time', async () => {
		stage.forget();
		const told = await stage.run(POSITION, itemsFor(stage.cloud.devices));
		expect(found(told)).toBe(1_000);
		expect(stage.logins).toMatchObject([{ method: 'GET', path: '/api/authorization', rawBody: '' }]);
		const { account, password } = stage.cloud;
		const { time, ...query } = stage.logins[0].query;
		expect(String(time)).toMatch(/^\d{10}$/);
		expect(query).toEqual({ account, signature: md5(md5(password) + String(time)) });
	});

	test('it is kept in the credential and used by every later run', async () => {
		await stage.run(POSITION, itemsFor(stage.devices(3)));
		await stage.run(POSITION, itemsFor(stage.devices(3)));
		expect(stage.logins).toEqual([]);
		expect(stored()).toMatchObject({ accessToken: stage.cloud.token, lease: '', checkToken: '' });
		expect(stored()).not.toHaveProperty('fleetPatch');
		expect(stored()).not.toHaveProperty('fleetOnce');
	});

	test('the MD5 in place of the password serves as well, in capitals, too', async () => {
		const { password } = stage.cloud;
		edit({ password: md5(password).toUpperCase() });
		const told = await stage.run(POSITION, itemsFor(stage.devices(2)));
		edit({ password });
		expect(found(told)).toBe(2);
	});

	test('another system logs in during the run: one renewal, and no item fails', async () => {
		stage.sim.latency(40);
		const running = stage.run(POSITION, itemsFor(stage.cloud.devices));
		await until(() => stage.wire().length >= 4);
		stage.cloud.loginElsewhere();
		const told = await running;
		expect(found(told)).toBe(1_000);
		expect(stage.logins).toHaveLength(1);
		expect(refused().length).toBeGreaterThan(0);
		expect(refused().length).toBeLessThanOrEqual(2);
		expect(stage.cloud.tokens.counts()).toMatchObject({ elsewhere: 1 });
	});

	test('another system logs in while commands go out: each runs once', async () => {
		stage.sim.latency(30);
		const devices = stage.devices(20);
		const running = stage.run(LOCK, itemsFor(devices));
		await until(() => stage.wire('send').length >= 7);
		stage.cloud.loginElsewhere();
		const told = await running;
		expect(told.json.map(({ outcome }) => outcome)).toEqual(devices.map(() => 'done'));
		expect(stage.cloud.commands.sent.map(({ imei }) => imei).sort()).toEqual(devices.map(({ imei }) => imei).sort());
		expect(stage.logins).toHaveLength(1);
	});

	test('another system that logs in again and again: a login for each, no item lost', async () => {
		stage.sim.latency(60);
		stage.cloud.loginElsewhere({ every: 1_500, times: 3 });
		const told = await stage.run(TRACK, itemsFor(stage.devices(120)), { onError: 'continueRegularOutput' });
		expect(told.json.filter(({ error }) => error)).toEqual([]);
		expect(stage.wire().filter(({ code }) => code === 20023)).toHaveLength(120);
		expect(stage.logins.length).toBeLessThanOrEqual(3);
		expect(highWater(stage.wire())).toBeLessThanOrEqual(2);
	});

	test.each(['10002', '10003', '10010', '10011', '10012'])(
		'%s means a refused token: renewed once',
		async (tokenRefused) => {
			stage.sim.faults.add({ path: 'track', times: 1, action: { tokenRefused } });
			const told = await stage.run(POSITION, itemsFor(stage.devices(2)));
			expect(found(told)).toBe(2);
			expect([stage.wire().length, stage.logins.length]).toEqual([2, 1]);
		},
	);

	test('a refusal for good ends after the third renewal', async () => {
		stage.sim.faults.add({ path: 'track', action: { tokenRefused: '10011' } });
		const told = await stage.run(POSITION, itemsFor(stage.devices(2)));
		expect([stage.wire().length, stage.logins.length]).toEqual([4, 3]);
		expect(told.error!.description).toMatch(/another system logs in with the same account/);
		stage.forget();
	});

	test('ended by its own time: renewed before the first call', async () => {
		edit({ tokenExpiresAt: Date.now() - 1 });
		await stage.run(POSITION, itemsFor(stage.devices(2)));
		expect([stage.logins.length, refused().length]).toEqual([1, 0]);
	});

	test('in its last half hour: renewed ahead of time, once, and no call is refused', async () => {
		edit({ tokenExpiresAt: Date.now() + 20 * 60_000 });
		const before = stored().accessToken;
		const told = await stage.run(POSITION, itemsFor(stage.devices(300)));
		await stage.run(POSITION, itemsFor(stage.devices(2)));
		expect(found(told)).toBe(300);
		expect([stage.logins.length, refused().length]).toEqual([1, 0]);
		expect(stored().accessToken).not.toBe(before);
	});

	test('an hour before its end nothing is renewed', async () => {
		edit({ tokenExpiresAt: Date.now() + 60 * 60_000 });
		await stage.run(POSITION, itemsFor(stage.devices(2)));
		expect(stage.logins).toEqual([]);
	});

	test('two engines over one store: one login, nothing lost, nothing doubled', async () => {
		stage.cloud.loginElsewhere();
		const other = engineOn(stage.store);
		const [mine, theirs] = [stage.devices(10), stage.devices(10)];
		const runs = await Promise.all([
			stage.run(LOCK, itemsFor(mine)),
			other.run(flow(LOCK, {}, PROTRACK), itemsFor(theirs)).then((run) => tell(run, PROTRACK)),
		]);
		for (const { json } of runs) expect(json.map(({ outcome }) => outcome)).toEqual(mine.map(() => 'done'));
		expect(stage.cloud.commands.sent).toHaveLength(20);
		expect(stage.logins).toHaveLength(1);
	});

	describe.each([
		['ahead', 20 * 60_000],
		['behind', -20 * 60_000],
	])("the provider's clock is 20 minutes %s", (_name, offset) => {
		test('10014: signed anew with the time of its message, and the token is good for its whole life', async () => {
			stage.sim.clock.offset(offset);
			stage.forget();
			const told = await stage.run(POSITION, itemsFor(stage.devices(3)));
			expect(found(told)).toBe(3);
			expect(stage.logins.map(({ code }) => code)).toEqual([10014, 0]);
			expect(Number(stored().tokenExpiresAt)).toBeGreaterThan(Date.now() + 7_100_000);
			await stage.run(POSITION, itemsFor(stage.devices(3)));
			expect(stage.logins).toHaveLength(2);
		});
	});
});
