import { CLOSEST, type KnotFleet, LOGIN, SECOND_FACTOR, useKnot } from '../support/knotFleet.cjs';
import { newcomer, secured } from '../support/knotUsers.cjs';

const GOOD = { status: 'OK', message: 'Connection successful!' };
const refused = (message: unknown) => ({ status: 'Error', message });

/** The button "Test" for what a person has just typed in. */
async function press(fleet: KnotFleet, changes = {}) {
	const { id } = await fleet.addCredential(changes);
	return await fleet.rest.credentials.test(id);
}

const calls = ({ log }: KnotFleet) => log.map(({ call }) => call);

describe.each(['default', 'other'] as const)('a cloud with the %s routes', (form) => {
	const fleet = useKnot(form);

	test('right values with the confirmed routes: one login, one read', async () => {
		expect(await press(fleet)).toEqual(GOOD);
		expect(calls(fleet)).toEqual([LOGIN, CLOSEST]);
	});

	test('a second factor by the TOTP Secret', async () => {
		expect(await press(fleet, secured(fleet))).toEqual(GOOD);
		expect(calls(fleet)).toEqual([LOGIN, SECOND_FACTOR, CLOSEST]);
	});

	test('a wrong password is tried once', async () => {
		const text = 'Wrong Email or Password. Check both; they are those of the Knot account.';
		expect(await press(fleet, { password: 'not-the-password' })).toEqual(
			refused(`${text} (Knot 3: Wrong credentials)`),
		);
		expect(calls(fleet)).toEqual([LOGIN]);
	});
});

describe('what is wrong is told', () => {
	const fleet = useKnot();
	const host = () => fleet.cloud.origin.replace('http://', '');

	test('the second factor is missing', async () => {
		expect(await press(fleet, { ...secured(fleet), totpSecret: '' })).toEqual(
			refused(expect.stringMatching(/^The account asks for a second factor\. Fill in the TOTP Secret.+\(Knot 146: /)),
		);
		expect(calls(fleet)).toEqual([LOGIN]);
	});

	test.each([
		[
			'of another account',
			'MZXW6YTB',
			/^Knot refuses the code of the second factor\. .+ copy .+ anew\. \(Knot 13: /,
			2,
		],
		['that is a code', '123456', /^The TOTP Secret of the credential cannot be read: it is no base32 text/, 0],
	])('a TOTP Secret %s', async (_, totpSecret, text, requests) => {
		expect(await press(fleet, { ...secured(fleet), totpSecret })).toEqual(refused(expect.stringMatching(text)));
		expect(fleet.log).toHaveLength(requests);
	});

	test('the address is not confirmed', async () => {
		const text = /^Confirm your email address: .+ Email > Resend Confirmation has the mail sent again\. \(Knot 7: /;
		expect(await press(fleet, newcomer(fleet))).toEqual(refused(expect.stringMatching(text)));
	});

	test('the app label is unknown', async () => {
		const text = 'Knot does not know this App Label. Ask Knot for the name of your white label.';
		expect(await press(fleet, { appLabel: 'nobody' })).toEqual(refused(`${text} (Knot 4: Unknown app label)`));
	});

	test.each([
		['email', { email: '' }, 'Fill in Email and Password of the credential: this operation needs a login'],
		['base URL', { baseUrl: '' }, 'Fill in the Base URL of the credential, for example https://api.knotcity.io'],
		['length', { password: 'short' }, 'The Password of the credential has to have 8 to 255 characters'],
	])('a value is missing or wrong, before anything is sent: %s', async (_, changes, text) => {
		expect(await press(fleet, changes)).toEqual(refused(text));
		expect(fleet.log).toEqual([]);
	});

	test.each([
		['http://127.0.0.1:9', '127.0.0.1:9: the host refused the connection'],
		['http://gateway.invalid', 'gateway.invalid: the host name is not known'],
	])('a host that cannot be reached: %s', async (baseUrl, why) => {
		expect(await press(fleet, { baseUrl })).toEqual(
			refused(`Cannot log in at ${why}. Check the Base URL and the network.`),
		);
	});

	test('a wrong prefix, where only the usual routes are known', async () => {
		const text = `${host()} has no route POST /elsewhere/login for login.logIn: Knot documents no routes, it is only seen in public clients. Check the Base URL and the Prefix.`;
		expect(await press(fleet, { ...fleet.unconfirmed(), prefix: '/elsewhere' })).toEqual(
			refused(expect.stringContaining(text)),
		);
		expect(fleet.log).toHaveLength(1);
	});

	test('a guess of a route that the cloud does not have', async () => {
		fleet.cloud.set({ routes: 'other' });
		const text = `${host()} has no route POST /api/application/login for login.logIn: Knot documents no routes`;
		expect(await press(fleet, fleet.unconfirmed())).toEqual(refused(expect.stringContaining(text)));
	});

	test('confirmed routes of another cloud', async () => {
		const confirmedRoutes = '{"knotRoutes":1,"routes":{"login.logIn":"PUT /v9/session"}}';
		const text = `${host()} has no route PUT /api/application/v9/session for login.logIn: Confirmed Routes of the credential name it. Check the Base URL, and match a newer OpenAPI file`;
		expect(await press(fleet, { confirmedRoutes })).toEqual(refused(`${text} (Knot 27: Unknown route)`));
	});

	test.each([
		['no JSON', 'PUT /v2/session', /^Confirmed Routes.*JSON/],
		['no version', '{}', /^Confirmed Routes: "knotRoutes" has to be 1/],
		[
			'an unknown operation',
			'{"knotRoutes":1,"routes":{"cluster.fly":"GET /x"}}',
			/"cluster\.fly" is no operation of Knot/,
		],
	])('confirmed routes that cannot be read: %s', async (_, confirmedRoutes, text) => {
		expect(await press(fleet, { confirmedRoutes })).toEqual(refused(expect.stringMatching(text)));
		expect(fleet.log).toEqual([]);
	});

	test('a web page in place of the API', async () => {
		fleet.sim.faults.add({ vendor: 'knot', action: 'html' });
		const text = `${host()} did not answer like Knot (no JSON, HTTP 200). Check the Base URL.`;
		expect(await press(fleet)).toEqual(refused(text));
	});

	test('too many requests', async () => {
		fleet.sim.faults.add({ vendor: 'knot', action: 'rateLimit' });
		const text = /^Knot turns the login away: too many requests\. Wait a minute\. \(Knot/;
		expect(await press(fleet)).toEqual(refused(expect.stringMatching(text)));
	});

	test('a good login with a scheme that the cloud does not take', async () => {
		fleet.cloud.set({ scheme: 'Token' });
		const text = /^Knot refuses the token that it has just issued\. Check the Scheme/;
		expect(await press(fleet)).toEqual(refused(expect.stringMatching(text)));
		expect(await press(fleet, { scheme: 'Token' })).toEqual(GOOD);
	});

	test('a good login, then a cloud that is down', async () => {
		fleet.sim.faults.add({ path: '/closests', action: { status: 503 } });
		expect(await press(fleet)).toEqual(refused('Knot failed (HTTP 503). Try again later.'));
	});
});
