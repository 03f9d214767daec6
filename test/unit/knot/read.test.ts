import { readApi, readOpenApi } from '../../../nodes/Knot/openapi/read';

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
	expect(file.calls.map(({ params, bodySays, answer }) => ({ params, bodySays, answer }))).toEqual([
		{
			params: [
				{ name: 'id', place: 'path', required: true, says: '' },
				{ name: 'name', place: 'body', required: true, says: '' },
			],
			bodySays: 'Info.',
			answer: ['url'],
		},
		{
			params: [{ name: 'picture', place: 'multipart', required: true, says: '' }],
			bodySays: '',
			answer: [],
		},
	]);
});
