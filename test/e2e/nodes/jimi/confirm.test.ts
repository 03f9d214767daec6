import { waitFor } from '../../../../demo/wait.cjs';
import { ALARMS, useJimi } from '../support/jimiFleet.cjs';
import { ACKNOWLEDGED, type JimiReceiver, receive } from '../support/jimiReceiver.cjs';

const MINUTES = 60_000;
const fleet = useJimi();
const started = async ({ id }: JimiReceiver) => (await fleet.rest.executions.list({ workflowId: id })).length;
const looks = () => fleet.asked(ALARMS).length;
const looked = async (count: number) =>
	await waitFor(() => looks() >= count, { what: () => `${count} look-ups (${looks()} so far)` });

const confirming = async (proofOptions = {}, more = {}) =>
	await receive(fleet, { proofs: ['confirm', 'query'], proofOptions: { secondLook: 1, ...proofOptions }, ...more });

beforeEach(async () => await fleet.signIn());

test('an alarm that JIMI lists starts the workflow, in the words of JIMI', async () => {
	const receiver = await confirming();
	const [device] = fleet.vehicles;
	expect(await receiver.push()).toEqual(ACKNOWLEDGED);
	expect(await receiver.events(1)).toMatchObject([
		{ confirmed: true, alarm: 'sos', device_id: device.imei, jimi: { model: device.mcType } },
	]);
	expect(looks()).toBe(1);
});

test('the answer goes out first; the workflow starts when JIMI lists the alarm, at the second look', async () => {
	const receiver = await confirming({ acknowledgement: 'ok' });
	fleet.cloud.settings.listedAfter = 4 * MINUTES;
	expect(await receiver.push()).toEqual({ status: 200, body: 'ok' });
	expect(await started(receiver)).toBe(0);
	// It is listed from now on, long after the answer.
	fleet.sim.clock.advance(5 * MINUTES);
	expect(await receiver.events(1)).toMatchObject([{ confirmed: true, alarm: 'sos' }]);
	expect(looks()).toBeLessThanOrEqual(2);
});

test('a forged alarm with the leaked URL is looked for twice and leaves no execution', async () => {
	const receiver = await confirming();
	const [device] = fleet.vehicles;
	expect(await receiver.push('alarm', { forge: 'unknown' })).toEqual(ACKNOWLEDGED);
	expect(await receiver.push('alarm', { forge: 'unknown', fields: { imei: '111111111111111' } })).toEqual(ACKNOWLEDGED);
	expect(await receiver.push('alarm', { forge: 'key' })).toMatchObject({ status: 401 });
	await looked(4);
	expect(await receiver.push('alarm', { fields: { lat: 1, lng: 2, deviceName: 'forged' } })).toEqual(ACKNOWLEDGED);
	const [event, ...more] = await receiver.events(1);
	expect(more).toEqual([]);
	expect(event).toMatchObject({ confirmed: true, location: { lat: expect.closeTo(device.latitude, 4) } });
	expect(JSON.stringify(event)).not.toContain('forged');
});

test.each([
	['pass', 1],
	['drop', 0],
])('JIMI cannot be asked, and the person wants the alarm to %s', async (unreachable, count) => {
	const receiver = await confirming({ unreachable });
	fleet.sim.faults.add({ path: ALARMS, action: { code: 1001 } });
	expect(await receiver.push()).toEqual(ACKNOWLEDGED);
	await looked(2);
	expect(await receiver.events(count)).toMatchObject(new Array(count).fill({ confirmed: false, alarm: 'sos' }));
});

test('a flood of forgeries costs the look-ups of a minute and no more', async () => {
	const credential = await fleet.addCredential();
	const receiver = await receive(
		fleet,
		{ proofs: ['confirm'], proofOptions: { secondLook: 1, lookUps: 4 } },
		credential,
	);
	const statuses: Array<number | null> = [];
	for (const { imei } of fleet.vehicles) {
		for (let count = 0; count < 4; count++) {
			const { attempts } = await fleet.cloud.push('alarm', imei, { url: receiver.url, forge: 'unknown' });
			statuses.push(attempts[0].status);
		}
	}
	expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(2);
	expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(10);
	await looked(statuses.filter((status) => status === 200).length * 2);
	expect(looks()).toBeLessThanOrEqual(4);
	expect(await started(receiver)).toBe(0);
});
