import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { LoginFailed, LoginRefused } from '../../../nodes/core/lease';
import type { ApiHttpOptions, HttpHelper } from '../../../nodes/core/http';
import { login, tokenFor } from '../../../nodes/Jimi/auth';
import { signatureOf } from '../../../nodes/Jimi/signature';
import { jimiSamples } from '../../fixtures/read.cjs';
import { ACCOUNT } from './play';

const GRANTED = jimiSamples()['jimi.oauth.token.get'];
const GIVEN = GRANTED.result as IDataObject;
const HASH = createHash('md5').update(ACCOUNT.password).digest('hex');
const NOW = Date.UTC(2026, 4, 1, 8, 30);
const MINUTE = 60_000;

beforeEach(() => jest.useFakeTimers({ now: NOW, advanceTimers: true }));
afterEach(() => jest.useRealTimers());

/** An answer of a host whose clock is ahead of ours by so many milliseconds. */
const http = (body: unknown, ahead = 0, statusCode = 200) => ({
	statusCode,
	headers: { date: new Date(NOW + ahead).toUTCString() },
	body: typeof body === 'string' ? body : JSON.stringify(body),
});
const code = (value: number, message = '', ahead = 0) => http({ code: value, message, result: null }, ahead);

/** Logs in at a host that gives these answers, one after the other; the last one stays. */
async function loginWith(answers: unknown[], more: IDataObject = {}) {
	const sent: ApiHttpOptions[] = [];
	const httpRequest = async (options: ApiHttpOptions) => {
		const given = answers[Math.min(sent.push(options), answers.length) - 1];
		if (given instanceof Error) throw given;
		return given;
	};
	const result: unknown = await login({ helpers: { httpRequest } } as HttpHelper, { ...ACCOUNT, ...more }).catch(
		(error: unknown) => error,
	);
	return { result, sent, forms: sent.map(({ body }) => Object.fromEntries(new URLSearchParams(String(body)))) };
}

describe('get', () => {
	test('is the call of the document, signed, with the hash of the password', async () => {
		const { result, sent, forms } = await loginWith([http(GRANTED)]);
		expect(sent).toMatchObject([{ method: 'POST', url: 'https://api.test/route/rest' }]);
		const { sign, ...rest } = forms[0];
		expect(rest).toEqual({
			method: 'jimi.oauth.token.get',
			user_id: 'depot',
			user_pwd_md5: HASH,
			expires_in: '7200',
			app_key: 'TESTKEY',
			timestamp: '2026-05-01 08:30:00',
			sign_method: 'md5',
			v: '1.0',
			format: 'json',
		});
		expect(sign).toBe(signatureOf(rest, 'testsecret'));
		expect(result).toMatchObject({ accessToken: GIVEN.accessToken, refreshToken: GIVEN.refreshToken });
	});

	test.each([HASH, HASH.toUpperCase()])('32 hexadecimal digits (%s) are taken for the hash', async (password) => {
		expect((await loginWith([http(GRANTED)], { password })).forms[0].user_pwd_md5).toBe(HASH);
	});

	test('neither password nor secret is ever sent', async () => {
		const { sent } = await loginWith([http(GRANTED)]);
		for (const secret of [ACCOUNT.password, ACCOUNT.appSecret]) expect(JSON.stringify(sent)).not.toContain(secret);
	});

	test.each<[unknown, number]>([
		['60', 60],
		[7200, 7200],
		[undefined, 7200],
	])('a life of %j is %d s', async (expiresIn, seconds) => {
		const { result } = await loginWith([http({ code: '0', data: { ...GIVEN, expiresIn } })]);
		const { expiresAt } = result as { expiresAt: number };
		expect(expiresAt - NOW).toBeGreaterThanOrEqual(seconds * 1000);
		expect(expiresAt - Date.now()).toBeLessThanOrEqual(seconds * 1000);
	});
});

describe('refresh', () => {
	const held = { accessToken: 'old', refreshToken: 'again', tokenFor: tokenFor(ACCOUNT) };

	test('comes first, with both tokens, and is enough', async () => {
		const { result, forms } = await loginWith([http(GRANTED)], held);
		expect(forms).toMatchObject([
			{ method: 'jimi.oauth.token.refresh', access_token: 'old', refresh_token: 'again', expires_in: '7200' },
		]);
		expect(forms[0]).not.toHaveProperty('user_pwd_md5');
		expect(result).toMatchObject({ accessToken: GIVEN.accessToken });
	});

	test.each([1004, -1, 1001])('that is refused with %d is followed by a login', async (refused) => {
		const { result, forms } = await loginWith([code(refused, 'Illegal request,token is invalid'), http(GRANTED)], held);
		expect(forms.map(({ method }) => method)).toEqual(['jimi.oauth.token.refresh', 'jimi.oauth.token.get']);
		expect(result).toMatchObject({ accessToken: GIVEN.accessToken });
	});

	test('that comes too often is not followed by one more call', async () => {
		const { result, sent } = await loginWith([code(1006, 'too frequent')], held);
		expect(sent).toHaveLength(1);
		expect(result).toBeInstanceOf(LoginRefused);
		expect((result as Error).message).toMatch(/one token a minute/);
	});

	test.each<[string, IDataObject]>([
		['for other values', { password: 'other' }],
		['without a refresh token', { refreshToken: '' }],
		['without a token', { accessToken: '' }],
	])('is not tried %s', async (_, more) => {
		const { forms } = await loginWith([http(GRANTED)], { ...held, ...more });
		expect(forms.map(({ method }) => method)).toEqual(['jimi.oauth.token.get']);
	});
});

describe('a refused login names its cause', () => {
	test.each<[string, unknown, RegExp]>([
		['the app key', code(1001, 'Missing AppKey'), /^JIMI does not know this App Key at api\.test\. Check .*Node/],
		['the app key, as a parameter', code(1001, 'invalid app_key'), /does not know this App Key/],
		['user or password', code(1001, 'Incorrect user name or password'), /^Wrong User ID or Password/],
		['the user', code(1002, 'illegal user'), /^Wrong User ID or Password/],
		['the secret', code(1001, 'Parameter error'), /^Wrong App Secret/],
		['the secret, with a clock a little off', code(1001, '', 4 * MINUTE), /^Wrong App Secret/],
		['a clock that is slow', code(1001, '', 11 * MINUTE), /^The clock of this computer is 11 minutes behind JIMI's/],
		['a clock that is fast', code(1001, '', -60 * MINUTE), /^The clock of this computer is 60 minutes ahead of JIMI's/],
		['the limit', code(1006, 'user account: too frequent'), /one token a minute/],
		['the address', code(1005, 'IP access exceeds limit'), /turns this address away/],
		['nothing that is known', code(4711, 'odd'), /^JIMI gave no token.*odd/],
		['a success without a token', http({ code: 0, result: {} }), /^JIMI gave no token/],
	])('%s', async (_, answer, text) => {
		const { result, sent } = await loginWith([answer]);
		expect(result).toBeInstanceOf(LoginRefused);
		expect((result as Error).message).toMatch(text);
		expect(sent).toHaveLength(1);
	});

	test('without a clock in the answer it is the secret', async () => {
		const { result } = await loginWith([{ ...code(1001), headers: {} }]);
		expect((result as Error).message).toMatch(/^Wrong App Secret/);
	});

	test.each<[string, unknown, RegExp]>([
		['busy', code(-1, 'busy'), /JIMI/],
		['HTML', http('<html>'), /api\.test did not answer like JIMI \(no JSON, HTTP 200\)/],
		['JSON of somebody else', http({ ok: true }, 0, 404), /did not answer like JIMI \(no code, HTTP 404\)/],
		['a failing service', http('', 0, 502), /JIMI's login at api\.test failed \(HTTP 502\)/],
		['nobody', Object.assign(new Error('x'), { code: 'ENOTFOUND' }), /Cannot log in at api\.test.*not known/],
	])('%s may be tried again', async (_, answer, text) => {
		const { result } = await loginWith([answer]);
		expect(result).toBeInstanceOf(LoginFailed);
		expect((result as Error).message).toMatch(text);
	});

	test('no text holds the password, its hash or the secret, though JIMI repeats them', async () => {
		const said = `odd ${ACCOUNT.password} ${HASH} ${HASH.toUpperCase()} ${ACCOUNT.appSecret}`;
		const { result } = await loginWith([code(4711, said)]);
		const { message } = result as Error;
		expect(message).toContain('odd');
		for (const secret of [ACCOUNT.password, HASH, HASH.toUpperCase(), ACCOUNT.appSecret])
			expect(message).not.toContain(secret);
	});
});
