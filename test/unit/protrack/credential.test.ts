import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { ProtrackApi } from '../../../credentials/ProtrackApi.credentials';
import { ONCE, PATCH, STOPPED_RESEND } from '../../../nodes/core/token';
import { PROVIDERS, tokenFor } from '../../../nodes/Protrack/auth';
import { protrackSamples } from '../../fixtures/read.cjs';

const credential = new ProtrackApi();
type Sign = (credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions) => Promise<IHttpRequestOptions>;
const sign = credential.authenticate as Sign;
const account = { provider: 'mygps', customUrl: '', account: 'demo', password: 's3cret', accessToken: 't0ken' };
const HOME = 'https://api.mygps.mu';

test('puts the token among the parameters and keeps the others', async () => {
	const signed = await sign(account, { url: `${HOME}/api/track?imeis=1`, method: 'GET', qs: { a: 1 } });
	expect(signed).toEqual({ url: `${HOME}/api/track?imeis=1`, method: 'GET', qs: { a: 1, access_token: 't0ken' } });
});

test('a POST has the token behind the question mark, too', async () => {
	expect(await sign(account, { url: `${HOME}/api/command/send`, method: 'POST' })).toMatchObject({
		qs: { access_token: 't0ken' },
	});
});

test('completes a relative address with the host of the provider', async () => {
	expect(await sign(account, { url: '/api/x' })).toMatchObject({ url: '/api/x', baseURL: HOME });
});

test('never hands the token to another host', async () => {
	await expect(sign(account, { url: 'https://evil.test/' })).rejects.toThrow(/only sent to api\.mygps\.mu/);
	await expect(sign(account, { url: '//evil.test/' })).rejects.toThrow(/only sent to/);
});

test("never signs a call of the node twice, whatever n8n's version does on 401", async () => {
	const data = { ...account, [ONCE]: 'ready' };
	await sign(data, { url: `${HOME}/api/x` });
	await expect(sign(data, { url: `${HOME}/api/x` })).rejects.toThrow(STOPPED_RESEND);
});

const helper = (httpRequest: jest.Mock) => ({ helpers: { httpRequest } }) as unknown as IHttpRequestHelper;

test('stores a patch of core without asking Protrack', async () => {
	const httpRequest = jest.fn();
	const stored = await credential.preAuthentication.call(helper(httpRequest), {
		...account,
		[PATCH]: { lease: 'x' },
	} as never);
	expect(stored).toEqual({ lease: 'x', checkToken: '' });
	expect(httpRequest).not.toHaveBeenCalled();
});

test('goes on with a fresh token, for a login would end it, and logs in for edited fields', async () => {
	const httpRequest = jest.fn(async () => ({
		statusCode: 200,
		headers: {},
		body: JSON.stringify(protrackSamples()['2.1']),
	}));
	const fresh = { ...account, tokenFor: tokenFor(account), tokenExpiresAt: Date.now() + 60_000 };
	expect(await credential.preAuthentication.call(helper(httpRequest), fresh)).toEqual({});
	const edited = { ...fresh, password: 'other' };
	expect(await credential.preAuthentication.call(helper(httpRequest), edited)).toMatchObject({
		accessToken: 'ACCESS_TOKEN',
		tokenFor: tokenFor(edited),
	});
	expect(httpRequest).toHaveBeenCalledTimes(1);
});

test('asks for what the provider gives out, and hides the password', () => {
	const visible = credential.properties.filter(({ type }) => !['hidden', 'notice'].includes(type));
	expect(visible.map(({ name }) => name)).toEqual(['provider', 'customUrl', 'account', 'password']);
	expect(visible[0]).toMatchObject({ default: 'mygps', options: PROVIDERS });
	expect(visible[1].displayOptions).toEqual({ show: { provider: ['custom'] } });
	expect(visible[3].typeOptions?.password).toBe(true);
	expect(visible.filter(({ required }) => required).map(({ name }) => name)).toEqual(['account', 'password']);
});

test('the panel says that a login ends the token of everybody else', () => {
	const notice = credential.properties.find(({ type }) => type === 'notice')!;
	expect(notice.displayName).toMatch(/ends the token of every other system/);
});

test('its test reads and changes nothing, and knows every code of a refused token', () => {
	const { request, rules = [] } = credential.test;
	expect(request).toMatchObject({ method: 'GET', url: expect.stringMatching(/^\/api\/track\?/) });
	const codes = rules.flatMap(({ type, properties }) => (type === 'responseSuccessBody' ? [properties.value] : []));
	expect(codes).toEqual(expect.arrayContaining([10002, 10003, 10010, 10011, 10012, 10007, 10009, 10016, undefined]));
	for (const { properties } of rules) expect(properties.message).toMatch(/^[A-Z].*[.)]$/);
});
