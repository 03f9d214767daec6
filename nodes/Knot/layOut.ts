import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../core/errors';
import type { Method } from '../core/operation';
import type { EffectiveRoute } from './openapi/confirmed';
import type { Placed } from './openapi/match/places';
import type { Place } from './routes';

/** A call with every value in its place, under the name that the route has for it. */
export interface LaidOut {
	method: Method;
	/** With the prefix; values in it are escaped. */
	path: string;
	query: IDataObject;
	headers: IDataObject;
	/** Present where the route takes a JSON body, even if no value is given. */
	body?: IDataObject;
	/** Present where the route takes a form with files; the values are what was given for them. */
	multipart?: IDataObject;
}

const fail = (message: string, description: string): never => {
	throw new Failure({ message, description, input: true });
};

const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);

/** A value as one step of a path. What a server could read as another path is refused. */
function step(name: string, value: unknown): string {
	const text = typeof value === 'string' || isNumber(value) ? String(value) : '';
	if (text.trim() === '' || text === '.' || text === '..') {
		return fail(`${name} is missing or cannot stand in a path`, 'It has to be a number or a text.');
	}
	try {
		return encodeURIComponent(text);
	} catch {
		return fail(`${name} holds half a character`, 'Copy the value again.');
	}
}

function valuesAt({ params }: EffectiveRoute, place: Place, values: IDataObject): IDataObject {
	const given = params.filter((each) => each.place === place && values[each.name] !== undefined);
	const valueOf = ({ name, list }: Placed) => (list ? String(values[name]) : values[name]);
	return Object.fromEntries(given.map((each) => [each.as, valueOf(each)]));
}

/** What is given and the route does not take must not get lost: without it the call may do something else. */
function checkGiven({ operation, params, left }: EffectiveRoute, values: IDataObject): void {
	const given = Object.keys(values).filter((name) => values[name] !== undefined);
	const lost = given.find((name) => left.includes(name));
	if (lost) {
		fail(
			`The confirmed route of ${operation} does not take ${lost}`,
			'Leave it empty, or correct the line in Confirmed Routes of the credential.',
		);
	}
	const stranger = given.find((name) => !params.some((each) => each.name === name));
	if (stranger !== undefined) throw new Error(`${operation} has no parameter ${stranger}`);
}

const takes = ({ params }: EffectiveRoute, place: Place) => params.some((each) => each.place === place);

/**
 * Puts values into the places of a route.
 * @param values by the names of the vendor document; `undefined` is left out
 * @param prefix of the credential, used where the confirmed routes name none
 * @throws Failure when a value of the path is missing, or one is given that the route does not take
 */
export function layOut(route: EffectiveRoute, values: IDataObject, prefix: string): LaidOut {
	checkGiven(route, values);
	const { method, params } = route;
	const inPath = new Map(
		params.filter(({ place }) => place === 'path').map((each): [string, Placed] => [each.as, each]),
	);
	const path = route.path.replace(/\{([^{}]+)\}/g, (_, as: string) => {
		const { name } = inPath.get(as)!;
		return step(name, values[name]);
	});
	return {
		method,
		path: `${route.prefix ?? prefix}${path}`,
		query: valuesAt(route, 'query', values),
		headers: valuesAt(route, 'header', values),
		...(takes(route, 'body') ? { body: valuesAt(route, 'body', values) } : {}),
		...(takes(route, 'multipart') ? { multipart: valuesAt(route, 'multipart', values) } : {}),
	};
}
