import type { Schema } from '../schema.cjs';

/** `default`: the routes that are likely; `other`: other methods, paths and places, as the vendor's own may turn out. */
export type FormName = 'default' | 'other';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Place = 'path' | 'query' | 'header' | 'body' | 'file';
/**
 * What has to be in the Authorization header: an access token, nothing, a refresh token, or the token that a login
 * answered together with code 7 (`unconfirmed`) or code 146 (`secondFactor`).
 */
export type Auth = 'access' | 'none' | 'refresh' | 'unconfirmed' | 'secondFactor';

export interface Parameter {
	schema: Schema;
	required: boolean;
}

/** One row of the table of routes. */
export interface Entry {
	/** Place in the document, 1 to 66; null: the document does not have it. */
	n: number | null;
	/** Our own name of the call. */
	call: string;
	/** Tag of the OpenAPI document. */
	tag: string;
	/** The document's sentence, word for word; one operation has none. */
	description?: string;
	auth: Auth;
	/** What the user must be allowed to do. */
	permission?: string;
	/** The document's sentence about the body. */
	body?: string;
	/** By the names of the document, in its order. */
	parameters: Record<string, Parameter>;
	/** The whole answer. */
	answer: Schema;
	/**
	 * Method and path of each form, relative to the form's prefix. `{spotId=spot_id}`: the parameter `spot_id` stands in
	 * the path, under the name `spotId`. What is not in the path goes into the query of GET and DELETE, else into the body.
	 */
	default?: string;
	other?: string;
	/** Places in the other form that these rules do not give. */
	otherIn?: Record<string, Place>;
	/** How a list in the query of the other form is written; else its name is repeated. */
	otherLists?: 'comma';
}

/** Where a parameter stands on the wire, and under which name. */
export interface Stand {
	place: Place;
	name: string;
}

/** An operation's method, path and places in one form. */
export interface Route {
	method: Method;
	/** With the names of the wire in braces. */
	path: string;
	/** By the document's names. */
	stands: Record<string, Stand>;
	lists: 'repeat' | 'comma';
}

export interface Operation extends Omit<Entry, FormName | 'otherIn' | 'otherLists'> {
	routes: Partial<Record<FormName, Route>>;
}

const BRACED = /\{(?:(\w+)=)?(\w+)\}/g;

/** The entry with its routes worked out. */
export function operationOf({ default: usual, other, otherIn, otherLists, ...entry }: Entry): Operation {
	const routes: Operation['routes'] = {};
	if (usual) routes.default = routeOf(entry.parameters, usual, {}, 'repeat');
	if (other) routes.other = routeOf(entry.parameters, other, otherIn ?? {}, otherLists ?? 'repeat');
	return { ...entry, routes };
}

function routeOf(
	parameters: Entry['parameters'],
	text: string,
	exceptions: Record<string, Place>,
	lists: Route['lists'],
): Route {
	const [method, template] = text.split(' ') as [Method, string];
	const inPath = new Map([...template.matchAll(BRACED)].map(([, wire, name]) => [name, wire ?? name]));
	const rest: Place = method === 'GET' || method === 'DELETE' ? 'query' : 'body';
	const standOf = (name: string, { schema }: Parameter): Stand => {
		const wire = inPath.get(name);
		if (wire !== undefined) return { place: 'path', name: wire };
		return { place: schema.format === 'binary' ? 'file' : (exceptions[name] ?? rest), name };
	};
	const stands = Object.entries(parameters).map(([name, parameter]) => [name, standOf(name, parameter)]);
	return {
		method,
		path: template.replace(BRACED, (_, wire: string | undefined, name: string) => `{${wire ?? name}}`),
		stands: Object.fromEntries(stands) as Route['stands'],
		lists,
	};
}
