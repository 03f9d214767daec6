import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { Failure } from './errors';
import type { Common, Field } from './fields';
import { FieldError, given, property, text } from './fields';
import type { Call } from './operation';

export interface FileField extends Common {
	/** Media types that the vendor takes; left out, any. */
	types?: string[];
	/** Bytes. */
	most: number;
}

const MEGABYTE = 1_048_576;

const inMegabytes = (bytes: number) => `${Math.round((bytes / MEGABYTE) * 10) / 10} MB`;

function checkFile(field: FileField, name: string, files: IBinaryKeyData): void {
	const file = files[name];
	if (!file) {
		const there = Object.keys(files);
		const has = there.length > 0 ? `it has ${there.join(', ')}` : 'it has no file at all';
		throw new FieldError(field.displayName, `names the binary field "${name}", which the item does not have: ${has}`);
	}
	const { types } = field;
	if (types && !types.includes(file.mimeType)) {
		throw new FieldError(
			field.displayName,
			`holds a file of the type ${file.mimeType}: it must be ${types.join(' or ')}`,
		);
	}
	if (Number(file.bytes ?? 0) > field.most) throw tooLarge(field, Number(file.bytes));
}

const tooLarge = ({ displayName, most }: FileField, bytes: number) =>
	new FieldError(displayName, `holds a file of ${inMegabytes(bytes)}: it must not be larger than ${inMegabytes(most)}`);

/** A file of the item, by the name of its binary field; type and size are checked before anything is sent. */
export function file(field: FileField): Field {
	return {
		property: property(field, 'string', 'data', { placeholder: 'e.g. data' }),
		wire: field.wire ?? field.name,
		toWire: (value, place) =>
			given(field, value, (filled) => {
				const name = String(filled);
				checkFile(field, name, place?.files ?? {});
				return name;
			}),
	};
}

/**
 * The values of a call with the file itself (`SentFile`) in place of the name of its binary field.
 * @throws Failure when it is empty or larger than the vendor takes
 */
export const withFile =
	(field: FileField) =>
	async ({ params, file: read }: Call): Promise<IDataObject> => {
		const wire = field.wire ?? field.name;
		if (params[wire] === undefined) return params;
		const content = await read(String(params[wire]));
		const size = content.content.length;
		const wrong =
			size > field.most
				? tooLarge(field, size)
				: size === 0 && new FieldError(field.displayName, 'holds an empty file');
		if (wrong) throw new Failure({ message: wrong.message, description: 'Choose another file.', input: true });
		return { ...params, [wire]: content as unknown as IDataObject };
	};

/** Where an operation puts the file that it makes or fetches. */
export const outputField: Field = {
	...text({
		name: 'binaryPropertyName',
		displayName: 'Put Output File in Field',
		description: 'Name of the binary field of the item that holds the file',
		required: true,
		default: 'data',
	}),
	local: true,
};
