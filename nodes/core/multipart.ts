import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { SentFile } from './files';

const LINE = '\r\n';

/** As browsers write names and file names (HTML standard, "multipart/form-data encoding algorithm"). */
const quoted = (text: string) => `"${text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}"`;

/** A media type without anything that could begin another header. */
const typeOf = ({ mimeType }: SentFile) =>
	/^[\w.+-]+\/[\w.+-]+$/.test(mimeType) ? mimeType : 'application/octet-stream';

function part(boundary: string, name: string, value: unknown): Buffer {
	const isFile = value instanceof SentFile;
	const head = [
		`--${boundary}`,
		`Content-Disposition: form-data; name=${quoted(name)}${isFile ? `; filename=${quoted(value.fileName)}` : ''}`,
		...(isFile ? [`Content-Type: ${typeOf(value)}`] : []),
	];
	const content = isFile ? value.content : Buffer.from(String(value), 'utf8');
	return Buffer.concat([Buffer.from(head.join(LINE) + LINE + LINE, 'utf8'), content, Buffer.from(LINE)]);
}

/** Values and files as a form (RFC 7578): its media type with the boundary, and its bytes. */
export function toMultipart(values: IDataObject): { type: string; content: Buffer } {
	const boundary = `fleet-${randomUUID()}`;
	const parts = Object.entries(values).map(([name, value]) => part(boundary, name, value));
	const content = Buffer.concat([...parts, Buffer.from(`--${boundary}--${LINE}`)]);
	return { type: `multipart/form-data; boundary=${boundary}`, content };
}
