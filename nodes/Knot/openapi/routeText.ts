import { Failure } from '../../core/errors';
import type { Method } from '../../core/operation';
import type { KnotRoute, Place } from '../routes';
import { placeholdersOf, plainName } from './match/places';
import type { Placed } from './match/places';

/** A route that a person or an OpenAPI file has confirmed. */
export interface ConfirmedRoute {
	method: Method;
	path: string;
	params: Placed[];
	/** Our names of what the route does not take. */
	left: string[];
	/** A read that was found by other words than those of the document. */
	likely: boolean;
}

const METHODS: Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const PLACES: Place[] = ['path', 'query', 'header', 'body', 'multipart'];
const WITHOUT = 'without';
const LIKELY = 'likely';

/** A step of a path that means the same or the upper folder, also as URLs write it. */
const IS_DOTS = /^(?:\.|%2e){1,2}$/i;

/** What can be put behind a base URL: no host, no question mark, no steps up, placeholders closed. */
export const isPath = (path: string): boolean =>
	/^\/(?!\/)[^\s?#\\]*$/.test(path) &&
	/^(?:[^{}]|\{[^{}]+\})*$/.test(path) &&
	!path.split('/').some((step) => IS_DOTS.test(step));

const COMMAS = ';commas';

const written = ({ name, as, list }: Placed) =>
	`${name === as ? name : `${name}=${encodeURIComponent(as)}`}${list ? COMMAS : ''}`;

/**
 * A route on one line: `PUT /clusters/{id}/name path:id body:name`. A name that the file spells otherwise stands behind
 * an equals sign (`latDeg=lat_deg`), what the route does not take behind `without:`, and a list that is one value with
 * commas ends with `;commas`.
 */
export function routeText({ method, path, params, left, likely }: ConfirmedRoute): string {
	const lists = PLACES.map((place): [string, string[]] => [
		place,
		params.filter((each) => each.place === place).map(written),
	]);
	const parts = [...lists, [WITHOUT, left] as [string, string[]]]
		.filter(([, names]) => names.length > 0)
		.map(([place, names]) => `${place}:${names.join(',')}`);
	return [method, path, ...parts, ...(likely ? [LIKELY] : [])].join(' ');
}

/** Refuses the line of an operation; `mistake` goes on after its name. */
function check(condition: boolean, { operation, method, path }: KnotRoute, mistake: string): asserts condition {
	if (condition) return;
	throw new Failure({
		message: `Confirmed Routes: "${operation}" ${mistake}`,
		description: `Write it like "${method} ${path}".`,
		input: true,
	});
}

function decoded(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}

function placedOf(entry: string, place: Place, route: KnotRoute): Placed {
	const hasCommas = entry.endsWith(COMMAS);
	const [name, spelled = name, ...rest] = (hasCommas ? entry.slice(0, -COMMAS.length) : entry).split('=');
	const names = route.params.map((param) => param.name);
	check(names.includes(name), route, `knows no parameter ${name || '(empty)'}; it takes ${names.join(', ') || 'none'}`);
	const as = decoded(spelled);
	check(as !== null && as !== '' && rest.length === 0, route, `has a name that cannot be read: ${entry}`);
	return { name, place, as, ...(hasCommas ? { list: 'commas' as const } : {}) };
}

/** Where everything goes when the line only names method and path: as in the table, and into the path what it names. */
function usualPlaces({ params }: KnotRoute, method: Method, path: string): Placed[] {
	const inPath = placeholdersOf(path);
	return params.map(({ name, place }) => {
		const as = inPath.find((each) => plainName(each) === plainName(name));
		if (as !== undefined) return { name, place: 'path', as };
		return { name, place: place === 'body' && method === 'GET' ? 'query' : place, as: name };
	});
}

const secondOf = <T>(list: T[], keyOf: (value: T) => string): T | undefined =>
	list.find((value, index) => list.findIndex((each) => keyOf(each) === keyOf(value)) !== index);

function checkNames(route: KnotRoute, { params, left }: ConfirmedRoute): void {
	const names = params.map(({ name }) => name);
	const twice = secondOf([...names, ...left], (name) => name);
	check(twice === undefined, route, `names ${twice} twice`);
	const shared = secondOf(params, ({ place, as }) => `${place} ${as}`);
	check(shared === undefined, route, `has two values for ${shared?.as} in ${shared?.place}`);
	const missing = route.params.find(({ name, required }) => required && !names.includes(name));
	check(missing === undefined, route, `gives no place to ${missing?.name}, which is required`);
}

function checkPlaces(route: KnotRoute, { method, path, params }: ConfirmedRoute): void {
	const inPath = params.filter(({ place }) => place === 'path').map(({ as }) => as);
	const open = placeholdersOf(path).find((name) => !inPath.includes(name));
	check(open === undefined, route, `has {${open}} in its path and no parameter for it`);
	const lost = inPath.find((as) => !placeholdersOf(path).includes(as));
	check(lost === undefined, route, `has no {${lost}} in its path`);
	const [inBody, inForm] = ['body', 'multipart'].map((place) => params.some((each) => each.place === place));
	check(method !== 'GET' || !(inBody || inForm), route, 'is a GET, which has no body');
	check(!(inBody && inForm), route, 'has both a body and a form (multipart)');
	const files = route.params.filter(({ place }) => place === 'multipart').map(({ name }) => name);
	const astray = params.find(({ name, place }) => files.includes(name) && place !== 'multipart');
	check(astray === undefined, route, `has the file ${astray?.name} in ${astray?.place}: it goes into multipart`);
}

function readParts(parts: string[], route: KnotRoute): Pick<ConfirmedRoute, 'params' | 'left'> {
	const params: Placed[] = [];
	const left: string[] = [];
	for (const part of parts) {
		const [place, ...rest] = part.split(':');
		const entries = rest.join(':').split(',');
		if (place === WITHOUT && rest.length > 0)
			left.push(...entries.map((entry) => placedOf(entry, 'query', route).name));
		else {
			check(
				rest.length > 0 && PLACES.includes(place as Place),
				route,
				`has "${part}" where ${PLACES.join(', ')} or ${WITHOUT} with a colon is expected`,
			);
			params.push(...entries.map((entry) => placedOf(entry, place as Place, route)));
		}
	}
	// What the line does not speak of is not taken either.
	const said = new Set([...params.map(({ name }) => name), ...left]);
	return { params, left: [...left, ...route.params.map(({ name }) => name).filter((name) => !said.has(name))] };
}

/**
 * Reads the line of a route. Method and path alone are enough; then all values go where the table puts them.
 * @throws Failure that says what is wrong with the line
 */
export function readRoute(text: string, route: KnotRoute): ConfirmedRoute {
	const words = text.trim().split(/\s+/);
	const likely = words[words.length - 1] === LIKELY;
	const [method, path = '', ...parts] = likely ? words.slice(0, -1) : words;
	check(METHODS.includes(method as Method), route, `begins with "${method}" and not with ${METHODS.join(', ')}`);
	check(isPath(path), route, `has "${path}" where a path like ${route.path} is expected`);
	const isSafe = route.kind !== 'read' || method === 'GET' || method === 'POST';
	check(isSafe, route, `only reads, so it cannot be a ${method}`);
	const places =
		parts.length > 0 ? readParts(parts, route) : { params: usualPlaces(route, method as Method, path), left: [] };
	const confirmed = { method: method as Method, path, ...places, likely };
	checkNames(route, confirmed);
	checkPlaces(route, confirmed);
	return confirmed;
}
