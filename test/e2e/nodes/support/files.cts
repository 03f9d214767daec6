// Files that nodes have put out.
import type { IBinaryData } from 'n8n-workflow';
import type { Rest } from '../../../../demo/rest.cjs';

/** The text of a file as a person downloads it in the editor. */
export async function fileOf({ session }: Rest, { id, data }: IBinaryData): Promise<string> {
	if (!id) return Buffer.from(data, 'base64').toString();
	return await session.request('GET', '/rest/binary-data', { query: { id, action: 'download' } });
}

/** The bytes of a file as a person downloads it in the editor: of one that is no text. */
export async function bytesOf({ session }: Rest, { id, data }: IBinaryData): Promise<Buffer> {
	if (!id) return Buffer.from(data, 'base64');
	const { url, cookie, browserId } = session.state;
	const address = new URL('/rest/binary-data', url);
	address.search = new URLSearchParams({ id, action: 'download' }).toString();
	const answer = await fetch(address, { headers: { cookie, 'browser-id': browserId, connection: 'close' } });
	if (!answer.ok) throw new Error(`The file ${id} cannot be downloaded: HTTP ${answer.status}`);
	return Buffer.from(await answer.arrayBuffer());
}
