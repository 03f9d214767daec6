import { OPERATIONS } from '../../../simulator/knot/routes/all.cjs';
import { toYaml } from '../../../simulator/knot/yaml.cjs';
import { connectKnot, FORMS, type KnotClient } from './knotClient.cjs';
import { documentOf, operationsOf, type Document, type Schema } from './knotOpenApi.cjs';

let client: KnotClient;
beforeAll(async () => {
	client = await connectKnot({});
});
afterAll(async () => {
	await client.sim.stop();
});

describe.each(FORMS)('the OpenAPI document of the %s form', (form) => {
	test('is OpenAPI 3.0 and names every route once', () => {
		const document = documentOf(client, form);
		expect(document).toMatchObject({ openapi: '3.0.3', info: { title: expect.any(String), version: '1.0.0' } });
		const expected = OPERATIONS.flatMap(({ routes }) => {
			const route = routes[form];
			return route ? [`${route.method} ${route.path}`] : [];
		});
		expect(new Set(expected).size).toBe(expected.length);
		expect(
			operationsOf(document)
				.map(({ route }) => route)
				.sort(),
		).toEqual(expected.sort());
		const tags = document.tags.map(({ name }) => name);
		expect(new Set(tags).size).toBe(tags.length);
		for (const { operation } of operationsOf(document)) expect(tags).toEqual(expect.arrayContaining(operation.tags));
	});

	test('declares every parameter of a path and no other, each once', () => {
		for (const { path, operation } of operationsOf(documentOf(client, form))) {
			const inPath = operation.parameters.filter((one) => one.in === 'path');
			expect([path, inPath.map(({ name }) => name).sort()]).toEqual([
				path,
				[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
			]);
			expect(inPath.every(({ required }) => required)).toBe(true);
			const names = operation.parameters.map((one) => `${one.in} ${one.name}`);
			expect(new Set(names).size).toBe(names.length);
			expect(operation.parameters.every((one) => ['path', 'query', 'header'].includes(one.in))).toBe(true);
		}
		const templates = Object.keys(documentOf(client, form).paths).map((path) => path.replace(/\{\w+\}/g, '{}'));
		expect(new Set(templates).size).toBe(templates.length);
	});

	test('has bodies only where HTTP gives them a meaning, answers everywhere, and whole schemas', () => {
		const check = (schema: Schema) => {
			expect(['string', 'number', 'integer', 'boolean', 'array', 'object']).toContain(schema.type);
			if (schema.type === 'array') check(schema.items!);
			if (schema.type !== 'object') return;
			expect(Object.keys(schema.properties!)).toEqual(expect.arrayContaining(schema.required ?? []));
			Object.values(schema.properties!).forEach(check);
		};
		const { components } = documentOf(client, form);
		for (const { route, operation } of operationsOf(documentOf(client, form))) {
			if (/^(GET|DELETE) /.test(route)) expect(operation.requestBody).toBeUndefined();
			const bodies = Object.entries(operation.requestBody?.content ?? {});
			for (const [type, { schema }] of bodies) {
				expect(['application/json', 'multipart/form-data']).toContain(type);
				check(schema);
			}
			operation.parameters.forEach(({ schema }) => check(schema));
			check(operation.responses['200'].content['application/json'].schema);
			for (const name of operation.security.flatMap(Object.keys))
				expect(components.securitySchemes).toHaveProperty([name]);
		}
	});

	test('has each sentence of the document once; one operation has none', () => {
		const documented = operationsOf(documentOf(client, form)).filter(({ operation }) =>
			OPERATIONS.some(
				({ n, description, tag }) => n !== null && tag === operation.tags[0] && description === operation.description,
			),
		);
		const sentences = documented.map(({ operation }) => operation.description);
		expect([documented.length, new Set(sentences).size]).toEqual([66, 66]);
		const [silent] = documented.filter(({ operation }) => operation.description === undefined);
		expect(silent.operation.tags).toEqual(['discount']);
		const { schema } = silent.operation.responses['200'].content['application/json'];
		expect(schema.properties?.data.items?.properties).toHaveProperty('active');
	});

	test('is served as JSON and YAML without a token', async () => {
		client.cloud.set({ routes: form });
		const json = await client.raw('GET', `${client.cloud.origin}/openapi.json`);
		expect(json.data).toEqual(JSON.parse(JSON.stringify(documentOf(client, form))));
		expect((json.data as Document).servers).toEqual([{ url: client.cloud.url }]);
		const yaml = await client.raw('GET', `${client.cloud.origin}/openapi.yaml`);
		expect(yaml.headers['content-type']).toBe('application/yaml');
		expect(yaml.data).toBe(client.cloud.openApiYaml(form));
		expect(yaml.data).toContain('"openapi": "3.0.3"\n"info":\n  "title": "Application API"\n');
	});
});

test('a list in the query is described as it is taken', () => {
	const listOf = (form: 'default' | 'other', path: string) => documentOf(client, form).paths[path].get.parameters[0];
	const overview = '/maintenances/overview/clusters';
	expect(listOf('default', overview)).toMatchObject({ name: 'clusters', explode: true, schema: { type: 'array' } });
	expect(listOf('other', '/v2/cluster-maintenances')).toMatchObject({ name: 'clusters', explode: false });
	client.cloud.set({ lists: 'brackets' });
	expect(listOf('default', overview)).toMatchObject({ name: 'clusters[]', explode: true });
	client.cloud.set({ lists: null });
});

test.each<[unknown, string]>([
	[{ a: 1, b: [true, null, 'x: "y"\n'], c: {} }, '"a": 1\n"b":\n  - true\n  - null\n  - "x: \\"y\\"\\n"\n"c": {}\n'],
	[[{ a: [], b: { c: 'd' } }, [1]], '-\n  "a": []\n  "b":\n    "c": "d"\n-\n  - 1\n'],
	[{ a: undefined, 200: '#no' }, '"200": "#no"\n'],
	['text', '"text"\n'],
])('%j as YAML', (value, yaml) => {
	expect(toYaml(value)).toBe(yaml);
});
