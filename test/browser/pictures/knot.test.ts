import { useKnot } from '../../e2e/nodes/support/knotFleet.cjs';
import { chain, node } from '../../e2e/nodes/support/workflow.cjs';
import { newCredential } from '../support/dialog.cjs';
import { useEditor } from '../support/editor.cjs';
import { Panel } from '../support/panel.cjs';
import { picture, SMALL } from '../support/pictures.cjs';

const fleet = useKnot();
const editor = useEditor(fleet.n8n);

test('knot-credential', async () => {
	await newCredential(editor, 'Knot API');
	const fill = async (field: string, value: string) =>
		await editor.find(`parameter-input-${field}`).locator('input').fill(value);
	await fill('email', 'fleet@example.com');
	await fill('password', 'the password of this account');
	await fill('appLabel', 'your-app');
	await editor.page.getByText('Knot API', { exact: true }).click();
	const around = editor.page.locator('.el-dialog:visible');
	const until = around.getByText('Enterprise plan users');
	expect(await picture(editor, 'knot-credential', { around, until })).toBeLessThan(SMALL);
});

test('knot-maintenance', async () => {
	const { serial_number } = fleet.vehicles[0];
	const parameters = {
		vehicleId: '',
		serialNumber: serial_number,
		maintenanceType: 'brakes',
		additionalFields: { comment: 'Squeaks', severity: 'high' },
	};
	const create = { ...fleet.node('maintenance.createForVehicle', parameters), name: 'Open Maintenance' };
	const start = node('Start', 'n8n-nodes-base.manualTrigger');
	const { id } = await fleet.rest.workflows.create(chain(start, create));
	await editor.open(id);
	const panel = await Panel.of(editor, 'Open Maintenance');
	await panel.execute();
	await panel.output(/Squeaks/);
	await editor.find('output-panel').locator('[data-test-id="radio-button-json"]').click();
	const until = editor.find('collection-parameter-add').last();
	expect(await picture(editor, 'knot-maintenance', { around: editor.find('ndv'), until })).toBeLessThan(SMALL);
});
