/** A file of a form. Its bytes are in no log: printed as JSON it tells name, type and size. */
export class UploadedFile {
	/** In bytes. */
	readonly size: number;

	constructor(
		readonly filename: string,
		/** The type that the form claims. */
		readonly type: string,
		readonly bytes: Buffer,
	) {
		this.size = bytes.length;
	}

	toJSON(): object {
		return { ...this, bytes: undefined };
	}
}

/** A form's fields; those that come twice become a list. */
export type FormFields = Record<string, string | UploadedFile | Array<string | UploadedFile>>;

const LINE = '\r\n';

/** The fields of a multipart/form-data body (RFC 7578); undefined when it is none. */
export function parseMultipart(body: Buffer, contentType: string): FormFields | undefined {
	const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
	if (boundary === undefined) return undefined;
	const fields: FormFields = {};
	for (const part of partsOf(body, boundary)) {
		const field = fieldOf(part);
		if (!field) return undefined;
		const { name, value } = field;
		const before = fields[name];
		fields[name] = before === undefined ? value : [before, value].flat();
	}
	return fields;
}

function partsOf(body: Buffer, boundary: string): Buffer[] {
	const mark = Buffer.from(`--${boundary}`);
	const parts: Buffer[] = [];
	let start = body.indexOf(mark);
	while (start !== -1) {
		const next = body.indexOf(mark, start + mark.length);
		if (next === -1) break;
		// Between the line break behind one mark and the one before the next.
		parts.push(body.subarray(start + mark.length + LINE.length, next - LINE.length));
		start = next;
	}
	return parts;
}

function fieldOf(part: Buffer): { name: string; value: string | UploadedFile } | undefined {
	const end = part.indexOf(LINE + LINE);
	if (end === -1) return undefined;
	const head = part.subarray(0, end).toString();
	const content = part.subarray(end + 2 * LINE.length);
	const name = /^content-disposition:.*[;\s]name="([^"]*)"/im.exec(head)?.[1];
	const filename = /^content-disposition:.*[;\s]filename="([^"]*)"/im.exec(head)?.[1];
	const type = /^content-type:\s*([^\s;]+)/im.exec(head)?.[1] ?? 'text/plain';
	if (name === undefined) return undefined;
	return { name, value: filename === undefined ? content.toString() : new UploadedFile(filename, type, content) };
}
