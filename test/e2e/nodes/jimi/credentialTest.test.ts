import { DEVICES, TOKEN, useJimi } from '../support/jimiFleet.cjs';

const GOOD = { status: 'OK', message: 'Connection successful!' };
const CHECK = 'Check the Node or the Own URL';
const fleet = useJimi();
const refused = (message: unknown) => ({ status: 'Error', message });
const host = () => fleet.cloud.origin.replace('http://', '');

async function press(changes = {}) {
	const { id } = await fleet.addCredential(changes);
	return await fleet.rest.credentials.test(id);
}

test('right values: one login, one look at the devices', async () => {
	expect(await press()).toEqual(GOOD);
	expect(fleet.log.map(({ call }) => call)).toEqual([TOKEN, DEVICES]);
});

test('the host alone in place of the whole address', async () => {
	expect(await press({ customUrl: fleet.cloud.origin })).toEqual(GOOD);
});

test.each([
	['password', { password: 'not-the-password' }, /^Wrong User ID or Password\. Check both.*\(JIMI \d+: .+\)$/],
	['secret', { appSecret: 'not-the-secret' }, /^Wrong App Secret: .*\(JIMI 1001/],
	[
		'app key',
		{ appKey: 'nobody' },
		/^JIMI does not know this App Key at 127\.0\.0\.1:\d+\. .*another Node\. \(JIMI 1001/,
	],
])('a wrong %s is told apart, and tried once', async (_, changes, text) => {
	expect(await press(changes)).toEqual(refused(expect.stringMatching(text)));
	expect(fleet.asked(TOKEN)).toHaveLength(1);
});

test('a clock that is an hour slow', async () => {
	fleet.sim.clock.offset(3_600_000);
	expect(await press()).toEqual(
		refused(expect.stringMatching(/^The clock of this computer is 60 minutes behind JIMI's/)),
	);
});

test.each([
	['http://127.0.0.1:9', '127.0.0.1:9: the host refused the connection'],
	['http://gateway.invalid', 'gateway.invalid: the host name is not known'],
])('a host that cannot be reached: %s', async (customUrl, why) => {
	expect(await press({ customUrl })).toEqual(refused(`Cannot log in at ${why}. ${CHECK} and the network.`));
});

test('a web page in place of the API', async () => {
	fleet.sim.faults.add({ vendor: 'jimi', action: 'html' });
	const text = `${host()} did not answer like JIMI (no JSON, HTTP 200). ${CHECK}.`;
	expect(await press()).toEqual(refused(text));
});

test('a good login, then the limit of requests', async () => {
	fleet.sim.faults.add({ path: DEVICES, action: { code: 1006 } });
	expect(await press()).toEqual(refused('JIMI limits the number of requests. Try again in a minute.'));
});
