import { waitFor } from '../../../../demo/wait.cjs';
import { ownN8n } from '../../support/shared.cjs';
import { pollerOf } from '../support/poller.cjs';
import { useTrackers } from '../support/trackers.cjs';

const own = ownN8n();
const fleet = useTrackers();

test('alarms of the time in which n8n was off come once after the start; nothing comes twice, nothing is lost', async () => {
	const { n8n, rest } = own;
	const raise = (type: string) => fleet.cloud.raiseAlarm({ imei: fleet.vehicles[0].imei, type });
	const credential = await rest.credentials.create('Protrack', 'protrackApi', fleet.data());
	const poller = await pollerOf(fleet, {}, rest, credential);
	await poller.activate();
	await n8n.stop();
	raise('sosAlarm');
	await n8n.start();
	expect(await poller.events(1)).toMatchObject([[{ name: 'sosAlarm' }]]);
	const logins = fleet.cloud.tokens.logins;

	await n8n.stop();
	fleet.cloud.loginElsewhere();
	await n8n.start();
	raise('speedingAlarm');
	expect(await poller.events(2)).toMatchObject([[{ name: 'sosAlarm' }], [{ name: 'speedingAlarm' }]]);
	expect(fleet.cloud.tokens.logins).toBe(logins + 1);
}, 300_000);

test('a provider that is down when n8n starts does not leave the workflow without a clock', async () => {
	const { n8n, rest } = own;
	const credential = await rest.credentials.create('Protrack', 'protrackApi', fleet.data());
	const poller = await pollerOf(fleet, {}, rest, credential);
	await poller.activate();
	await n8n.stop();
	fleet.sim.faults.add({ vendor: 'protrack', action: { status: 503 } });
	fleet.cloud.raiseAlarm({ imei: fleet.vehicles[0].imei, type: 'sosAlarm' });
	await n8n.start();
	const failed = () => fleet.log.some(({ fault }) => fault !== null);
	await waitFor(failed, { what: 'the first poll, which fails', timeout: 60_000 });
	fleet.sim.faults.clear();
	expect((await poller.events(1)).flat()).toMatchObject([{ name: 'sosAlarm' }]);
}, 300_000);
