import { freshFleet } from './client.cjs';
import { connectJimi, md5, type JimiClient, type Row } from './jimiClient.cjs';
import type { Params } from './client.cjs';

let client: JimiClient;
beforeAll(async () => {
	client = await connectJimi({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	freshFleet(client.sim, { jimi: { devices: 40, subAccounts: 4 } });
	await client.renew();
});

const CHANGED = { code: 0, message: 'Vehicle information modification successful', result: null };
const NEW = {
	account_id: 'a_b@c.d',
	nick_name: '测试',
	account_type: '2',
	password: md5('password'),
	Email: 'x@example.com',
	permissions: '111000',
};
const children = async (target: string) =>
	(await client.call<Params[] | null>('jimi.user.child.list', { target })).result?.map(({ account }) => account) ?? [];
const create = async (more = {}) => await client.call('jimi.user.child.create', { ...NEW, ...more });

test('a list names the direct sub-accounts alone', async () => {
	const { result } = await client.call<Params[]>('jimi.user.child.list', { target: 'jimitest' });
	expect(result!.map(({ account, type }) => [account, type])).toEqual([
		['north', 8],
		['south', 9],
		['sales', 11],
	]);
	expect(result![0]).toEqual({
		account: 'north',
		name: 'north name',
		type: 8,
		displayFlag: 1,
		address: null,
		birth: '2017-04-22 00:00:00',
		companyName: '',
		email: 'north@fleet.invalid',
		phone: '',
		language: 'en',
		sex: 0,
		enabledFlag: 1,
		remark: null,
	});
	expect(await children('north')).toEqual(['north-depot']);
	expect(await client.call('jimi.user.child.list', { target: 'south' })).toEqual({
		code: 0,
		message: 'success',
		result: null,
	});
	client.cloud.set({ emptyLists: 'array' });
	expect((await client.call('jimi.user.child.list', { target: 'south' })).result).toEqual([]);
});

test('accounts that are not there, and those of others', async () => {
	expect(await client.call('jimi.user.child.list', { target: 'nobody' })).toEqual({
		code: 214,
		message: 'The account does not exist',
	});
	for (const method of ['jimi.user.child.list', 'jimi.user.device.list', 'jimi.user.device.location.list']) {
		expect((await client.call(method, { target: 'otherfleet' })).code).toBe(1002);
	}
	expect((await create({ super_account: 'otherfleet' })).code).toBe(1002);
	expect((await create({ super_account: 'nobody' })).code).toBe(214);
});

test('a new sub-account can log in, with the permissions it was given', async () => {
	expect(await create({ telephone: '123', company_name: 'ACME', contact_person: 'Jo' })).toEqual(CHANGED);
	expect(await create()).toEqual({ code: 213, message: 'Account already exist' });
	expect(await create({ account_id: 'below', super_account: 'north', account_type: '1' })).toEqual(CHANGED);
	expect(await children('north')).toEqual(['north-depot', 'below']);
	const added = client.cloud.accounts.find(({ account }) => account === NEW.account_id);
	expect(added).toMatchObject({
		name: '测试',
		type: 9,
		permissions: '111000',
		parent: 'jimitest',
		companyName: 'ACME',
	});
	await client.renew(NEW.account_id, 'password');
	// An end user makes no accounts.
	expect((await create({ account_id: 'other' })).code).toBe(215);
});

test('types that are none', async () => {
	expect(await create({ account_type: '4' })).toEqual({ code: 215, message: 'User type error' });
	expect((await create({ account_type: 'user' })).code).toBe(1001);
});

test('an account without devices and sub-accounts can be deleted, from where it hangs', async () => {
	const remove = async (given: Record<string, string>) => await client.call('jimi.user.child.del', given);
	const refusal = { code: 1002, message: 'no permissions' };
	await create({ super_account: 'north' });
	expect(await remove({ account_id: NEW.account_id, super_account: 'south' })).toEqual(refusal);
	expect(await remove({ account_id: NEW.account_id, super_account: 'north' })).toEqual(CHANGED);
	expect((await remove({ account_id: NEW.account_id })).code).toBe(214);
	for (const account of ['north', 'jimitest', 'otherfleet'])
		expect(await remove({ account_id: account })).toEqual(refusal);
});

test('an account moves, with all below it, but never below itself', async () => {
	const move = async (account: string, target: string) =>
		await client.call('jimi.user.child.move', { account, target_account: target });
	expect(await move('south', 'north')).toEqual(CHANGED);
	expect(await children('north')).toEqual(['north-depot', 'south']);
	expect((await move('north', 'south')).code).toBe(1002);
	expect((await move('jimitest', 'south')).code).toBe(1002);
	expect((await move('south', 'otherfleet')).code).toBe(1002);
	expect((await move('south', 'nobody')).code).toBe(214);
});

test('50 sub-accounts, three levels deep, every device in one of them or at the top', async () => {
	freshFleet(client.sim, { jimi: { devices: 200, subAccounts: 50 } });
	await client.renew();
	const seen: string[] = [];
	let deepest = 0;
	const walk = async (target: string, depth: number) => {
		seen.push(target);
		deepest = Math.max(deepest, depth);
		for (const child of await children(target)) await walk(String(child), depth + 1);
	};
	await walk('jimitest', 0);
	expect([seen.length, new Set(seen).size, deepest]).toEqual([51, 51, 3]);
	const lists = [];
	for (const target of seen) lists.push((await client.call<Row[] | null>('jimi.user.device.list', { target })).result);
	const imeis = lists.flatMap((list) => list ?? []).map(({ imei }) => imei);
	expect([imeis.length, new Set(imeis).size]).toEqual([200, 200]);
	expect(lists.every((list) => (list?.length ?? 0) >= 3)).toBe(true);
});
