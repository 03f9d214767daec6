import type { IDataObject } from 'n8n-workflow';
import { redactDeep } from './errors';
import type { Field } from './fields';
import { choice, json, text } from './fields';
import type { Kind, Method, Operation, Resource } from './operation';
import type { ApiRequest } from './request';

const METHODS: Method[] = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'];

const choiceOf = (methods: Method[]) =>
	choice({
		name: 'method',
		displayName: 'Method',
		required: true,
		options: METHODS.filter((each) => methods.includes(each)).map((each) => ({ name: each, value: each, wire: each })),
		default: 'GET',
	});

const pathLike = (example: string, description: string) =>
	text({
		name: 'path',
		displayName: 'Path',
		description,
		required: true,
		placeholder: `e.g. ${example}`,
		pattern: /^\/(?!\/)[^\s#]*$/,
		hint: `must be a path of the API that begins with one slash, like ${example}`,
	});

const queryLike = (example: string) =>
	json({ name: 'query', displayName: 'Query Parameters', description: `As a JSON object, for example ${example}` });

const body = json({
	name: 'body',
	displayName: 'Body',
	description: 'As a JSON object; not sent with GET',
});

export interface ApiRequestSpec {
	/** Of the vendor, for the descriptions. */
	displayName: string;
	methods: Method[];
	/** A path of the vendor, as the example. */
	path: string;
	pathDescription: string;
	/** Example of the query as JSON. */
	query: string;
	/** Whether the vendor reads bodies. */
	body: boolean;
	/** `path`: as a server may read it, `request`: as the person wrote it. */
	kindOf(method: Method, path: string, request: ApiRequest, credentials: IDataObject): Kind;
	/** Name on the wire of the value that identifies a device. */
	device: string;
	/** What to hand on, where that is not the whole answer. */
	output?: Operation['output'];
}

/** The value of one part of the request; an empty object when it was left out. */
const part = (params: IDataObject, name: string) => (params[name] ?? {}) as IDataObject;

const inPath = (path: string, name: string) => new URLSearchParams(path.split('?')[1] ?? '').get(name) ?? undefined;

/** The path as a server may read it, so that another spelling of a command does not pass for a query. */
function plainPath(written: string): string {
	const { pathname } = new URL(written, 'http://localhost');
	return unescaped(pathname)
		.replace(/;[^/]*/g, '')
		.replace(/\/{2,}/g, '/')
		.toLowerCase();
}

function unescaped(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

const whole: Operation['output'] = ({ raw }, secrets) => redactDeep(raw ?? {}, secrets);

/** For calls beyond the documents: same token, same reading of codes, same care with commands. */
export function apiRequest(spec: ApiRequestSpec): Resource {
	const fields: Field[] = [choiceOf(spec.methods), pathLike(spec.path, spec.pathDescription), queryLike(spec.query)];
	const request = (params: IDataObject): ApiRequest => ({
		method: params.method as Method,
		path: String(params.path),
		query: part(params, 'query'),
		...(spec.body && params.method !== 'GET' ? { body: part(params, 'body') } : {}),
	});
	const kindOf = (params: IDataObject, credentials: IDataObject) =>
		spec.kindOf(params.method as Method, plainPath(String(params.path)), request(params), credentials);
	return {
		value: 'apiRequest',
		name: 'API Request',
		operations: [
			{
				value: 'send',
				name: 'Send',
				action: 'Send API request',
				description: `Call any path of the ${spec.displayName} API. All that does not just ask counts as a command: it is sent once, never again.`,
				kind: 'command',
				kindOf,
				fields: spec.body ? [...fields, body] : fields,
				request,
				deviceOf: (params) =>
					part(params, 'body')[spec.device] ??
					part(params, 'query')[spec.device] ??
					inPath(String(params.path), spec.device),
				output: spec.output ?? whole,
			},
		],
	};
}
