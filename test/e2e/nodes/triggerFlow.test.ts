import { errorOf, outputOf } from '../../../demo/rest.cjs';
import { useFleet } from './support/fleet.cjs';
import { startLossyLine } from './support/lossy.cjs';
import { ACKNOWLEDGED, pathOf, receive } from './support/receiver.cjs';

const fleet = useFleet();
/** Another operator with a platform code of its own. */
const other = useFleet('E30099');
const minutesAgo = (minutes: number) => Math.floor(Date.now() / 1000) - 60 * minutes;

test("the vendor's repeat has the same event_id", async () => {
	const receiver = await receive(fleet);
	const line = await startLossyLine(receiver.baseUrl);
	const { attempts } = await fleet.sim.segway.push('alert', fleet.vehicles[0].iotCode, { url: line.url });
	await line.stop();
	expect(attempts.map(({ status }) => status)).toEqual([502, 200]);
	const [first, second] = await receiver.events(2);
	expect(second.event_id).toBe(first.event_id);
});

test('two events of one vehicle in the same second have ids of their own', async () => {
	const receiver = await receive(fleet);
	for (const code of [1, 3]) await receiver.push('alert', { fields: { code } });
	const [first, second] = await receiver.events(2);
	expect(second.event_id).not.toBe(first.event_id);
});

test('two workflows side by side: each gets what comes to its own URL', async () => {
	const [one, two] = [await receive(fleet), await receive(fleet, { events: ['status'] })];
	expect(one.baseUrl).not.toBe(two.baseUrl);
	expect(await one.push('alert')).toEqual(ACKNOWLEDGED);
	expect(await two.push('status')).toEqual(ACKNOWLEDGED);
	expect(await one.events(1)).toMatchObject([{ segway: { push: 'alert' } }]);
	expect(await two.events(1)).toMatchObject([{ segway: { push: 'status' } }]);
});

test('two credentials: a push of one account is not taken by the other', async () => {
	const theirs = await receive(fleet, {}, other.credential);
	const [{ iotCode }] = other.vehicles;
	expect(await theirs.push('alert')).toMatchObject({ status: 401 });
	const { attempts } = await other.sim.segway.push('alert', iotCode, { url: theirs.baseUrl });
	expect(attempts).toEqual([ACKNOWLEDGED]);
	expect(await theirs.events(1)).toMatchObject([{ device_id: iotCode }]);
});

describe('what a filter holds back is acknowledged and starts nothing', () => {
	test.each([
		['another event', { events: ['fault'] }, 'alert', {}, 'fault', {}],
		[
			'another vehicle',
			{ options: { iotCodes: '861477038719116, 862869030338078' } },
			'alert',
			{},
			'alert',
			{ iotCode: '862869030338078' },
		],
		[
			'a position without a fix',
			{ options: { onlyValidPositions: true } },
			'location',
			{ locationStatus: 'invalid' },
			'location',
			{},
		],
		[
			'a position of 0/0',
			{ options: { onlyValidPositions: true } },
			'location',
			{ latitude: '0.0', longitude: '0.0' },
			'alert',
			{},
		],
	])('%s', async (_, parameters, type, fields, passing, passingFields) => {
		const receiver = await receive(fleet, parameters);
		expect(await receiver.push(type, { fields })).toEqual(ACKNOWLEDGED);
		expect(await receiver.push(passing, { fields: passingFields })).toEqual(ACKNOWLEDGED);
		expect(await receiver.events(1)).toMatchObject([{ segway: { push: passing } }]);
	});

	test('an old event', async () => {
		const receiver = await receive(fleet, { options: { maxAge: 10 } });
		const recent = minutesAgo(5);
		for (const statusUtcTime of [minutesAgo(11), recent])
			expect(await receiver.push('alert', { fields: { statusUtcTime } })).toEqual(ACKNOWLEDGED);
		expect(await receiver.events(1)).toMatchObject([{ timestamp: new Date(recent * 1000).toISOString() }]);
	});
});

test('a changed secret works with the very next push, and the old one no more', async () => {
	const credential = await fleet.addCredential();
	const receiver = await receive(fleet, {}, credential);
	expect(await receiver.push('alert')).toEqual(ACKNOWLEDGED);
	const [client] = fleet.clients;
	const old = client.clientSecret;
	await fleet.rest.credentials.edit(credential.id, { clientSecret: 'a new secret' });
	client.clientSecret = 'a new secret';
	expect(await receiver.push('alert')).toEqual(ACKNOWLEDGED);
	client.clientSecret = old;
	expect(await receiver.push('alert')).toMatchObject({ status: 401 });
	expect(await receiver.events(2)).toHaveLength(2);
});

test('a deleted credential: 503, no execution', async () => {
	const credential = await fleet.addCredential();
	const receiver = await receive(fleet, {}, credential);
	await fleet.rest.credentials.delete(credential.id);
	expect(await receiver.push('alert')).toEqual({
		status: 503,
		body: '{"code":503,"message":"the credential of the trigger cannot be read"}',
	});
	expect(await fleet.rest.executions.list({ workflowId: receiver.id })).toEqual([]);
});

test('listening in the editor: the test URL takes one push', async () => {
	const receiver = await receive(fleet);
	await fleet.rest.workflows.deactivate(receiver.id);
	await fleet.rest.workflows.listen(receiver.id, 'Trigger');
	const url = receiver.baseUrl.replace('/webhook/', '/webhook-test/');
	expect(await receiver.push('fault', { url, forge: 'signature' })).toMatchObject({ status: 401 });
	expect(await receiver.push('fault', { url, fields: { code: 'E4' } })).toEqual(ACKNOWLEDGED);
	expect(await receiver.events(1)).toMatchObject([{ alarm: 'fault', name: 'I2C communication error' }]);
});

test('Push: Verify gives the very same event; a forged push is an error, or an item that says so', async () => {
	const receiver = await receive(fleet);
	await receiver.push('alert');
	const [event] = await receiver.events(1);
	const { body } = fleet.sim.segway.pushes.at(-1)!;
	const verify = async (list: object[], returnForged: boolean) => {
		const parameters = { path: '={{ $json.path }}', body: '={{ $json.body }}', returnForged };
		return await fleet.run('push.verify', parameters, {}, list);
	};
	const [good, forged] = [body, body.replace('code=', 'code=1')].map((text) => ({ path: pathOf('alert'), body: text }));
	expect(outputOf(await verify([good, forged], true), 'Segway')).toEqual([
		{ ...event, verified: true, received_at: expect.any(String) },
		{ verified: false, reason: 'signature missing or wrong' },
	]);
	expect(errorOf(await verify([good, forged], false))).toBe('The push is not verified: signature missing or wrong');
});
