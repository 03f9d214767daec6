// n8n's editor in a headless Chromium, signed in as the owner.
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import type { SharedN8n } from '../../e2e/support/shared.cjs';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Chromium asks for nothing in the world outside. */
const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

const TIMEOUT = 45_000;

export const byTestId = (name: string): string => `[data-test-id="${name}"]`;

export class Editor {
	page!: Page;
	/** What the page itself reported as broken. */
	readonly faults: string[] = [];
	private browser?: Browser;
	private context!: BrowserContext;

	constructor(private readonly n8n: SharedN8n) {}

	async start(): Promise<void> {
		if (!existsSync(executablePath)) {
			throw new Error(
				`No Chromium at ${executablePath}: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH`,
			);
		}
		const { cookie, browserId } = this.n8n.rest.session.state;
		const [name, value] = cookie.split('=');
		this.browser = await chromium.launch({ executablePath, args: FLAGS });
		this.context = await this.browser.newContext({
			viewport: { width: 1400, height: 900 },
			colorScheme: 'light',
			locale: 'en-GB',
		});
		await this.context.addCookies([{ name, value, url: this.n8n.url }]);
		// n8n ties the cookie to the browser that signed in.
		await this.context.addInitScript(`localStorage.setItem('n8n-browserId', '${browserId}')`);
		this.page = await this.context.newPage();
		this.page.setDefaultTimeout(TIMEOUT);
		this.page.on('pageerror', ({ message }) => this.faults.push(message));
	}

	async stop(): Promise<void> {
		await this.browser?.close();
	}

	/** Opens a page of n8n by its path. */
	async go(path: string): Promise<void> {
		await this.page.goto(this.n8n.url + path);
	}

	/** Opens a workflow and waits until its nodes are drawn. */
	async open(workflowId: string): Promise<void> {
		await this.go(`/workflow/${workflowId}`);
		await this.find('canvas-node').first().waitFor();
		await this.find('zoom-to-fit').waitFor();
	}

	/** Closes the panel of a node if one is open. */
	async closePanel(): Promise<void> {
		const button = this.find('ndv-close-button');
		if (await button.isVisible()) await button.click();
		await this.find('ndv').waitFor({ state: 'hidden' });
	}

	find(testId: string): Locator {
		return this.page.locator(byTestId(testId));
	}

	/** The entries of the list that is open now. */
	get entries(): Locator {
		return this.page.locator('.el-select-dropdown__item:visible');
	}

	/** Chooses from the list that is open now; the name must fit as a whole. */
	async pick(name: string): Promise<void> {
		const text = new RegExp(`^${name.replace(/[()]/g, '\\$&')}$`);
		await this.entries
			.filter({ has: this.page.getByText(text) })
			.first()
			.click();
	}
}

/** Starts the browser before the tests of the file and ends it afterwards; a page error fails the test that met it. */
export function useEditor(n8n: SharedN8n): Editor {
	const editor = new Editor(n8n);
	beforeAll(async () => await editor.start());
	beforeEach(() => void editor.faults.splice(0));
	afterEach(async () => {
		await editor.closePanel();
		expect(editor.faults).toEqual([]);
	});
	afterAll(async () => await editor.stop());
	return editor;
}
