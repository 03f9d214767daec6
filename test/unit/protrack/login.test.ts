import type { IDataObject } from 'n8n-workflow';
import { LoginFailed, LoginRefused } from '../../../nodes/core/lease';
import type { ApiHttpOptions, HttpHelper } from '../../../nodes/core/http';
import { login, signatureOf } from '../../../nodes/Protrack/auth';
import { protrackSamples } from '../../fixtures/read.cjs';
import { VECTORS } from './samples';

const [{ password, md5 }] = VECTORS;
const account = { provider: 'mygps', customUrl: '', account: 'test', password };
const GRANTED = protrackSamples()['2.1'];

const http = (statusCode: number, body: unknown) => ({
	statusCode,
	headers: {},
	body: typeof body === 'string' ? body : JSON.stringify(body),
});
const fault = (code: string) => Object.assign(new Error(`${code} at https://x?signature=abc`), { code });

/** Logs in at a provider that gives these answers, one after the other; the last one stays. */
async function loginWith(answers: unknown[], credentials: IDataObject = account) {
	const sent: ApiHttpOptions[] = [];
	const httpRequest = async (options: ApiHttpOptions) => {
		sent.push(options);
		const given = answers[Math.min(sent.length, answers.length) - 1];
		if (given instanceof Error) throw given;
		return given;
	};
	const result: unknown = await login({ helpers: { httpRequest } } as HttpHelper, credentials).catch(
		(error: unknown) => error,
	);
	return { result, sent, queries: sent.map(({ url }) => Object.fromEntries(new URL(url).searchParams)) };
}

describe('the request', () => {
	test('is the one of the document', async () => {
		const before = Math.floor(Date.now() / 1000);
		const { sent, queries } = await loginWith([http(200, GRANTED)]);
		expect(sent).toHaveLength(1);
		expect(sent[0].method).toBe('GET');
		expect(sent[0].url).toMatch(
			/^https:\/\/api\.mygps\.mu\/api\/authorization\?time=\d+&account=test&signature=[0-9a-f]{32}$/,
		);
		const time = Number(queries[0].time);
		expect(time).toBeGreaterThanOrEqual(before);
		expect(time).toBeLessThanOrEqual(Date.now() / 1000);
		expect(queries[0].signature).toBe(signatureOf(password, time));
	});

	test('never holds the password nor its MD5', async () => {
		const { sent } = await loginWith([http(200, GRANTED)]);
		for (const secret of [password, md5]) expect(JSON.stringify(sent)).not.toContain(secret);
	});

	test('an account with other letters, blanks and signs is written as UTF-8, percent by percent', async () => {
		const { sent, queries } = await loginWith([http(200, GRANTED)], { ...account, account: ' Flotte Zürich & Co+1 ' });
		expect(sent[0].url).toContain('account=Flotte%20Z%C3%BCrich%20%26%20Co%2B1&');
		expect(queries[0].account).toBe('Flotte Zürich & Co+1');
	});

	test('comes back whatever its status, so that n8n sends nothing twice, and soon', async () => {
		const { sent } = await loginWith([http(200, GRANTED)]);
		expect(sent[0]).toMatchObject({
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
		});
		expect(sent[0].timeout).toBeLessThanOrEqual(10_000);
	});
});

describe('the token', () => {
	const record = GRANTED.record as IDataObject;

	test.each<[IDataObject, number]>([
		[{ expires_in: 7200 }, 7200],
		[{ expires_in: '7200' }, 7200],
		[{ 'expires in': 3600 }, 3600],
		[{ expires_in: 999_999_999 }, 86_400],
		[{}, 7200],
	])('%j: lives %d s', async (life, seconds) => {
		const before = Date.now();
		const { access_token } = record;
		const { result } = await loginWith([http(200, { code: 0, record: { access_token, ...life } })]);
		const { accessToken, expiresAt } = result as { accessToken: string; expiresAt: number };
		expect(accessToken).toBe('ACCESS_TOKEN');
		expect(expiresAt).toBeGreaterThanOrEqual(before + seconds * 1000);
		expect(expiresAt).toBeLessThanOrEqual(Date.now() + seconds * 1000);
	});

	test('the code may be a text', async () => {
		const { result } = await loginWith([http(200, { code: '0', record })]);
		expect(result).toMatchObject({ accessToken: 'ACCESS_TOKEN' });
	});

	test.each([
		{ code: 0 },
		{ code: 0, record: null },
		{ code: 0, record: {} },
		{ code: 0, record: { access_token: '' } },
		{ code: 0, record: [] },
	])('%j has none', async (body) => {
		const { result } = await loginWith([http(200, body)]);
		expect(result).toBeInstanceOf(LoginRefused);
		expect((result as Error).message).toMatch(/gave no token/);
	});
});

describe('the clock', () => {
	const late = (time: unknown) =>
		http(200, { code: 10014, message: `request time error, current server time is ${time} (in unix timestamp)` });

	test("the provider's own is used once when ours is refused", async () => {
		const { result, queries } = await loginWith([late(1759618794), http(200, GRANTED)]);
		expect(result).toMatchObject({ accessToken: 'ACCESS_TOKEN' });
		expect(queries).toHaveLength(2);
		expect(queries[1]).toMatchObject({ time: '1759618794', signature: signatureOf(password, 1759618794) });
	});

	test('and once only', async () => {
		const { result, sent } = await loginWith([late(1759618794), late(1759618999), http(200, GRANTED)]);
		expect(sent).toHaveLength(2);
		expect(result).toBeInstanceOf(LoginRefused);
		expect((result as Error).message).toMatch(/clock differs.*10014/);
	});

	test.each(['', 'soon', '12'])('without a time in the message (%j) nothing is tried', async (time) => {
		const { result, sent } = await loginWith([late(time), http(200, GRANTED)]);
		expect(sent).toHaveLength(1);
		expect(result).toBeInstanceOf(LoginRefused);
	});

	test('a time in another refusal is no clock', async () => {
		const { sent } = await loginWith([http(200, { code: 20001, message: 'error at 1759618794' })]);
		expect(sent).toHaveLength(1);
	});
});

const coded = (code: number | string, message?: string) =>
	http(200, { code, ...(message === undefined ? {} : { message }) });

test.each<[string, unknown, typeof LoginRefused | typeof LoginFailed, RegExp]>([
	[
		'a wrong password',
		coded(20001, 'account or password error'),
		LoginRefused,
		/Wrong account or password.*20001: account or password error/,
	],
	['a wrong password, coded as text', coded('20001'), LoginRefused, /Wrong account or password.*\(Protrack 20001\)/],
	[
		'an Open API that is off',
		coded(10007, 'permission denied'),
		LoginRefused,
		/Open API is not enabled.*provider \(reseller\)/,
	],
	['a blocked account', coded(10016), LoginRefused, /account is blocked/],
	['an unknown account', coded(20005), LoginRefused, /does not know the account/],
	['a clock that is wrong', coded(10014), LoginRefused, /clock differs/],
	['too many logins', coded(10009, 'Request is too frequency'), LoginFailed, /10009/],
	['a system error', coded(10000), LoginFailed, /10000/],
	['another code', coded(10004, 'Parameter error'), LoginRefused, /gave no token.*10004: Parameter error/],
	[
		'HTML',
		http(200, '<html>web page</html>'),
		LoginFailed,
		/api\.mygps\.mu did not answer like Protrack.*Provider or the Own URL/,
	],
	['an array', http(200, '[]'), LoginFailed, /did not answer like Protrack/],
	['JSON of somebody else', http(200, { status: 'ok' }), LoginFailed, /did not answer like Protrack/],
	['a redirect', http(302, ''), LoginFailed, /did not answer like Protrack/],
	['404', http(404, 'not found'), LoginFailed, /did not answer like Protrack.*404/],
	['500', http(500, 'x'), LoginFailed, /failed \(HTTP 500\)/],
	['503 as JSON', http(503, { code: 0 }), LoginFailed, /failed \(HTTP 503\)/],
	['a refused connection', fault('ECONNREFUSED'), LoginFailed, /api\.mygps\.mu: the host refused the connection/],
	['no answer', fault('ECONNABORTED'), LoginFailed, /no answer came in time/],
	['no such host', fault('ENOTFOUND'), LoginFailed, /host name is not known/],
	[
		'a host that speaks http only',
		fault('EPROTO'),
		LoginFailed,
		/does not speak HTTPS.*HTTP only.*http:\/\/api\.mygps\.mu/,
	],
	['a certificate', fault('CERT_HAS_EXPIRED'), LoginFailed, /certificate of the host was not accepted/],
])('%s is told apart', async (_, given, kind, text) => {
	const { result } = await loginWith([given]);
	expect(result).toBeInstanceOf(kind);
	expect((result as Error).message).toMatch(text);
});

test('who typed http is not told to type http', async () => {
	const own = { ...account, provider: 'custom', customUrl: 'http://host.test' };
	const { result } = await loginWith([fault('ECONNREFUSED')], own);
	expect((result as Error).message).not.toMatch(/HTTP only/);
});

test('without an address nothing is asked', async () => {
	const { result, sent } = await loginWith([http(200, GRANTED)], { ...account, provider: 'custom' });
	expect(sent).toEqual([]);
	expect(result).toBeInstanceOf(LoginRefused);
});

test('no text of a failed login holds a secret, even if the provider echoes it', async () => {
	const signature = /signature=([0-9a-f]{32})/;
	const echo = (options: string) =>
		`bad ${signature.exec(options)![1]} for ${password} ${md5} signature=${md5} password=${password}`;
	for (const status of [200, 400, 500]) {
		for (const code of [10000, 10007, 10014, 20001, 99999]) {
			let said = '';
			const httpRequest = async ({ url }: ApiHttpOptions) => {
				said = echo(url);
				return http(status, { code, message: said });
			};
			const error = (await login({ helpers: { httpRequest } } as HttpHelper, account).catch(
				(each: unknown) => each,
			)) as Error;
			for (const secret of [password, md5, said.split(' ')[1]]) expect(error.message).not.toContain(secret);
			expect(error).not.toHaveProperty('cause');
		}
	}
	const broken = await loginWith([Object.assign(new Error(echo('signature=' + md5)), { code: 'ECONNRESET' })]);
	for (const secret of [password, md5]) expect((broken.result as Error).message).not.toContain(secret);
	expect(broken.result).not.toHaveProperty('cause');
});
