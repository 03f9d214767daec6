import { LOCK, useFleet } from '../e2e/nodes/support/fleet.cjs';
import { saveBoard } from './support/board.cjs';
import { useEditor } from './support/editor.cjs';
import { Panel } from './support/panel.cjs';

const fleet = useFleet();
const editor = useEditor(fleet.n8n);

beforeAll(async () => {
	const lock: [string] = ['control.lock'];
	const id = await saveBoard(fleet, {
		Names: ['vehicle.getStatus'],
		Lock: ['vehicle.getStatus'],
		Refused: lock,
		Wrong: ['control.lock', { iotCode: 'X123' }],
	});
	await editor.open(id);
});

test('the resources and operations are named so that E-moped and T60 Lite are not confused', async () => {
	const panel = await Panel.of(editor, 'Names');
	expect(await panel.choices('resource')).toEqual([
		'API Request',
		'E-Moped Control',
		'E-Moped Rental',
		'E-Moped Setting',
		'Push',
		'T60 Lite Control',
		'Vehicle Status',
		'Custom API Call',
	]);
	await panel.choose('resource', 'E-Moped Control');
	const expected = ['Lock', 'Unlock', 'Play Sound', 'Open Saddle'];
	expect(await panel.choices('operation')).toEqual(expect.arrayContaining(expected));
});

test('lock with Return Outcome, chosen by hand: the outcome is in the output panel', async () => {
	const panel = await Panel.of(editor, 'Lock');
	await panel.choose('resource', 'E-Moped Control');
	await panel.choose('operation', 'Lock');
	await panel.add('Add option', 'Return Outcome Instead of Error');
	await panel.field('options.returnOutcome').locator('.el-switch').click();
	await panel.execute();
	await panel.output(/outcome[\s\S]*done/);
	expect(fleet.asked(LOCK)).toMatchObject([{ device: fleet.vehicles[0].iotCode, ranCommand: true }]);
});

test('a refused command shows our text and what to do', async () => {
	fleet.vehicles[0].online = false;
	const panel = await Panel.of(editor, 'Refused');
	await panel.execute();
	const text = await panel.output('It has no connection to Segway now: try again later.');
	expect(text).toContain(`${fleet.vehicles[0].iotCode}: The vehicle is offline (Segway 15301`);
});

test('a wrong field shows its name and what is wrong, and nothing is sent', async () => {
	const panel = await Panel.of(editor, 'Wrong');
	await panel.execute();
	await panel.output('must be the IMEI of the IoT module: digits only, usually 15');
	expect(fleet.asked(LOCK)).toEqual([]);
});

test('who looks for "moped" finds the node with its actions and the trigger', async () => {
	await editor.find('node-creator-plus-button').click();
	await editor.find('node-creator-search-bar').fill('moped');
	const creator = editor.find('node-creator');
	await creator.getByText('Segway', { exact: true }).click();
	await creator.getByText('Lock e moped', { exact: true }).waitFor();
	await creator.getByText('Triggers (7)').waitFor();
});
