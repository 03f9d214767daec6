import { LoginFailed, LoginRefused } from '../../../nodes/core/lease';
import { logIn } from '../../../nodes/Knot/auth';
import { requestOf } from '../simulator/knotClient.cjs';
import { http } from '../simulator/client.cjs';
import { House, REAL_HTTP } from './house';

const HOUR = 3_600_000;

describe.each(['default', 'other'] as const)('with the %s routes', (form) => {
	let house: House;
	beforeAll(async () => (house = await House.open(form)));
	afterAll(async () => await house.sim.stop());
	beforeEach(() => house.fresh());

	/** The status of a read with this token. */
	async function readWith(token: string): Promise<number> {
		const request = requestOf(house.cloud, 'network.list', {});
		return (await http.request({ ...request, headers: { authorization: `Bearer ${token}` } })).status;
	}

	describe('login', () => {
		test('sends what the document asks for and no more', async () => {
			await house.login();
			expect(house.calls).toEqual(['login.password']);
			const { email, password, appLabel } = house.cloud;
			expect(house.log[0]).toMatchObject({ body: { email, password, app_label: appLabel }, query: {} });
			expect(house.log[0].headers.authorization).toBeUndefined();
		});

		test('brings both tokens, and the access token is good', async () => {
			const { accessToken, refreshToken } = await house.login();
			expect(refreshToken).toMatch(/.{20,}/);
			expect(await readWith(accessToken)).toBe(200);
		});

		test.each([0, -5 * HOUR, 5 * HOUR])(
			'the token lives as long as it says, though the clocks are %d ms apart',
			async (offset) => {
				house.cloud.set({ tokenLife: 600 });
				house.sim.clock.offset(offset);
				const before = Date.now();
				const { expiresAt } = await house.login();
				expect(expiresAt).toBeGreaterThanOrEqual(before + 600_000);
				expect(expiresAt).toBeLessThanOrEqual(Date.now() + 600_000);
			},
		);

		test('blanks around email and app label do not matter; a password is taken as it is', async () => {
			const { email, password, appLabel } = house.cloud;
			const padded = house.account({ email: ` ${email} `, appLabel: `${appLabel} ` });
			expect(await house.login(padded)).toHaveProperty('accessToken');
			expect(await house.login(house.account({ password: `${password} ` }))).toBeInstanceOf(LoginRefused);
		});
	});

	describe('refresh', () => {
		test('comes first, with the refresh token in place of the access token, and rotates', async () => {
			const first = await house.login();
			const second = await house.login(house.holding(first));
			const third = await house.login(house.holding(second));
			expect(house.calls).toEqual(['login.password', 'login.refresh', 'login.refresh']);
			expect(house.log[1].headers.authorization).toBe(`Bearer ${first.refreshToken}`);
			expect(house.log[2].headers.authorization).toBe(`Bearer ${second.refreshToken}`);
			expect(new Set([first, second, third].map(({ accessToken }) => accessToken)).size).toBe(3);
			expect(await readWith(third.accessToken)).toBe(200);
		});

		test('that is answered without a refresh token is followed by one login, but not before it is time', async () => {
			const first = await house.login();
			house.cloud.set({ refreshToken: 'null' });
			const second = await house.login(house.holding(first));
			expect(second).toMatchObject({ refreshToken: '', accessToken: expect.stringMatching(/^ey/) });
			expect(await readWith(second.accessToken)).toBe(200);
			const third = await house.login(house.holding(second));
			expect(house.calls.filter((call) => call.startsWith('login'))).toEqual([
				'login.password',
				'login.refresh',
				'login.password',
			]);
			expect(third.refreshToken).not.toBe('');
		});

		test.each(['refuse', 'endSession'] as const)(
			'of a lost race (%s) is followed by one login',
			async (refreshRace) => {
				house.cloud.set({ refreshRace });
				const first = await house.login();
				const winner = await house.login(house.holding(first));
				const loser = await house.login(house.holding(first));
				expect(house.calls).toEqual(['login.password', 'login.refresh', 'login.refresh', 'login.password']);
				expect(loser.accessToken).not.toBe(winner.accessToken);
				expect(await readWith(loser.accessToken)).toBe(200);
			},
		);

		test.each([
			['a lost answer', 'dropAfter'],
			['a web page', 'html'],
			['HTTP 503', { status: 503 }],
			['HTTP 404', { status: 404, body: 'html' }],
			['a code that no document names', { code: 12345 }],
		] as const)('that ends in %s is followed by one login', async (_, action) => {
			const first = await house.login();
			house.sim.faults.add({ path: 'refresh$|renewal$', times: 1, action });
			expect(await house.login(house.holding(first))).toHaveProperty('accessToken');
			expect(house.calls).toEqual(['login.password', 'login.refresh', 'login.password']);
		});

		test.each([
			['for other values', (held: object) => ({ ...held, totpSecret: 'MZXW6YTB' })],
			['without a refresh token', (held: object) => ({ ...held, refreshToken: '' })],
		])('is not tried %s', async (_, change) => {
			const first = await house.login();
			expect(await house.login(change(house.holding(first)))).toHaveProperty('accessToken');
			expect(house.calls).toEqual(['login.password', 'login.password']);
		});

		test('is for the account with a second factor, too: no code is asked for', async () => {
			const first = await house.login(house.secure());
			expect(await house.login(house.holding(first, house.secure()))).toHaveProperty('accessToken');
			expect(house.calls).toEqual(['login.password', 'login.secondFactor', 'login.refresh']);
		});
	});

	describe('second factor', () => {
		test.each([0, 40 * HOUR, -40 * HOUR])('is computed by the clock of Knot, %d ms from ours', async (offset) => {
			house.sim.clock.offset(offset);
			const { accessToken, refreshToken } = await house.login(house.secure());
			expect(house.calls).toEqual(['login.password', 'login.secondFactor']);
			expect(house.log[1].body).toEqual({ mfa_token: expect.stringMatching(/^\d{6}$/) });
			expect([await readWith(accessToken), refreshToken !== '']).toEqual([200, true]);
		});

		test('the secret may be typed as it is shown, and is never sent', async () => {
			const secret = String(house.secure().totpSecret);
			const grouped = secret.toLowerCase().replace(/(.{4})/g, '$1 ');
			expect(await house.login(house.secure({ totpSecret: grouped }))).toHaveProperty('accessToken');
			expect(JSON.stringify(house.log)).not.toMatch(new RegExp(secret, 'i'));
		});

		test.each(['status', 'code'] as const)('code 146 is understood, said as %s', async (loginSteps) => {
			house.cloud.set({ loginSteps });
			expect(await house.login(house.secure())).toHaveProperty('accessToken');
		});

		test('a secret does not hurt an account without a second factor', async () => {
			expect(await house.login(house.account({ totpSecret: house.secure().totpSecret }))).toHaveProperty('accessToken');
			expect(house.calls).toEqual(['login.password']);
		});
	});

	describe('logIn', () => {
		test.each(['status', 'code'] as const)(
			'hands over the token of code 7, said as %s, which resends',
			async (loginSteps) => {
				house.cloud.set({ loginSteps });
				const { code, token, answer } = await logIn(REAL_HTTP, house.newcomer());
				expect([code, answer.body.code]).toEqual([7, 7]);
				house.cloud.mails.clear();
				const request = requestOf(house.cloud, 'email.resend', {});
				const { data } = await http.request({ ...request, headers: { authorization: `Bearer ${token}` } });
				expect(data).toEqual({ code: 0 });
				expect(house.cloud.mails.sent).toMatchObject([{ to: 'new@example.com', kind: 'confirmation' }]);
			},
		);

		test('hands over the token of code 146, and that of a login', async () => {
			expect(await logIn(REAL_HTTP, house.secure())).toMatchObject({ code: 146, token: expect.stringMatching(/^ey/) });
			expect(await logIn(REAL_HTTP, house.account())).toMatchObject({ code: 0, token: house.cloud.token });
		});

		test('hands over a refusal as well, but throws when nobody answers', async () => {
			const wrong = await logIn(REAL_HTTP, house.account({ password: 'not this one' }));
			expect([wrong.code === 0, wrong.token]).toEqual([false, '']);
			const nobody = logIn(REAL_HTTP, house.account({ baseUrl: 'http://127.0.0.1:9' }));
			await expect(nobody).rejects.toBeInstanceOf(LoginFailed);
		});
	});
});
