import type { IDataObject } from 'n8n-workflow';
import { LoginFailed, LoginRefused } from '../../../nodes/core/lease';
import type { ApiHttpOptions, HttpHelper } from '../../../nodes/core/http';
import { documentedAccount } from '../../fixtures/read.cjs';
import { baseUrl, login, REGIONS, tokenFor } from '../../../nodes/Segway/auth';

const { clientId, clientSecret, token } = documentedAccount();
const account = { clientId, clientSecret, region: 'auto', customUrl: '' };

describe('baseUrl', () => {
	test.each([
		['A20081', 'https://apac-api.segwaydiscovery.com'],
		['E2', 'https://eu-api.segwaydiscovery.com'],
		['U2', 'https://us-api.segwaydiscovery.com'],
		['C2', 'https://cn-api.segwaydiscovery.com'],
		[' e20081 ', 'https://eu-api.segwaydiscovery.com'],
	])('the first letter of %j names the region', (clientId, url) => {
		for (const region of ['auto', '', undefined]) expect(baseUrl({ ...account, clientId, region })).toBe(url);
	});

	test('a chosen region wins over the letter', () => {
		expect(baseUrl({ ...account, region: 'E' })).toBe('https://eu-api.segwaydiscovery.com');
		expect(REGIONS.map(({ value }) => value).sort()).toEqual(['A', 'C', 'E', 'U']);
	});

	test.each(['X20081', '', '1', '  '])(
		'platform code %j without a region is an error that asks for the region',
		(clientId) => {
			expect(() => baseUrl({ ...account, clientId })).toThrow(LoginRefused);
			expect(() => baseUrl({ ...account, clientId })).toThrow(/choose the Region/);
		},
	);

	test.each([
		'http://127.0.0.1:8080',
		'https://gateway.test/',
		' https://gateway.test// ',
		'https://gateway.test/segway/',
	])('custom URL %j', (customUrl) => {
		expect(baseUrl({ ...account, region: 'custom', customUrl })).toBe(customUrl.trim().replace(/\/+$/, ''));
	});

	test.each(['', 'gateway.test', 'ftp://gateway.test', 'https://', 'https://me:secret@gateway.test', undefined])(
		'custom URL %j is refused',
		(customUrl) => {
			expect(() => baseUrl({ ...account, region: 'custom', customUrl })).toThrow(/Fill in the Custom URL/);
		},
	);
});

test('a token belongs to client, secret, region and URL', () => {
	const edited = [{ clientId: 'B' }, { clientSecret: 'B' }, { region: 'E' }, { customUrl: 'B' }].map((edit) =>
		tokenFor({ ...account, ...edit }),
	);
	expect(new Set([tokenFor(account), ...edited]).size).toBe(5);
	expect(tokenFor({ ...account, lease: 'x', accessToken: 'y' })).toBe(tokenFor(account));
	expect(tokenFor(account)).not.toContain(clientSecret);
});

/** Logs in at a vendor that answers this. */
async function loginWith(response: unknown, credentials: IDataObject = account) {
	const sent: ApiHttpOptions[] = [];
	const httpRequest = async (options: ApiHttpOptions) => {
		sent.push(options);
		if (response instanceof Error) throw response;
		return response;
	};
	const result: unknown = await login({ helpers: { httpRequest } } as HttpHelper, credentials).catch(
		(error: unknown) => error,
	);
	return { result, sent };
}
const http = (statusCode: number, body: unknown) => ({
	statusCode,
	headers: {},
	body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('login', () => {
	test('asks as the document says', async () => {
		const { sent } = await loginWith(http(200, token), { ...account, clientSecret: ` a&b=c+d ` });
		expect(sent).toHaveLength(1);
		expect(sent[0]).toMatchObject({ method: 'POST', url: 'https://apac-api.segwaydiscovery.com/oauth/token' });
		expect(sent[0].headers).toMatchObject({ 'Content-Type': 'application/x-www-form-urlencoded' });
		const form = Object.fromEntries(new URLSearchParams(String(sent[0].body)));
		expect(form).toEqual({ client_id: 'A20081', client_secret: 'a&b=c+d', grant_type: 'client_credentials' });
	});

	test('every status comes back as it is, so that n8n sends nothing twice', async () => {
		const { sent } = await loginWith(http(200, token));
		expect(sent[0]).toMatchObject({
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
		});
		expect(sent[0].timeout).toBeLessThanOrEqual(10_000);
	});

	test.each([
		[43199, 43199],
		['43199', 43199],
		[86400, 86400],
		[999999999, 86400],
	])('a token with expires_in %j lives %d s', async (expires_in, seconds) => {
		const before = Date.now();
		const { result } = await loginWith(http(200, { ...token, expires_in }));
		const { accessToken, expiresAt } = result as { accessToken: string; expiresAt: number };
		expect(accessToken).toBe(token.access_token);
		expect(expiresAt).toBeGreaterThanOrEqual(before + seconds * 1000);
		expect(expiresAt).toBeLessThanOrEqual(Date.now() + seconds * 1000);
	});

	test.each<[string, unknown, IDataObject, typeof LoginRefused | typeof LoginFailed, RegExp]>([
		[
			'a wrong secret',
			http(401, { error: 'invalid_client', error_description: 'Bad client credentials' }),
			account,
			LoginRefused,
			/Check the Client Secret/,
		],
		['a wrong secret as 400', http(400, { error: 'invalid_client' }), account, LoginRefused, /Check the Client Secret/],
		[
			'a wrong region',
			http(401, { error: 'invalid_client' }),
			{ ...account, region: 'E' },
			LoginRefused,
			/region Europe.*begins with A.*Asia-Pacific: change the Region/,
		],
		[
			'a wrong secret at a custom URL',
			http(401, {}),
			{ ...account, region: 'custom', customUrl: 'http://x.test' },
			LoginRefused,
			/Custom URL/,
		],
		[
			'another refusal',
			http(400, { error: 'unsupported_grant_type' }),
			account,
			LoginRefused,
			/gave no token.*unsupported_grant_type/,
		],
		[
			'a code of the API',
			http(200, { code: 15990, msg: 'API call is restricted' }),
			account,
			LoginRefused,
			/API call is restricted/,
		],
		['HTML', http(200, '<html>hotel wifi</html>'), account, LoginFailed, /did not answer like Segway/],
		['an array', http(200, '[]'), account, LoginFailed, /did not answer like Segway/],
		['a redirect', http(302, ''), account, LoginFailed, /did not answer like Segway/],
		['500', http(500, 'x'), account, LoginFailed, /failed \(HTTP 500\)/],
		['503 as JSON', http(503, { error: 'unavailable' }), account, LoginFailed, /failed \(HTTP 503\)/],
		['too many logins', http(429, { error: 'slow down' }), account, LoginRefused, /HTTP 429: slow down/],
		[
			'no connection',
			Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
			account,
			LoginFailed,
			/apac-api.segwaydiscovery.com: the host refused the connection/,
		],
		[
			'no answer',
			Object.assign(new Error('x'), { code: 'ECONNABORTED' }),
			account,
			LoginFailed,
			/no answer came in time/,
		],
		[
			'no such host',
			Object.assign(new Error('x'), { cause: { code: 'ENOTFOUND' } }),
			account,
			LoginFailed,
			/host name is not known/,
		],
		['no region', http(200, token), { ...account, clientId: 'X1' }, LoginRefused, /choose the Region/],
	])('%s is told apart', async (_, response, credentials, kind, text) => {
		const { result } = await loginWith(response, credentials);
		expect(result).toBeInstanceOf(kind);
		expect((result as Error).message).toMatch(text);
	});

	test('no text of a failed login holds the secret, even if Segway echoes it', async () => {
		const echo = `client_secret=${clientSecret}&x=${clientSecret}`;
		const answers = [
			http(400, { error_description: echo }),
			http(400, { error: echo }),
			http(200, { msg: echo }),
			http(500, echo),
			http(401, { error: echo }),
		];
		for (const answer of [...answers, Object.assign(new Error(echo), { code: 'ECONNRESET', cause: new Error(echo) })]) {
			const { result } = await loginWith(answer);
			expect((result as Error).message).not.toContain(clientSecret);
			expect(result).not.toHaveProperty('cause');
			expect(result).not.toHaveProperty('response');
		}
	});
});
