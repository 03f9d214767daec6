import type { FastifyRequest } from 'fastify';
import { mediaType } from '../server.cjs';
import { UploadedFile } from './multipart.cjs';
import type { Match } from './router.cjs';
import type { Parameter, Place, Stand } from './routes/operation.cjs';
import { fromText, problemIn } from './schema.cjs';
import type { Settings } from './settings.cjs';

/** The values of a request, by the names of the document; those that may be left out may be missing. */
export type Given = Record<string, unknown>;

/** What a request gives in each place, by the names of the wire. */
type Sources = Record<Place, Record<string, unknown>>;

/** The values of a request, or what is wrong with them. */
export interface Reading {
	given: Given;
	/** In words; null: nothing is wrong. */
	problem: string | null;
}

const FORM = 'multipart/form-data';

/** Reads the values of a request from the places where its route has them; other values are a problem. */
export function read(request: FastifyRequest, found: Match, lists: Settings['lists']): Reading {
	const { parameters } = found.operation;
	const { stands } = found.route;
	const isForm = Object.values(stands).some(({ place }) => place === 'file');
	const sources = sourcesOf(request, found, isForm);
	if (typeof sources === 'string') return { given: {}, problem: sources };
	const writing = lists ?? found.route.lists;
	const given: Given = {};
	for (const [name, parameter] of Object.entries(parameters)) {
		const { place } = stands[name];
		const value = takeOut(sources, stands[name], parameter, writing);
		if (value === undefined) continue;
		const isText = isForm || ['path', 'query', 'header'].includes(place);
		given[name] = isText ? fromText(parameter.schema, value) : value;
	}
	return { given, problem: strangerIn(sources) ?? problemOf(parameters, given) };
}

/** Takes a value out of its place, so that what is left there at the end is unknown. */
function takeOut(sources: Sources, { place, name }: Stand, { schema }: Parameter, lists: string): unknown {
	const isList = schema.type === 'array' && place === 'query';
	const key = isList && lists === 'brackets' ? `${name}[]` : name;
	const source = sources[place];
	const value = Object.hasOwn(source, key) ? source[key] : undefined;
	delete source[key];
	if (!isList || value === undefined) return value;
	if (lists === 'comma') return typeof value === 'string' ? value.split(',') : [value];
	return [value].flat();
}

function sourcesOf(request: FastifyRequest, { inPath, route }: Match, isForm: boolean): Sources | string {
	const isTaken = Object.values(route.stands).some(({ place }) => place === 'body' || place === 'file');
	const body = isForm ? formOf(request) : jsonOf(request, isTaken);
	if (typeof body === 'string') return body;
	const isFile = (value: unknown) => value instanceof UploadedFile;
	const split = (wanted: boolean) =>
		Object.fromEntries(Object.entries(body).filter(([, one]) => isFile(one) === wanted));
	return {
		path: { ...inPath },
		query: { ...(request.query as object) },
		header: { ...request.headers },
		body: split(false),
		file: split(true),
	};
}

function formOf(request: FastifyRequest): object | string {
	if (mediaType(request) !== FORM) return `the body must be ${FORM}`;
	return (request.body as object | undefined) ?? 'the body is no form';
}

/** The JSON body; an empty one, and one that is an empty object, are none. */
function jsonOf(request: FastifyRequest, isTaken: boolean): object | string {
	const { rawBody } = request.entry;
	// The body of a GET is not even read.
	if (rawBody === '' && mediaType(request) !== FORM) return hasBody(request) ? 'there must be no body' : {};
	if (mediaType(request) !== 'application/json') return 'the body must be application/json';
	const { body } = request;
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'the body must be a JSON object';
	return isTaken || Object.keys(body).length === 0 ? body : 'there must be no body';
}

function hasBody({ headers }: FastifyRequest): boolean {
	return (headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined;
}

/** A value that no parameter has taken; headers are no parameters unless the route says so. */
function strangerIn({ query, body, file }: Sources): string | null {
	const [strange] = Object.keys({ ...query, ...body, ...file });
	return strange === undefined ? null : `${strange} is unknown`;
}

function problemOf(parameters: Record<string, Parameter>, given: Given): string | null {
	for (const [name, { schema, required }] of Object.entries(parameters)) {
		const value = given[name];
		if (value === undefined && required) return `${name} is required`;
		const isFile = schema.format === 'binary';
		const problem = value === undefined || isFile ? null : problemIn(name, schema, value);
		if (problem !== null) return problem;
	}
	return null;
}
