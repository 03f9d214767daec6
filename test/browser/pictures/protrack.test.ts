import { itemsOf } from '../../../demo/rest.cjs';
import { fileOf } from '../../e2e/nodes/support/files.cjs';
import { pollerOf } from '../../e2e/nodes/support/poller.cjs';
import { chosen, useTrackers } from '../../e2e/nodes/support/trackers.cjs';
import { chain, node } from '../../e2e/nodes/support/workflow.cjs';
import { newCredential } from '../support/dialog.cjs';
import { useEditor } from '../support/editor.cjs';
import { Panel } from '../support/panel.cjs';
import { drawing, picture, SMALL } from '../support/pictures.cjs';

const fleet = useTrackers();
const editor = useEditor(fleet.n8n);

test('protrack-credential', async () => {
	await newCredential(editor, 'Protrack API');
	await editor.find('parameter-input-account').locator('input').fill('my-fleet');
	await editor.find('parameter-input-password').locator('input').fill('the password of this account');
	await editor.page.getByText('Protrack API', { exact: true }).click();
	const around = editor.page.locator('.el-dialog:visible');
	const until = around.getByText('Enterprise plan users');
	expect(await picture(editor, 'protrack-credential', { around, until })).toBeLessThan(SMALL);
});

test('protrack-command', async () => {
	fleet.reset({ parked: 8 });
	const [device] = fleet.vehicles;
	const parameters = { command: 'stopEngine', imei: chosen(''), options: { onlyIfStationary: true, maxSpeed: 3 } };
	const stop = { ...fleet.node('command.send', parameters), name: 'Stop Engine' };
	delete stop.parameters.imeis;
	const start = node('Start', 'n8n-nodes-base.manualTrigger');
	const { id } = await fleet.rest.workflows.create(chain(start, stop));
	await editor.open(id);
	const panel = await Panel.of(editor, 'Stop Engine');
	await panel.search('imei', device.platenumber);
	await panel.take(device.platenumber);
	await panel.execute();
	await panel.output(/outcome[\s\S]*done/);
	await editor.find('output-panel').locator('[data-test-id="radio-button-json"]').click();
	const until = editor.find('collection-parameter-add');
	expect(await picture(editor, 'protrack-command', { around: editor.find('ndv'), until })).toBeLessThan(SMALL);
});

test('protrack-trigger', async () => {
	const [{ imei }] = fleet.vehicles;
	fleet.cloud.raiseAlarm({ imei, type: 'geoFenceOutAlarm', geofenceId: 17 });
	const parameters = { alarmTypes: ['1', '6'], pollTimes: { item: [{ mode: 'everyMinute' }] } };
	const { id } = await pollerOf(fleet, parameters);
	await editor.open(id);
	const panel = await Panel.of(editor, 'Trigger');
	await editor.find('trigger-execute-button').first().click();
	await panel.output('geoFenceOutAlarm');
	await editor.find('output-panel').locator('[data-test-id="radio-button-json"]').click();
	const around = editor.find('node-parameters').or(editor.find('output-panel'));
	const until = editor.find('collection-parameter-add');
	expect(await picture(editor, 'protrack-trigger', { around, until })).toBeLessThan(SMALL);
});

test('track', async () => {
	const HOUR = 3_600_000;
	// At a fixed time of the simulated clock the same tracker drives the same way, whenever the picture is made.
	const end = Date.parse('2026-03-03T17:00:00Z');
	fleet.sim.clock.offset(end + 100 - Date.now());
	fleet.cloud.reset({ mix: { driving: 1 }, seed: 4 });
	const [begintime, endtime] = [end - 2 * HOUR, end].map((time) => new Date(time).toISOString());
	const execution = await fleet.run('device.getTrack', { format: 'picture', begintime, endtime });
	const [item] = itemsOf(execution, 'Protrack');
	const svg = await fileOf(fleet.rest, item.binary!.data);
	expect(item.json.point_count).toBeGreaterThan(600);
	expect(svg.length).toBeLessThan(SMALL);
	drawing('track', svg);
});
