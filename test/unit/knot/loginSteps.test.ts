import type { IDataObject } from 'n8n-workflow';
import { otp } from '../simulator/knotClient.cjs';
import type { Told } from '../../engine/workflows';
import { AccountStage, shownBy, shownIn } from './accountStage';

const NEW = 'new@example.com';
const SECURE = 'secure@example.com';
const OPEN = { options: { returnSecrets: true } };
const DRY = { options: { dryRun: true } };

let stage: AccountStage;
beforeAll(async () => (stage = await AccountStage.open()));
afterAll(async () => await stage.close());
beforeEach(() => stage.fresh());

const passwordOf = (user: string) => stage.cloud.users.find(user)!.password;

/** Runs it and looks for every secret in what it shows. */
async function kept(name: string, values: IDataObject = {}): Promise<Told> {
	const told = await stage.run(name, values);
	expect(shownIn(shownBy(told), stage.secretTexts)).toEqual([]);
	return told;
}

/** The token of a login that needs one more step, as another client gets it. */
function stepToken(user: string, purpose: 'unconfirmed' | 'secondFactor'): string {
	const { user_id } = stage.cloud.users.find(user)!;
	return stage.cloud.sessions.askStep({ purpose, user_id, scope: 'app', app_label: 'knot', device: null });
}

const headers = () => stage.log.map(({ call, headers: { authorization } }) => [call, authorization]);

describe('Resend Confirmation', () => {
	test('takes the token that a login with the credential is answered with code 7', async () => {
		stage.as(NEW);
		const { json } = await kept('email.resendConfirmation');
		expect(json).toMatchObject([{ command: 'email.resendConfirmation', outcome: 'done' }]);
		expect(headers()).toEqual([
			['login.password', undefined],
			['email.resend', `Bearer ${stage.cloud.sessions.texts.at(-1)}`],
		]);
		expect(stage.cloud.mails.sent.at(-1)).toMatchObject({ kind: 'confirmation', to: NEW });
	});

	test('takes a token that somebody else got, without a login', async () => {
		const loginToken = stepToken(NEW, 'unconfirmed');
		const { json } = await kept('email.resendConfirmation', { loginToken });
		expect(json).toMatchObject([{ outcome: 'done' }]);
		expect(headers()).toEqual([['email.resend', `Bearer ${loginToken}`]]);
	});

	test('then the address is confirmed by the token of the mail, and the login is complete', async () => {
		stage.as(NEW);
		await kept('email.resendConfirmation');
		const { json } = await stage.run('email.confirm', { token: stage.cloud.mails.sent.at(-1)!.token });
		expect(json).toMatchObject([{ email: NEW, label_name: 'knot' }]);
		const { error } = await kept('email.resendConfirmation');
		expect(error!.message).toContain('confirmed already');
	});

	test.each([
		['fleet@example.com', {}, 'The email address of the credential is confirmed already'],
		[SECURE, {}, 'The login asks for the second factor (code 146)'],
		[NEW, { password: 'wrong password' }, 'Wrong Email or Password'],
		[NEW, { appLabel: 'nobody' }, 'Knot does not know this App Label'],
		[NEW, { email: '' }, 'Fill in Email and Password of the credential'],
	])('of %s with %j is not sent', async (user, more, text) => {
		stage.as(user, more);
		const { error } = await kept('email.resendConfirmation');
		expect(error!.message).toContain(text);
		expect(error!.message).toContain('Not sent');
		expect(stage.calls).not.toContain('email.resend');
	});

	test('tells a token that Knot refuses, and does not log in for it', async () => {
		const told = await kept('email.resendConfirmation', { loginToken: stage.cloud.secret });
		expect(told.error!.message).toContain('Invalid token');
		expect(shownIn(shownBy(told), [stage.cloud.secret])).toEqual([]);
		expect(stage.calls).toEqual(['email.resend']);
	});
});

describe('Second Factor', () => {
	test('logs in with the credential and computes the code', async () => {
		stage.as(SECURE);
		const { json } = await kept('login.secondFactor', { device: { id: 'phone-1', appVersion: '5.1' } });
		expect(json).toMatchObject([{ token: '***', refresh_token: '***', user_id: 4 }]);
		expect(stage.calls).toEqual(['login.password', 'login.secondFactor']);
		expect(stage.log[1].body).toMatchObject({ device: { id: 'phone-1', app_version: '5.1' } });
		expect(stage.log[1].body).not.toHaveProperty('login_token');
	});

	test.each([-7_200_000, 7_200_000])('computes it by the clock of Knot, which is %d ms off', async (offset) => {
		stage.as(SECURE);
		stage.sim.clock.offset(offset);
		const { json } = await kept('login.secondFactor');
		expect(json).toMatchObject([{ user_id: 4 }]);
		stage.sim.clock.offset(0);
	});

	test('takes token and code from the panel, whatever the credential', async () => {
		const loginToken = stepToken(SECURE, 'secondFactor');
		const mfaToken = otp(stage.cloud.users.find(SECURE)!.twoFactorKey!, stage.sim.clock.now());
		const { json } = await stage.run('login.secondFactor', { loginToken, mfaToken, ...OPEN });
		expect(json).toMatchObject([
			{ token: expect.stringMatching(/^ey/), refresh_token: expect.stringMatching(/.{20}/) },
		]);
		expect(headers()).toEqual([['login.secondFactor', `Bearer ${loginToken}`]]);
	});

	test('takes the token from the panel and the code from the key of the credential', async () => {
		stage.as(SECURE);
		const loginToken = stepToken(SECURE, 'secondFactor');
		const { json } = await kept('login.secondFactor', { loginToken });
		expect(json).toMatchObject([{ user_id: 4 }]);
		expect(stage.calls).toEqual(['login.secondFactor']);
	});

	test.each([
		['fleet@example.com', {}, {}, 'Code is missing'],
		['fleet@example.com', { totpSecret: 'no base32!' }, {}, 'The TOTP Secret of the credential cannot be read'],
		['fleet@example.com', {}, { mfaToken: '000000' }, 'The account of the credential has no second factor'],
		[NEW, {}, { mfaToken: '000000' }, 'The login asks for a confirmed email address first (code 7)'],
	])('of %s with %j and %j is not sent', async (user, more, values, text) => {
		stage.as(user, more);
		const { error } = await kept('login.secondFactor', values);
		expect(error!.message).toContain(text);
		expect(stage.calls).not.toContain('login.secondFactor');
	});

	test('a wrong code is refused and stands in no text', async () => {
		stage.as(SECURE);
		const right = otp(stage.cloud.users.find(SECURE)!.twoFactorKey!, stage.sim.clock.now());
		const mfaToken = String((Number(right) + 500_000) % 1_000_000).padStart(6, '0');
		const told = await kept('login.secondFactor', { mfaToken });
		expect(told.error!.message).toContain('Wrong two factor token');
		expect(shownIn(shownBy(told), [mfaToken])).toEqual([]);
	});

	test('that Knot cannot be asked for is told as not sent', async () => {
		stage.as(SECURE, { baseUrl: 'http://127.0.0.1:9' });
		const { json } = await kept('login.secondFactor', { options: { returnOutcome: true } });
		expect(json).toMatchObject([{ outcome: 'refused', sent_at: null }]);
		expect(json[0].message).toContain('Cannot log in at 127.0.0.1:9');
	});
});

describe('Refresh', () => {
	test('sends the refresh token in place of the access token, and masks the next ones', async () => {
		const { refresh_token: refreshToken } = (
			await stage.run('login.logIn', { email: 'rider@example.com', password: passwordOf('rider@example.com'), ...OPEN })
		).json[0];
		const { json } = await kept('login.refresh', { refreshToken });
		expect(json).toEqual([{ access_token: '***', refresh_token: '***' }]);
		expect(headers()).toEqual([
			['login.password', undefined],
			['login.refresh', `Bearer ${String(refreshToken)}`],
		]);
		const again = await kept('login.refresh', { refreshToken });
		expect(again.error!.message).toContain('Invalid token');
	});

	test('leaves the session of the credential alone', async () => {
		await stage.run('chat.getMany');
		const { accessToken, refreshToken } = stage.stored;
		await kept('login.refresh', { refreshToken: stage.cloud.secret });
		expect(stage.stored).toMatchObject({ accessToken, refreshToken });
	});

	test('takes the scheme of the credential', async () => {
		stage.as(undefined, { scheme: 'Token' });
		await kept('login.refresh', { refreshToken: stage.cloud.secret });
		expect(headers()).toEqual([['login.refresh', `Token ${stage.cloud.secret}`]]);
	});
});

describe('Log In', () => {
	const login = (user: string) => ({ email: user, password: passwordOf(user) });

	test('sends what the panel says, and the app label of the credential', async () => {
		const { json } = await kept('login.logIn', { ...login('rider@example.com'), additionalFields: { scope: 'app' } });
		expect(json).toMatchObject([{ token: '***', refresh_token: '***', user_id: 2 }]);
		expect(stage.log[0].body).toEqual({ ...login('rider@example.com'), scope: 'app', app_label: 'knot' });
	});

	test.each([
		[NEW, 7, 'Email not confirmed'],
		[SECURE, 146, 'Two factor required'],
	])('of %s tells the step that is missing, with its token masked', async (user, code, text) => {
		const { json } = await kept('login.logIn', login(user));
		expect(json).toMatchObject([{ code, token: '***' }]);
		const outcome = await kept('login.logIn', { ...login(user), options: { returnOutcome: true } });
		expect(outcome.json).toMatchObject([{ outcome: 'done', code, warning: expect.stringContaining(text) }]);
	});

	test('Return Secrets hands that token on, and Second Factor ends the login with it', async () => {
		const options = { returnSecrets: true };
		const { json } = await stage.run('login.logIn', { ...login(SECURE), options });
		const mfaToken = otp(stage.cloud.users.find(SECURE)!.twoFactorKey!, stage.sim.clock.now());
		const told = await stage.run('login.secondFactor', { loginToken: json[0].token, mfaToken });
		expect(told.json).toMatchObject([{ token: '***', user_id: 4 }]);
	});
});

describe('a dry run', () => {
	test.each([
		['email.resendConfirmation', {}],
		['login.secondFactor', {}],
		['login.secondFactor', { mfaToken: '000000' }],
		['login.refresh', { refreshToken: 'refresh-token-of-somebody' }],
	])('of %s %j sends nothing, not even a login, and masks the token', async (name, values) => {
		stage.as(SECURE);
		const { json } = await kept(name, { ...values, ...DRY });
		expect(json).toMatchObject([{ dry_run: true, request: { headers: { Authorization: 'Bearer ***' } } }]);
		expect(shownIn(json, ['refresh-token-of-somebody', '000000'])).toEqual([]);
		expect(stage.log).toEqual([]);
	});

	test('of Log In masks the password', async () => {
		const user = 'rider@example.com';
		const { json } = await kept('login.logIn', { email: user, password: passwordOf(user), ...DRY });
		expect(json[0].request).toMatchObject({ body: { email: user, password: '***', app_label: 'knot' } });
		expect(stage.log).toEqual([]);
	});
});
