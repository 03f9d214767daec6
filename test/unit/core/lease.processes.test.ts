import { storm } from './leaseStorm.cjs';

/** Two processes with twenty contenders each; every read and every save of the credential takes 50 ms. */
const crowd = { processes: 2, contenders: 20, latency: 50 };
const distinct = <T>(values: T[]) => [...new Set(values)];

test('two processes with a dead token: one login, and all contenders get the new token', async () => {
	const tokenOf = (login: number) => `token-${login}`;
	const { results, logins, stored } = await storm({ ...crowd, left: 3_600_000, refused: true, tokenOf });
	expect(logins).toBe(1);
	expect(results).toHaveLength(40);
	expect(distinct(results.map(({ error, accessToken }) => error ?? accessToken))).toEqual(['token-1']);
	expect(distinct(results.map(({ tokenId }) => tokenId))).toEqual([stored.tokenId]);
	expect(stored).toMatchObject({ accessToken: 'token-1', lease: '' });
});

test('two processes without any living token: one login, and all contenders get the new token', async () => {
	const tokenOf = (login: number) => `token-${login}`;
	const { results, logins } = await storm({ ...crowd, left: -1, refused: false, tokenOf });
	expect(logins).toBe(1);
	expect(distinct(results.map(({ error, accessToken }) => error ?? accessToken))).toEqual(['token-1']);
});

test('a vendor that hands out the same token again: one login, and all contenders go on with it', async () => {
	const { results, logins, stored } = await storm({ ...crowd, left: 60_000, refused: false, tokenOf: () => 'dead' });
	expect(logins).toBe(1);
	expect(distinct(results.map(({ error, accessToken }) => error ?? accessToken))).toEqual(['dead']);
	expect(distinct(results.map(({ tokenId }) => tokenId))).toEqual([stored.tokenId]);
	expect(stored.tokenId).not.toBe('id-dead');
});

test('a vendor that hands out the refused token again: one login, and all contenders are told so', async () => {
	const { results, logins } = await storm({ ...crowd, left: 60_000, refused: true, tokenOf: () => 'dead' });
	expect(logins).toBe(1);
	expect(distinct(results.map(({ error }) => error))).toEqual([expect.stringMatching(/^LoginRefused: .*just issued/)]);
});
