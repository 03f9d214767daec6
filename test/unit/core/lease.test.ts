import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { Renewal } from '../../../nodes/core/lease';
import { isFresh, LoginFailed, LoginRefused, mayRenewEarly, renew, stored } from '../../../nodes/core/lease';
import { QUICK, renewalWith, sharedStore, token, tokenFor, withOldToken } from './sharedStore';

const CONTENDERS = 30;
const OLD = { tokenId: 'id-old' };

/** Everybody wants another token at once: what each of them got. */
const all = async (renewal: Renewal, old: Parameters<typeof renew>[1] = { ...OLD, refused: 'old' }) =>
	await Promise.allSettled(Array.from({ length: CONTENDERS }, async () => await renew(renewal, old)));

const values = (results: Array<PromiseSettledResult<IDataObject>>, key: string) =>
	new Set(results.map((each) => (each.status === 'fulfilled' ? each.value[key] : String(each.reason))));

const reasons = (results: Array<PromiseSettledResult<IDataObject>>): unknown[] =>
	results.map((each) => (each.status === 'rejected' ? each.reason : each.value));

test('one login for many contenders, and all get the new token', async () => {
	const store = sharedStore(withOldToken());
	const { renewal, logins } = renewalWith(store, () => token('new'));
	const results = await all(renewal);
	expect(logins).toHaveLength(1);
	expect(values(results, 'accessToken')).toEqual(new Set(['new']));
	expect(values(results, 'tokenId')).toEqual(new Set([store.data.tokenId]));
	expect(store.data).toMatchObject({ accessToken: 'new', lease: '', password: 'right' });
	expect(store.data.tokenId).not.toBe('id-old');
});

test('a credential that never had a token gets its first one by one login', async () => {
	const store = sharedStore({ password: 'right' });
	const { renewal, logins } = renewalWith(store, () => token('first'));
	expect(values(await all(renewal, { tokenId: '' }), 'accessToken')).toEqual(new Set(['first']));
	expect(logins).toHaveLength(1);
});

test('a token that somebody else has renewed is taken without a login', async () => {
	const store = sharedStore(withOldToken({ accessToken: 'theirs', tokenId: 'id-theirs' }));
	const { renewal, logins } = renewalWith(store, () => token('mine'));
	expect(values(await all(renewal), 'accessToken')).toEqual(new Set(['theirs']));
	expect(logins).toHaveLength(0);
});

test('a token of somebody else that has already ended is not taken', async () => {
	const store = sharedStore(
		withOldToken({ accessToken: 'theirs', tokenId: 'id-theirs', tokenExpiresAt: Date.now() - 1 }),
	);
	const { renewal } = renewalWith(store, () => token('mine'));
	expect((await renew(renewal, OLD)).accessToken).toBe('mine');
});

test('a login refused because another one came first goes on with the token of that one', async () => {
	const store = sharedStore(withOldToken({ tokenExpiresAt: 0 }));
	const theirs = { accessToken: 'theirs', tokenId: 'id-theirs', tokenExpiresAt: Date.now() + 60_000, lease: '' };
	const { renewal, logins } = renewalWith(store, async () => {
		// The winner saves its token only after the loser was refused.
		void sleep(QUICK.settle / 4).then(async () => await store.save(theirs));
		throw new LoginRefused('One token a minute');
	});
	expect((await renew(renewal, OLD)).accessToken).toBe('theirs');
	expect(logins).toHaveLength(1);
	expect(store.data).toMatchObject(theirs);
});

describe('a refused login', () => {
	const refusing = (data: IDataObject) => {
		const store = sharedStore(data);
		const refuse = () => Promise.reject(new LoginRefused('Wrong client secret, try another'));
		return { store, ...renewalWith(store, refuse) };
	};

	test('is tried once, and all others get its text', async () => {
		const { renewal, logins } = refusing(withOldToken({ tokenExpiresAt: 0 }));
		const results = await all(renewal, OLD);
		expect(logins).toHaveLength(1);
		expect(reasons(results)).toEqual(results.map(() => new LoginRefused('Wrong client secret, try another')));
		expect(reasons(results).every((each) => each instanceof LoginRefused)).toBe(true);
	});

	test('is remembered for those who come later, but not for long', async () => {
		const { store, renewal, logins } = refusing(withOldToken({ tokenExpiresAt: 0 }));
		await all(renewal, OLD);
		await expect(renew(renewal, OLD)).rejects.toThrow('Wrong client secret');
		expect(logins).toHaveLength(1);
		store.data.lease = String(store.data.lease).replace(/ \d{13} /, ` ${Date.now() - 1} `);
		await expect(renew(renewal, OLD)).rejects.toThrow('Wrong client secret');
		expect(logins).toHaveLength(2);
	});

	test('does not stand in the way of a corrected credential', async () => {
		const { store, renewal } = refusing(withOldToken({ password: 'wrong', tokenFor: '' }));
		await all(renewal, OLD);
		store.data = { ...store.data, password: 'corrected' };
		const { renewal: again, logins } = renewalWith(store, () => token('good'));
		expect(values(await all(again, OLD), 'accessToken')).toEqual(new Set(['good']));
		expect(logins).toEqual([expect.objectContaining({ password: 'corrected' })]);
	});

	test('stops early renewals while it is remembered', async () => {
		const { store, renewal } = refusing(withOldToken());
		await all(renewal);
		expect(mayRenewEarly(store.data, tokenFor(store.data))).toBe(false);
	});
});

describe('a network fault at login', () => {
	const failing = (times: number) => {
		const store = sharedStore(withOldToken({ tokenExpiresAt: 0 }));
		const login = (attempt: number) =>
			attempt <= times ? Promise.reject(new LoginFailed('No answer')) : token('late');
		return { store, ...renewalWith(store, login) };
	};

	test('is tried again by the leader alone while the others wait', async () => {
		const { renewal, logins } = failing(1);
		expect(values(await all(renewal, OLD), 'accessToken')).toEqual(new Set(['late']));
		expect(logins).toHaveLength(2);
	});

	test('is not remembered: the next one may log in at once', async () => {
		const { store, renewal, logins } = failing(QUICK.loginTries);
		await expect(renew(renewal, OLD)).rejects.toBeInstanceOf(LoginFailed);
		expect(logins).toHaveLength(QUICK.loginTries);
		expect(store.data.lease).toBe('');
		expect((await renew(renewal, OLD)).accessToken).toBe('late');
	});

	test('an error of any other kind counts as one', async () => {
		const store = sharedStore(withOldToken({ tokenExpiresAt: 0 }));
		const { renewal, logins } = renewalWith(store, () => Promise.reject(new TypeError('odd')));
		await expect(renew(renewal, OLD)).rejects.toThrow('odd');
		expect([logins.length, store.data.lease]).toEqual([QUICK.loginTries, '']);
	});
});

describe('a vendor that hands out the same token again', () => {
	test('an early renewal takes it and then rests', async () => {
		const store = sharedStore(withOldToken());
		const { renewal, logins } = renewalWith(store, () => token('old', 90_000));
		const results = await all(renewal, OLD);
		expect(logins).toHaveLength(1);
		expect(values(results, 'accessToken')).toEqual(new Set(['old']));
		expect(store.data.tokenId).not.toBe('id-old');
		expect(mayRenewEarly(store.data, tokenFor(store.data))).toBe(false);
	});

	test('the rest does not hinder a renewal that is needed', async () => {
		const store = sharedStore(withOldToken({ lease: `~ ${Date.now() + 60_000}` }));
		const { renewal } = renewalWith(store, () => token('new'));
		expect((await renew(renewal, { ...OLD, refused: 'old' })).accessToken).toBe('new');
	});

	test('that was just refused: all fail at once, after one login', async () => {
		const { renewal, logins } = renewalWith(sharedStore(withOldToken()), () => token('old'));
		const results = await all(renewal);
		expect(logins).toHaveLength(1);
		expect(reasons(results).every((each) => each instanceof LoginRefused && /just issued/.test(each.message))).toBe(
			true,
		);
	});
});

describe('the lease', () => {
	test('of a dead leader ends, and one of the others logs in', async () => {
		const until = Date.now() + 200;
		const { renewal, logins } = renewalWith(sharedStore(withOldToken({ lease: `dead ${until}` })), () => {
			expect(Date.now()).toBeGreaterThanOrEqual(until);
			return token('new');
		});
		expect(values(await all(renewal), 'accessToken')).toEqual(new Set(['new']));
		expect(logins).toHaveLength(1);
	});

	test('of a leader that never ends stops the waiting with a plain text', async () => {
		const store = sharedStore(withOldToken({ lease: `busy ${Date.now() + 60_000}` }));
		const { renewal, logins } = renewalWith(store, () => token('new'), { ...QUICK, patience: 100 });
		await expect(renew(renewal, OLD)).rejects.toThrow(/logging in for too long/);
		expect(logins).toHaveLength(0);
	});

	test.each(['', 'nonsense', 'a b c', '~ soon', `me ${Date.now() - 1}`, 42])('%j binds nobody', async (lease) => {
		expect(mayRenewEarly(withOldToken({ lease }), tokenFor({ password: 'right' }))).toBe(true);
	});

	test('of somebody who logs in stops early renewals', () => {
		expect(mayRenewEarly(withOldToken({ lease: `me ${Date.now() + 1000}` }), 'any')).toBe(false);
	});
});

test.each<[string, IDataObject, boolean]>([
	['as it was stored', {}, true],
	['with an end written as text', { tokenExpiresAt: String(Date.now() + 3_600_000) }, true],
	['of an edited credential', { tokenFor: 'other' }, false],
	['that is missing', { accessToken: '' }, false],
	['without an end', { tokenExpiresAt: '' }, false],
	['that has ended', { tokenExpiresAt: Date.now() - 1 }, false],
])('a token %s is fresh: %#', (_, more, fresh) => {
	expect(isFresh(withOldToken(more), tokenFor({ password: 'right' }))).toBe(fresh);
});

test('every login has an id of its own, also for the same token', () => {
	expect(stored(token('same'), 'for').tokenId).not.toBe(stored(token('same'), 'for').tokenId);
});
