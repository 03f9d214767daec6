import { createHmac } from 'node:crypto';
import { connectKnot, type KnotClient } from './knotClient.cjs';

let client: KnotClient;
beforeAll(async () => {
	client = await connectKnot({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	client.sim.reset();
	client.cloud.sessions.endAll();
	await client.renew();
});

const HOUR = 3_600_000;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
/** How a read with this token ends. */
const read = async (token = client.token) => await client.code('chat.list', {}, bearer(token));
const refresh = async (token = client.refreshToken) => await client.call('login.refresh', {}, bearer(token));
const claimsOf = (token: string) =>
	JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()) as Record<string, unknown>;

test('a login answers tokens, user and permissions at the root', async () => {
	expect(await client.login()).toEqual({
		code: 0,
		token: expect.any(String),
		refresh_token: expect.any(String),
		user_id: 1,
		permissions: expect.arrayContaining([
			{
				perm_key: 'clusters',
				write: true,
				ou: {
					id: 1,
					networks: [1, 2, 3],
					clusters: [{ id: 1, network: 1 }],
					app_labels: [1],
					organizations: [1],
				},
			},
		]),
	});
	expect(await client.call('login.check')).toMatchObject({ code: 0, permissions: [{ perm_key: 'clusters' }, {}, {}] });
});

test('the access token is a JWT with user, session and life, signed by the secret', () => {
	const [header, payload, signature] = client.token.split('.');
	const right = createHmac('sha256', client.cloud.secret).update(`${header}.${payload}`).digest('base64url');
	expect(signature).toBe(right);
	expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({ alg: 'HS256', typ: 'JWT' });
	const { user_id, session_id, iat, exp } = claimsOf(client.token);
	expect([user_id, Number(exp) - Number(iat)]).toEqual([1, 3600]);
	expect(client.cloud.sessions.all.at(-1)).toMatchObject({ session_id, user_id: 1, scope: 'app', device: null });
});

test('a token is good for its life, which can be set', async () => {
	expect(await read()).toBe(0);
	client.sim.clock.advance(HOUR);
	expect(await read()).toBe(2);
	client.cloud.set({ tokenLife: 10 });
	const token = await client.renew();
	client.sim.clock.advance(9_000);
	expect(await read(token)).toBe(0);
	client.sim.clock.advance(1_000);
	expect(await read(token)).toBe(2);
});

test('unknown, forged, missing and misplaced tokens are refused', async () => {
	const [header, , signature] = client.token.split('.');
	const payload = Buffer.from(JSON.stringify({ ...claimsOf(client.token), exp: 9_999_999_999 })).toString('base64url');
	for (const token of ['', 'abc', `${header}.${payload}.${signature}`, client.refreshToken]) {
		expect([token, await read(token)]).toEqual([token, 2]);
	}
	const refused = { code: 2, message: 'Invalid token' };
	const answers = [null, client.token, `Token ${client.token}`].map(
		async (authorization) => await client.send('chat.list', {}, { authorization }),
	);
	for (const { status, data } of await Promise.all(answers)) expect([status, data]).toEqual([401, refused]);
	expect(await client.code('chat.list', {}, { authorization: `bearer ${client.token}` })).toBe(0);
});

test('the word before the token can be another one, or none', async () => {
	client.cloud.set({ scheme: 'Token' });
	expect(await client.code('chat.list', {}, { authorization: `Token ${client.token}` })).toBe(0);
	expect(await read()).toBe(2);
	client.cloud.set({ scheme: '' });
	expect(await client.code('chat.list', {}, { authorization: client.token })).toBe(0);
});

test('a refused token can come with HTTP 200, and without a message', async () => {
	client.cloud.set({ refusedTokens: 'code', messages: false });
	const { status, data } = await client.send('chat.list', {}, bearer('none'));
	expect([status, data]).toEqual([200, { code: 2 }]);
});

test('a refresh gives new tokens and takes the given one away', async () => {
	const answer = await refresh();
	expect(answer).toEqual({ code: 0, access_token: expect.any(String), refresh_token: expect.any(String) });
	expect(answer.refresh_token).not.toBe(client.refreshToken);
	expect([await read(), await read(String(answer.access_token))]).toEqual([0, 0]);
	expect((await client.send('login.refresh', {}, bearer(client.refreshToken))).status).toBe(401);
	expect(claimsOf(String(answer.access_token)).session_id).toBe(claimsOf(client.token).session_id);
	expect((await refresh(answer.refresh_token)).code).toBe(0);
	expect(client.cloud.tokens.counts()).toMatchObject({ logins: 1, refreshes: 2, refusedRefreshes: 1, issued: 3 });
});

test('a refresh needs the refresh token, not the access token, and ends with its life', async () => {
	expect((await refresh(client.token)).code).toBe(2);
	client.sim.clock.advance(31 * 24 * HOUR);
	expect((await refresh()).code).toBe(2);
});

test('a refresh can answer null: then there is nothing left but a login', async () => {
	client.cloud.set({ refreshToken: 'null' });
	const answer = await refresh();
	expect(answer).toMatchObject({ code: 0, refresh_token: null });
	expect([await read(String(answer.access_token)), (await refresh()).code]).toEqual([0, 2]);
});

test.each([
	['refuse', [0, 2], 0],
	['tolerate', [0, 0], 0],
	['endSession', [0, 2], 2],
] as const)('two that refresh at once: %s', async (refreshRace, codes, afterwards) => {
	client.cloud.set({ refreshRace });
	const answers = await Promise.all([refresh(), refresh()]);
	expect(answers.map(({ code }) => code).sort()).toEqual(codes);
	const winner = answers.find(({ code }) => code === 0)!;
	expect(await read(String(winner.access_token))).toBe(afterwards);
	client.sim.clock.advance(11_000);
	expect((await refresh()).code).toBe(2);
});

test('a refresh can end the access tokens before it', async () => {
	client.cloud.set({ refreshEndsAccess: true });
	const answer = await refresh();
	expect([await read(), await read(String(answer.access_token))]).toEqual([2, 0]);
});

test('a logout ends the sessions of one device, or all of them', async () => {
	const { token: phone } = await client.login({ device: { id: 'phone' } });
	const { token: tablet } = await client.login({ device: { id: 'tablet' } });
	const { token: rider } = await client.login({ email: 'rider@example.com', password: 'Rider-2026' });
	expect(await client.code('login.logout', { device_id: 'phone' })).toBe(0);
	expect([await read(phone), await read(tablet), await read()]).toEqual([2, 0, 0]);
	expect(await client.code('login.logout')).toBe(0);
	expect([await read(tablet), await read(), (await refresh()).code, await read(rider)]).toEqual([2, 2, 2, 0]);
});

test('the tokens handed out are known to the tests', async () => {
	const { token } = await client.login({ email: 'new@example.com', password: 'New-2026' });
	expect(client.cloud.sessions.texts).toEqual(expect.arrayContaining([client.token, client.refreshToken, token]));
	expect(client.cloud.token).toBe(client.token);
	client.cloud.sessions.endAll();
	expect(client.cloud.token).toBeNull();
});

test('a check takes note of the device', async () => {
	await client.call('login.check', { device: { id: 'phone', os: 'iOS' } });
	expect(client.cloud.sessions.all.at(-1)).toMatchObject({ device: { id: 'phone', os: 'iOS' } });
});

test('access tokens can be killed, and whole sessions', async () => {
	expect((await client.control('POST', '/tokens/kill', { vendor: 'knot' })).data).toEqual({ killed: 1 });
	expect(await read()).toBe(2);
	const { access_token } = await refresh();
	expect(await read(String(access_token))).toBe(0);
	expect((await client.control('POST', '/knot/sessions/end')).data).toEqual({ ended: 1 });
	expect(await read(String(access_token))).toBe(2);
	expect((await client.control('GET', '/tokens?vendor=knot')).data).toMatchObject({ live: 0, logins: 1 });
});

test('a fault refuses tokens in both shapes and kills them; the last tokens can be handed out again', async () => {
	client.sim.faults.add({ vendor: 'knot', path: 'chat.list', times: 1, action: { tokenRefused: '401', keep: true } });
	client.sim.faults.add({ vendor: 'knot', path: '/chats', times: 1, action: { tokenRefused: 'code' } });
	const statuses = [];
	for (let turn = 0; turn < 3; turn++) statuses.push((await client.send('chat.list')).status);
	expect(statuses).toEqual([401, 200, 401]);
	client.sim.faults.add({ path: '/login$', times: 1, action: 'sameToken' });
	expect((await client.login()).token).toBe(client.token);
});

test('too many requests are refused until time has passed', async () => {
	client.cloud.set({ rateLimit: { requests: 1, perSeconds: 5 } });
	expect((await client.send('chat.list')).status).toBe(200);
	const { status, data } = await client.send('chat.list');
	expect([status, data]).toEqual([429, { code: 21, message: 'Too many requests' }]);
	client.sim.clock.advance(5_000);
	expect(await read()).toBe(0);
});
