import type { Downloaded } from '../../../nodes/core/download';
import { Failure } from '../../../nodes/core/errors';
import type { WithFile } from '../../../nodes/core/files';
import type { Call } from '../../../nodes/core/operation';
import { downloadOf } from '../../../nodes/Knot/operations/download';

const { run, fields } = downloadOf({ value: 'get', name: 'Get', action: 'Get picture', description: 'Get a picture' });

const downloaded = async (found: Partial<Downloaded>) =>
	await run!({
		params: { url: 'https://files.test/a.png?signature=s', binaryPropertyName: 'photo' },
		options: {},
		operation: { fields },
		session: {
			download: async () => ({ fileName: 'a.png', mimeType: 'image/png', content: Buffer.from('x'), ...found }),
		},
	} as unknown as Call).catch((error: unknown) => error);

test.each(['image/png', 'image/webp', 'application/octet-stream'])('%s is a picture', async (mimeType) => {
	const { json, file } = (await downloaded({ mimeType })) as WithFile;
	// The address may hold a signature.
	expect(json).toEqual({ file_name: 'a.png', mime_type: mimeType, bytes: 1 });
	expect(file).toMatchObject({ property: 'photo', fileName: 'a.png', mimeType });
});

test.each([
	['JSON, in which Knot tells an error', { mimeType: 'application/json' }, 'no picture but application/json'],
	['a page', { mimeType: 'text/html' }, 'no picture but text/html'],
	['more than 20 MB', { content: Buffer.alloc(20 * 1_048_576 + 1) }, 'a file of more than 20 MB'],
])('%s is refused', async (_, found, words) => {
	const error = await downloaded(found);
	expect(error).toBeInstanceOf(Failure);
	expect((error as Failure).message).toBe(`The address gave ${words}`);
});
