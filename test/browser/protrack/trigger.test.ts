import { pollerOf } from '../../e2e/nodes/support/poller.cjs';
import { useTrackers } from '../../e2e/nodes/support/trackers.cjs';
import { useEditor } from '../support/editor.cjs';
import { Panel } from '../support/panel.cjs';

const fleet = useTrackers();
const editor = useEditor(fleet.n8n);

beforeAll(async () => {
	const { id } = await pollerOf(fleet, { pollTimes: { item: [{ mode: 'everyMinute' }] } });
	await editor.open(id);
});

test('the newest alarm is fetched by hand and shown as an Event', async () => {
	const [, { imei }] = fleet.vehicles;
	fleet.cloud.raiseAlarm({ imei, type: 'sosAlarm' });
	const panel = await Panel.of(editor, 'Trigger');
	await editor.find('trigger-execute-button').first().click();
	const shown = await panel.output('sosAlarm');
	expect(shown).toContain(imei);
	expect(shown).toMatch(/event_id[\s\S]*alarm[\s\S]*timestamp/);
});

test('chosen devices and alarms: both lists have names', async () => {
	const panel = await Panel.of(editor, 'Trigger');
	await panel.choose('devices', 'Chosen Devices');
	const [{ imei, platenumber, devicename }] = fleet.vehicles;
	expect(await panel.choices('imeis')).toContain(`${platenumber}, ${devicename} (${imei})`);
	const alarms = await panel.choices('alarmTypes');
	expect(alarms).toHaveLength(44);
	expect(alarms).toEqual(expect.arrayContaining(['SOS', 'Geofence Out', 'Power Disconnect', 'Car Move']));
});
