import { useFleet } from '../e2e/nodes/support/fleet.cjs';
import { saveBoard } from './support/board.cjs';
import { useEditor } from './support/editor.cjs';
import { Panel } from './support/panel.cjs';

const fleet = useFleet();
const editor = useEditor(fleet.n8n);

beforeAll(async () => {
	const id = await saveBoard(fleet, {
		Lamp: ['setting.setAmbientLamp'],
		Sound: ['setting.setSound'],
		Interval: ['setting.setUploadInterval'],
		Rental: ['setting.setRental'],
		Empty: ['setting.setRental'],
	});
	await editor.open(id);
});

/** Runs the node and returns the body that Segway received, without the vehicle. */
async function sentBy(panel: Panel) {
	await panel.execute();
	await panel.output(/outcome[\s\S]*done/);
	const { iotCode, ...settings } = fleet.log.at(-1)!.body as Record<string, unknown>;
	expect(iotCode).toBe(fleet.vehicles[0].iotCode);
	return settings;
}

test('the ambient lamp: colours and effects by name become numbers in nested objects', async () => {
	const panel = await Panel.of(editor, 'Lamp');
	await panel.choose('bright', 'High');
	await panel.add('Set Parking Lamp');
	await panel.choose('parkingMode.values.mode', 'Always On');
	await panel.choose('parkingMode.values.color', 'Green');
	await panel.add('Set Fault Lamp');
	await panel.choose('faultMode.values.mode', 'Always On');
	await panel.choose('faultMode.values.color', 'Red');
	expect(await sentBy(panel)).toEqual({
		bright: 3,
		parkingMode: { mode: 2, color: 1 },
		faultMode: { mode: 2, color: 2 },
	});
});

test('the sounds: only those that were added are sent', async () => {
	const panel = await Panel.of(editor, 'Sound');
	await panel.choose('workMode', 'On');
	await panel.add('Add Setting');
	await panel.fill('settings.volume', '3');
	await panel.add('Add Sound', 'Locked');
	await panel.choose('moeqMask.locked', 'Off');
	await panel.add('Add Sound', 'Kickstand');
	expect(await sentBy(panel)).toEqual({ workMode: 2, volume: 3, moeqMask: { locked: 0, kickstand: 1 } });
});

test('the upload intervals: two groups of seconds', async () => {
	const panel = await Panel.of(editor, 'Interval');
	await panel.add('Add Interval', 'Location');
	await panel.add('Set Location');
	await panel.fill('intervals.locationInterval.values.unlockStatus', '20');
	await panel.fill('intervals.locationInterval.values.lockStatus', '1800');
	expect(await sentBy(panel)).toEqual({ locationInterval: { unlockStatus: 20, lockStatus: 1800 } });
});

test('rental conditions that are chosen one by one', async () => {
	const panel = await Panel.of(editor, 'Rental');
	await panel.add('Add Setting', 'Helmet Check at Rental End');
	await panel.choose('settings.helmetCheck', 'Check');
	expect(await sentBy(panel)).toEqual({ helmetCheck: 1 });
});

test('no setting at all is told before anything is sent', async () => {
	const panel = await Panel.of(editor, 'Empty');
	await panel.execute();
	await panel.output('add at least one setting');
	expect(fleet.log.filter(({ method, path }) => method === 'POST' && path.includes('setting'))).toEqual([]);
});
