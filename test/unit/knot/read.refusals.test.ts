import fc from 'fast-check';
import { readApi, readOpenApi } from '../../../nodes/Knot/openapi/read';
import { UnreadableFile } from '../../../nodes/Knot/openapi/unreadable';

test.each([
	['<!DOCTYPE html><html></html>', 'This is a web page and no OpenAPI file'],
	['title: Knot', 'This is no OpenAPI file: it says neither "openapi" nor "swagger" at its root'],
	['- openapi', 'This is no OpenAPI file: it says neither "openapi" nor "swagger" at its root'],
	['openapi: 3.0.0', 'The OpenAPI file describes no call: "paths" is empty'],
	['openapi: 3.0.0\npaths: {/a: {head: {}}}', 'The OpenAPI file describes no call: "paths" is empty'],
])('%j is refused', (text, message) => {
	expect(() => readOpenApi(text)).toThrow(new UnreadableFile(message, ''));
});

test('more calls than any API has are refused', () => {
	const paths = Object.fromEntries(Array.from({ length: 3_001 }, (_, index) => [`/a${index}`, { get: {} }]));
	expect(() => readApi({ openapi: '3.0.0', paths })).toThrow('describes 3001 calls, more than 3000');
});

test('references in a circle and parts that double at every step come to an end', () => {
	const deep = Object.fromEntries(
		Array.from({ length: 2_000 }, (_, index) => {
			const next = { $ref: `#/components/schemas/s${index + 1}` };
			return [`s${index}`, { allOf: [next, next], properties: { [`p${index}`]: {} } }];
		}),
	);
	const schemas = { ...deep, loop: { $ref: '#/components/schemas/loop' } };
	const body = (name: string) => ({
		requestBody: { content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } },
	});
	const { calls } = readApi({
		openapi: '3.0.0',
		paths: { '/a': { post: body('s0'), put: body('loop'), patch: body('__proto__') } },
		components: { schemas },
	});
	expect(calls.map(({ params }) => params.length)).toEqual([1_000, 0, 0]);
});

test('any value is read or refused in our own words', () => {
	const key = fc.constantFrom(
		'openapi',
		'paths',
		'/a',
		'get',
		'post',
		'parameters',
		'requestBody',
		'content',
		'schema',
		'allOf',
		'$ref',
		'responses',
		'200',
		'properties',
		'servers',
		'url',
		'name',
		'in',
		'tags',
		'info',
	);
	const { value } = fc.letrec((tie) => ({
		value: fc.oneof(
			{ depthSize: 'medium' },
			fc.constantFrom<unknown>(null, true, 3, '#/paths', '#/a/0', 'path', '3.0.0'),
			fc.array(tie('value'), { maxLength: 3 }),
			fc.dictionary(key, tie('value'), { maxKeys: 6 }),
		),
	}));
	fc.assert(
		fc.property(value, fc.dictionary(fc.constantFrom('/a', '/b/{id}'), value, { minKeys: 1 }), (root, paths) => {
			const rest = typeof root === 'object' && root !== null ? root : {};
			try {
				expect(readApi({ ...rest, openapi: '3.0.0', paths }).calls.length).toBeGreaterThan(0);
			} catch (error) {
				expect(error).toBeInstanceOf(UnreadableFile);
			}
		}),
		{ seed: 20261128 },
	);
});
