import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { sign } from '../../../nodes/Jimi/sign';
import { signatureOf } from '../../../nodes/Jimi/signature';

const HOME = 'https://eu-open.tracksolidpro.com/route/rest';
const CREDENTIALS = { appKey: 'TESTKEY', appSecret: 'testsecret', accessToken: 't0ken' };
const CALL = { method: 'jimi.user.device.list', target: 'Zürich & Co +1' };

const signed = (options: object, credentials: IDataObject = CREDENTIALS) =>
	sign(options as IHttpRequestOptions, credentials) as IHttpRequestOptions & { uri?: string; form?: unknown };
const pairsOf = ({ body }: IHttpRequestOptions) => [...new URLSearchParams(body as string)];
const valuesOf = (options: IHttpRequestOptions) => Object.fromEntries(pairsOf(options));
const text = new URLSearchParams(CALL).toString();

test.each<[string, object]>([
	['as the text of a form', { url: HOME, body: text }],
	['as the text of JSON', { url: HOME, body: JSON.stringify(CALL) }],
	['as an object', { url: HOME, body: CALL }],
	['as pairs', { url: HOME, body: new URLSearchParams(CALL) }],
	['as a query', { url: HOME, qs: CALL }],
	['behind the question mark', { url: `${HOME}?${text}` }],
	['behind the question mark, with a fragment', { url: `${HOME}?${text}#top` }],
	['behind the question mark of a relative address', { url: `/?${text}`, baseURL: HOME }],
	['partly here, partly there', { url: `${HOME}?method=${CALL.method}`, qs: { target: CALL.target } }],
	['in the older form of a request', { uri: HOME, form: CALL }],
	['in the older form, as text', { uri: HOME, form: text }],
	['in the older form, behind the question mark', { uri: `${HOME}?${text}` }],
])('values %s become one signed form', (_, options) => {
	const given = signed({ method: 'GET', ...options });
	const { sign: made, ...rest } = valuesOf(given);
	expect(rest).toMatchObject({ ...CALL, access_token: 't0ken', app_key: 'TESTKEY', v: '1.0' });
	expect(made).toBe(signatureOf(rest, 'testsecret'));
	expect(given).toMatchObject({ method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
	expect(given.uri ?? given.url).toBe(HOME);
	expect(['qs', 'form', 'baseURL'].filter((name) => name in given)).toEqual([]);
});

test('each value goes out once, also when the request was signed before', () => {
	const once = signed({ url: HOME, body: CALL });
	const twice = signed(once);
	for (const given of [once, twice]) {
		const names = pairsOf(given).map(([name]) => name);
		expect(new Set(names).size).toBe(names.length);
	}
	const { sign: made, ...rest } = valuesOf(twice);
	expect(made).toBe(signatureOf(rest, 'testsecret'));
});

test('the token is that of the credential, and none without one', () => {
	expect(valuesOf(signed({ url: HOME, body: { ...CALL, access_token: 'old' } })).access_token).toBe('t0ken');
	expect(valuesOf(signed({ url: HOME, body: CALL }, { ...CREDENTIALS, accessToken: '' }))).not.toHaveProperty(
		'access_token',
	);
});

test('the secret itself is never sent', () => {
	expect(JSON.stringify(signed({ url: HOME, body: CALL }))).not.toContain('testsecret');
});

test('headers stay, but for those of the body that is replaced', () => {
	const headers = { Accept: 'application/json', 'content-type': 'application/json', 'Content-Length': 17 };
	expect(signed({ url: HOME, headers, timeout: 5 })).toMatchObject({
		timeout: 5,
		headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
	});
	expect(Object.keys(signed({ url: HOME, headers }).headers!)).toHaveLength(2);
});

test.each([undefined, null, Buffer.from('a=1')])('a body of %j has no values', (body) => {
	expect(valuesOf(signed({ url: HOME, body }))).not.toHaveProperty('a');
});

test('a whole address stays the one that was checked, whatever stands beside it', () => {
	expect(signed({ url: HOME, baseURL: 'https://elsewhere.test' }).url).toBe(HOME);
	expect(signed({ uri: HOME, baseURL: 'https://elsewhere.test' }).uri).toBe(HOME);
	expect(signed({ uri: '/x', baseURL: HOME }).uri).toBe(HOME);
});
