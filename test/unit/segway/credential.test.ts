import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { SegwayApi } from '../../../credentials/SegwayApi.credentials';
import { ONCE, PATCH, STOPPED_RESEND } from '../../../nodes/core/token';
import { tokenFor } from '../../../nodes/Segway/auth';

const credential = new SegwayApi();
type Sign = (credentials: ICredentialDataDecryptedObject, options: IHttpRequestOptions) => Promise<IHttpRequestOptions>;
const sign = credential.authenticate as Sign;
const account = { clientId: 'E20081', clientSecret: 's3cret', region: 'auto', customUrl: '', accessToken: 't0ken' };
const HOME = 'https://eu-api.segwaydiscovery.com';

test('signs with the bearer token and keeps the other headers', async () => {
	const signed = await sign(account, { url: `${HOME}/api/x`, headers: { Accept: 'application/json' } });
	expect(signed.headers).toEqual({ Accept: 'application/json', Authorization: 'bearer t0ken' });
});

test('completes a relative address with the host of the region', async () => {
	expect(await sign(account, { url: '/api/x' })).toMatchObject({ url: '/api/x', baseURL: HOME });
});

test('never hands the token to another host', async () => {
	await expect(sign(account, { url: 'https://evil.test/' })).rejects.toThrow(/only sent to eu-api/);
});

test("never signs a call of the node twice, whatever n8n's version does on 401", async () => {
	const data = { ...account, [ONCE]: 'ready' };
	await sign(data, { url: `${HOME}/api/x` });
	await expect(sign(data, { url: `${HOME}/api/x` })).rejects.toThrow(STOPPED_RESEND);
});

test('stores a patch of core without asking Segway', async () => {
	const httpRequest = jest.fn();
	const http = { helpers: { httpRequest } } as unknown as IHttpRequestHelper;
	const stored = await credential.preAuthentication.call(http, { ...account, [PATCH]: { lease: 'x' } } as never);
	expect(stored).toEqual({ lease: 'x', checkToken: '' });
	expect(httpRequest).not.toHaveBeenCalled();
});

test('goes on with a fresh token that belongs to these very fields, and logs in for edited ones', async () => {
	const httpRequest = jest.fn(async () => ({
		statusCode: 200,
		headers: {},
		body: '{"access_token":"new","expires_in":60}',
	}));
	const http = { helpers: { httpRequest } } as unknown as IHttpRequestHelper;
	const fresh = { ...account, tokenFor: tokenFor(account), tokenExpiresAt: Date.now() + 60_000 };
	expect(await credential.preAuthentication.call(http, fresh)).toEqual({});
	const edited = { ...fresh, clientSecret: 'other' };
	expect(await credential.preAuthentication.call(http, edited)).toMatchObject({
		accessToken: 'new',
		tokenFor: tokenFor(edited),
	});
	expect(httpRequest).toHaveBeenCalledTimes(1);
});

test('asks for what Segway gives out, and hides the secret', () => {
	const visible = credential.properties.filter(({ type }) => type !== 'hidden');
	expect(visible.map(({ name }) => name)).toEqual(['clientId', 'clientSecret', 'region', 'customUrl']);
	expect(visible[1].typeOptions?.password).toBe(true);
	expect(visible.filter(({ required }) => required).map(({ name }) => name)).toEqual(['clientId', 'clientSecret']);
});

test('has a test, documentation and icons', () => {
	expect(credential.test.request.url).toMatch(/^\/api\/v2\//);
	expect(credential.documentationUrl).toMatch(/^https:\/\/.*#credential$/);
	expect(Object.keys(credential.icon).sort()).toEqual(['dark', 'light']);
});
