// The address that an operator's n8n has in the world, in place of that of the test.
import type { Editor } from './editor.cjs';

const PUBLIC = 'https://n8n.example.com/';

/** From now on the editor shows webhook URLs at that address. */
export async function showPublicUrl({ page }: Editor): Promise<void> {
	await page.route('**/rest/settings', async (route) => {
		const response = await route.fetch();
		const { data } = (await response.json()) as { data: object };
		await route.fulfill({ response, json: { data: { ...data, urlBaseWebhook: PUBLIC } } });
	});
}
