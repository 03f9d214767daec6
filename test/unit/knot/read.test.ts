import fc from 'fast-check';
import { readApi, readOpenApi } from '../../../nodes/Knot/openapi/read';
import { UnreadableFile } from '../../../nodes/Knot/openapi/unreadable';

const OPENAPI = `
openapi: 3.1.0
info: {title: Application API, version: 2.1.0}
servers:
  - url: https://{host}.knot.example/api/application/
    variables: {host: {default: api}}
security: [{bearer: []}]
paths:
  /clusters/{id}:
    parameters:
      - $ref: '#/components/parameters/id'
      - {name: lang, in: query, description: of the path}
    get:
      tags: [Cluster]
      operationId: getCluster
      summary: Details
      description: |
        Return the details of a cluster.
      parameters:
        - {name: lang, in: query, required: true, description: of the call}
        - {name: Authorization, in: header, required: true}
        - {name: X-Label, in: header}
        - {name: session, in: cookie}
      responses:
        200: {content: {application/json: {schema: {$ref: '#/components/schemas/Answer'}}}}
    put:
      deprecated: true
      security: []
      requestBody: {$ref: '#/components/requestBodies/Cluster'}
      responses: {default: {description: OK}}
    servers_note: ignored
  /pictures:
    post:
      requestBody:
        content:
          multipart/form-data:
            schema: {properties: {file: {type: string, format: binary, description: The file.}}, required: [file]}
  /elsewhere:
    servers: [{url: https://other.example}]
    get: {}
  no-slash: {get: {}}
  /with?query: {get: {}}
components:
  parameters:
    id: {name: id, in: path, description: The cluster id.}
  requestBodies:
    Cluster:
      description: Info on the cluster.
      content:
        application/json; charset=utf-8:
          schema:
            allOf:
              - $ref: '#/components/schemas/Name'
              - properties: {lat: {type: number}}
                required: [lat]
            oneOf:
              - properties: {network_id: {$ref: '#/components/schemas/Id'}}
                required: [network_id]
  schemas:
    Id: {type: integer, description: An identifier.}
    Name:
      properties: {name: {description: The name.}, self: {$ref: '#/components/schemas/Name'}}
      required: [name]
      allOf: [{$ref: '#/components/schemas/Name'}]
    Answer:
      properties:
        code: {type: integer}
        extra: {type: string}
        data: {type: array, items: {$ref: '#/components/schemas/Row'}}
    Row:
      allOf: [{properties: {cluster_id: {}, message: {}}}, {$ref: 'https://other.example/x.json#/Row'}]
`;

test('an OpenAPI 3 file: base, parameters, body through its parts, and answer', () => {
	const file = readOpenApi(OPENAPI);
	expect(file).toMatchObject({
		title: 'Application API',
		version: '2.1.0',
		baseUrl: 'https://api.knot.example',
		prefix: '/api/application',
	});
	expect(file.calls).toEqual([
		{
			method: 'GET',
			path: '/clusters/{id}',
			summary: 'Details',
			description: 'Return the details of a cluster.',
			operationId: 'getCluster',
			tags: ['Cluster'],
			params: [
				{ name: 'id', place: 'path', required: true, says: 'The cluster id.' },
				{ name: 'lang', place: 'query', required: true, says: 'of the call' },
				{ name: 'X-Label', place: 'header', required: false, says: '' },
			],
			bodySays: '',
			answer: ['extra', 'cluster_id', 'message'],
			secured: true,
			deprecated: false,
		},
		{
			method: 'PUT',
			path: '/clusters/{id}',
			summary: '',
			description: '',
			operationId: '',
			tags: [],
			params: [
				{ name: 'id', place: 'path', required: true, says: 'The cluster id.' },
				{ name: 'lang', place: 'query', required: false, says: 'of the path' },
				{ name: 'name', place: 'body', required: true, says: 'The name.' },
				{ name: 'self', place: 'body', required: false, says: '' },
				{ name: 'lat', place: 'body', required: true, says: '' },
				{ name: 'network_id', place: 'body', required: false, says: 'An identifier.' },
			],
			bodySays: 'Info on the cluster.',
			answer: [],
			secured: false,
			deprecated: true,
		},
		{
			method: 'POST',
			path: '/pictures',
			summary: '',
			description: '',
			operationId: '',
			tags: [],
			params: [{ name: 'file', place: 'multipart', required: true, says: 'The file.' }],
			bodySays: '',
			answer: [],
			secured: true,
			deprecated: false,
		},
	]);
});

test('a Swagger 2 file: body and form are parameters', () => {
	const file = readApi({
		swagger: '2.0',
		info: { title: 'Old', version: 1 },
		host: 'api.knot.example',
		basePath: '/v1/',
		paths: {
			'/a/{id}': {
				post: {
					parameters: [
						{ name: 'id', in: 'path' },
						{ name: 'body', in: 'body', description: 'Info.', schema: { $ref: '#/definitions/A~1b' } },
					],
					responses: { 201: { schema: { properties: { url: {} } } } },
				},
			},
			'/b': { post: { parameters: [{ name: 'picture', in: 'formData', type: 'file', required: true }] } },
		},
		definitions: { 'A/b': { properties: { name: {} }, required: ['name'] } },
	});
	expect(file).toMatchObject({ version: '1', baseUrl: 'https://api.knot.example', prefix: '/v1' });
	expect(file.calls.map(({ params, bodySays, answer, secured }) => ({ params, bodySays, answer, secured }))).toEqual([
		{
			params: [
				{ name: 'id', place: 'path', required: true, says: '' },
				{ name: 'name', place: 'body', required: true, says: '' },
			],
			bodySays: 'Info.',
			answer: ['url'],
			secured: null,
		},
		{
			params: [{ name: 'picture', place: 'multipart', required: true, says: '' }],
			bodySays: '',
			answer: [],
			secured: null,
		},
	]);
});

const withServers = (...urls: string[]) =>
	readApi({ openapi: '3.0.0', servers: urls.map((url) => ({ url })), paths: { '/a': { get: {} } } });

test.each([
	['https://api.knot.example', { baseUrl: 'https://api.knot.example', prefix: '' }],
	['http://localhost:3000/x/', { baseUrl: 'http://localhost:3000', prefix: '/x' }],
	['/api/application', { baseUrl: null, prefix: '/api/application' }],
	['/', { baseUrl: null, prefix: null }],
	['relative', { baseUrl: null, prefix: null }],
])('the server %s', (url, base) => expect(withServers(url, 'https://second.example/y')).toMatchObject(base));

test('a file that names no server says nothing about the prefix', () => {
	expect(withServers()).toMatchObject({ baseUrl: null, prefix: null });
	expect(readApi({ swagger: '2.0', paths: { '/a': { get: {} } } })).toMatchObject({ baseUrl: null, prefix: null });
});

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
	);
});
