import { createHash } from 'node:crypto';
import type { FaultAction } from '../../../simulator/index.cjs';
import { givenIn, itemsFor, JimiStage, POSITION, RESTART } from '../jimiStage';
import { engineOn } from '../play';
import { flow, JIMI, tell } from '../workflows';

describe('tokens', () => {
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open({ parked: 500 })));
	afterAll(async () => await stage.close());
	beforeEach(() => {
		stage.fresh();
		edit({ password: stage.cloud.password, lease: '' });
	});

	const GET = 'jimi.oauth.token.get';
	const REFRESH = 'jimi.oauth.token.refresh';
	const stored = () => stage.store.stored('jimiApi');
	const edit = (changes: Parameters<typeof stage.store.edit>[1]) => stage.store.edit('jimiApi', changes);
	const md5 = (text: string) => createHash('md5').update(text).digest('hex');
	const logins = () => stage.logins.map(({ call, code }) => [call, code]);
	const read = async (count = 2) =>
		await stage.run(POSITION, itemsFor(stage.devices(count)), { onError: 'continueRegularOutput' });
	const found = ({ json }: { json: object[] }) => json.filter((each) => 'found' in each && each.found === true).length;

	test('a credential without a token: one login for 500 items, the password as its MD5', async () => {
		stage.forget();
		const told = await stage.run(POSITION, itemsFor(stage.cloud.devices));
		expect(found(told)).toBe(500);
		const { userId, password } = stage.cloud;
		expect(stage.logins.map(givenIn)).toEqual([
			{ method: GET, user_id: userId, user_pwd_md5: md5(password), expires_in: '7200' },
		]);
		expect(stage.logins[0].body).not.toHaveProperty('access_token');
		await read();
		expect(stage.logins).toHaveLength(1);
		expect(stored()).toMatchObject({ accessToken: stage.cloud.token, lease: '', checkToken: '' });
	});

	test('the MD5 in place of the password serves as well, in capitals, too', async () => {
		stage.forget();
		edit({ password: md5(stage.cloud.password).toUpperCase() });
		expect(found(await read())).toBe(2);
	});

	test('near its end: renewed by the refresh token, without the password, and no call is refused', async () => {
		const { accessToken, refreshToken } = stored();
		edit({ tokenExpiresAt: Date.now() + 60_000 });
		expect(found(await read())).toBe(2);
		expect(stage.logins.map(givenIn)).toEqual([{ method: REFRESH, refresh_token: refreshToken, expires_in: '7200' }]);
		expect(stage.logins[0].body).toMatchObject({ access_token: accessToken });
		expect(stored().refreshToken).not.toBe(refreshToken);
		expect(stage.wire().map(({ code }) => code)).toEqual([0]);
	});

	test.each(['keep', 'access'] as const)('a refresh token that JIMI gives as: %s', async (refreshToken) => {
		stage.cloud.set({ refreshToken });
		for (let times = 0; times < 2; times++) {
			edit({ tokenExpiresAt: Date.now() - 1, tokenIssuedAt: 1 });
			stage.cloud.set({ tokenLimit: null });
			expect(found(await read())).toBe(2);
		}
		expect(logins().at(-1)).toEqual([REFRESH, 0]);
	});

	test('a refresh that is refused: got by user ID and password at once', async () => {
		edit({ tokenExpiresAt: Date.now() - 1, refreshToken: 'stale' });
		expect(found(await read())).toBe(2);
		expect(logins()).toEqual([
			[REFRESH, 1004],
			[GET, 0],
		]);
	});

	test.each(['1004', '10006', '10011'])(
		'%s inside HTTP 200: renewed once, and the call made once more',
		async (tokenRefused) => {
			stage.sim.faults.add({ path: 'location.get', times: 1, action: { tokenRefused } });
			expect(found(await read())).toBe(2);
			expect(stage.wire().map(({ code }) => code)).toEqual([Number(tokenRefused), 0]);
			// The refused one is dead, so it cannot be refreshed either.
			expect(logins()).toEqual([
				[REFRESH, 1004],
				[GET, 0],
			]);
		},
	);

	test('a command whose token is refused runs once', async () => {
		const device = stage.device();
		stage.sim.faults.add({ path: 'instruction.send', times: 1, action: { tokenRefused: '1004' } });
		const told = await stage.run(RESTART, itemsFor([device]));
		expect(told.json).toMatchObject([{ outcome: 'done' }]);
		expect(stage.wire('instruction.send').map(({ ranCommand }) => ranCommand)).toEqual([false, true]);
		expect(stage.cloud.vehicle(device.imei)!.resets).toBe(1);
	});

	test('a token that is refused for good: one renewal, one repeat, and the likely cause', async () => {
		stage.sim.faults.add({ path: 'location.get', action: { tokenRefused: '1004' } });
		const told = await stage.run(POSITION, itemsFor(stage.devices(2)));
		expect([stage.wire().length, logins().length]).toEqual([2, 2]);
		expect(told.error!.description).toMatch(/another system logs in with the same account/);
		stage.forget();
	});

	test('two engines over one store: one login, nothing lost, nothing doubled', async () => {
		stage.cloud.tokens.kill();
		const other = engineOn(stage.store);
		const [mine, theirs] = [stage.devices(8), stage.devices(8)];
		const runs = await Promise.all([
			stage.run(RESTART, itemsFor(mine)),
			other.run(flow(RESTART, {}, JIMI), itemsFor(theirs)).then((run) => tell(run, JIMI)),
		]);
		for (const { json } of runs) expect(json.map(({ outcome }) => outcome)).toEqual(mine.map(() => 'done'));
		expect(stage.cloud.commands.sent).toHaveLength(16);
		expect(logins().filter(([, code]) => code === 0)).toHaveLength(1);
	});

	test('less than a minute after the last token nobody asks for another one until the minute is over', async () => {
		edit({ tokenIssuedAt: Date.now() - 58_000, tokenExpiresAt: Date.now() - 1 });
		const issued = Number(stored().tokenIssuedAt);
		expect(found(await read())).toBe(2);
		expect(logins()).toHaveLength(1);
		expect(stage.logins[0].at).toBeGreaterThanOrEqual(issued + 60_000);
	});

	test('an edited password never goes on with the token of the old one', async () => {
		await read();
		stage.fresh();
		edit({ password: 'wrong' });
		const told = await stage.run({ ...RESTART, options: { returnOutcome: true } }, itemsFor(stage.devices(10)));
		expect(logins()).toEqual([[GET, 1002]]);
		expect(stage.wire()).toEqual([]);
		for (const { outcome, message } of told.json) {
			expect(outcome).toBe('refused');
			expect(message).toMatch(/^Not sent: .*Wrong User ID or Password\./);
		}
		edit({ password: stage.cloud.password });
		expect(found(await read())).toBe(2);
	});

	const FAULTS: FaultAction[] = [{ status: 503 }, 'dropBefore', { code: -1 }];
	test.each(FAULTS)('a login that meets %j once: asked again, and no item fails', async (action) => {
		stage.forget();
		stage.sim.faults.add({ path: 'oauth.token', times: 1, action });
		expect(found(await read())).toBe(2);
		expect(logins()).toHaveLength(2);
	});
});
