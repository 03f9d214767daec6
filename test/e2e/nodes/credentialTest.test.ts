import { LOGIN, STATUS, useFleet } from './support/fleet.cjs';

const GOOD = { status: 'OK', message: 'Connection successful!' };
const fleet = useFleet();
const refused = (message: unknown) => ({ status: 'Error', message });
const host = () => fleet.sim.segway.url.replace('http://', '');

async function press(changes = {}) {
	const { id } = await fleet.addCredential(changes);
	return await fleet.rest.credentials.test(id);
}

test('right values: one login, one look at a vehicle that does not exist', async () => {
	expect(await press()).toEqual(GOOD);
	expect(fleet.log.map(({ path }) => path)).toEqual([LOGIN, STATUS]);
	expect(fleet.log.at(-1)).toMatchObject({ device: '000000000000000', code: 15102 });
});

test('a wrong secret', async () => {
	const text =
		"Segway refused the Platform Code and Client Secret. Check the Client Secret and the Custom URL; both come from Segway's business system.";
	expect(await press({ clientSecret: 'not-the-secret' })).toEqual(refused(text));
	expect(fleet.asked(LOGIN)).toHaveLength(1);
});

test('a platform code of another region than the host', async () => {
	fleet.sim.segway.region = 'E';
	const text = 'The Platform Code and the region do not belong together: choose the right Region.';
	expect(await press()).toEqual(refused(text));
	fleet.sim.segway.region = null;
});

test('a platform code that names no region', async () => {
	const text =
		'The Platform Code does not begin with A, C, E or U, so its region is not known: choose the Region in the credential.';
	expect(await press({ clientId: 'X20081', region: 'auto' })).toEqual(refused(text));
});

test('a custom URL that is empty', async () => {
	const text = 'Fill in the Custom URL of the credential, for example https://eu-api.segwaydiscovery.com';
	expect(await press({ customUrl: '' })).toEqual(refused(text));
});

test.each([
	['http://127.0.0.1:9', '127.0.0.1:9: the host refused the connection'],
	['http://gateway.invalid', 'gateway.invalid: the host name is not known'],
])('a host that cannot be reached: %s', async (customUrl, why) => {
	const text = `Cannot log in at ${why}. Check the Region or the Custom URL and the network.`;
	expect(await press({ customUrl })).toEqual(refused(text));
});

test('a login that gets no answer', async () => {
	fleet.sim.faults.add({ path: LOGIN, action: 'hang' });
	const text = `Cannot log in at ${host()}: no answer came in time. Check the Region or the Custom URL and the network.`;
	expect(await press()).toEqual(refused(text));
});

test('a login whose connection is lost', async () => {
	fleet.sim.faults.add({ path: LOGIN, action: 'dropBefore' });
	const text = `Cannot log in at ${host()}: the connection was lost before an answer came. Check the Region or the Custom URL and the network.`;
	expect(await press()).toEqual(refused(text));
});

test('a web page in place of the login', async () => {
	fleet.sim.faults.add({ path: LOGIN, action: 'html' });
	const text = `${host()} did not answer like Segway (no JSON, HTTP 200). Check the Region or the Custom URL.`;
	expect(await press()).toEqual(refused(text));
});

test('a login that fails at Segway', async () => {
	fleet.sim.faults.add({ path: LOGIN, action: 'echo' });
	expect(await press()).toEqual(refused(`Segway's login at ${host()} failed (HTTP 500). Try again later.`));
});

test.each([
	[15101, 'Segway refuses the token that it has just issued. Try again, then ask Segway.'],
	[15990, 'Segway has restricted the API for this account. Ask Segway to open it.'],
])('a good login, then code %d', async (code, text) => {
	fleet.sim.faults.add({ path: STATUS, action: { code } });
	expect(await press()).toEqual(refused(text));
});

test('a web page in place of the answer about a vehicle', async () => {
	fleet.sim.faults.add({ path: STATUS, action: 'html' });
	expect(await press()).toEqual(refused(expect.stringContaining('did not answer like Segway')));
});
