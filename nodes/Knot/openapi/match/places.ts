import type { Param, Place } from '../../routes';

/** Where one of our values goes in a call of the file, and how it is spelled there. */
export interface Placed {
	/** Our name, as the vendor document spells it. */
	name: string;
	place: Place;
	/** Its name on the wire. */
	as: string;
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

/** The parameter of the call that a name means: best in the same place and in the same spelling. */
function counterpart({ name, place }: Param, theirs: Param[]): Param | undefined {
	const named = theirs.filter((each) => plainName(each.name) === plainName(name));
	const nearness = (each: Param) => Number(each.place === place) * 2 + Number(each.name === name);
	return named.sort((a, b) => nearness(b) - nearness(a))[0];
}

const namesOf = (params: Param[]) => params.map(({ name }) => name);

/** Names in braces that no parameter of the file describes. */
const unnamed = (path: string, theirs: Param[]): string[] =>
	placeholdersOf(path).filter((name) => !theirs.some((each) => each.place === 'path' && each.name === name));

/** The names in braces, e.g. `id` of `/clusters/{id}`. */
export const placeholdersOf = (path: string): string[] => [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name);

/** Puts our parameters into the places of the call. */
export function fit(ours: Param[], { path, params: theirs }: { path: string; params: Param[] }): Fit {
	const found = ours.map((param) => ({ param, theirs: counterpart(param, theirs) }));
	const lost = found.filter((each) => !each.theirs).map(({ param }) => param);
	const used = new Set(found.map((each) => each.theirs));
	const unused = theirs.filter((each) => !used.has(each));
	return {
		placed: found.flatMap(({ param, theirs: to }) => (to ? [{ name: param.name, place: to.place, as: to.name }] : [])),
		missing: namesOf(lost.filter(({ required }) => required)),
		left: namesOf(lost.filter(({ required }) => !required)),
		foreign: [...namesOf(unused.filter(({ required }) => required)), ...unnamed(path, theirs)],
		unknown: namesOf(unused.filter(({ required }) => !required)),
	};
}
