import type { Schema } from './schema.cjs';
import { OPERATIONS } from './routes/all.cjs';
import type { Auth, FormName, Operation, Route } from './routes/operation.cjs';
import type { Settings } from './settings.cjs';

const SECURITY: Readonly<Record<Auth, object[]>> = {
	access: [{ accessToken: [] }],
	none: [],
	refresh: [{ refreshToken: [] }],
	unconfirmed: [{ loginToken: [] }],
	secondFactor: [{ loginToken: [] }],
};
const TOKEN = { type: 'http', scheme: 'bearer' };

/**
 * The OpenAPI 3.0 document of one form of the routes, as plain data.
 * @param server address in front of the paths
 * @param lists how lists in the query are written; null: as the table says
 */
export function openApiOf(form: FormName, server: string, lists: Settings['lists'] = null): object {
	const paths: Record<string, Record<string, object>> = {};
	for (const operation of OPERATIONS) {
		const route = operation.routes[form];
		if (!route) continue;
		paths[route.path] ??= {};
		paths[route.path][route.method.toLowerCase()] = pathItem(operation, route, lists ?? route.lists);
	}
	const tags = [...new Set(OPERATIONS.filter(({ routes }) => routes[form]).map(({ tag }) => tag))];
	return {
		openapi: '3.0.3',
		info: { title: 'Application API', version: '1.0.0' },
		servers: [{ url: server }],
		tags: tags.map((name) => ({ name })),
		paths,
		components: { securitySchemes: { accessToken: TOKEN, refreshToken: TOKEN, loginToken: TOKEN } },
	};
}

function pathItem(operation: Operation, route: Route, lists: NonNullable<Settings['lists']>): object {
	const { tag, description, auth, answer } = operation;
	return {
		tags: [tag],
		description,
		parameters: parametersOf(operation, route, lists),
		requestBody: bodyOf(operation, route),
		responses: { 200: { description: 'Success', content: { 'application/json': { schema: answer } } } },
		security: SECURITY[auth],
	};
}

function parametersOf({ parameters }: Operation, { stands }: Route, lists: NonNullable<Settings['lists']>): object[] {
	const shown = Object.entries(parameters).filter(([name]) => ['path', 'query', 'header'].includes(stands[name].place));
	return shown.map(([key, { schema, required }]) => {
		const { place, name } = stands[key];
		const { description, ...rest } = schema;
		const isList = schema.type === 'array';
		return {
			name: isList && lists === 'brackets' ? `${name}[]` : name,
			in: place,
			required: required || place === 'path',
			description,
			...(isList ? { style: 'form', explode: lists !== 'comma' } : {}),
			schema: rest,
		};
	});
}

/** The request body; undefined when no parameter stands there. */
function bodyOf({ body, parameters }: Operation, { stands }: Route): object | undefined {
	const inBody = Object.entries(parameters).filter(([name]) => ['body', 'file'].includes(stands[name].place));
	if (inBody.length === 0) return undefined;
	const required = inBody.filter(([, parameter]) => parameter.required).map(([name]) => stands[name].name);
	const properties = inBody.map(([name, { schema }]): [string, Schema] => [stands[name].name, schema]);
	const isForm = inBody.some(([name]) => stands[name].place === 'file');
	const schema: Schema = {
		type: 'object',
		properties: Object.fromEntries(properties),
		required: required.length > 0 ? required : undefined,
	};
	return {
		description: body,
		required: required.length > 0,
		content: { [isForm ? 'multipart/form-data' : 'application/json']: { schema } },
	};
}
