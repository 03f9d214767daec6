import { outputField } from '../../core/fileField';
import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../core/fields';
import { FieldError, text } from '../../core/fields';
import { WithFile } from '../../core/files';
import type { Call, Operation } from '../../core/operation';
import { sendOptions } from '../../core/perform';

const typedUrl = text({
	name: 'url',
	displayName: 'URL',
	description: 'The address that Knot gave for the picture',
	required: true,
	placeholder: 'e.g. https://example.com/picture.png',
});

const isAddress = (written: string) => /^https?:\/\//i.test(written) && URL.canParse(written);

const url: Field = {
	...typedUrl,
	local: true,
	toWire: (value, place) => {
		const written = String(typedUrl.toWire(value, place));
		if (isAddress(written)) return written;
		throw new FieldError('URL', 'must be a whole address that begins with https:// or http://');
	},
};

async function downloaded(call: Call): Promise<WithFile> {
	const { session, params } = call;
	const address = String(params.url);
	const { fileName, mimeType, content } = await session.download(address, sendOptions(call).timeout);
	// Not the address: its query may hold a signature that opens the picture to anybody.
	const json: IDataObject = { file_name: fileName, mime_type: mimeType, bytes: content.length };
	return new WithFile(json, { property: String(params.binaryPropertyName), fileName, mimeType, content });
}

/** A record that fetches a picture by the address that Knot gave for it: no call of the vendor document. */
export const downloadOf = (what: Pick<Operation, 'value' | 'name' | 'action' | 'description'>): Operation => ({
	...what,
	kind: 'read',
	fields: [url, outputField],
	run: downloaded,
});
