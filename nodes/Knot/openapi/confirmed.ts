import { Failure } from '../../core/errors';
import type { Objection } from '../../core/operation';
import { DEFAULT_PREFIX, isOperation, routeFor, ROUTES } from '../routes';
import type { Auth, Certainty, KnotRoute } from '../routes';
import type { Bound, Matched } from './match';
import { isPath, readRoute, routeText } from './routeText';
import type { ConfirmedRoute } from './routeText';
import { isMapping } from './yaml/mapping';
import type { Mapping } from './yaml/mapping';

export type { ConfirmedRoute } from './routeText';

/** The content of the credential's field. */
export interface Confirmed {
	/** The file that it comes from. */
	source: string;
	/** What stands between the host and the paths; `null`: the credential's own prefix. */
	prefix: string | null;
	/** By operation. */
	routes: Map<string, ConfirmedRoute>;
}

export const NOTHING_CONFIRMED: Confirmed = { source: '', prefix: null, routes: new Map() };

const VERSION = 1;
const KEYS = ['knotRoutes', 'source', 'prefix', 'routes'];
const PASTE =
	'Paste the whole text that "Route > Match OpenAPI File" gives, or write lines like "cluster.move": "PUT /clusters/{id}/location".';

/** Without a word of the file about servers, paths that begin with the usual prefix already hold it. */
function prefixOf({ prefix, bound }: Matched): string | null {
	const holdIt = bound.length > 0 && bound.every(({ path }) => path.startsWith(`${DEFAULT_PREFIX}/`));
	return prefix ?? (holdIt ? '' : null);
}

/** The text to be pasted into the credential: JSON with a line for each route, in the order of the vendor document. */
export function confirmedText(matched: Matched): string {
	const prefix = prefixOf(matched);
	const byOperation = new Map(matched.bound.map((each): [string, Bound] => [each.operation, each]));
	const bound = ROUTES.flatMap(({ operation }) => byOperation.get(operation) ?? []);
	const text = {
		knotRoutes: VERSION,
		source: `${matched.title} ${matched.version}`.trim(),
		...(prefix === null ? {} : { prefix }),
		routes: Object.fromEntries(bound.map((each) => [each.operation, routeText(each)])),
	};
	return JSON.stringify(text, null, '\t');
}

function refuse(what: string, remedy = PASTE): never {
	throw new Failure({ message: `Confirmed Routes: ${what}`, description: remedy, input: true });
}

function readJson(text: string): Mapping {
	let value: unknown;
	try {
		value = JSON.parse(text.trim());
	} catch {
		refuse('this is no JSON text');
	}
	return isMapping(value) ? value : refuse('this is no JSON object');
}

function readPrefix(prefix: unknown): string | null {
	if (prefix === undefined) return null;
	const isFit = typeof prefix === 'string' && (prefix === '' || (isPath(prefix) && !/[{}]|\/$/.test(prefix)));
	return isFit ? prefix : refuse('"prefix" has to be a path like /api/application, or empty');
}

function readLine(operation: string, line: unknown): ConfirmedRoute {
	if (!isOperation(operation)) {
		refuse(`"${operation}" is no operation of Knot`, 'Take the name that "Route > Get Many" shows, like cluster.move.');
	}
	if (typeof line !== 'string') refuse(`"${operation}" has to be a text like "${tableLine(operation)}"`);
	return readRoute(line, routeFor(operation));
}

const tableLine = (operation: string): string => `${routeFor(operation).method} ${routeFor(operation).path}`;

/** The same whatever the placeholders are called. */
const shapeOf = ({ method, path }: ConfirmedRoute) => `${method} ${path.replace(/\{[^{}]*\}/g, '{}')}`;

function checkDistinct(routes: Map<string, ConfirmedRoute>, text: string): void {
	// JSON keeps the last of two lines without a word.
	const twice = ['routes', ...routes.keys()].find((key) => text.split(`"${key}"`).length > 2);
	if (twice !== undefined) refuse(`"${twice}" is there twice`, 'Leave one of them.');
	const seen = new Map<string, string>();
	for (const [operation, route] of routes) {
		const other = seen.get(shapeOf(route));
		if (other) refuse(`"${other}" and "${operation}" have the same route`, 'Correct the line that is wrong.');
		seen.set(shapeOf(route), operation);
	}
}

/**
 * Reads the credential's field; empty means that nothing is confirmed.
 * @throws Failure that says which line is wrong and how it has to be
 */
export function readConfirmed(text: string): Confirmed {
	if (text.trim() === '') return NOTHING_CONFIRMED;
	const given = readJson(text);
	const stranger = Object.keys(given).find((key) => !KEYS.includes(key));
	if (given.knotRoutes !== VERSION) refuse(`"knotRoutes" has to be ${VERSION}, the version of this text`);
	if (stranger !== undefined) refuse(`"${stranger}" is not known here`);
	const lines = isMapping(given.routes)
		? given.routes
		: refuse('"routes" has to be an object with a line for each route');
	const routes = new Map(
		Object.entries(lines).map(([operation, line]): [string, ConfirmedRoute] => [operation, readLine(operation, line)]),
	);
	checkDistinct(routes, text);
	return { source: String(given.source ?? ''), prefix: readPrefix(given.prefix), routes };
}

/** A route as it is used with this credential. */
export interface EffectiveRoute extends ConfirmedRoute {
	operation: string;
	/** `null`: the credential's own. */
	prefix: string | null;
	auth: Auth;
	kind: KnotRoute['kind'];
	certainty: Certainty | 'confirmed';
}

/** The confirmed route of an operation, else the one of the table. */
export function effectiveRoute(operation: string, { routes, prefix }: Confirmed): EffectiveRoute {
	const { method, path, params, auth, kind, certainty } = routeFor(operation);
	const confirmed = routes.get(operation);
	if (confirmed) return { ...confirmed, operation, prefix, auth, kind, certainty: 'confirmed' };
	const placed = params.map(({ name, place }) => ({ name, place, as: name }));
	return { method, path, params: placed, left: [], likely: false, operation, prefix: null, auth, kind, certainty };
}

/** Paths behind the prefix, in small letters, of what changes something although it is a GET. */
export function actingGets(confirmed: Confirmed): string[] {
	const acting = ROUTES.filter(({ kind }) => kind !== 'read').map(({ operation }) => operation);
	const known = acting.flatMap((operation) => [routeFor(operation), effectiveRoute(operation, confirmed)]);
	return known.filter(({ method }) => method === 'GET').map(({ path }) => path.toLowerCase());
}

const HOW_TO_CONFIRM =
	'To confirm it, download the OpenAPI file with the button on the API page of Knot, run "Route > Match OpenAPI File" on it and paste what it gives into Confirmed Routes of the credential.';

/** Why a call on a route that is our guess may have failed with 404 or 405, and how to make it certain. */
export const guessed = ({ operation, method, path }: EffectiveRoute): Objection => ({
	message: `That ${operation} is ${method} ${path} is our guess: the vendor document names no routes`,
	remedy: HOW_TO_CONFIRM,
});

const oneLine = ({ operation, method, path }: EffectiveRoute) =>
	JSON.stringify({ knotRoutes: VERSION, routes: { [operation]: `${method} ${path}` } });

/** The other operation to which the confirmed routes give the route of the table. */
const takenBy = (route: EffectiveRoute, { routes }: Confirmed): string | undefined =>
	route.kind === 'read' || route.certainty === 'confirmed'
		? undefined
		: [...routes].find(([, each]) => shapeOf(each) === shapeOf(route))?.[0];

const takenBut = ({ operation, method, path }: EffectiveRoute, taken: string): Objection => ({
	message: `${method} ${path} is the route of ${taken} by Confirmed Routes, so it is none of ${operation}`,
	remedy: `Find the route of ${operation} in the OpenAPI file and write it into Confirmed Routes of the credential, or call it by API Request.`,
});

/**
 * The route to use, or why nothing is sent: a write on a guessed route could change anything. What a login needs is
 * sent all the same.
 */
export function routeOf(
	operation: string,
	confirmed: Confirmed,
	allowUnconfirmedWrites: boolean,
): { route: EffectiveRoute; objection?: Objection } {
	const route = effectiveRoute(operation, confirmed);
	const taken = takenBy(route, confirmed);
	if (taken !== undefined) return { route, objection: takenBut(route, taken) };
	const isGuess = route.certainty === 'inferred';
	if (!isGuess || route.kind === 'read' || allowUnconfirmedWrites || routeFor(operation).exempt) return { route };
	const { message } = guessed(route);
	return {
		route,
		objection: {
			message: `${message[0].toLowerCase()}${message.slice(1)}, and a wrong write can do harm`,
			remedy: `${HOW_TO_CONFIRM} If you know the route, write it there: ${oneLine(route)}. Allow Unconfirmed Writes in the credential sends all writes on guessed routes.`,
		},
	};
}
