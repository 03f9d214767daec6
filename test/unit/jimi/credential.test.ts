import { JimiApi } from '../../../credentials/JimiApi.credentials';
import { jimi } from '../../../nodes/Jimi/api';
import { NODE_CHOICES } from '../../../nodes/Jimi/auth';
import { jimiSamples } from '../../fixtures/read.cjs';
import { checkCredential, signer } from '../core/credentialChecks';

const credential = new JimiApi();
const account = {
	node: 'eu',
	customUrl: '',
	appKey: 'TESTKEY',
	appSecret: 's3cret-of-app',
	userId: 'depot',
	password: 's3cret',
};
const HOME = 'https://eu-open.tracksolidpro.com/route/rest';
const sign = signer({ credential, account });
const GRANTED = jimiSamples()['jimi.oauth.token.get'];

checkCredential({
	credential,
	vendor: jimi,
	account,
	home: HOME,
	completed: { url: HOME, method: 'POST' },
	login: { body: GRANTED, accessToken: (GRANTED.result as { accessToken: string }).accessToken },
	edit: { password: 'other' },
	asked: ['node', 'customUrl', 'appKey', 'appSecret', 'userId', 'password', 'pushSecret'],
	required: ['appKey', 'appSecret', 'userId', 'password'],
});

test('signs with the token, and the secrets stay at home', async () => {
	const { body } = await sign({ url: HOME, method: 'POST', body: { method: 'jimi.user.device.list' } });
	const form = new URLSearchParams(body as string);
	expect([form.get('access_token'), form.get('app_key'), form.get('method')]).toEqual([
		't0ken',
		'TESTKEY',
		'jimi.user.device.list',
	]);
	for (const secret of [account.appSecret, account.password]) expect(body).not.toContain(secret);
});

test('another host beside a whole address gets nothing', async () => {
	const { url, baseURL } = await sign({ url: HOME, baseURL: 'https://evil.test' });
	expect([url, baseURL]).toEqual([HOME, undefined]);
	await expect(sign({ url: '/x', baseURL: 'https://evil.test' })).rejects.toThrow('not to evil.test');
});

test('an own URL is asked for where no node is chosen; the usual node is the European one', () => {
	const [node, customUrl] = credential.properties;
	expect(node).toMatchObject({ default: 'eu', options: NODE_CHOICES });
	expect(customUrl.displayOptions).toEqual({ show: { node: ['custom'] } });
});

test('the key of the pushes is no part of what a token depends on', () => {
	expect(jimi.tokenFor({ ...account, pushSecret: 'x' })).toBe(jimi.tokenFor(account));
});

test('its test reads the devices of the account, and knows every code that may come after a login', () => {
	const { request, rules = [] } = credential.test;
	expect(request).toMatchObject({
		method: 'POST',
		url: '/',
		body: { method: 'jimi.user.device.list', target: '={{ $credentials.userId.trim() }}' },
	});
	const codes = rules.flatMap(({ type, properties }) => (type === 'responseSuccessBody' ? [properties.value] : []));
	expect(codes).toEqual([1001, 1002, 1004, 1005, 1006, undefined]);
});
