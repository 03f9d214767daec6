import type { IExecuteFunctions } from 'n8n-workflow';
import { toItem, WithFile } from '../../../nodes/core/files';

const prepared: unknown[][] = [];
const ctx = {
	helpers: {
		prepareBinaryData: async (...given: unknown[]) => {
			prepared.push(given);
			return { data: 'kept', mimeType: String(given[2]) };
		},
	},
} as unknown as IExecuteFunctions;

test('data is an item that belongs to its input', async () => {
	expect(await toItem(ctx, { a: 1 }, 3)).toEqual({ json: { a: 1 }, pairedItem: { item: 3 } });
});

test.each([
	['a text, in UTF-8', 'Zürich'],
	['bytes, as they are', Buffer.from('Zürich', 'utf8')],
])('a file stands beside its data: %s', async (_, content) => {
	prepared.length = 0;
	const file = { property: 'picture', fileName: 'a.svg', mimeType: 'image/svg+xml', content };
	expect(await toItem(ctx, new WithFile({ a: 1 }, file), 0)).toEqual({
		json: { a: 1 },
		binary: { picture: { data: 'kept', mimeType: 'image/svg+xml' } },
		pairedItem: { item: 0 },
	});
	expect(prepared).toEqual([[Buffer.from('Zürich', 'utf8'), 'a.svg', 'image/svg+xml']]);
});
