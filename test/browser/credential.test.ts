import { useFleet } from '../e2e/nodes/support/fleet.cjs';
import { CredentialDialog } from './support/dialog.cjs';
import { useEditor } from './support/editor.cjs';

const fleet = useFleet();
const editor = useEditor(fleet.n8n);

test('a good credential is told so', async () => {
	const dialog = await CredentialDialog.of(editor, fleet.credential.id);
	await dialog.good();
});

test('the fields have the names that the documents and our messages use', async () => {
	const dialog = await CredentialDialog.of(editor, fleet.credential.id);
	await dialog.good();
	const shown = await dialog.whole.innerText();
	for (const name of ['Client ID', 'Client Secret', 'Region', 'Custom URL']) expect(shown).toContain(name);
	expect(shown).not.toMatch(/Token|Lease/);
});

test('a wrong secret: our own words, and the right one makes it good again', async () => {
	const dialog = await CredentialDialog.of(editor, fleet.credential.id);
	await dialog.good();
	await dialog.fill('clientSecret', 'not-the-secret');
	await dialog.save();
	await dialog.bad('Segway refused the Platform Code and Client Secret.');
	await dialog.fill('clientSecret', fleet.clients[0].clientSecret);
	await dialog.save();
	await dialog.good();
});

test('a host that nobody answers at: our own words', async () => {
	const { id } = await fleet.addCredential({ customUrl: 'http://127.0.0.1:9' });
	const dialog = await CredentialDialog.of(editor, id);
	await dialog.bad('Cannot log in at 127.0.0.1:9: the host refused the connection.');
});
