import { useFleet } from '../e2e/nodes/support/fleet.cjs';
import { ACKNOWLEDGED } from '../e2e/nodes/support/receiver.cjs';
import { chain, node, trigger } from '../e2e/nodes/support/workflow.cjs';
import { useEditor } from './support/editor.cjs';
import { Panel } from './support/panel.cjs';

const fleet = useFleet();
const editor = useEditor(fleet.n8n);
let webhookId: string;

beforeAll(async () => {
	const start = trigger({ events: ['alert', 'fault'] }, fleet.credential);
	webhookId = start.webhookId;
	const { id } = await fleet.rest.workflows.create(chain(start, node('Next', 'n8n-nodes-base.noOp')));
	await editor.open(id);
});

test('the panel shows exactly one address, the base URL to hand to Segway', async () => {
	const panel = await Panel.of(editor, 'Trigger');
	await panel.parameters.getByText('Webhook URLs').click();
	await editor.find('radio-button-production').click();
	const shown = await panel.parameters.innerText();
	expect(shown.match(/http\S+/g)).toEqual([fleet.rest.workflows.webhookUrl(webhookId)]);
	await editor.find('radio-button-test').click();
	const test = await panel.parameters.innerText();
	expect(test.match(/http\S+/g)).toEqual([fleet.rest.workflows.webhookUrl(webhookId, 'test')]);
});

test('a push that arrives while the editor listens is shown as an Event', async () => {
	const panel = await Panel.of(editor, 'Trigger');
	await editor.find('trigger-execute-button').first().click();
	await editor.page.getByText('Listening for test event').waitFor();
	const [{ iotCode }] = fleet.vehicles;
	const url = fleet.rest.workflows.webhookUrl(webhookId, 'test');
	const { attempts } = await fleet.sim.segway.push('alert', iotCode, { url, retry: false, fields: { code: 1 } });
	expect(attempts).toEqual([ACKNOWLEDGED]);
	const shown = await panel.output('Illegal moving');
	expect(shown).toContain(iotCode);
	expect(shown).toMatch(/event_id[\s\S]*alarm[\s\S]*timestamp/);
});
