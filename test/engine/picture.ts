import type { IBinaryKeyData } from 'n8n-workflow';

/** The smallest picture that is one. */
export const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const picture = (more: object = {}): IBinaryKeyData => ({
	data: { data: PIXEL, mimeType: 'image/png', fileName: 'broken.png', fileExtension: 'png', ...more },
});
