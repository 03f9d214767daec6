// The panel of one node in the editor: input, parameters, output.
import type { Locator } from 'playwright-core';
import { waitFor } from '../../../demo/wait.cjs';
import { byTestId, type Editor } from './editor.cjs';

export class Panel {
	constructor(private readonly editor: Editor) {}

	/** Opens the panel of a node by its name. */
	static async of(editor: Editor, node: string): Promise<Panel> {
		await editor.page.locator(`${byTestId('canvas-node')}[data-node-name="${node}"]`).dblclick();
		await editor.find('ndv').waitFor();
		return new Panel(editor);
	}

	/** A parameter by its path, such as "parkingMode.values.color". */
	field(path: string): Locator {
		return this.editor.page.locator(`[data-parameter-path="parameters.${path}"]`);
	}

	/** Waits until the output panel shows this text; returns all that it shows then. */
	async output(expected: string | RegExp): Promise<string> {
		let shown = '';
		const fits = async () => {
			shown = await this.editor.find('output-panel').innerText();
			return typeof expected === 'string' ? shown.includes(expected) : expected.test(shown);
		};
		await waitFor(fits, {
			what: () => `${String(expected)} in the output panel, which shows ${shown}`,
			timeout: 60_000,
		});
		return shown;
	}

	get parameters(): Locator {
		return this.editor.find('node-parameters');
	}

	/** What a list shows as chosen. */
	async chosen(path: string): Promise<string> {
		return await this.field(path).locator('input').inputValue();
	}

	/** Names of all that a list offers. */
	async choices(path: string): Promise<string[]> {
		await this.closed();
		// A list of which several are chosen has an input for typing, too, once it is loaded.
		await this.field(path).locator('input:enabled').first().click();
		await this.editor.entries.first().waitFor();
		const texts = await this.editor.entries.allInnerTexts();
		await this.editor.page.keyboard.press('Escape');
		await this.closed();
		return texts.map((text) => text.split('\n')[0].trim());
	}

	async choose(path: string, name: string): Promise<void> {
		await this.field(path).locator('input').click();
		await this.editor.pick(name);
		await this.closed();
	}

	/** Opens the searchable list of a resource, types into its search and returns what it then offers. */
	async search(path: string, typed: string): Promise<string[]> {
		await this.field(path).locator(byTestId('rlc-input')).click();
		await this.editor.find('rlc-item').first().waitFor();
		await this.editor.page.locator(`${byTestId('rlc-search')}:visible`).fill(typed);
		const found = async () => {
			const texts = await this.editor.find('rlc-item').allInnerTexts();
			return texts.length > 0 && texts.every((text) => text.toLowerCase().includes(typed.toLowerCase())) && texts;
		};
		return await waitFor(found, { what: `entries with "${typed}"` });
	}

	/** Takes an entry of the searchable list that is open now. */
	async take(name: string): Promise<void> {
		await this.editor.find('rlc-item').getByText(name).click();
		await this.editor.find('rlc-item').first().waitFor({ state: 'hidden' });
	}

	/** A list fades out slowly; until it is gone its entries could be taken for those of the next one. */
	private async closed(): Promise<void> {
		const gone = async () => (await this.editor.entries.count()) === 0;
		await waitFor(gone, { what: 'the open list to close', timeout: 30_000 });
	}

	async fill(path: string, value: string): Promise<void> {
		await this.field(path).locator('input, textarea').first().fill(value);
	}

	/** Adds something to a collection by the text of its button; collections with several things ask which. */
	async add(button: string, name?: string): Promise<void> {
		const list = this.parameters.getByPlaceholder(button);
		if (name === undefined) return await this.parameters.getByRole('button', { name: button, exact: true }).click();
		await list.click();
		await this.editor.pick(name);
	}

	async execute(): Promise<void> {
		await this.editor.find('node-execute-button').click();
	}
}
