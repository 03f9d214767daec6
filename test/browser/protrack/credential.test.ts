import { useTrackers } from '../../e2e/nodes/support/trackers.cjs';
import { CredentialDialog } from '../support/dialog.cjs';
import { useEditor } from '../support/editor.cjs';

const fleet = useTrackers();
const editor = useEditor(fleet.n8n);

test('a good credential is told so, and its fields have the names of the documents', async () => {
	const dialog = await CredentialDialog.of(editor, fleet.credential.id);
	await dialog.good();
	const shown = await dialog.whole.innerText();
	for (const name of ['Provider', 'Own URL', 'Account', 'Password']) expect(shown).toContain(name);
	expect(shown).toContain('ask your provider for an account that only n8n uses');
	expect(shown).not.toMatch(/Access Token|Lease/);
});

test('a wrong password: our own words, and the right one makes it good again', async () => {
	const dialog = await CredentialDialog.of(editor, fleet.credential.id);
	await dialog.good();
	await dialog.fill('password', 'not-the-password');
	await dialog.save();
	await dialog.bad('Wrong account or password.');
	await dialog.fill('password', fleet.password);
	await dialog.save();
	await dialog.good();
});

test('an account without Open API: whom to ask', async () => {
	fleet.cloud.directory.find(fleet.cloud.account)!.openApi = false;
	const { id } = await fleet.addCredential();
	const dialog = await CredentialDialog.of(editor, id);
	await dialog.bad('Ask your provider (reseller) to switch the Open API on.');
});
