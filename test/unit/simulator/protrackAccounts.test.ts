import { freshFleet } from './client.cjs';
import { connectProtrack, md5, type ProtrackClient, type Row } from './protrackClient.cjs';

let client: ProtrackClient;
beforeAll(async () => {
	client = await connectProtrack({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	freshFleet(client.sim, { protrack: { mix: { parked: 2 } } });
	await client.renew();
});

const info = async (account: string) => await client.get<Row>('user/info', { account });

test('an account is shown with the keys of the document, and nothing secret', async () => {
	const { record } = await info('roma');
	expect(
		Object.keys(record ?? {})
			.sort()
			.join(' '),
	).toBe('account blockstatus createtime email mobile roletype telephone username');
	expect(record).toMatchObject({ account: 'roma', roletype: 2, blockstatus: 1 });
	expect((await info(client.cloud.account)).record).toMatchObject({ roletype: 1 });
	expect(JSON.stringify((await client.control('GET', '/protrack/accounts')).data)).not.toContain('assword');
});

test('sub-customers are those directly below, 500 at the most', async () => {
	const names = async (account?: string) =>
		(await client.get<Row[]>('user/list', { account })).record?.map((row) => row.account);
	expect(await names()).toEqual(['milano', 'roma', 'viewer', 'closed']);
	expect(await names('milano')).toEqual(['milano-nord']);
	expect(await names('roma')).toEqual([]);
	for (let number = 0; number < 500; number++) {
		await client.control('POST', '/protrack/accounts', { account: `sub${number}` });
	}
	expect(await names()).toHaveLength(500);
	expect((await client.control('POST', '/protrack/accounts', { account: 'sub1' })).status).toBe(400);
	expect(client.cloud.accounts).toHaveLength(505);
});

test('an account is blocked and let in again', async () => {
	expect(await client.post('user/block', { account: 'roma' })).toEqual({ code: 0 });
	expect((await info('roma')).record).toMatchObject({ blockstatus: 0 });
	expect((await client.login({ account: 'roma', password: 'Roma-2020' })).code).toBe(10016);
	expect(await client.post('user/unblock', { account: 'roma' })).toEqual({ code: 0 });
	expect((await client.login({ account: 'roma', password: 'Roma-2020' })).code).toBe(0);
});

test('a new password of a sub-customer holds from now on', async () => {
	const hash = '9d591136280b3ec563e3062dbb6f915b';
	expect(md5('Abc@34590')).toBe(hash);
	expect(await client.post('user/password/set', { account: 'roma', password: hash })).toEqual({ code: 0 });
	expect((await client.login({ account: 'roma', password: 'Roma-2020' })).code).toBe(20001);
	expect((await client.login({ account: 'roma', password: 'Abc@34590' })).code).toBe(0);
	for (const wrong of [hash.toUpperCase(), 'Abc@34590']) {
		expect((await client.post('user/password/set', { account: 'roma', password: wrong })).code).toBe(10004);
	}
});

test('only accounts below the own one are changed, only those within it are seen', async () => {
	const post = async (path: string, account: string) =>
		(await client.post(path, { account, ...(path === 'user/password/set' ? { password: 'a'.repeat(32) } : {}) })).code;
	for (const path of ['user/block', 'user/unblock', 'user/password/set']) {
		expect([
			await post(path, client.cloud.account),
			await post(path, 'otherfleet'),
			await post(path, 'nobody'),
		]).toEqual([10007, 10007, 20005]);
	}
	expect([(await info('otherfleet')).code, (await info('nobody')).code]).toEqual([10007, 20005]);
	await client.renew('milano', 'Milano-2019');
	expect([(await info('milano-nord')).code, (await info('roma')).code]).toEqual([0, 10007]);
});

test('a message goes to up to 200 accounts with up to 300 characters', async () => {
	const send = async (accounts: string[], content: string) =>
		(await client.post('message/send', { accounts: accounts.join(), content })).code;
	expect(await send(['roma', 'milano'], 'ciao')).toBe(0);
	expect(client.cloud.messages).toMatchObject([{ accounts: ['roma', 'milano'], content: 'ciao' }]);
	expect(await send(Array(200).fill('roma'), '\u{1f69a}'.repeat(300))).toBe(0);
	expect(await send(Array(201).fill('roma'), 'x')).toBe(10006);
	expect(await send(['roma'], 'x'.repeat(301))).toBe(10006);
	expect([await send(['roma'], ''), await send([], 'x'), await send(['roma', ''], 'x')]).toEqual([10005, 10005, 10004]);
	expect([await send(['roma', 'nobody'], 'x'), await send(['otherfleet'], 'x')]).toEqual([20005, 10007]);
	expect((await client.control('GET', '/protrack/messages')).data).toHaveLength(2);
});
