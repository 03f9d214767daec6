import { freshFleet } from './client.cjs';
import { connectJimi, md5, type Grant, type JimiClient } from './jimiClient.cjs';

let client: JimiClient;
beforeAll(async () => {
	client = await connectJimi({ parked: 1 });
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	freshFleet(client.sim);
	client.cloud.tokens.kill();
	await client.renew();
	client.cloud.tokens.resetCounts();
});

const list = async (token: string) =>
	await client.call('jimi.user.child.list', { target: client.cloud.userId, access_token: token });
const refresh = async ({ accessToken, refreshToken }: Grant, expires = '7200') =>
	await client.call<Grant>('jimi.oauth.token.refresh', {
		access_token: accessToken,
		refresh_token: refreshToken,
		expires_in: expires,
	});
/** A new token once the limit allows one. */
const next = async () => {
	client.sim.clock.advance(61_000);
	return (await client.login()).result!;
};

test('a token with the keys of the document', async () => {
	client.cloud.tokenLimits.reset();
	const { code, result } = await client.login({ expires_in: '60' });
	expect(code).toBe(0);
	expect(result).toEqual({
		appKey: client.cloud.appKey,
		account: 'jimitest',
		accessToken: expect.stringMatching(/^[0-9a-f]{32}$/),
		expiresIn: 60,
		refreshToken: expect.stringMatching(/^[0-9a-f]{32}$/),
		time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
	});
	expect((await list(result!.accessToken)).code).toBe(0);
	client.sim.clock.advance(61_000);
	expect(await list(result!.accessToken)).toEqual({ code: 1004, message: 'Illegal access, token exception!' });
});

test.each(['59', '7201', '1.5', 'soon'])('a life of %s seconds is refused', async (expires) => {
	expect((await client.login({ expires_in: expires })).code).toBe(1001);
});

test('wrong logins', async () => {
	const wrong = { code: 1002, message: 'Incorrect user name or password' };
	expect(await client.login({ user_id: 'nobody' })).toEqual(wrong);
	expect(await client.login({ user_pwd_md5: md5('wrong') })).toEqual(wrong);
	expect((await client.login({ user_pwd_md5: md5('x').toUpperCase() })).code).toBe(1001);
	expect(client.cloud.tokens.counts()).toMatchObject({ logins: 0, refusedLogins: 3, issued: 0 });
});

test('one new token a minute, got or refreshed; refused ones do not count', async () => {
	expect((await client.login()).code).toBe(1006);
	client.sim.clock.advance(61_000);
	expect((await client.login({ user_pwd_md5: md5('wrong') })).code).toBe(1002);
	const { result } = await client.login();
	expect(await refresh(result!)).toEqual({ code: 1006, message: 'Illegal access, too frequently request!' });
	client.sim.clock.advance(61_000);
	expect((await refresh({ ...result!, refreshToken: 'wrong' })).code).toBe(1004);
	expect((await refresh(result!)).code).toBe(0);
	client.cloud.set({ tokenLimit: null });
	expect((await client.login()).code).toBe(0);
});

test('a new token ends the one before, if that is how it is', async () => {
	const one = await next();
	const other = await next();
	expect((await list(one.accessToken)).code).toBe(1004);
	client.cloud.set({ newTokenEndsOld: false });
	const third = await next();
	expect([(await list(other.accessToken)).code, (await list(third.accessToken)).code]).toEqual([0, 0]);
	expect(client.cloud.token).toBe(third.accessToken);
});

test('a refresh brings new texts and ends the old ones', async () => {
	const first = await next();
	client.sim.clock.advance(61_000);
	const { result: second } = await refresh(first, '600');
	expect(second).toMatchObject({ expiresIn: 600, account: 'jimitest' });
	expect(second!.accessToken).not.toBe(first.accessToken);
	expect(second!.refreshToken).not.toBe(first.refreshToken);
	expect((await list(first.accessToken)).code).toBe(1004);
	client.sim.clock.advance(61_000);
	expect(await refresh(first)).toEqual({ code: 1004, message: 'Illegal request,token is invalid' });
	expect((await refresh(second!)).code).toBe(0);
	expect(client.cloud.tokens.counts()).toMatchObject({ logins: 1, refreshes: 2, refusedRefreshes: 1, live: 1 });
});

test('the refresh token may stay, or be the access token as in the samples', async () => {
	client.cloud.set({ refreshToken: 'keep', tokenLimit: null });
	const first = await next();
	const { result: second } = await refresh(first);
	expect(second!.refreshToken).toBe(first.refreshToken);
	client.cloud.set({ refreshToken: 'access' });
	const { result: third } = await client.login();
	expect(third!.refreshToken).toBe(third!.accessToken);
});

test('an expired token can be refreshed only where the platform allows it, a killed one never', async () => {
	const token = await next();
	client.sim.clock.advance(7_201_000);
	expect((await refresh(token)).code).toBe(1004);
	client.cloud.set({ refreshAfterExpiry: true });
	const { code, result } = await refresh(token);
	expect(code).toBe(0);
	expect(client.cloud.tokens.kill()).toBe(1);
	client.sim.clock.advance(61_000);
	expect((await refresh(result!)).code).toBe(1004);
});

test('the platform may give another life than asked for', async () => {
	client.cloud.set({ tokenLife: 90 });
	expect((await next()).expiresIn).toBe(90);
});

test('sub-accounts log in too and see what is theirs', async () => {
	await client.renew('north', 'North-2026');
	expect((await client.call('jimi.user.child.list', { target: 'north' })).code).toBe(0);
	expect(await client.call('jimi.user.child.list', { target: 'south' })).toEqual({
		code: 1002,
		message: 'no permissions',
	});
});

test('a wrong clock and a wrong secret sound alike; the Date header tells them apart', async () => {
	const alike = { code: 1001, message: 'Parameter error' };
	const late = client.signed('jimi.user.child.list', { target: 'jimitest', timestamp: client.time(601 + 5) });
	const early = client.signed('jimi.user.child.list', { target: 'jimitest', timestamp: client.time(-606) });
	const local = client.signed('jimi.user.child.list', { target: 'jimitest', timestamp: client.time(8 * 3600) });
	const odd = client.signed('jimi.user.child.list', { target: 'jimitest', timestamp: '2026-13-01 00:00:00' });
	for (const values of [late, early, local, odd]) expect((await client.send(values)).data).toEqual(alike);
	const signed = client.signed('jimi.user.child.list', { target: 'jimitest' });
	expect((await client.send({ ...signed, sign: signed.sign.toLowerCase() })).data).toEqual(alike);
	expect((await client.send(client.signed('jimi.user.child.list', { timestamp: client.time(590) }))).data.code).toBe(
		1004,
	);
	client.sim.clock.advance(-3_600_000);
	const { headers } = await client.send(signed);
	const date = Date.parse(String(headers.date));
	expect(date).toBe(client.sim.clock.seconds() * 1000);
});

test('a wrong app key is named', async () => {
	const { data, status } = await client.send(client.signed('jimi.user.child.list', { app_key: 'FFFF' }));
	expect([status, data]).toEqual([200, { code: 1001, message: 'Missing AppKey' }]);
});

test('faults: refused tokens, the last token again, too many requests', async () => {
	const token = await next();
	client.sim.faults.add({ vendor: 'jimi', path: 'child.list', times: 1, action: { tokenRefused: '1004', keep: true } });
	expect((await list(token.accessToken)).code).toBe(1004);
	expect((await list(token.accessToken)).code).toBe(0);
	client.sim.faults.add({ path: 'child.list', times: 1, action: { tokenRefused: '10006' } });
	expect([(await list(token.accessToken)).code, (await list(token.accessToken)).code]).toEqual([10006, 1004]);
	client.sim.faults.add({ path: 'token.get', times: 1, action: 'sameToken' });
	expect((await client.login()).result?.accessToken).toBe(token.accessToken);
	client.sim.faults.add({ path: 'child.list', times: 1, action: 'rateLimit' });
	const { status, data } = await client.send(client.signed('jimi.user.child.list'));
	expect([status, data.code]).toEqual([200, 1006]);
	client.cloud.set({ rateLimit: { requests: 1, perSeconds: 10 } });
	expect([(await list('x')).code, (await list('x')).code]).toEqual([1004, 1006]);
});
