import { knotCalls, knotInventory } from '../../fixtures/read.cjs';
import type { KnotEntry, KnotSection } from '../../fixtures/read.cjs';

type Schema = Record<string, unknown>;

/** A parameter or a field of a body, as a generated file describes it. */
export interface FileParam {
	name: string;
	place: KnotEntry['params'][number]['place'];
	required: boolean;
	says: string;
	schema: Schema;
}

/** A call of a generated file. `n`: the call of the vendor document that it really is; `null`: none. */
export interface FileCall {
	n: number | null;
	method: string;
	path: string;
	summary: string;
	description: string;
	tag: string;
	params: FileParam[];
	bodySays: string;
	/** Schema of the answer. */
	answer: Schema;
}

const JSON_TYPE = 'application/json';
const FILE_TYPE = 'multipart/form-data';
const DEVICE = { $ref: '#/components/schemas/LoginDevice' };

const capital = (text: string) => text[0].toUpperCase() + text.slice(1);

/** The type that the document prints, e.g. `string [ 1 .. 50 ] characters`. */
function schemaOf(type: string): Schema {
	if (type.includes('LoginDevice')) return { allOf: [DEVICE] };
	if (type.startsWith('Array')) return { type: 'array', items: { type: 'integer', minimum: 1 } };
	const [word] = type.split(/[^a-z]/);
	const [, least, most] = /\[ (-?\d+) \.\. (-?\d+) \]/.exec(type) ?? [];
	const [low, high] = type.includes('characters') ? ['minLength', 'maxLength'] : ['minimum', 'maximum'];
	const choices = [...type.matchAll(/"(\w+)"/g)].map(([, choice]) => choice);
	return {
		type: word,
		...(type.includes('or null') ? { nullable: true } : {}),
		...(type.includes('<binary>') ? { format: 'binary' } : {}),
		...(least === undefined ? {} : { [low]: Number(least), [high]: Number(most) }),
		...(choices.length ? { enum: choices } : {}),
	};
}

/** The schema that a sample value fits. */
function schemaLike(sample: unknown): Schema {
	if (Array.isArray(sample)) return { type: 'array', items: schemaLike(sample[0] ?? '') };
	if (sample === null) return { type: 'string', nullable: true };
	if (typeof sample !== 'object') return { type: typeof sample, example: sample };
	const properties = Object.entries(sample).map(([name, value]) => [name, schemaLike(value)]);
	return { type: 'object', properties: Object.fromEntries(properties) };
}

function callOf(entry: KnotEntry, section: KnotSection): FileCall {
	const placeOf = (name: string) => entry.params.find((param) => param.name === name)!.place;
	return {
		n: entry.n,
		method: entry.method,
		path: entry.path,
		summary: capital(entry.title),
		description: section.description,
		tag: capital(entry.group),
		params: section.params.map(({ name, required, type, description }) => ({
			name,
			place: placeOf(name),
			required,
			says: description,
			schema: schemaOf(type),
		})),
		bodySays: section.bodyDescription ?? '',
		answer: schemaLike(section.answer),
	};
}

const sections = knotCalls();

/** The 66 calls with the default routes. */
export const defaultCalls = (): FileCall[] => knotInventory().map((entry, index) => callOf(entry, sections[index]));

const OTHER_METHOD: Record<string, string> = { POST: 'PUT', PUT: 'PATCH', DELETE: 'POST' };

/** Reads with many parameters take them as a body here; all else keeps its place. */
function otherCall(call: FileCall): FileCall {
	const isSearch = call.method === 'GET' && call.params.length > 3;
	const params = isSearch ? call.params.map((param) => ({ ...param, place: 'body' as const })) : call.params;
	const ids = params.filter(({ place }) => place === 'path').map(({ name }) => `/{${name}}`);
	return {
		...call,
		params,
		method: isSearch ? 'POST' : (OTHER_METHOD[call.method] ?? 'GET'),
		path: `/v2/${capital(call.tag).replace(/\W/g, '')}${ids.join('')}/call${call.n}`,
	};
}

/** The same calls with other methods and paths throughout. */
export const otherCalls = (): FileCall[] => defaultCalls().map(otherCall);

function bodyOf({ params, bodySays }: FileCall): Schema | undefined {
	const fields = params.filter(({ place }) => place === 'body' || place === 'multipart');
	if (fields.length === 0 && !bodySays) return undefined;
	const type = fields.some(({ place }) => place === 'multipart') ? FILE_TYPE : JSON_TYPE;
	const schema = {
		type: 'object',
		properties: Object.fromEntries(
			fields.map(({ name, schema: own, says }) => [name, says ? { ...own, description: says } : own]),
		),
		required: fields.filter(({ required }) => required).map(({ name }) => name),
	};
	return { ...(bodySays ? { description: bodySays } : {}), required: true, content: { [type]: { schema } } };
}

function operationOf(call: FileCall): Schema {
	const body = bodyOf(call);
	const parameters = call.params
		.filter(({ place }) => place === 'path' || place === 'query')
		.map(({ name, place, required, says, schema }) => ({ name, in: place, required, description: says, schema }));
	return {
		...(call.tag ? { tags: [call.tag] } : {}),
		...(call.summary ? { summary: call.summary } : {}),
		...(call.description ? { description: call.description } : {}),
		// The truth, for the tests alone.
		'x-knot-operation': call.n,
		...(parameters.length ? { parameters } : {}),
		...(body ? { requestBody: body } : {}),
		responses: { '200': { description: 'OK', content: { [JSON_TYPE]: { schema: call.answer } } } },
	};
}

/** The OpenAPI file that describes these calls. */
export function fileOf(calls: FileCall[]): Schema {
	const paths: Record<string, Schema> = {};
	for (const call of calls) {
		paths[call.path] = { ...paths[call.path], [call.method.toLowerCase()]: operationOf(call) };
	}
	return {
		openapi: '3.0.3',
		info: { title: 'Application API', version: '2.1.0' },
		servers: [{ url: 'https://api.knot.example/api/application' }],
		paths,
		components: { schemas: { LoginDevice: { type: 'object', properties: { id: { type: 'string' } } } } },
	};
}
