import type { Param, Place } from '../../routes';
import { saysSame, wordsOf } from './words';

/** Where one of our values goes in a call of the file, and how it is spelled there. */
export interface Placed {
	/** Our name, as the vendor document spells it. */
	name: string;
	place: Place;
	/** Its name on the wire. */
	as: string;
	list?: Param['list'];
}

/** How our parameters and those of a call fit together. */
export interface Fit {
	placed: Placed[];
	/** What we must send and the call does not take. */
	missing: string[];
	/** What we may send and the call does not take. */
	left: string[];
	/** What the call requires and we do not have. */
	foreign: string[];
	/** What the call may be given and we do not have. */
	unknown: string[];
}

/** Names are the same but for capitals, underscores and hyphens. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The placeholders of a path that bear a name of their own and are described like one of our values: `{clusterId}` for
 * `id`. Their names never go on the wire, so they tell nothing.
 */
export function renamed(ours: Param[], theirs: Param[]): Map<Param, Param> {
	const known = (list: Param[]) => new Set(list.map(({ name }) => plainName(name)));
	const [ourNames, theirNames] = [known(ours), known(theirs)];
	const free = theirs.filter(
		({ place, name }) => place === 'path' && !ourNames.has(plainName(name)) && !/\p{Cs}/u.test(name),
	);
	if (free.length === 0) return new Map();
	const lost = ours.filter(({ name }) => !theirNames.has(plainName(name)));
	const alike = (a: Param, b: Param) => saysSame(wordsOf(a.says), wordsOf(b.says));
	const only = (found: Param[]) => (found.length === 1 ? found[0] : undefined);
	const pairs = lost.map((param) => [param, only(free.filter((each) => alike(each, param)))] as const);
	return new Map(pairs.filter((pair): pair is [Param, Param] => pair[1] !== undefined));
}

/** The parameter of the call that a name means: best in the same place and in the same spelling. */
function counterpart({ name, place }: Param, theirs: Param[]): Param | undefined {
	// Half a character, which JSON can hold, cannot be written down.
	// A file goes into a form and nowhere else.
	const isPossible = (each: Param) => place !== 'multipart' || each.place === 'multipart';
	const named = theirs.filter(
		(each) => plainName(each.name) === plainName(name) && isPossible(each) && !/\p{Cs}/u.test(each.name),
	);
	const nearness = (each: Param) => Number(each.place === place) * 2 + Number(each.name === name);
	return named.sort((a, b) => nearness(b) - nearness(a))[0];
}

const namesOf = (params: Param[]) => params.map(({ name }) => name);

/** Names in braces that no parameter of the file describes. */
const unnamed = (path: string, theirs: Param[]): string[] =>
	placeholdersOf(path).filter((name) => !theirs.some((each) => each.place === 'path' && each.name === name));

/** The names in braces, e.g. `id` of `/clusters/{id}`. */
export const placeholdersOf = (path: string): string[] => [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);

const placedAs = ({ name }: Param, { place, name: as, list }: Param): Placed => ({
	name,
	place,
	as,
	...(list ? { list } : {}),
});

/** Puts our parameters into the places of the call. */
export function fit(ours: Param[], { path, params: theirs }: { path: string; params: Param[] }): Fit {
	const others = renamed(ours, theirs);
	const found = ours.map((param) => ({ param, theirs: counterpart(param, theirs) ?? others.get(param) }));
	const lost = found.filter((each) => !each.theirs).map(({ param }) => param);
	const used = new Set(found.map((each) => each.theirs));
	const unused = theirs.filter((each) => !used.has(each));
	return {
		placed: found.flatMap(({ param, theirs: to }) => (to ? [placedAs(param, to)] : [])),
		missing: namesOf(lost.filter(({ required }) => required)),
		left: namesOf(lost.filter(({ required }) => !required)),
		foreign: [...namesOf(unused.filter(({ required }) => required)), ...unnamed(path, theirs)],
		unknown: namesOf(unused.filter(({ required }) => !required)),
	};
}
