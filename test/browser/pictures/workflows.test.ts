import { readExample } from '../../../demo/steps/examples.cjs';
import { useFleet } from '../../e2e/nodes/support/fleet.cjs';
import { useTrackers } from '../../e2e/nodes/support/trackers.cjs';
import { useEditor } from '../support/editor.cjs';
import { picture, SMALL } from '../support/pictures.cjs';

const segway = useFleet();
const protrack = useTrackers();
const editor = useEditor(segway.n8n);

test.each(['nightly-lock-sweep', 'alarm-to-slack', 'stolen-vehicle'] as const)('%s', async (name) => {
	const imported = { credentials: [segway.credential, protrack.credential], newWebhookIds: true };
	const { id } = await segway.rest.workflows.create(readExample(name), imported);
	await editor.page.setViewportSize({ width: 1760, height: 1080 });
	await editor.open(id);
	await editor.find('zoom-to-fit').click();
	const around = editor.page.locator('.vue-flow__node');
	expect(await picture(editor, name, { around, margin: 24 })).toBeLessThan(SMALL);
});
