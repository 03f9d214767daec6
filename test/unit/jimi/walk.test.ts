import type { IDataObject } from 'n8n-workflow';
import { cloud, formOf, methodsOf, play, result } from './play';

const ACCOUNTS = 'jimi.user.child.list';
const DEVICES = 'jimi.user.device.list';

/** A tree with a loop (north is above itself) and an account that shows up twice. */
const TREE: Record<string, string[]> = {
	depot: ['north', 'south'],
	north: ['shop', 'depot'],
	south: ['shop', 'north'],
	shop: [],
};
const FLEET: Record<string, IDataObject[]> = {
	depot: [{ imei: '1' }],
	north: [{ imei: '2' }, { imei: '1' }],
	south: [{ deviceName: 'no IMEI' }, { deviceName: 'none either' }],
	shop: [{ IMEI: '3' }, { imei: 3 }],
};
const below = ({ target }: IDataObject) => result(TREE[String(target)]?.map((account) => ({ account, name: account })));
const answer = cloud({
	[ACCOUNTS]: below,
	[DEVICES]: ({ target }: IDataObject) => result(FLEET[String(target)] ?? null),
});

const run = async (name: string, values: IDataObject = {}) => {
	const ran = await play(name, { returnAll: true, simplify: false, ...values }, { answer });
	const asked = ran.sent
		.map(formOf)
		.map(({ method, target }) => [method === ACCOUNTS ? 'below' : 'in', target].join(' '));
	return { ...ran, asked, rows: ran.items.map((each) => each.json) };
};

test('a list is of the account of the credential, or of the one that is named, and of that alone', async () => {
	const own = await run('device.getMany');
	expect([own.asked, own.rows]).toEqual([['in depot'], [{ imei: '1' }]]);
	expect((await run('device.getMany', { target: 'north' })).asked).toEqual(['in north']);
	expect((await run('device.getMany', { target: 'nobody' })).rows).toEqual([]);
});

test('with sub-accounts each account is asked once, whatever loops there are, and each device comes once', async () => {
	const { asked, rows, progress } = await run('device.getMany', { includeSubAccounts: true });
	expect(asked.filter((each) => each.startsWith('in'))).toEqual(['in depot', 'in north', 'in south', 'in shop']);
	expect(new Set(asked).size).toBe(asked.length);
	expect(rows).toEqual([
		{ imei: '1' },
		{ imei: '2' },
		{ deviceName: 'no IMEI' },
		{ deviceName: 'none either' },
		{ IMEI: '3' },
	]);
	expect(progress.at(-1)).toContain('4 accounts found');
});

test('the limit ends the walk', async () => {
	const { asked, rows } = await run('device.getMany', { includeSubAccounts: true, returnAll: false, limit: 2 });
	expect(rows).toEqual([{ imei: '1' }, { imei: '2' }]);
	expect(asked).not.toContain('in south');
});

test('accounts: one level, or the tree; each once with the one above it, and never the root itself', async () => {
	const level = await run('account.getMany');
	expect(level.rows.map(({ account }) => account)).toEqual(['north', 'south']);
	const tree = await run('account.getMany', { includeSubAccounts: true });
	expect(tree.rows.map(({ account, parent }) => [account, parent])).toEqual([
		['north', 'depot'],
		['south', 'depot'],
		['shop', 'north'],
	]);
	expect(methodsOf(tree.sent)).toEqual(Array(4).fill(ACCOUNTS));
});
