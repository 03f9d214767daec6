import { SEND, useTrackers } from '../../e2e/nodes/support/trackers.cjs';
import { saveBoard } from '../support/board.cjs';
import { useEditor } from '../support/editor.cjs';
import { Panel } from '../support/panel.cjs';

const fleet = useTrackers();
const editor = useEditor(fleet.n8n);

beforeAll(async () => {
	const send: [string] = ['command.send'];
	const id = await saveBoard(fleet, {
		Names: ['device.getPosition'],
		Choose: ['device.getPosition', { imeis: { __rl: true, mode: 'list', value: '' } }],
		Fields: send,
		Lock: send,
		Moving: ['command.send', { command: 'stopEngine' }],
		Track: ['device.getTrack'],
	});
	await editor.open(id);
});

test('the resources and operations in plain words', async () => {
	const panel = await Panel.of(editor, 'Names');
	expect(await panel.choices('resource')).toEqual([
		'Account',
		'Alarm',
		'API Request',
		'Command',
		'Device',
		'Geofence',
		'Custom API Call',
	]);
	const expected = ['Get', 'Get Many', 'Get Mileage', 'Get Position', 'Get Track'];
	expect(await panel.choices('operation')).toEqual([...expected, 'Custom API Call']);
});

test('a device is searched in the list of the account by its plate, and its position read', async () => {
	const panel = await Panel.of(editor, 'Choose');
	const [, device] = fleet.vehicles;
	const shown = `${device.platenumber}, ${device.devicename} (${device.imei})`;
	expect(await panel.search('imeis', device.platenumber.toLowerCase())).toEqual([shown]);
	await panel.take(shown);
	await panel.execute();
	await panel.output(device.imei);
	expect(fleet.log.at(-1)).toMatchObject({ device: device.imei, code: 0 });
});

test('a command shows the fields that it needs, and no others', async () => {
	const panel = await Panel.of(editor, 'Fields');
	const names = ['customCommand', 'paramData', 'mileage'];
	const visible = async () => {
		const shown = await Promise.all(names.map(async (name) => await panel.field(name).isVisible()));
		return names.filter((_, index) => shown[index]);
	};
	await panel.choose('command', 'Stop Engine');
	expect(await visible()).toEqual([]);
	await panel.choose('command', 'Set Mileage');
	await panel.field('mileage').waitFor();
	expect(await visible()).toEqual(['mileage']);
	await panel.choose('command', 'Custom');
	await panel.field('customCommand').waitFor();
	expect(await visible()).toEqual(['customCommand', 'paramData']);
});

test('a door locked by hand: the outcome with the words of the device', async () => {
	const panel = await Panel.of(editor, 'Lock');
	await panel.choose('command', 'Lock Door');
	await panel.execute();
	await panel.output(/outcome[\s\S]*done[\s\S]*The device answered/);
	expect(fleet.asked(SEND)).toMatchObject([{ query: { command: 'LOCKDOOR' }, ranCommand: true }]);
});

test('Only If Stationary: a moving vehicle is left alone, until somebody switches it off', async () => {
	const panel = await Panel.of(editor, 'Moving');
	fleet.cloud.change(fleet.vehicles[0].imei, { speed: 40 });
	await panel.execute();
	await panel.output('Not sent: the vehicle moves at 40 km/h (allowed: 3 km/h)');
	expect(fleet.asked(SEND)).toEqual([]);
	await panel.add('Add option', 'Only If Stationary');
	await panel.field('options.onlyIfStationary').locator('.el-switch').click();
	await panel.execute();
	await panel.output(/outcome[\s\S]*done/);
	expect(fleet.asked(SEND)).toMatchObject([{ query: { command: 'RELAY,1' }, ranCommand: true }]);
});

test('a track: a file asks for the field of the file, points for how many', async () => {
	const panel = await Panel.of(editor, 'Track');
	await panel.field('returnAll').waitFor();
	await panel.choose('format', 'GPX File');
	await panel.field('binaryPropertyName').waitFor();
	expect(await panel.field('returnAll').isVisible()).toBe(false);
});
