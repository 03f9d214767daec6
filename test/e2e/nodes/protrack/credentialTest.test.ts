import { LOGIN, TRACK, useTrackers } from '../support/trackers.cjs';

const GOOD = { status: 'OK', message: 'Connection successful!' };
const CHECK = 'Check the Provider or the Own URL (the address of the API, often api.<provider>, not of the web page)';
const HOUR = 3_600_000;
const fleet = useTrackers();
const refused = (message: unknown) => ({ status: 'Error', message });
const host = () => fleet.url.replace('http://', '');
const main = () => fleet.cloud.directory.find(fleet.cloud.account)!;

async function press(changes = {}) {
	const { id } = await fleet.addCredential(changes);
	return await fleet.rest.credentials.test(id);
}

test('right values: one login, one look at a device that does not exist', async () => {
	expect(await press()).toEqual(GOOD);
	expect(fleet.log.map(({ path }) => path)).toEqual([LOGIN, TRACK]);
	expect(fleet.log.at(-1)).toMatchObject({ device: '000000000000000', code: 20005 });
});

test('the MD5 in place of the password', async () => {
	expect(await press({ password: main().passwordMd5 })).toEqual(GOOD);
});

test('the closing /api that people type along', async () => {
	expect(await press({ customUrl: `${fleet.url}/api/` })).toEqual(GOOD);
});

test('a wrong password is tried once', async () => {
	const text =
		'Wrong account or password. Check both; they are those of the web page of your provider. (Protrack 20001: account or password error)';
	expect(await press({ password: 'not-the-password' })).toEqual(refused(text));
	expect(fleet.asked(LOGIN)).toHaveLength(1);
});

test('an account without Open API', async () => {
	main().openApi = false;
	const text =
		'The login is known, but the Open API is not enabled for this account. Ask your provider (reseller) to switch the Open API on. (Protrack 10007: permission denied)';
	expect(await press()).toEqual(refused(text));
});

test('a blocked account', async () => {
	main().blockstatus = 0;
	const text = 'The account is blocked. Ask your provider to unblock it. (Protrack 10016: Account is blocked)';
	expect(await press()).toEqual(refused(text));
});

test.each([
	['slow', HOUR],
	['fast', -HOUR],
])("a clock that is an hour %s: the provider's own is used", async (_, offset) => {
	fleet.sim.clock.offset(offset);
	expect(await press()).toEqual(GOOD);
	expect(fleet.asked(LOGIN).map(({ code }) => code)).toEqual([10014, 0]);
});

test("a clock that is refused even when it is the provider's own", async () => {
	fleet.cloud.settings.skew = -1;
	expect(await press()).toEqual(
		refused(
			expect.stringMatching(
				/^This computer's clock differs too much from the provider's\. Set the clock, .+ \(Protrack 10014: .+\)$/,
			),
		),
	);
	expect(fleet.asked(LOGIN)).toHaveLength(2);
});

test('a web page in place of the API', async () => {
	fleet.sim.faults.add({ path: LOGIN, action: 'html' });
	const text = `${host()} did not answer like Protrack (no JSON, HTTP 200). ${CHECK}.`;
	expect(await press()).toEqual(refused(text));
});

test.each([
	['http://127.0.0.1:9', '127.0.0.1:9: the host refused the connection'],
	['http://gateway.invalid', 'gateway.invalid: the host name is not known'],
])('a host that cannot be reached: %s', async (customUrl, why) => {
	expect(await press({ customUrl })).toEqual(refused(`Cannot log in at ${why}. ${CHECK} and the network.`));
});

test('a provider that speaks http only', async () => {
	const text = `Cannot log in at ${host()}: the host does not speak HTTPS at this address. ${CHECK} and the network. If this provider speaks HTTP only, choose Own URL and type ${fleet.url}.`;
	expect(await press({ customUrl: host() })).toEqual(refused(text));
});

test('an own URL that is empty', async () => {
	const text = 'Fill in the Own URL of the credential, for example https://api.mygps.mu';
	expect(await press({ customUrl: '' })).toEqual(refused(text));
});

test('a login that gets no answer', async () => {
	fleet.sim.faults.add({ path: LOGIN, action: 'hang' });
	expect(await press()).toEqual(
		refused(`Cannot log in at ${host()}: no answer came in time. ${CHECK} and the network.`),
	);
});

test('a login that fails at the provider', async () => {
	fleet.sim.faults.add({ path: LOGIN, action: 'echo' });
	expect(await press()).toEqual(refused(`Protrack's login at ${host()} failed (HTTP 500). Try again later.`));
});

test.each([
	[10007, 'The login is right, but the account may not use the Open API. Ask your provider to enable it.'],
	[10009, 'The provider limits the number of requests. Try again in a minute.'],
	[10016, 'The account is blocked. Ask your provider to unblock it.'],
])('a good login, then code %d', async (code, text) => {
	fleet.sim.faults.add({ path: TRACK, action: { code } });
	expect(await press()).toEqual(refused(text));
});

test('a good login, then the token is taken away by another system', async () => {
	fleet.sim.faults.add({ path: TRACK, action: { tokenRefused: '10011' } });
	expect(await press()).toEqual(refused(expect.stringContaining('give n8n an account of its own')));
});
