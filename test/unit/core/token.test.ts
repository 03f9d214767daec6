import fc from 'fast-check';
import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import {
	authenticateOnce,
	ONCE,
	onlyTo,
	PATCH,
	preAuthenticate,
	SAVED,
	STOPPED_RESEND,
	STOPPED_SAVE,
	tokenProperties,
} from '../../../nodes/core/token';

type Data = ICredentialDataDecryptedObject;
const FOR = 'fingerprint';
const fresh = (more: object = {}): Data => ({
	accessToken: 'old',
	tokenExpiresAt: Date.now() + 60_000,
	tokenId: 'id-1',
	tokenFor: FOR,
	checkToken: '',
	...more,
});

async function asked(credentials: Data) {
	const login = jest.fn(async () => ({ accessToken: 'new', expiresAt: 12345 }));
	const stored = await preAuthenticate({} as IHttpRequestHelper, credentials, FOR, login);
	return { stored, logins: login.mock.calls.length };
}

describe('preAuthenticate', () => {
	test('a patch of core is stored without a login', async () => {
		const patch = { lease: 'me 5', accessToken: 'x' };
		expect(await asked({ [PATCH]: patch } as unknown as Data)).toEqual({
			stored: { ...patch, checkToken: '' },
			logins: 0,
		});
	});

	test('a fresh token is left as it is: nothing is stored', async () => {
		expect(await asked(fresh())).toEqual({ stored: {}, logins: 0 });
	});

	test.each([
		['there is none', { accessToken: '' }],
		['it has ended', { tokenExpiresAt: Date.now() - 1 }],
		['it has no end', { tokenExpiresAt: '' }],
		['the credential was edited', { tokenFor: 'other' }],
	])('logs in when %s', async (_, more) => {
		const { stored, logins } = await asked(fresh(more));
		expect(logins).toBe(1);
		expect(stored).toEqual({
			accessToken: 'new',
			tokenExpiresAt: 12345,
			tokenId: expect.any(String),
			refreshToken: '',
			tokenIssuedAt: expect.any(Number),
			tokenFor: FOR,
			lease: '',
			checkToken: '',
		});
		expect(stored.tokenId).not.toBe('id-1');
	});

	test('a refused login is passed on with its text', async () => {
		const refused = preAuthenticate({} as IHttpRequestHelper, {}, FOR, async () =>
			Promise.reject(new Error('wrong password')),
		);
		await expect(refused).rejects.toThrow('wrong password');
	});
});

describe('authenticateOnce', () => {
	const options = { url: '/x' };
	const sign = (request: IHttpRequestOptions) => ({ ...request, headers: { signed: 1 } });

	test('a patch is told as saved and no request goes out', () => {
		const data = { [PATCH]: { lease: '' } } as unknown as Data;
		const signer = jest.fn(sign);
		expect(() => authenticateOnce(data, options, signer)).toThrow(STOPPED_SAVE);
		expect([data[SAVED], signer.mock.calls.length]).toEqual([true, 0]);
	});

	test('a call of core is signed once and never again with the same data', () => {
		const data: Data = { [ONCE]: 'ready' };
		expect(authenticateOnce(data, options, sign)).toEqual({ url: '/x', headers: { signed: 1 } });
		for (let i = 0; i < 2; i++) expect(() => authenticateOnce(data, options, sign)).toThrow(STOPPED_RESEND);
	});

	test('the next call of core comes with data of its own', () => {
		expect(authenticateOnce({ [ONCE]: 'ready' }, options, sign)).toHaveProperty('headers');
	});

	test("other nodes' requests are signed as often as n8n likes", () => {
		const data: Data = {};
		for (let i = 0; i < 3; i++) expect(authenticateOnce(data, options, sign)).toHaveProperty('headers');
		expect(data).toEqual({});
	});
});

describe('onlyTo', () => {
	const base = 'https://api.vendor.test';

	test.each<[IHttpRequestOptions]>([
		[{ url: '/v1/x' }],
		[{ url: `${base}/v1/x` }],
		[{ url: 'HTTPS://API.vendor.test:443/v1/x' }],
		[{ url: '/v1/x', baseURL: base }],
	])('%j stays with the account', (options) => {
		const sent = onlyTo(base, options);
		expect(new URL(`${sent.baseURL ?? ''}${sent.url}`).href).toBe(`${base}/v1/x`);
	});

	test.each<[IHttpRequestOptions]>([
		[{ url: 'https://evil.test/x' }],
		[{ url: 'http://api.vendor.test/x' }],
		[{ url: 'https://api.vendor.test:8443/x' }],
		[{ url: 'https://api.vendor.test.evil.test/x' }],
		[{ url: 'https://api.vendor.test@evil.test/x' }],
		[{ url: '/x', baseURL: 'https://evil.test' }],
		[{ url: 'https://evil.test/x', baseURL: base }],
		[{ url: '//evil.test/x' }],
		[{ url: '//evil.test/x', baseURL: base }],
	])('%j is refused, and the text names both hosts', (options) => {
		expect(() => onlyTo(base, options)).toThrow(/only sent to api\.vendor\.test, not to /);
	});

	test('no other origin ever gets the token', () => {
		fc.assert(
			fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
				fc.pre(new URL(url).origin !== base);
				expect(() => onlyTo(base, { url })).toThrow();
			}),
		);
	});
});

test('the hidden properties: token and fingerprint are secrets, and only the empty one is expirable', () => {
	const of = (name: string) => tokenProperties.find((each) => each.name === name)!;
	expect(tokenProperties.every(({ type, default: value }) => type === 'hidden' && value === '')).toBe(true);
	expect(tokenProperties.filter(({ typeOptions }) => typeOptions?.expirable).map(({ name }) => name)).toEqual([
		'checkToken',
	]);
	for (const name of ['accessToken', 'tokenFor']) expect(of(name).typeOptions?.password).toBe(true);
	for (const name of [PATCH, SAVED, ONCE]) expect(of(name)).toBeUndefined();
});
