import { randomUUID } from 'node:crypto';
import { useJimiDevices } from '../../e2e/nodes/support/jimiDevices.cjs';
import { chosen } from '../../e2e/nodes/support/trackers.cjs';
import { chain, node, uses } from '../../e2e/nodes/support/workflow.cjs';
import { newCredential } from '../support/dialog.cjs';
import { useEditor } from '../support/editor.cjs';
import { Panel } from '../support/panel.cjs';
import { picture, SMALL } from '../support/pictures.cjs';
import { showPublicUrl } from '../support/publicUrl.cjs';

const fleet = useJimiDevices();
const editor = useEditor(fleet.n8n);

// What operators will see.
beforeAll(async () => await showPublicUrl(editor));

test('jimi-credential', async () => {
	await newCredential(editor, 'JIMI API');
	const fill = async (field: string, value: string) =>
		await editor.find(`parameter-input-${field}`).locator('input').fill(value);
	await fill('appKey', '8FB345B8693CCD003CC2DAB61EC8791D');
	await fill('appSecret', 'the app secret of this account');
	await fill('userId', 'my-fleet');
	await fill('password', 'the password of this account');
	await fill('pushSecret', 'a secret of your own making');
	await editor.page.getByText('JIMI API', { exact: true }).click();
	const around = editor.page.locator('.el-dialog:visible');
	const until = around.getByText('Enterprise plan users');
	expect(await picture(editor, 'jimi-credential', { around, until })).toBeLessThan(SMALL);
});

test('jimi-command', async () => {
	fleet.reset({ parked: 8 });
	const device = fleet.vehicles.find(({ mcType }) => mcType === 'GT06N')!;
	const options = { onlyIfStationary: true, maxSpeed: 3 };
	const parameters = { commandBy: 'list', imei: chosen(device.imei, 'id'), instruction: chosen(''), options };
	const send = { ...fleet.node('command.send', parameters), name: 'Send Command' };
	delete send.parameters.imeis;
	const start = node('Start', 'n8n-nodes-base.manualTrigger');
	const { id } = await fleet.rest.workflows.create(chain(start, send));
	await editor.open(id);
	const panel = await Panel.of(editor, 'Send Command');
	await panel.search('instruction', 'RELAY,1');
	await panel.take('RELAY,1');
	await panel.execute();
	await panel.output(/outcome[\s\S]*done/);
	await editor.find('output-panel').locator('[data-test-id="radio-button-json"]').click();
	const until = editor.find('collection-parameter-add');
	expect(await picture(editor, 'jimi-command', { around: editor.find('ndv'), until })).toBeLessThan(SMALL);
});

test('jimi-trigger', async () => {
	const webhookId = randomUUID();
	const own = { typeVersion: 2, webhookId, credentials: uses(fleet.credential) };
	const parameters = { events: ['alarm'], alarmTypes: ['1', '2'], proofs: ['query'] };
	const start = node('JIMI Trigger', 'n8n-nodes-fleet.jimiTrigger', parameters, own);
	const { id } = await fleet.rest.workflows.create(chain(start, node('Next', 'n8n-nodes-base.noOp')));
	await editor.open(id);
	const panel = await Panel.of(editor, 'JIMI Trigger');
	await panel.parameters.getByText('Webhook URLs').click();
	await editor.find('radio-button-production').click();
	await editor.find('trigger-execute-button').first().click();
	await editor.page.getByText('Listening for test event').waitFor();
	const url = `${fleet.rest.workflows.webhookUrl(webhookId, 'test')}?key=${fleet.pushSecret}`;
	await fleet.cloud.push('alarm', fleet.vehicles[0].imei, { url });
	await panel.output('SOS');
	await editor.find('output-panel').locator('[data-test-id="radio-button-json"]').click();
	const around = editor.find('node-parameters').or(editor.find('output-panel'));
	const until = editor.find('collection-parameter-add');
	expect(await picture(editor, 'jimi-trigger', { around, until })).toBeLessThan(SMALL);
});
