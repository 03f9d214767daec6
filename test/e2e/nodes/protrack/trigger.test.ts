import { errorOf, outputOf } from '../../../../demo/rest.cjs';
import { awayFromTurn, MINUTE } from '../../support/turns.cjs';
import { type Poller, pollerOf } from '../support/poller.cjs';
import { LOGIN, useTrackers } from '../support/trackers.cjs';

const ALARMS = '/api/alarm/list';
const DEVICES = '/api/device/list';
const SOS = '1';
const SPEEDING = '7';
const fleet = useTrackers();
const raise = (type: string, device = 0, more = {}) =>
	fleet.cloud.raiseAlarm({ imei: fleet.vehicles[device].imei, type, ...more });
const secondsAgo = (seconds: number) => fleet.sim.clock.seconds() - seconds;

beforeEach(async () => await fleet.signIn());

describe('by hand', () => {
	test('the newest alarms of the last days, oldest first, and nothing else starts', async () => {
		const poller = await pollerOf(fleet);
		raise('sosAlarm', 0, { systemtime: secondsAgo(3600), gpstime: secondsAgo(3700) });
		raise('speedingAlarm', 1, { systemtime: secondsAgo(60), gpstime: secondsAgo(60) });
		const execution = await poller.fetch();
		expect(execution).toMatchObject({ status: 'success', mode: 'manual' });
		expect(outputOf(execution, 'Trigger')).toMatchObject([
			{ vendor: 'protrack', device_id: fleet.vehicles[0].imei, name: 'sosAlarm', alarm: 'sos' },
			{ vendor: 'protrack', device_id: fleet.vehicles[1].imei, name: 'speedingAlarm', alarm: 'overspeed' },
		]);
		expect(outputOf(await poller.fetch(), 'Trigger')).toHaveLength(2);
		const modes = (await fleet.rest.executions.list({ workflowId: poller.id })).map(({ mode }) => mode);
		expect(modes).toEqual(['manual', 'manual']);
	});

	test('only the alarms and devices that were chosen', async () => {
		const [{ imei }] = fleet.vehicles;
		const poller = await pollerOf(fleet, { devices: 'chosen', imeis: [imei], alarmTypes: [SPEEDING] });
		for (const device of [0, 1]) for (const type of ['sosAlarm', 'speedingAlarm']) raise(type, device);
		expect(outputOf(await poller.fetch(), 'Trigger')).toMatchObject([{ device_id: imei, code: SPEEDING }]);
		expect(fleet.asked(ALARMS).map(({ device }) => device)).toEqual([imei]);
	});

	test('no alarm: said in words', async () => {
		const execution = await (await pollerOf(fleet)).fetch();
		expect(errorOf(execution)).toBe('No alarm of the chosen kinds in the last 7 days');
	});

	test('no device chosen, and a credential that does not work: our own words', async () => {
		const nobody = await pollerOf(fleet, { devices: 'chosen', imeis: [] });
		expect(errorOf(await nobody.fetch())).toMatch(/Device/);
		const credential = await fleet.addCredential({ password: 'not-the-password' });
		const wrong = await pollerOf(fleet, {}, fleet.rest, credential);
		expect(errorOf(await wrong.fetch())).toMatch(/^Not sent: Wrong account or password/);
	});
});

describe('active', () => {
	const active: Poller[] = [];
	async function start(parameters = {}) {
		const poller = await pollerOf(fleet, parameters);
		active.push(poller);
		await poller.activate();
		return poller;
	}
	// n8n polls at the full minute; a test is through with its preparations before.
	beforeEach(async () => await awayFromTurn(MINUTE, 30_000));
	afterEach(async () => {
		for (const poller of active.splice(0)) await poller.deactivate();
	});

	test('old alarms start nothing; new ones start the workflow at the next poll, over a token killed elsewhere', async () => {
		raise('sosAlarm', 0, { systemtime: secondsAgo(30) });
		const [everything, chosen] = [await start(), await start({ alarmTypes: [SOS] })];
		expect(fleet.asked(DEVICES)).toHaveLength(2);
		expect(fleet.asked(ALARMS)).toEqual([]);
		fleet.cloud.loginElsewhere();
		raise('speedingAlarm', 1);
		raise('sosAlarm', 2, { gpstime: secondsAgo(7200) });
		const [events] = await everything.events(1);
		const late = {
			vendor: 'protrack',
			event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
			device_id: fleet.vehicles[2].imei,
			code: SOS,
			name: 'sosAlarm',
			location: { lat: expect.any(Number), lng: expect.any(Number) },
			protrack: { system_time: expect.any(String), lag_seconds: expect.any(Number) },
		};
		const speeding = { code: SPEEDING, device_id: fleet.vehicles[1].imei };
		const byCode = [...events].sort((a, b) => String(a.code).localeCompare(String(b.code)));
		expect(byCode).toMatchObject([late, speeding]);
		expect(await chosen.events(1)).toMatchObject([[{ code: SOS, device_id: fleet.vehicles[2].imei }]]);
		expect(fleet.asked(LOGIN)).toHaveLength(1);
	}, 240_000);

	test('what happened while the workflow was inactive is made up for once, and comes no second time', async () => {
		const poller = await start();
		await poller.deactivate();
		raise('sosAlarm');
		await poller.activate();
		expect(await poller.events(1)).toMatchObject([[{ code: SOS }]]);
		await poller.deactivate();
		await poller.activate();
		raise('speedingAlarm');
		await poller.deactivate();
		await poller.activate();
		expect(await poller.events(2)).toMatchObject([[{ code: SOS }], [{ code: SPEEDING }]]);
	}, 240_000);

	test('a wrong password keeps the workflow from being activated, in our own words', async () => {
		const credential = await fleet.addCredential({ password: 'not-the-password' });
		const poller = await pollerOf(fleet, {}, fleet.rest, credential);
		await expect(poller.activate()).rejects.toThrow(/Wrong account or password/);
		active.push(poller);
	}, 240_000);
});
