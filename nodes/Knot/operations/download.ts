import type { IDataObject } from 'n8n-workflow';
import type { Downloaded } from '../../core/download';
import { UNKNOWN_KIND } from '../../core/download';
import { Failure } from '../../core/errors';
import { outputField } from '../../core/fileField';
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

/** Bytes; larger than any upload that Knot could have taken. */
const MOST = 20 * 1_048_576;

/** Knot tells errors inside HTTP 200, too, and some hosts answer with a page. */
function checkPicture({ mimeType, content }: Downloaded): void {
	const isPicture = mimeType.startsWith('image/') || mimeType === UNKNOWN_KIND;
	const wrong = !isPicture ? `no picture but ${mimeType}` : content.length > MOST ? 'a file of more than 20 MB' : null;
	if (wrong === null) return;
	throw new Failure({ message: `The address gave ${wrong}`, description: 'Ask for a new address of the picture.' });
}

async function downloaded(call: Call): Promise<WithFile> {
	const { session, params } = call;
	const address = String(params.url);
	const found = await session.download(address, sendOptions(call).timeout);
	checkPicture(found);
	const { fileName, mimeType, content } = found;
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
