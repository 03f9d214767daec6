import { connectKnot, otp, SAMPLE_KEY, type KnotClient, type Values } from './knotClient.cjs';
import { mailed } from './knotGoodCalls.cjs';

let client: KnotClient;
beforeAll(async () => {
	client = await connectKnot({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	client.sim.reset();
	await client.renew();
});

const NEWCOMER = { email: 'new@example.com', password: 'New-2026' };
const SECURE = { email: 'secure@example.com', password: 'Secure-2026' };
const RIDER = { email: 'rider@example.com', password: 'Rider-2026' };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const code = (steps: number) => otp(SAMPLE_KEY, client.sim.clock.now() + steps * 30_000);
/** A code that no step near now has. */
const wrongCode = () => {
	const near = [-3, -2, -1, 0, 1, 2, 3].map(code);
	return ['000000', '111111', '222222', '333333', '444444', '555555', '666666', '777777'].find(
		(one) => !near.includes(one),
	)!;
};

test.each<[Values, number, number]>([
	[{ password: 'Wrong-2026' }, 401, 3],
	[{ email: 'nobody@example.com' }, 401, 3],
	[{ email: 'nobody' }, 400, 1],
	[{ password: 'short' }, 400, 1],
	[{ app_label: 'acme' }, 400, 4],
	[{ app_label: 'x'.repeat(21) }, 400, 1],
	[{ scope: 'fleet' }, 400, 1],
	[{ ...RIDER, scope: 'dashboard' }, 403, 5],
	[{ device: { id: 1 } }, 400, 1],
	[{ device: { name: 'x' } }, 400, 1],
])('the login with %j is refused with %i, code %i', async (values, status, refusal) => {
	const right = { email: client.cloud.email, password: client.cloud.password, app_label: 'knot' };
	const answer = await client.send('login.password', { ...right, ...values }, { authorization: null });
	expect([answer.status, answer.data]).toEqual([status, { code: refusal, message: expect.any(String) }]);
	client.cloud.set({ errors: 'code' });
	const again = await client.send('login.password', { ...right, ...values }, { authorization: null });
	expect([again.status, again.data.code]).toEqual([200, refusal]);
});

test('address in capital letters, scope and device are taken', async () => {
	const device = { id: 'phone', os: 'Android', model: 'P8', app_version: '5.1' };
	expect((await client.login({ email: 'Fleet@Example.com', scope: 'dashboard', device })).code).toBe(0);
	expect(client.cloud.sessions.all.at(-1)).toMatchObject({ scope: 'dashboard', device, app_label: 'knot' });
});

test('an address that is not confirmed gives code 7 and a token for one purpose alone', async () => {
	const answer = await client.login(NEWCOMER);
	expect(answer).toEqual({ code: 7, message: 'Email not confirmed', token: expect.any(String) });
	const step = bearer(answer.token);
	expect(await client.code('chat.list', {}, step)).toBe(2);
	expect(await client.code('login.secondFactor', { mfa_token: code(0) }, step)).toBe(2);
	expect(await client.code('email.resend')).toBe(2);
	expect(await client.code('email.resend', {}, step)).toBe(0);
	const first = client.cloud.mails.sent[0].token;
	expect(client.cloud.mails.sent.map(({ kind, to }) => [kind, to])).toEqual([
		['confirmation', 'new@example.com'],
		['confirmation', 'new@example.com'],
	]);
	expect(await client.call('email.confirm', { token: mailed(client, 'confirmation') })).toEqual({
		code: 0,
		android_store_url: expect.stringContaining('https://'),
		ios_store_url: expect.stringContaining('https://'),
		label_name: 'knot',
		email: 'new@example.com',
	});
	expect((await client.login(NEWCOMER)).code).toBe(0);
	expect(await client.code('email.confirm', { token: mailed(client, 'confirmation') })).toBe(12);
	client.sim.clock.advance(86_400_000);
	expect(await client.code('email.confirm', { token: first })).toBe(12);
	expect(await client.code('email.resend', {}, step)).toBe(2);
});

test('a second factor gives code 146 and a token for it alone', async () => {
	const answer = await client.login({ ...SECURE, scope: 'dashboard', device: { id: 'phone' } });
	expect(answer).toEqual({ code: 146, message: 'Two factor required', token: expect.any(String) });
	const step = bearer(answer.token);
	expect([await client.code('chat.list', {}, step), await client.code('email.resend', {}, step)]).toEqual([2, 2]);
	expect(await client.code('login.secondFactor', { mfa_token: wrongCode() }, step)).toBe(13);
	const whole = await client.call('login.secondFactor', { mfa_token: code(0) }, step);
	expect(whole).toMatchObject({ code: 0, user_id: 4, permissions: expect.any(Array) });
	expect(await client.code('chat.list', {}, bearer(whole.token))).toBe(0);
	expect(client.cloud.sessions.all.at(-1)).toMatchObject({ scope: 'dashboard', device: { id: 'phone' } });
	expect(await client.code('login.secondFactor', { mfa_token: code(0) }, step)).toBe(2);
	expect(client.cloud.tokens.counts()).toMatchObject({ logins: 2, refusedLogins: 1 });
});

test.each([-1, 0, 1])('a code of the step %i is good', async (steps) => {
	const { token } = await client.login(SECURE);
	// The step of now may end between the two requests; a code further off than that is never asked here.
	const now = Math.floor(client.sim.clock.now() / 30_000) * 30_000 + 1_000;
	client.sim.clock.offset(now - Date.now());
	expect(await client.code('login.secondFactor', { mfa_token: code(steps) }, bearer(token))).toBe(0);
});

test('the steps of a login can come with HTTP 4xx, and their tokens end', async () => {
	client.cloud.set({ loginSteps: 'status', stepLife: 60 });
	const right = { ...SECURE, app_label: 'knot' };
	const { status, data } = await client.send('login.password', right, { authorization: null });
	expect([status, data]).toMatchObject([403, { code: 146, token: expect.any(String) }]);
	client.sim.clock.advance(61_000);
	expect(await client.code('login.secondFactor', { mfa_token: code(0) }, bearer(data.token))).toBe(2);
});

test('a second factor is set up by key and code', async () => {
	const { key, key_url, token } = await client.call('login.generateKey');
	expect(key).toMatch(/^[A-Z2-7]{26}$/);
	expect(key_url).toBe(`otpauth://totp/Knot%3Afleet%40example.com?secret=${String(key)}`);
	const mfa_token = otp(String(key), client.sim.clock.now());
	expect(await client.code('login.verifyKey', { token: 'other', mfa_token })).toBe(12);
	expect((await client.login()).code).toBe(0);
	expect(await client.code('login.verifyKey', { token, mfa_token })).toBe(0);
	expect(await client.code('login.verifyKey', { token, mfa_token })).toBe(12);
	expect((await client.login()).code).toBe(146);
});

test.each([
	['login.apple', 'apple-id-token'],
	['login.facebook', 'facebook-access-token'],
	['login.google', 'google-id-token'],
])('%s takes the tokens of the settings alone', async (call, token) => {
	const values = { token, app_label: 'knot', scope: 'app', lang: 'FR' };
	expect(await client.call(call, values, { authorization: null })).toMatchObject({ code: 0, user_id: 1 });
	for (const strange of ['toString', 'other']) expect(await client.code(call, { ...values, token: strange })).toBe(3);
	expect(await client.code(call, { ...values, lang: 'fra' })).toBe(1);
	client.cloud.set({ appleTokens: {}, facebookTokens: {}, googleTokens: {} });
	expect(await client.code(call, values)).toBe(3);
});

test('a password reset is answered alike for everybody, and sent to users', async () => {
	for (const email of ['rider@example.com', 'nobody@example.com']) {
		expect(await client.code('login.resetPassword', { email, app_label: 'knot' })).toBe(0);
	}
	const sent = client.cloud.mails.sent.filter(({ kind }) => kind === 'passwordReset');
	expect(sent.map(({ to }) => to)).toEqual(['rider@example.com']);
});

test('an address is changed by the token of an email, once', async () => {
	expect(await client.code('email.startChange', { email: 'rider@example.com' })).toBe(8);
	await client.call('email.startChange', { email: 'moved@example.com' });
	const token = mailed(client, 'emailChange');
	expect(token).toHaveLength(10);
	expect(await client.call('email.checkChange', { token }, { authorization: null })).toEqual({
		code: 0,
		data: {
			email: 'fleet@example.com',
			new_email: 'moved@example.com',
			current_organization_name: 'Example Fleet',
			new_organization_name: null,
			label_name: 'knot',
		},
	});
	const finish = async (email_token: string, email: string) =>
		await client.code('email.finishChange', { email_token, email }, { authorization: null });
	expect(await finish(token, 'other@example.com')).toBe(12);
	expect(await finish('0123456789', 'moved@example.com')).toBe(12);
	expect(await finish(token, 'moved@example.com')).toBe(0);
	expect(await finish(token, 'moved@example.com')).toBe(12);
	expect(await client.code('email.checkChange', { token })).toBe(12);
	expect((await client.login()).code).toBe(3);
	expect((await client.login({ email: 'moved@example.com' })).code).toBe(0);
});

test('consents are changed by the user or by the token of a newsletter', async () => {
	const values = async (lang = 'en') =>
		(await client.call<Array<{ name: string; value: boolean }>>('consents.types', { lang })).data;
	await client.call('consents.update', { consents: { 'emails.promotional': true } });
	expect(await values('fr')).toEqual([
		{ type: 'emails.networkstatus', name: 'État du réseau', value: true },
		{ type: 'emails.promotional', name: 'Offres', value: true },
	]);
	const consents = { 'emails.networkstatus': false, 'emails.promotional': false };
	const open = { authorization: null };
	expect(await client.code('consents.unsubscribe', { consents, token: 'unsubscribe-9' }, open)).toBe(12);
	expect(await client.code('consents.unsubscribe', { consents, token: null }, open)).toBe(12);
	expect((await values()).map(({ value }) => value)).toEqual([true, true]);
	expect(await client.code('consents.unsubscribe', { consents, token: 'unsubscribe-1' }, open)).toBe(0);
	expect((await values()).map(({ value }) => value)).toEqual([false, false]);
	expect(await client.code('consents.unsubscribe', { consents: { 'emails.promotional': true }, token: null })).toBe(0);
	expect((await values()).map(({ value }) => value)).toEqual([false, true]);
	expect(await client.code('consents.update', { consents: { 'emails.other': true } })).toBe(1);
});
