// Files that nodes have put out.
import type { IBinaryData } from 'n8n-workflow';
import type { Rest } from '../../../../demo/rest.cjs';

/** The text of a file as a person downloads it in the editor. */
export async function fileOf({ session }: Rest, { id, data }: IBinaryData): Promise<string> {
	if (!id) return Buffer.from(data, 'base64').toString();
	return await session.request('GET', '/rest/binary-data', { query: { id, action: 'download' } });
}
