import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Output } from './operation';

export interface FileContent {
	/** Name of the binary property, as the next nodes ask for it. */
	property: string;
	fileName: string;
	mimeType: string;
	content: string | Buffer;
}

/** Data of an item together with a file. */
export class WithFile {
	constructor(
		readonly json: IDataObject,
		readonly file: FileContent,
	) {}
}

/** A file of an item on its way to the vendor. Printed as JSON it tells name, type and size, never its bytes. */
export class SentFile {
	constructor(
		readonly fileName: string,
		readonly mimeType: string,
		readonly content: Buffer,
	) {}

	toJSON(): IDataObject {
		const { fileName, mimeType, content } = this;
		return { fileName, mimeType, bytes: content.length };
	}
}

/** Reads the file in a binary field of an item. */
export async function readFile(ctx: IExecuteFunctions, item: number, property: string): Promise<SentFile> {
	const { fileName, mimeType, fileExtension } = ctx.helpers.assertBinaryData(item, property);
	const content = await ctx.helpers.getBinaryDataBuffer(item, property);
	return new SentFile(fileName ?? ['file', fileExtension].filter(Boolean).join('.'), mimeType, content);
}

/** The item as n8n hands it on; a file goes where n8n keeps its files. */
export async function toItem(ctx: IExecuteFunctions, output: Output, item: number): Promise<INodeExecutionData> {
	const pairedItem = { item };
	if (!(output instanceof WithFile)) return { json: output, pairedItem };
	const { property, fileName, mimeType, content } = output.file;
	const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
	const binary = await ctx.helpers.prepareBinaryData(bytes, fileName, mimeType);
	return { json: output.json, binary: { [property]: binary }, pairedItem };
}
