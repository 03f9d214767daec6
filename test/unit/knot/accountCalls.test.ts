import type { IDataObject } from 'n8n-workflow';
import { otp, PNG } from '../simulator/knotClient.cjs';
import { AccountStage, shownBy, shownIn } from './accountStage';

let stage: AccountStage;
beforeAll(async () => (stage = await AccountStage.open()));
afterAll(async () => await stage.close());
beforeEach(() => stage.fresh());

const first = async (name: string, values: IDataObject = {}) => (await stage.run(name, values)).json[0];

test.each([
	['login.logInWithApple', { token: 'apple-id-token' }],
	['login.logInWithFacebook', { token: 'facebook-access-token' }],
	['login.logInWithGoogle', { token: 'google-id-token' }],
	['login.generateKey', {}],
])('%s shows no token and no key, as little as the token that was given', async (name, values) => {
	const told = await stage.run(name, values);
	expect(told.json).toMatchObject([{ token: '***' }]);
	expect(shownIn(shownBy(told), [...stage.secretTexts, ...Object.values(values)])).toEqual([]);
});

test('an image into a chat, and back as a file', async () => {
	const image = { data: PNG.toString('base64'), mimeType: 'image/png', fileName: 'a.png' };
	const sent = await stage.run('chat.uploadImage', { reportId: 1 }, { binary: { data: image } });
	expect(sent.json).toMatchObject([{ id: expect.any(String), url: expect.stringContaining('/pictures/') }]);
	const { items } = await stage.run('chat.downloadImage', { url: sent.json[0].url, binaryPropertyName: 'picture' });
	expect(items[0].json).toMatchObject({ mime_type: 'image/png', bytes: PNG.length });
	expect(items[0].binary).toMatchObject({ picture: { data: PNG.toString('base64'), mimeType: 'image/png' } });
});

test('a change of the address, from the mail to the end', async () => {
	await stage.run('email.requestChange', { newEmail: 'moved@example.com' });
	const { token } = stage.cloud.mails.sent.at(-1)!;
	expect(await first('email.checkChange', { token })).toMatchObject({ new_email: 'moved@example.com' });
	await stage.run('email.change', { emailToken: token, newEmail: 'moved@example.com' });
	expect(stage.cloud.users.all[0].email).toBe('moved@example.com');
});

test('a second factor is set up by the key that Return Secrets gives', async () => {
	const { key, token } = await first('login.generateKey', { options: { returnSecrets: true } });
	const mfaToken = otp(String(key), stage.sim.clock.now());
	const enabled = await first('login.enableSecondFactor', { token, mfaToken });
	expect(enabled).toMatchObject({ command: 'login.enableSecondFactor', outcome: 'done' });
	expect(stage.cloud.users.all[0].twoFactorKey).toBe(key);
});

describe('without a login', () => {
	test.each([
		['application.getStoreUrls', {}],
		['consent.updateByToken', { consents: { promotional: true }, unsubscribeToken: 'unsubscribe-1' }],
		['faq.get', {}],
		['announcement.get', {}],
		['login.resetPassword', { email: 'rider@example.com' }],
	])('%s works by the app label alone', async (name, values) => {
		stage.as(undefined, { email: '', password: '' });
		const { error, json } = await stage.run(name, values);
		expect(error).toBeUndefined();
		expect(json.length).toBeGreaterThan(0);
		expect(stage.calls.filter((call) => call.startsWith('login.password'))).toEqual([]);
		expect(stage.log.map(({ headers }) => headers.authorization)).toEqual([undefined]);
	});

	test.each([
		[{}, 'knot'],
		[{ appLabel: 'velo' }, 'velo'],
	])('the app label of %j is %s', async (values, label) => {
		await stage.run('application.getStoreUrls', values);
		expect(stage.log[0].query).toEqual({ app_label: label });
	});
});
