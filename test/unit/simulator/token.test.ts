import { connect, http, SAMPLE, type SegwayClient } from './client.cjs';

const STATUS = '/api/v2/vehicle/query/current/status';
let client: SegwayClient;

beforeEach(async () => {
	client = await connect({ vehicles: 1 });
});
afterEach(async () => {
	await client.sim.stop();
});

const read = async (authorization: string) => {
	const { iotCode } = client.sim.segway.vehicles[0];
	const answer = await client.send('GET', STATUS, { query: { iotCode }, headers: { authorization } });
	return { status: answer.status, code: (answer.data as { code: number }).code };
};

test('a login is answered as the sample of the document shows', async () => {
	const { status, data } = await client.login();
	expect(status).toBe(200);
	expect(Object.keys(data)).toEqual(['access_token', 'token_type', 'expires_in', 'scope']);
	expect(data).toMatchObject({ token_type: 'bearer', scope: 'read write trust' });
});

test('the first token lives 43199 seconds', async () => {
	client.sim.segway.tokens.kill();
	const { data } = await client.login();
	expect(data.expires_in).toBe(43199);
});

test.each([
	[{ ...SAMPLE, client_secret: 'wrong', grant_type: 'client_credentials' }, 401, 'invalid_client'],
	[{ ...SAMPLE, client_id: 'A99999', grant_type: 'client_credentials' }, 401, 'invalid_client'],
	[{ client_id: 'A20081', grant_type: 'client_credentials' }, 401, 'invalid_client'],
	[{}, 401, 'invalid_client'],
	[SAMPLE, 400, 'invalid_request'],
	[{ ...SAMPLE, grant_type: 'password' }, 400, 'unsupported_grant_type'],
	[{ ...SAMPLE, grant_type: 'client_credentials', scope: 'all' }, 400, 'invalid_request'],
])('the login %j is refused with %i %s', async (form, status, error) => {
	const answer = await client.login(form);
	expect([answer.status, answer.data.error]).toEqual([status, error]);
	expect(client.sim.segway.tokens).toMatchObject({ logins: 1, refusedLogins: 1 });
});

test('a bad secret is refused in the words of the document', async () => {
	const { data } = await client.login({ ...SAMPLE, client_secret: 'x', grant_type: 'client_credentials' });
	expect(data).toEqual({ error: 'invalid_client', error_description: 'Bad client credentials' });
});

test('JSON, and fields in the query, are no login', async () => {
	const url = `${client.sim.segway.url}/oauth/token`;
	const form = { ...SAMPLE, grant_type: 'client_credentials' };
	expect((await http.post(url, form)).status).toBe(400);
	expect((await http.post(url, new URLSearchParams(), { params: form })).status).toBe(401);
	expect((await http.get(url, { params: form })).status).toBe(405);
});

test('a field sent twice is no login', async () => {
	const body = new URLSearchParams([
		...Object.entries(SAMPLE),
		['client_id', 'A20081'],
		['grant_type', 'client_credentials'],
	]);
	expect((await http.post(`${client.sim.segway.url}/oauth/token`, body)).status).toBe(400);
});

test('the same token is handed out, its life counting down, until 300 seconds are left; then both work', async () => {
	const { clock } = client.sim;
	const first = await client.renew();
	clock.advance(10_000_000);
	const later = await client.login();
	expect(later.data.access_token).toBe(first);
	expect(later.data.expires_in).toBe(33199);

	clock.advance(33_199_000 - 300_000);
	const second = (await client.login()).data.access_token as string;
	expect(second).not.toBe(first);
	expect(await read(`bearer ${first}`)).toEqual({ status: 200, code: 0 });
	expect(await read(`bearer ${second}`)).toEqual({ status: 200, code: 0 });
	expect((await client.login()).data.access_token).toBe(second);

	clock.advance(300_000);
	expect(await read(`bearer ${first}`)).toEqual({ status: 200, code: 15101 });
	expect(await read(`bearer ${second}`)).toEqual({ status: 200, code: 0 });
	expect(client.sim.segway.tokens.issued.map(({ token }) => token)).toEqual([first, second]);
});

test('the life of tokens can be set', async () => {
	client.sim.segway.tokens.kill();
	client.sim.segway.tokens.life = 60;
	const one = await client.login();
	expect(one.data.expires_in).toBe(60);
	expect((await client.login()).data.access_token).not.toBe(one.data.access_token);
});

test('bearer and Bearer are taken, anything else is 15101 within HTTP 200', async () => {
	const token = await client.renew();
	expect(await read(`bearer ${token}`)).toEqual({ status: 200, code: 0 });
	expect(await read(`Bearer ${token}`)).toEqual({ status: 200, code: 0 });
	for (const header of [token, `BEARER ${token}`, `Basic ${token}`, 'bearer', `bearer ${token}x`, '']) {
		expect(await read(header)).toEqual({ status: 200, code: 15101 });
	}
});

test('killed tokens are refused and replaced', async () => {
	const token = await client.renew();
	expect(client.sim.segway.tokens.kill()).toBe(1);
	expect(await read(`bearer ${token}`)).toEqual({ status: 200, code: 15101 });
	expect(await client.renew()).not.toBe(token);
	expect(client.sim.segway.tokens.counts()).toMatchObject({ issued: 2, live: 1, logins: 3 });
});

test('a host of another region refuses calls, not logins', async () => {
	client.sim.segway.region = 'E';
	expect((await client.login()).status).toBe(200);
	expect(await read(`bearer ${await client.renew()}`)).toEqual({ status: 200, code: 15100 });
	client.sim.segway.region = 'A';
	expect(await read(`bearer ${await client.renew()}`)).toEqual({ status: 200, code: 0 });
});

test('several clients have tokens of their own', async () => {
	await client.sim.stop();
	const clients = [
		{ clientId: 'A20081', clientSecret: 'one' },
		{ clientId: 'E20001', clientSecret: 'two' },
	];
	client = await connect({ vehicles: 1, segway: { clients, region: 'e' } });
	const own = await client.renew();
	const form = { client_id: 'E20001', client_secret: 'two', grant_type: 'client_credentials' };
	const other = (await client.login(form)).data.access_token as string;
	expect(other).not.toBe(own);
	expect(await read(`bearer ${own}`)).toEqual({ status: 200, code: 15100 });
	expect(await read(`bearer ${other}`)).toEqual({ status: 200, code: 0 });
});
