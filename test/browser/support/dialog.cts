// The dialog of one credential.
import type { Locator } from 'playwright-core';
import type { Editor } from './editor.cjs';

/** Opens the dialog for a new credential of this type, as a person does who looks for it by its first word. */
export async function newCredential(editor: Editor, type: string): Promise<void> {
	const { page } = editor;
	await editor.go('/home/credentials');
	await page.getByRole('button', { name: 'Create credential' }).click();
	await page.getByPlaceholder('Search for app...').fill(type.split(' ')[0].toLowerCase());
	await page.getByText(type, { exact: true }).click();
	await editor.find('new-credential-type-button').click();
	await editor.find('credential-edit-dialog').waitFor();
}

export class CredentialDialog {
	private constructor(private readonly editor: Editor) {}

	/** Opens a credential, which n8n tests at once. */
	static async of(editor: Editor, id: string): Promise<CredentialDialog> {
		await editor.go(`/home/credentials/${id}`);
		await editor.find('credential-edit-dialog').waitFor();
		return new CredentialDialog(editor);
	}

	get whole(): Locator {
		return this.editor.find('credential-edit-dialog');
	}

	async fill(name: string, value: string): Promise<void> {
		await this.editor.find(`parameter-input-${name}`).locator('input').fill(value);
	}

	/** Saves, which tests the credential anew. */
	async save(): Promise<void> {
		await this.editor.find('credential-save-button').click();
	}

	/** Waits until the test went well. */
	async good(): Promise<void> {
		await this.whole.getByText('Connection tested successfully').waitFor();
	}

	/** Waits until the test went wrong and shows why. */
	async bad(text: string): Promise<void> {
		await this.whole.getByText('Couldn’t connect with these settings').waitFor();
		await this.whole.getByText('More details').click();
		await this.whole.getByText(text).waitFor();
	}
}
