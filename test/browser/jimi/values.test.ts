import { useJimiDevices } from '../../e2e/nodes/support/jimiDevices.cjs';
import { chosen } from '../../e2e/nodes/support/trackers.cjs';
import { chain, node } from '../../e2e/nodes/support/workflow.cjs';
import { useEditor } from '../support/editor.cjs';
import { Panel } from '../support/panel.cjs';

const fleet = useJimiDevices();
const editor = useEditor(fleet.n8n);

test('what a command leaves open becomes fields of the panel, and goes out with it', async () => {
	fleet.reset({ parked: 8 });
	const device = fleet.vehicles.find(({ mcType }) => mcType === 'VL103')!;
	const parameters = { commandBy: 'list', imei: chosen(device.imei, 'id'), instruction: chosen('') };
	const send = { ...fleet.node('command.send', parameters), name: 'Send Command' };
	delete send.parameters.imeis;
	const { id } = await fleet.rest.workflows.create(chain(node('Start', 'n8n-nodes-base.manualTrigger'), send));
	await editor.open(id);
	const panel = await Panel.of(editor, 'Send Command');
	// Values would change the parameters when they are filled in, and the open list would wait for ever.
	await panel.field('instruction').waitFor();
	expect(await panel.field('values').count()).toBe(0);
	await panel.search('instruction', 'Upload interval');
	await panel.take('TIMER,{0},{1}#');
	const fields = editor.find('mapping-fields-container');
	await fields.getByText('{1}').waitFor();
	const inputs = fields.locator('input[type="text"]');
	await inputs.nth(0).fill('10');
	await inputs.nth(1).fill('600');
	await panel.execute();
	await panel.output(/outcome[\s\S]*done/);
	expect(fleet.cloud.commands.of(device.imei).map(({ code }) => code)).toEqual(['TIMER,10,600#']);
});
