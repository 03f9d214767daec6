import { ProtrackApi } from '../../../credentials/ProtrackApi.credentials';
import { protrack } from '../../../nodes/Protrack/api';
import { PROVIDERS } from '../../../nodes/Protrack/auth';
import { protrackSamples } from '../../fixtures/read.cjs';
import { checkCredential, signer } from '../core/credentialChecks';

const credential = new ProtrackApi();
const account = { provider: 'mygps', customUrl: '', account: 'demo', password: 's3cret' };
const HOME = 'https://api.mygps.mu';
const sign = signer({ credential, account });

checkCredential({
	credential,
	vendor: protrack,
	account,
	home: HOME,
	login: { body: protrackSamples()['2.1'], accessToken: 'ACCESS_TOKEN' },
	edit: { password: 'other' },
	asked: ['provider', 'customUrl', 'account', 'password'],
	required: ['account', 'password'],
});

test('puts the token among the parameters and keeps the others', async () => {
	const signed = await sign({ url: `${HOME}/api/track?imeis=1`, method: 'GET', qs: { a: 1 } });
	expect(signed).toEqual({ url: `${HOME}/api/track?imeis=1`, method: 'GET', qs: { a: 1, access_token: 't0ken' } });
});

test('a POST has the token behind the question mark, too', async () => {
	expect(await sign({ url: `${HOME}/api/command/send`, method: 'POST' })).toMatchObject({
		qs: { access_token: 't0ken' },
	});
});

test('MyGPS is the usual provider, and an own URL is asked for where none is chosen', () => {
	const [provider, customUrl] = credential.properties.filter(({ type }) => type !== 'notice');
	expect(provider).toMatchObject({ default: 'mygps', options: PROVIDERS });
	expect(customUrl.displayOptions).toEqual({ show: { provider: ['custom'] } });
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
});
