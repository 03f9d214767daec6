import type { IDataObject } from 'n8n-workflow';
import { LoginFailed, LoginRefused } from '../../../nodes/core/lease';
import { answer, listen } from '../../engine/loopback.cjs';
import { House } from './house';

const CONFIRM = /Knot documents no routes, .* Check the Base URL and the Prefix\. .*"Route > Match OpenAPI File".*/;

describe.each(['default', 'other'] as const)('with the %s routes', (form) => {
	let house: House;
	beforeAll(async () => (house = await House.open(form)));
	afterAll(async () => await house.sim.stop());
	beforeEach(() => house.fresh());

	const text = async (credentials: IDataObject) => (await house.login(credentials)).message;
	const refused = async (credentials: IDataObject) => {
		const error = await house.login(credentials);
		expect(error).toBeInstanceOf(LoginRefused);
		return error.message;
	};

	test.each(['status', 'code'] as const)('wrong values, said as %s, are tried once and told apart', async (errors) => {
		house.cloud.set({ errors });
		const wrong = { password: 'not this one' };
		expect(await refused(house.account(wrong))).toMatch(/^Wrong Email or Password\. .* \(Knot 3: Wrong credentials\)$/);
		expect(await refused(house.account({ email: 'who@example.com' }))).toMatch(/^Wrong Email or Password\./);
		expect(await refused(house.account({ appLabel: 'unknown' }))).toMatch(
			/^Knot does not know this App Label\. Ask Knot.* \(Knot 4: Unknown app label\)$/,
		);
		expect(house.calls).toEqual(['login.password', 'login.password', 'login.password']);
	});

	test('without words the status tells, and without both all that may be wrong is named', async () => {
		house.cloud.set({ messages: false });
		const wrong = house.account({ password: 'not this one' });
		expect(await refused(wrong)).toMatch(/^Wrong Email or Password\. .* \(Knot 3\)$/);
		house.cloud.set({ errors: 'code' });
		const all = /^Knot refused the login\. Check Email, Password and App Label .*Base URL and Prefix\. \(Knot [34]\)$/;
		expect(await refused(wrong)).toMatch(all);
		expect(await refused(house.account({ appLabel: 'unknown' }))).toMatch(all);
	});

	test('an address that is not confirmed: with the operation that resends the mail', async () => {
		const said = await refused(house.newcomer());
		expect(said).toMatch(/^Confirm your email address: .* Email > Resend Confirmation .* \(Knot 7: Email not/);
		expect(house.calls).toEqual(['login.password']);
	});

	describe('the second factor', () => {
		test('is asked for and the secret is missing: with the field to fill in', async () => {
			const said = await refused(house.secure({ totpSecret: '' }));
			expect(said).toMatch(/^The account asks for a second factor\. Fill in the TOTP Secret .* \(Knot 146: Two factor/);
			expect(house.calls).toEqual(['login.password']);
		});

		test.each(['123456', 'otpauth://totp/Knot?secret=MZXW6YTB', 'MZXW6YT'.slice(0, 6), 'geheim!'])(
			'has a secret that cannot be read (%s): nothing is sent',
			async (totpSecret) => {
				expect(await refused(house.secure({ totpSecret }))).toMatch(/^The TOTP Secret .* cannot be read: .*base32/);
				expect(house.log).toEqual([]);
			},
		);

		test('has the secret of another account: one login, one code', async () => {
			const said = await refused(house.secure({ totpSecret: 'MZXW6YTBOI' }));
			expect(said).toMatch(
				/^Knot refuses the code of the second factor\. .* copy the TOTP Secret .* \(Knot 13: Wrong two/,
			);
			expect(said).not.toMatch(/clock/);
			expect(house.calls).toEqual(['login.password', 'login.secondFactor']);
		});

		test('goes with the scheme: where Knot answers 401, it is named', async () => {
			house.cloud.set({ scheme: 'Token' });
			expect(await refused(house.secure())).toMatch(/If it is right, check the Scheme.* \(Knot 2: Invalid token\)$/);
			expect(await house.login(house.secure({ scheme: 'Token' }))).toHaveProperty('accessToken');
		});
	});

	describe('nothing is sent', () => {
		test.each<[string, IDataObject, RegExp]>([
			['without an email', { email: '' }, /^Fill in Email and Password/],
			['without a password', { password: '' }, /^Fill in Email and Password/],
			['with an email that is none', { email: 'fleet' }, /^The Email of the credential is no email address/],
			['with a short password', { password: 'short' }, /^The Password .* 8 to 255 characters/],
			['without an app label', { appLabel: ' ' }, /^The App Label .* 1 to 20 characters/],
			['with a long app label', { appLabel: 'x'.repeat(21) }, /^The App Label .* 1 to 20 characters/],
			['with a scheme of two words', { scheme: 'My Token' }, /^The Scheme .* one word like Bearer, or empty/],
			['without an address', { baseUrl: '' }, /^Fill in the Base URL/],
			['with a prefix that is no path', { prefix: '/a?b' }, /^The Prefix .* has to be a path/],
			[
				'with confirmed routes that are no JSON',
				{ confirmedRoutes: '{' },
				/^Confirmed Routes: this is no JSON text\. Paste/,
			],
			[
				'with a confirmed route that cannot be read',
				{ confirmedRoutes: '{"knotRoutes": 1, "routes": {"cluster.move": "MOVE /x"}}' },
				/^Confirmed Routes: "cluster\.move" begins with "MOVE".*\. Write it like "PUT /,
			],
		])('%s', async (_, changes, words) => {
			expect(await refused(house.account(changes))).toMatch(words);
			expect(house.log).toEqual([]);
		});
	});

	test.each([
		['HTTP 429', { status: 429 }, LoginRefused, /^Knot turns the login away: too many requests\. Wait a minute\./],
		['HTTP 503', { status: 503 }, LoginFailed, /^Knot's login at 127\.0\.0\.1:\d+ failed \(HTTP 503\)\. Try again/],
		['a web page', 'html', LoginFailed, /did not answer like Knot \(no JSON, HTTP 200\)\. Check the Base URL\.$/],
		['a lost connection', 'dropBefore', LoginFailed, /^Cannot log in at 127\.0\.0\.1:\d+: the connection was lost/],
		[
			'a web page that is not there',
			{ status: 404, body: 'html' },
			LoginFailed,
			/has no route (POST|PUT) .* \(HTTP 404\)$/,
		],
		['a code of another kind', { code: 12345 }, LoginRefused, /^Knot refused the login\. .* \(Knot 12345/],
	] as const)('%s', async (_, action, kind, words) => {
		house.sim.faults.add({ times: 1, action });
		const error = await house.login();
		expect(error).toBeInstanceOf(kind);
		expect(error.message).toMatch(words);
	});

	describe('a route that is not there', () => {
		test.each(['status', 'code'] as const)('of the login, said as %s', async (errors) => {
			house.cloud.set({ errors });
			const error = await house.login(house.account({ prefix: '/elsewhere', confirmedRoutes: '' }));
			expect(error).toBeInstanceOf(LoginFailed);
			expect(error.message).toMatch(/has no route POST \/elsewhere\/login for login\.logIn/);
			expect(error.message).toMatch(CONFIRM);
			expect(error.message).toMatch(/only seen in public clients.* \(Knot 27: Unknown route\)$/);
		});

		test('of the second factor, which is a guess', async () => {
			house.sim.faults.add({ path: '2fa$|second-factor$', action: { status: 404, body: 'html' } });
			const said = await text(house.secure());
			const words = {
				default: /has no route POST \/api\/application\/login\/2fa for login\.secondFactor: .* it is our guess\./,
				other: /has no route PUT \/v2\/session\/second-factor for login\.secondFactor: Confirmed Routes/,
			};
			expect(said).toMatch(words[form]);
		});

		test('that the credential confirms', async () => {
			const confirmedRoutes = '{"knotRoutes": 1, "prefix": "", "routes": {"login.logIn": "PUT /gone/{email}"}}';
			const said = await text(house.account({ confirmedRoutes }));
			expect(said).toMatch(
				/has no route PUT \/gone\/\{email\} for login\.logIn: Confirmed Routes .* newer OpenAPI file/,
			);
			expect(said).not.toContain(house.cloud.email);
		});
	});
});

describe('another host', () => {
	let house: House;
	beforeAll(async () => (house = await House.open('default')));
	afterAll(async () => await house.sim.stop());

	/** What is told when this answers in place of Knot. */
	async function told(status: number, body: unknown, credentials: IDataObject = house.account()) {
		const host = await listen((_request, response) => answer(response, status, body));
		const error = await house.login({ ...credentials, baseUrl: host.url });
		await host.close();
		return error;
	}

	test.each<[string, number, unknown, typeof LoginFailed | typeof LoginRefused, RegExp]>([
		['JSON of somebody else', 200, { status: 'ok' }, LoginFailed, /did not answer like Knot \(no code, HTTP 200\)/],
		['a list', 200, [], LoginFailed, /did not answer like Knot \(no JSON, HTTP 200\)/],
		['a redirect', 302, '', LoginFailed, /did not answer like Knot \(no JSON, HTTP 302\)/],
		['a router', 404, { statusCode: 404, message: 'Cannot POST /login' }, LoginFailed, /has no route POST/],
		['another method', 405, { message: 'Method Not Allowed' }, LoginFailed, /has no route POST/],
		['a page about another method', 405, '', LoginFailed, /has no route POST .*\(HTTP 405\)$/],
		['a user who is not found', 404, { code: 99, message: 'User not found' }, LoginRefused, /^Wrong Email or Password/],
		[
			'no code',
			401,
			{ error: 'unauthorized' },
			LoginRefused,
			/check the Base URL, too\. \(Knot, HTTP 401: unauthorized\)$/,
		],
		['a success without a token', 200, { code: 0 }, LoginRefused, /^Knot took the login and gave no token/],
		['a success that is none', 400, { code: 0, token: 'x' }, LoginRefused, /^Knot refused the login/],
		['code 146 with an odd status', 404, { code: 146, token: 'step' }, LoginRefused, /second factor/],
	])('%s', async (_, status, body, kind, words) => {
		const error = await told(status, body);
		expect(error).toBeInstanceOf(kind);
		expect(error.message).toMatch(words);
	});

	test('code 146 without a token for the second factor', async () => {
		const error = await told(200, { code: 146 }, house.secure());
		expect(error.message).toMatch(/^Knot took the login and gave no token\. Ask Knot\. \(Knot 146\)$/);
	});

	test('nobody', async () => {
		const refusing = await house.login(house.account({ baseUrl: 'http://127.0.0.1:9' }));
		expect(refusing.message).toMatch(
			/^Cannot log in at 127\.0\.0\.1:9: the host refused the connection\. Check the Base URL/,
		);
		expect(refusing).toBeInstanceOf(LoginFailed);
	});

	test('tokens are found under data as well', async () => {
		const token = await told(200, { code: 0, data: { token: 'opaque', refresh_token: 'again' } });
		expect(token).toMatchObject({ accessToken: 'opaque', refreshToken: 'again' });
		expect(Math.abs(token.expiresAt - Date.now() - 3_600_000)).toBeLessThan(60_000);
	});
});

test('no text holds password, secret, code or token, though Knot repeats all of them', async () => {
	const house = await House.open('default');
	const credentials = house.secure();
	const seen = new Set([String(credentials.totpSecret)]);
	const STEP = 'step-token-of-146';
	const LAST = 'another-token';
	const host = await listen((request, response, body) => {
		const { authorization } = request.headers;
		const sent: IDataObject = { ...(JSON.parse(body.toString()) as IDataObject), authorization };
		const isLogin = 'password' in sent;
		const given = isLogin ? [STEP] : [STEP, LAST];
		for (const secret of [sent.password, sent.mfa_token, ...given]) if (secret) seen.add(String(secret));
		const message = `odd ${JSON.stringify(sent)} ${given.join(' ')} ${isLogin ? '' : String(credentials.totpSecret)}`;
		answer(response, 400, { code: isLogin ? 146 : 13, token: given.at(-1), message });
	});
	const second = await house.login({ ...credentials, baseUrl: host.url });
	const first = await house.login({ ...credentials, totpSecret: '', baseUrl: host.url });
	await Promise.all([host.close(), house.sim.stop()]);
	expect(seen.size).toBe(5);
	for (const { message } of [first, second]) {
		expect(message).toContain('odd');
		for (const secret of seen) expect(message).not.toContain(secret);
	}
});
