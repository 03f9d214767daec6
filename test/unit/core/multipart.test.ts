import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { SentFile } from '../../../nodes/core/files';
import { toHttp } from '../../../nodes/core/http';
import { toMultipart } from '../../../nodes/core/multipart';

const PICTURE = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x0d, 0x0a, 0x2d, 0x2d]);

const asValues = (values: Record<string, unknown>) => values as IDataObject;

/** As a program of others reads it. */
const readBack = async ({ type, content }: ReturnType<typeof toMultipart>) =>
	await new Response(new Uint8Array(content), { headers: { 'content-type': type } }).formData();

test('values and a file arrive as they are, the file with its name and type', async () => {
	const file = new SentFile('Rue "A"\r\nü.jpg', 'image/jpeg', PICTURE);
	const form = await readBack(toMultipart(asValues({ note: 'ä\r\n--x', number: 7, picture: file })));
	expect([form.get('note'), form.get('number')]).toEqual(['ä\r\n--x', '7']);
	const picture = form.get('picture') as File;
	expect(picture.type).toBe('image/jpeg');
	expect(picture.name).toBe('Rue "A"\r\nü.jpg');
	expect(Buffer.from(await picture.arrayBuffer())).toEqual(PICTURE);
});

test('a type that could begin another header becomes the general one', async () => {
	const file = new SentFile('a', 'image/png\r\nX-Other: 1', PICTURE);
	const { content } = toMultipart(asValues({ file }));
	expect(content.toString('latin1')).not.toContain('X-Other');
	expect(content.toString('latin1')).toContain('Content-Type: application/octet-stream\r\n');
});

test('any bytes come back', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
			const form = await readBack(toMultipart(asValues({ f: new SentFile('f', 'image/png', Buffer.from(bytes)) })));
			const back = new Uint8Array(await (form.get('f') as File).arrayBuffer());
			expect(back).toEqual(new Uint8Array(bytes));
		}),
		{ seed: 20261128, numRuns: 50 },
	);
});

test('every form has a boundary of its own, and a request carries it', () => {
	const file = new SentFile('f', 'image/png', PICTURE);
	const types = [1, 2].map(() => toMultipart(asValues({ file })).type);
	expect(new Set(types).size).toBe(2);
	const multipart = asValues({ file });
	const { headers, body } = toHttp('https://v.test', {
		method: 'POST',
		path: '/p',
		multipart,
		headers: { 'X-A': 'b' },
	});
	const [, boundary] = /^multipart\/form-data; boundary=(.+)$/.exec(String(headers!['Content-Type']))!;
	expect(headers).toMatchObject({ Accept: 'application/json', 'X-A': 'b' });
	expect((body as Buffer).toString('latin1')).toMatch(new RegExp(`^--${boundary}\r\n[^]*--${boundary}--\r\n$`));
});

test('printed as JSON a file tells name, type and size, never its bytes', () => {
	expect(JSON.parse(JSON.stringify(new SentFile('a.jpg', 'image/jpeg', PICTURE)))).toEqual({
		fileName: 'a.jpg',
		mimeType: 'image/jpeg',
		bytes: 8,
	});
});
