import type { IBinaryKeyData } from 'n8n-workflow';
import { Failure } from '../../../nodes/core/errors';
import { file, withFile } from '../../../nodes/core/fileField';
import { SentFile } from '../../../nodes/core/files';
import type { Call } from '../../../nodes/core/operation';

const PICTURE = {
	name: 'binaryPropertyName',
	wire: 'chat_image',
	displayName: 'Input Binary Field',
	required: true,
	types: ['image/jpeg', 'image/png'],
	most: 1_048_576,
};
const place = (files: IBinaryKeyData) => ({ timeZone: 'UTC', files });
const entry = (mimeType: string, bytes?: number) => ({ data: '', mimeType, ...(bytes === undefined ? {} : { bytes }) });
const refusal = (files: IBinaryKeyData, value: unknown = 'data') => {
	try {
		return file(PICTURE).toWire(value, place(files));
	} catch (error) {
		return (error as Error).message;
	}
};

test('is the name of a binary field that the item has', () => {
	expect(refusal({ data: entry('image/png', 10) })).toBe('data');
	expect(refusal({ photo: entry('image/jpeg') }, ' photo ')).toBe('photo');
});

test.each([
	[{}, 'data', 'names the binary field "data", which the item does not have: it has no file at all'],
	[{ a: entry('image/png') }, 'data', 'names the binary field "data", which the item does not have: it has a'],
	[{ data: entry('text/csv') }, 'data', 'holds a file of the type text/csv: it must be image/jpeg or image/png'],
	[{ data: entry('image/png', 2_097_152) }, 'data', 'holds a file of 2 MB: it must not be larger than 1 MB'],
	[{ data: entry('image/png') }, '', 'is required: fill it in'],
])('%j with "%s" is refused before anything is sent', (files, name, words) => {
	expect(refusal(files as IBinaryKeyData, name)).toBe(`"Input Binary Field" ${words}`);
});

const callWith = (content: Buffer, params = { chat_image: 'data', report_id: 3 }) =>
	({ params, file: async () => new SentFile('a.png', 'image/png', content) }) as unknown as Call;

test('the file itself takes the place of its name', async () => {
	const params = await withFile(PICTURE)(callWith(Buffer.from('x')));
	expect(params).toEqual({ chat_image: new SentFile('a.png', 'image/png', Buffer.from('x')), report_id: 3 });
});

test.each([
	['an empty file', Buffer.alloc(0), 'holds an empty file'],
	[
		'one that is larger than n8n knew',
		Buffer.alloc(1_048_577),
		'holds a file of 1 MB: it must not be larger than 1 MB',
	],
])('%s is not sent', async (_, content, words) => {
	const error = await withFile(PICTURE)(callWith(content)).catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(Failure);
	expect((error as Failure).message).toBe(`"Input Binary Field" ${words}`);
});

test('without a file nothing is read', async () => {
	const params = { report_id: 3 } as never;
	expect(await withFile(PICTURE)(callWith(Buffer.alloc(0), params))).toEqual({ report_id: 3 });
});
