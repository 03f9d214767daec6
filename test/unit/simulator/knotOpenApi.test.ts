import { OPERATIONS } from '../../../simulator/knot/routes/all.cjs';
import { toYaml } from '../../../simulator/knot/yaml.cjs';
import { knotDocument } from '../../fixtures/read.cjs';
import { connectKnot, FORMS, type KnotClient } from './knotClient.cjs';

interface Schema {
	type: string;
	description?: string;
	format?: string;
	nullable?: boolean;
	minimum?: number;
	maximum?: number;
	minLength?: number;
	maxLength?: number;
	pattern?: string;
	enum?: string[];
	items?: Schema;
	properties?: Record<string, Schema>;
	required?: string[];
}
interface Parameter {
	name: string;
	in: string;
	required: boolean;
	description: string;
	explode?: boolean;
	schema: Schema;
}
interface Operation {
	tags: string[];
	description?: string;
	parameters: Parameter[];
	requestBody?: { description: string; required: boolean; content: Record<string, { schema: Schema }> };
	responses: Record<string, { description: string; content: Record<string, { schema: Schema }> }>;
	security: object[];
}
interface Document {
	openapi: string;
	info: { title: string; version: string };
	servers: Array<{ url: string }>;
	tags: Array<{ name: string }>;
	paths: Record<string, Record<string, Operation>>;
	components: { securitySchemes: Record<string, object> };
}

let client: KnotClient;
beforeAll(async () => {
	client = await connectKnot({});
});
afterAll(async () => {
	await client.sim.stop();
});

const documentOf = (form: 'default' | 'other') => client.cloud.openApi(form) as Document;
const operationsOf = ({ paths }: Document) =>
	Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, operation]) => ({
			route: `${method.toUpperCase()} ${path}`,
			path,
			operation,
		})),
	);

/** Every route of the notes on the vendor, in the order of the document. */
const DEFAULTS = `GET /application/store-url;POST /badges;PUT /badges;GET /bank-guarantees;POST /bank-guarantees;
GET /bank-guarantees/payment-methods;DELETE /bank-guarantees/{id};GET /chats;GET /chats/{report_id};
POST /chats/{report_id}/image;GET /clusters;POST /clusters;GET /clusters/closests;GET /clusters/public;GET /clusters/{id};
PUT /clusters/{id}/name;GET /clusters/{id}/spots;GET /clusters/{id}/vehicles;PUT /clusters/{id}/location;
PUT /clusters/{id}/unlock-distance;POST /consents;GET /consents/types;POST /consents/unsubscribe;GET /countries;
GET /discounts;GET /discounts/shop;POST /discounts;POST /email/change;GET /email/change;PUT /email/change;
POST /email/confirm/resend;POST /email/confirm;GET /faq;GET /global-announcement;POST /login;POST /login/check;
POST /login/refresh;POST /login/apple;POST /login/facebook;POST /login/google;POST /login/reset-password;POST /login/2fa;
GET /login/2fa/generate;POST /login/2fa/verify;POST /logout;GET /maintenances/types;GET /maintenances/spots;
POST /maintenances/spots;GET /maintenances/spots/resolved;GET /maintenances/vehicles;POST /maintenances/vehicles;
GET /maintenances/vehicles/resolved;GET /maintenances/stations;POST /maintenances/stations;
GET /maintenances/stations/resolved;GET /maintenances/overview/cluster;GET /maintenances/overview/clusters;
PUT /maintenances/{id};DELETE /maintenances/{id};POST /maintenances/{id}/picture;GET /map;GET /map/public;GET /networks;
GET /networks/public;GET /networks/closests;GET /networks/{id}`.split(/;\n?/);

test('the default form has the 66 routes of the notes', () => {
	const documented = OPERATIONS.filter(({ n }) => n !== null);
	expect(documented.map(({ n }) => n)).toEqual(Array.from({ length: 66 }, (_, index) => index + 1));
	expect(documented.map(({ routes }) => `${routes.default?.method} ${routes.default?.path}`)).toEqual(DEFAULTS);
});

test('the other form has no method and path of the default one, and moves values to other places and names', () => {
	const both = OPERATIONS.filter(({ routes }) => routes.default && routes.other);
	for (const { routes } of both) expect(routes.other?.path.startsWith('/v2/')).toBe(true);
	const moved = both.filter(({ routes }) => routes.default!.method !== routes.other!.method);
	expect(moved.length).toBeGreaterThan(35);
	const moves = both.flatMap(({ routes }) =>
		Object.entries(routes.default!.stands).map(([name, { place }]) => `${place} ${routes.other!.stands[name].place}`),
	);
	const expected = ['query path', 'query body', 'query header', 'path body', 'path query', 'body path', 'body query'];
	expect(moves).toEqual(expect.arrayContaining(expected));
	const beyond = OPERATIONS.filter(({ n }) => n === null);
	expect(beyond.map(({ routes }) => [routes.default, routes.other?.path])).toEqual([
		[undefined, '/v2/passes'],
		[undefined, '/v2/trips/{tripId}'],
		[undefined, '/v2/vehicles/{vehicleId}/ring'],
		[undefined, '/v2/status'],
	]);
});

/** A schema's restrictions as the document prints them. */
function printed({
	type,
	nullable,
	pattern,
	format,
	minimum,
	maximum,
	minLength,
	maxLength,
	enum: words,
}: Schema): string {
	let text = type + (nullable ? ' or null' : '');
	if (pattern) text += pattern.startsWith('^[a-z]') ? pattern : `/${pattern}/`;
	if (format) text += ` <${format}>`;
	if (minimum !== undefined) text += maximum === undefined ? ` >= ${minimum}` : ` [ ${minimum} .. ${maximum} ]`;
	if (minLength === 1 && maxLength === undefined) return `${text} non-empty`;
	if (minLength !== undefined) {
		text += minLength === maxLength ? ` = ${minLength} characters` : ` [ ${minLength} .. ${maxLength} ] characters`;
	} else if (maxLength !== undefined) text += ` <= ${maxLength}`;
	return words ? `${text} Enum: ${words.map((word) => `"${word}"`).join(' ')}` : text;
}

const CLASSES: Record<string, string> = {
	device: '(LoginDevice) ',
	payment_method_parameters: '(UsePaymentMethodParameters) ',
};

/** The lines of the document about one value; those of objects lack the name, those of lists have two parts. */
function linesOf(name: string, schema: Schema, required: boolean, description = ''): string[] {
	const mark = required ? ' required' : '';
	if (schema.type === 'array')
		return [`${name}${mark} | Array of integers[ items >= 1 ] Examples:`, `${description} |`];
	if (schema.type !== 'object') return [`${name}${mark} | ${printed(schema)} ${description} |`];
	if (required) return ['required | object |'];
	return [`object ${CLASSES[name]}${description} |`];
}

test('the default form says what the document says, word for word', () => {
	const byRoute = new Map(operationsOf(documentOf('default')).map(({ route, operation }) => [route, operation]));
	const lines = DEFAULTS.flatMap((route) => {
		const { description, parameters, requestBody } = byRoute.get(route)!;
		const [content] = Object.values(requestBody?.content ?? {});
		const { properties = {}, required = [] } = content?.schema ?? {};
		return [
			...(description === undefined ? [] : [description]),
			...parameters.flatMap((one) => linesOf(one.name, one.schema, one.required, one.description)),
			...(requestBody ? [requestBody.description] : []),
			...Object.entries(properties).flatMap(([name, schema]) =>
				linesOf(name, schema, required.includes(name), schema.description),
			),
		];
	});
	// Some rows end with an empty cell.
	expect(lines).toEqual(knotDocument().lines.map((line) => line.replace(/ \| \|$/, ' |')));
});

describe.each(FORMS)('the OpenAPI document of the %s form', (form) => {
	test('is OpenAPI 3.0 and names every route once', () => {
		const document = documentOf(form);
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
		for (const { path, operation } of operationsOf(documentOf(form))) {
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
		const templates = Object.keys(documentOf(form).paths).map((path) => path.replace(/\{\w+\}/g, '{}'));
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
		const { components } = documentOf(form);
		for (const { route, operation } of operationsOf(documentOf(form))) {
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
		const documented = operationsOf(documentOf(form)).filter(({ operation }) =>
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
		expect(json.data).toEqual(JSON.parse(JSON.stringify(documentOf(form))));
		expect((json.data as Document).servers).toEqual([{ url: client.cloud.url }]);
		const yaml = await client.raw('GET', `${client.cloud.origin}/openapi.yaml`);
		expect(yaml.headers['content-type']).toBe('application/yaml');
		expect(yaml.data).toBe(client.cloud.openApiYaml(form));
		expect(yaml.data).toContain('"openapi": "3.0.3"\n"info":\n  "title": "Application API"\n');
	});
});

test('a list in the query is described as it is taken', () => {
	const listOf = (form: 'default' | 'other', path: string) => documentOf(form).paths[path].get.parameters[0];
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
