import type { Kind, Method } from '../../core/operation';

/** Where a value goes on the wire. `header` stands in no record of ours, but an OpenAPI file may ask for it. */
export type Place = 'path' | 'query' | 'body' | 'multipart' | 'header';

/**
 * How a route is known: printed in the vendor document, seen in public clients, or our guess after the vendor's other
 * interfaces.
 */
export type Certainty = 'documented' | 'seen' | 'inferred';

/**
 * What the call is authenticated by: the access token, nothing, the refresh token, or the token that a login answered
 * together with code 7 (address not confirmed) or 146 (second factor).
 */
export type Auth = 'access' | 'none' | 'refresh' | 'login';

export interface Param {
	/** As the vendor spells it (`latDeg`, `latdeg`). */
	name: string;
	place: Place;
	required: boolean;
	/** The words of the document. */
	says: string;
	/** A list stands in the query as one value with commas, and not as a value of its own for each. */
	list?: 'commas';
}

/** One call of the Knot application API, as a row of the vendor document. */
export interface KnotRoute {
	/** `resource.operation`, e.g. `cluster.move`. */
	operation: string;
	/** Its place in the vendor document, 1 to 66. */
	number: number;
	method: Method;
	/** Relative to the prefix, e.g. `/clusters/{id}`. */
	path: string;
	params: Param[];
	auth: Auth;
	kind: Kind;
	known: { path: Certainty; method: Certainty };
	/** The weaker of the two. */
	certainty: Certainty;
	/** The sentence of the document; empty for the one call that it does not describe. */
	sentence: string;
	/** What the document says about the body. */
	bodySays: string;
	/** Names of the fields of the answer: at its root, and those of `data` or of its rows. */
	answer: string[];
	/** Sent although its route may be a guess: without it nobody logs in. */
	exempt: boolean;
}

interface More {
	params?: Param[];
	auth?: Auth;
	kind?: Kind;
	known?: KnotRoute['known'];
	bodySays?: string;
	/** Separated by spaces. */
	answer?: string;
	exempt?: true;
}

export const SEEN = { path: 'seen', method: 'seen' } as const;
export const PATH_SEEN = { path: 'seen', method: 'inferred' } as const;
export const PATH_DOCUMENTED = { path: 'documented', method: 'seen' } as const;
const INFERRED = { path: 'inferred', method: 'inferred' } as const;

const FROM_WEAK: Certainty[] = ['inferred', 'seen', 'documented'];

const paramOf =
	(required: boolean) =>
	(place: Place, name: string, says: string): Param => ({ name, place, required, says });

/** A value that the vendor requires. */
export const must = paramOf(true);
/** A value that may be left out. */
export const may = paramOf(false);

/**
 * A row of the table.
 * @param call method and path, e.g. `GET /clusters/{id}`
 * @param sentence word for word from the document
 */
export function route(number: number, operation: string, call: string, sentence: string, more: More): KnotRoute {
	const [method, path] = call.split(' ') as [Method, string];
	const { params = [], auth = 'access', known = INFERRED, bodySays = '', answer = '', exempt = false } = more;
	const { kind = method === 'GET' ? 'read' : 'write' } = more;
	const certainty = FROM_WEAK.find((each) => each === known.path || each === known.method)!;
	const names = answer.split(' ').filter(Boolean);
	return {
		operation,
		number,
		method,
		path,
		params,
		auth,
		kind,
		known,
		certainty,
		sentence,
		bodySays,
		answer: names,
		exempt,
	};
}
