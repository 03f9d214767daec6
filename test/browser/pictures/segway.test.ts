import { useFleet } from '../../e2e/nodes/support/fleet.cjs';
import { chain, items, node, trigger } from '../../e2e/nodes/support/workflow.cjs';
import { newCredential } from '../support/dialog.cjs';
import { useEditor } from '../support/editor.cjs';
import { Panel } from '../support/panel.cjs';
import { picture, SMALL } from '../support/pictures.cjs';
import { showPublicUrl } from '../support/publicUrl.cjs';

const fleet = useFleet('E20081');
const editor = useEditor(fleet.n8n);

// What operators will see.
beforeAll(async () => await showPublicUrl(editor));

test('segway-credential', async () => {
	await newCredential(editor, 'Segway API');
	await editor.find('parameter-input-clientId').locator('input').fill('E20081');
	await editor.find('parameter-input-clientSecret').locator('input').fill('the client secret of this account');
	await editor.page.getByText('Segway API', { exact: true }).click();
	const around = editor.page.locator('.el-dialog:visible');
	const size = await picture(editor, 'segway-credential', { around, until: around.getByText('Enterprise plan users') });
	expect(size).toBeLessThan(SMALL);
});

test('segway-lock', async () => {
	fleet.reset({ forgotten: 5, riding: 1, offline: 1 });
	const options = { readStatusWhenUnknown: true, returnOutcome: true };
	const lock = { ...fleet.node('control.lock', { options }), name: 'Lock E-Moped' };
	const source = items(fleet.list());
	source[2].name = 'Vehicles';
	const { id } = await fleet.rest.workflows.create(chain(...source, lock));
	await editor.open(id);
	const panel = await Panel.of(editor, 'Lock E-Moped');
	await panel.execute();
	await panel.output(/outcome[\s\S]*done/);
	await editor.find('ndv-input-panel').locator('[data-test-id="radio-button-table"]').click();
	expect(await picture(editor, 'segway-lock', { around: editor.find('ndv') })).toBeLessThan(SMALL);
});

test('segway-trigger', async () => {
	const start = { ...trigger({ events: ['alert', 'fault'] }, fleet.credential), name: 'Segway Trigger' };
	const { id } = await fleet.rest.workflows.create(chain(start, node('Next', 'n8n-nodes-base.noOp')));
	await editor.open(id);
	const panel = await Panel.of(editor, 'Segway Trigger');
	await panel.parameters.getByText('Webhook URLs').click();
	await editor.find('radio-button-production').click();
	await editor.find('trigger-execute-button').first().click();
	await editor.page.getByText('Listening for test event').waitFor();
	const url = fleet.rest.workflows.webhookUrl(start.webhookId, 'test');
	await fleet.sim.segway.push('alert', fleet.vehicles[0].iotCode, { url, fields: { code: 1 } });
	await panel.output('Illegal moving');
	await editor.find('output-panel').locator('[data-test-id="radio-button-json"]').click();
	const around = editor.find('node-parameters').or(editor.find('output-panel'));
	const until = editor.find('collection-parameter-add');
	expect(await picture(editor, 'segway-trigger', { around, until })).toBeLessThan(SMALL);
});
