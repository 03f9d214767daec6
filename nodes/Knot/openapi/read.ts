import type { Method } from '../../core/operation';
import type { Param, Place } from '../routes';
import { ApiDocument, asList, asMapping, asText } from './document';
import { answerOf, fieldsOf, hasFile } from './schema';
import { baseOf } from './server';
import type { Base } from './server';
import { isPath } from './routeText';
import { UnreadableFile } from './unreadable';
import { parse } from './yaml';
import type { Mapping } from './yaml/mapping';
import { isMapping } from './yaml/mapping';

/** One call of an OpenAPI file, as far as it matters to us. */
export interface ApiCall {
	method: Method;
	/** As the file has it, behind its prefix. */
	path: string;
	summary: string;
	description: string;
	operationId: string;
	tags: string[];
	params: Param[];
	/** Words about the body. */
	bodySays: string;
	/** Names of the fields of the answer, without the envelope. */
	answer: string[];
}

export interface ApiFile extends Base {
	title: string;
	version: string;
	calls: ApiCall[];
}

const METHODS: Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const MOST_CALLS = 3_000;
const MULTIPART = 'multipart/form-data';
const REMEDY = "Give the file that the button Download on the vendor's API page saves, as JSON or YAML.";

/** Where a parameter goes; cookies are none of ours, and a body is read on its own. */
const PLACES: Record<string, Place> = { path: 'path', query: 'query', header: 'header' };
/** These say nothing as parameters (OpenAPI 3, Parameter Object). */
const NO_PARAMETERS = ['accept', 'content-type', 'authorization'];

interface Body {
	says: string;
	params: Param[];
}

/** One call under way: the file, and what it says of this call and of its path. */
interface Source {
	document: ApiDocument;
	operation: Mapping;
	parameters: Mapping[];
}

const asPlace = (document: ApiDocument, schema: unknown, place: Place): Param[] =>
	fieldsOf(document, schema).map((field) => ({ ...field, place }));

/** A form where it takes files, else the first kind of content that is JSON, else a form, else whatever there is. */
function contentOf(document: ApiDocument, content: Mapping): { place: Place; schema: unknown } {
	const types = Object.keys(content);
	const form = types.find((each) => each === MULTIPART);
	const isForFiles = form !== undefined && hasFile(document, asMapping(content[form]).schema);
	const json = types.find((each) => /json|^\*\/\*/i.test(each));
	const type = (isForFiles ? form : json) ?? form ?? types[0];
	return { place: type === MULTIPART ? 'multipart' : 'body', schema: asMapping(content[type]).schema };
}

/** The body of OpenAPI 3. */
function requestBody({ document, operation }: Source): Body {
	const body = document.resolve(operation.requestBody);
	const { place, schema } = contentOf(document, asMapping(body.content));
	return { says: asText(body.description), params: asPlace(document, schema, place) };
}

/** The body of Swagger 2, which is one or several of the parameters. */
function bodyParameters({ document, operation, parameters }: Source): Body {
	const whole = parameters.find((each) => each.in === 'body') ?? {};
	const form = parameters.filter((each) => each.in === 'formData');
	const consumes = asList(operation.consumes ?? document.root.consumes);
	const isMultipart = consumes.includes(MULTIPART) || form.some(({ type }) => type === 'file');
	const fields = form.map((each) => paramOf(each, isMultipart ? 'multipart' : 'body'));
	return { says: asText(whole.description), params: [...asPlace(document, whole.schema, 'body'), ...fields] };
}

/** How a list is written: OpenAPI 3 repeats the name unless told otherwise, Swagger 2 puts commas. */
const hasCommas = ({ explode, type, collectionFormat = 'csv' }: Mapping): boolean =>
	explode === false || (type === 'array' && collectionFormat === 'csv');

const paramOf = (given: Mapping, place: Place): Param => ({
	name: asText(given.name),
	place,
	required: given.required === true || place === 'path',
	says: asText(given.description),
	...(place === 'query' && hasCommas(given) ? { list: 'commas' as const } : {}),
});

function plainParams(parameters: Mapping[]): Param[] {
	return parameters
		.filter(({ name }) => !NO_PARAMETERS.includes(asText(name).toLowerCase()))
		.flatMap((each) => (asText(each.in) in PLACES ? [paramOf(each, PLACES[asText(each.in)])] : []));
}

/** Those of the call replace those of its path. */
function parametersOf(document: ApiDocument, item: Mapping, operation: Mapping): Mapping[] {
	const all = [...asList(item.parameters), ...asList(operation.parameters)].map((each) => document.resolve(each));
	return [...new Map(all.map((each) => [`${asText(each.in)} ${asText(each.name)}`, each])).values()];
}

function answer({ document, operation }: Source): string[] {
	const responses = asMapping(operation.responses);
	const status = Object.keys(responses).find((each) => /^2/.test(each)) ?? 'default';
	const response = document.resolve(responses[status]);
	return answerOf(document, response.schema ?? contentOf(document, asMapping(response.content)).schema);
}

function callOf(source: Source, method: Method, path: string): ApiCall {
	const { operation, parameters } = source;
	const body = operation.requestBody === undefined ? bodyParameters(source) : requestBody(source);
	return {
		method,
		path,
		summary: asText(operation.summary),
		description: asText(operation.description),
		operationId: asText(operation.operationId),
		tags: asList(operation.tags).map(asText),
		params: [...plainParams(parameters), ...body.params],
		bodySays: body.says,
		answer: answer(source),
	};
}

function callsAt(document: ApiDocument, path: string, given: unknown): ApiCall[] {
	const item = document.resolve(given);
	return METHODS.flatMap((method) => {
		const operation = item[method.toLowerCase()];
		// A call with a server of its own is not reached by the base URL and the prefix.
		if (!isMapping(operation) || operation.servers !== undefined || item.servers !== undefined) return [];
		const parameters = parametersOf(document, item, operation);
		return [callOf({ document, operation, parameters }, method, path)];
	});
}

/**
 * What an OpenAPI 3 or Swagger 2 description offers, one entry for each method of each path.
 * @param root the file as a value
 * @throws UnreadableFile when it is something else
 */
export function readApi(root: unknown): ApiFile {
	if (!isMapping(root) || (root.openapi === undefined && root.swagger === undefined)) {
		throw new UnreadableFile('This is no OpenAPI file: it says neither "openapi" nor "swagger" at its root', REMEDY);
	}
	const document = new ApiDocument(root);
	const paths = Object.entries(asMapping(root.paths)).filter(([path]) => isPath(path));
	const calls = paths.flatMap(([path, item]) => callsAt(document, path, item));
	if (calls.length === 0) throw new UnreadableFile('The OpenAPI file describes no call: "paths" is empty', REMEDY);
	if (calls.length > MOST_CALLS) {
		throw new UnreadableFile(`The OpenAPI file describes ${calls.length} calls, more than ${MOST_CALLS}`, REMEDY);
	}
	const { title, version } = asMapping(root.info);
	return { title: asText(title), version: String(version ?? ''), ...baseOf(root), calls };
}

/** The same from the text of the file, JSON or YAML. */
export function readOpenApi(file: string): ApiFile {
	if (/^\s*</.test(file)) throw new UnreadableFile('This is a web page and no OpenAPI file', REMEDY);
	return readApi(parse(file));
}
