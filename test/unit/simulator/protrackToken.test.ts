import { connectProtrack, md5, type ProtrackClient } from './protrackClient.cjs';

let client: ProtrackClient;
beforeEach(async () => {
	client = await connectProtrack({ parked: 1 });
});
afterEach(async () => {
	await client.sim.stop();
});

const P1 = { time: 1556243443, signature: '3844afd2c3bf68f0f3f4aa0a9ee8ee6c' };
const P2 = { time: 1504084954, signature: 'ecca11e8e116455c48c8ad2ef5c1e0ee' };
const read = async (access_token: string) =>
	((await client.send('GET', 'track', { access_token, imeis: client.cloud.devices[0].imei })).data as { code: number })
		.code;
const at = (time: number) => client.sim.clock.stop(time * 1000);

test('a login is answered as the sample of the document shows', async () => {
	const answer = await client.send('GET', 'authorization', {
		time: client.now(),
		account: client.cloud.account,
		signature: md5(md5(client.cloud.password) + String(client.now())),
	});
	expect(answer.headers['content-type']).toBe('application/json; charset=UTF-8');
	expect(answer.data).toEqual({ record: { access_token: client.cloud.token, expires_in: 7200 }, code: 0 });
});

test('the signature of the document is good', async () => {
	at(P1.time);
	expect(await client.login(P1)).toMatchObject({ code: 0 });
	expect(await client.login({ ...P1, signature: P1.signature.toUpperCase() })).toMatchObject({ code: 20001 });
});

test('the signature of the older document is good', async () => {
	const { sim } = client;
	await sim.stop();
	client = await connectProtrack({ parked: 1 }, { account: 'test', password: '123456' });
	at(P2.time);
	expect(await client.login(P2)).toMatchObject({ code: 0 });
});

test.each([
	[{ password: 'wrong' }, 20001, 'account or password error'],
	[{ account: 'nobody' }, 20001, 'account or password error'],
	[{ account: 'closed', password: 'Closed-2018' }, 10016, 'Account is blocked'],
	[{ signature: 'x' }, 10004, 'Parameter error'],
])('the login %j is refused with %i', async (parts, code, message) => {
	expect(await client.login(parts)).toEqual({ code, message });
	expect(client.cloud.tokens.counts()).toMatchObject({ logins: 1, refusedLogins: 1 });
});

test('a login needs its parameters, knows no others and is a GET', async () => {
	const [time, account, signature] = [client.now(), 'fleetdemo', 'a'.repeat(32)];
	const code = async (query: object) =>
		((await client.send('GET', 'authorization', { ...query })).data as { code: number }).code;
	expect(await code({ time, account })).toBe(10005);
	expect(await code({ time, account, signature, password: 'x' })).toBe(10004);
	expect(await code({ time: 'now', account, signature })).toBe(10004);
	const { status, data } = await client.send('POST', 'authorization', { time, account, signature });
	expect([status, data]).toEqual([200, { code: 10001, message: 'Unknown request' }]);
});

test('a clock that is too far off is told the time', async () => {
	const time = client.now();
	expect(await client.login({ time: time - 290 })).toMatchObject({ code: 0 });
	const answer = await client.login({ time: time + 320 });
	expect(answer.code).toBe(10014);
	const told = /^request time error, current server time is (\d+) \(in unix timestamp\)$/.exec(answer.message ?? '');
	expect(Number(told?.[1])).toBe(time);
});

test('a new token ends the old one at once, of the same account only', async () => {
	const first = await client.renew();
	const other = (await client.login({ account: 'roma', password: 'Roma-2020' })).record;
	expect(await read(first)).toBe(0);
	const second = await client.renew();
	expect([await read(first), await read(second)]).toEqual([10011, 0]);
	expect(await read(String(other?.access_token))).toBe(10013);
	expect(client.cloud.tokens.counts()).toMatchObject({ issued: 4, live: 2, logins: 4 });
});

test('a token that never was, one that has ended, one that was killed, none at all', async () => {
	const token = await client.renew();
	expect(await read('0123')).toBe(10010);
	expect(await read('')).toBe(10005);
	client.sim.clock.advance(7201_000);
	expect(await read(token)).toBe(10012);
	const next = await client.renew();
	expect((await client.control('POST', '/tokens/kill', { vendor: 'protrack' })).data).toEqual({ killed: 1 });
	expect(await read(next)).toBe(10011);
	expect(client.cloud.token).toBeNull();
});

test('an account without Open API is refused, and one that gets blocked', async () => {
	const token = await client.renew();
	await client.control('PATCH', '/protrack/accounts/fleetdemo', { openApi: false });
	expect(await client.login()).toEqual({ code: 10007, message: 'permission denied' });
	expect(await read(token)).toBe(10007);
	await client.control('PATCH', '/protrack/accounts/fleetdemo', { openApi: true, blocked: true });
	expect([(await client.login()).code, await read(token)]).toEqual([10016, 10016]);
});

test('another system that logs in takes the token away, once or again and again', async () => {
	const token = await client.renew();
	client.cloud.loginElsewhere();
	expect(await read(token)).toBe(10011);
	await client.control('POST', '/protrack/login-elsewhere', { every: 1, times: 5 });
	for (let tries = 0; client.cloud.tokens.elsewhere < 6 && tries < 500; tries++) await read(token);
	expect(client.cloud.tokens.counts()).toMatchObject({ logins: 2, elsewhere: 6 });
});

test('too many logins, and too many requests, give 10009 until time has passed', async () => {
	client.cloud.set({ loginLimit: { requests: 2, perSeconds: 60 } });
	const codes = [await client.login(), await client.login(), await client.login()].map(({ code }) => code);
	expect(codes).toEqual([0, 0, 10009]);
	client.sim.clock.advance(61_000);
	const token = await client.renew();
	client.cloud.set({ rateLimit: { requests: 1, perSeconds: 5 } });
	expect([await read(token), await read(token)]).toEqual([0, 10009]);
	client.sim.clock.advance(5_000);
	expect(await read(token)).toBe(0);
});
