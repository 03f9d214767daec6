import type { IDataObject } from 'n8n-workflow';
import { protrackSamples } from '../../fixtures/read.cjs';
import { code, play, queryOf, record } from './play';

const printed = (section: string) => protrackSamples()[section].record as IDataObject[];
const rows = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ imei: String(358899051000000 + index), account: `a${index}` }));

test('the printed devices, simplified and as they are', async () => {
	const answer = () => record(printed('2.7'));
	const simple = await play('device.getMany', { account: 'demo', returnAll: true }, { answer });
	expect(queryOf(simple.sent[0])).toEqual({ account: 'demo' });
	expect(simple.items.map((each) => each.json.vehicle_id)).toEqual(['TheOne', 'VT05S-23456']);
	const raw = await play('device.getMany', { returnAll: true, simplify: false }, { answer });
	expect(queryOf(raw.sent[0])).toEqual({});
	expect(raw.items.map((each) => each.json)).toEqual(printed('2.7'));
});

test('fields that no document names pass through', async () => {
	const extra = { ...printed('2.7')[0], externalpower: ['12.1'], odometer: 5 };
	const { items } = await play('device.getMany', { simplify: false }, { answer: () => record([extra]) });
	expect(items[0].json).toEqual(extra);
});

describe.each(['device.getMany', 'account.getSubAccounts'])('%s', (name) => {
	test('takes as many as the person wants', async () => {
		const answer = () => record(rows(120));
		expect((await play(name, {}, { answer })).items).toHaveLength(50);
		expect((await play(name, { limit: 7 }, { answer })).items).toHaveLength(7);
		expect((await play(name, { returnAll: true }, { answer })).items).toHaveLength(120);
	});

	test('a full list tells that there may be more', async () => {
		const full = await play(name, { limit: 1 }, { answer: () => record(rows(500)) });
		expect(full.hints).toEqual([expect.stringContaining('500 at the most')]);
		expect((await play(name, {}, { answer: () => record(rows(499)) })).hints).toEqual([]);
	});

	test.each([
		['no record', () => record(null)],
		['an empty text', () => record('')],
		['an empty list', () => record([])],
		['"no data"', () => code(20023, 'No Data.')],
	])('%s is an empty list, and no mistake', async (_, answer) => {
		const { result } = await play(name, {}, { answer });
		expect(result).toEqual([[]]);
	});

	test('a refusal is told with its code and remedy', async () => {
		const { result } = await play(name, {}, { answer: () => code(10007, 'Permission denied') });
		expect(result).toMatchObject({
			message: expect.stringContaining('Protrack 10007: Permission denied'),
			description: expect.stringContaining('provider'),
		});
	});
});

test('the account of a list is named where it is refused', async () => {
	const { result } = await play('account.getSubAccounts', { account: 'ghost' }, { answer: () => code(20005) });
	expect(result).toMatchObject({ message: expect.stringMatching(/^ghost: Protrack does not know/) });
});

test('an account by its printed answer', async () => {
	const { items } = await play(
		'account.get',
		{ account: 'demo' },
		{ answer: () => record(protrackSamples()['2.11'].record) },
	);
	expect(items[0].json).toMatchObject({ account: 'demo', role: 'distributor', blocked: false });
});

describe('writes on accounts', () => {
	test.each(['account.block', 'account.unblock'])('%s tells its outcome with the account', async (name) => {
		const { items } = await play(name, { account: 'demo' }, { answer: () => record(undefined) });
		expect(items[0].json).toMatchObject({ account: 'demo', command: name, outcome: 'done', code: 0 });
	});

	test('a message to 450 accounts goes out in 3 calls', async () => {
		const accounts = rows(450).map(({ account }) => account);
		const { sent, items } = await play(
			'account.sendMessage',
			{ accounts: accounts.join(), content: 'Hello' },
			{ answer: () => record(undefined) },
		);
		expect(sent.map((each) => queryOf(each).accounts.split(',').length)).toEqual([200, 200, 50]);
		expect(items.map((each) => each.json.outcome)).toEqual(['done', 'done', 'done']);
	});

	test('neither the new password nor its MD5 appears in any text', async () => {
		const typed = 'Top-Secret-1';
		const { result, sent } = await play(
			'account.setPassword',
			{ account: 'demo', password: typed },
			{
				answer: ({ url }) => code(10004, `bad value ${new URL(url).searchParams.get('password')} in ${url}`),
			},
		);
		const md5 = queryOf(sent[0]).password;
		expect(md5).toMatch(/^[0-9a-f]{32}$/);
		const told = JSON.stringify([(result as Error).message, (result as { description: string }).description]);
		for (const secret of [typed, md5, 'token-0']) expect(told).not.toContain(secret);
		const dry = await play('account.setPassword', { account: 'demo', password: typed, options: { dryRun: true } });
		for (const secret of [typed, md5]) expect(JSON.stringify(dry.items)).not.toContain(secret);
		expect(dry.items[0].json).toMatchObject({ dry_run: true, account: 'demo' });
	});
});
