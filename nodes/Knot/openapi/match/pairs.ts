import type { KnotRoute } from '../../routes';
import type { ApiCall } from '../read';
import { fit, plainName, renamed } from './places';
import type { Fit } from './places';
import { bagOf, overlap, partsOf, saysSame, weightsOf, wordsOf } from './words';

/** A route of our table and a call of the file, and what speaks for their being the same. */
export interface Pair {
	route: KnotRoute;
	call: ApiCall;
	/** Whether the call is described in the very words of the document. */
	sameWords: boolean;
	/** 0 to 1: how much of the words is the same. */
	text: number;
	/** 0 to 1: how many of the parameters are the same. */
	params: number;
	/** 0 to 1: how much of the fields of the answer is the same. */
	answer: number;
	/** 0 to 1: how much of the path's words is the same as in our guess. */
	path: number;
	/** All of it, 0 to 1. */
	score: number;
}

const WEIGHTS = { text: 0.6, params: 0.2, answer: 0.15, path: 0.05 };

/** Words of a path that name no thing. */
const BESIDE = new Set(['api', 'application']);
const isThing = (word: string) => !BESIDE.has(word) && !/^v\d+$/.test(word);

/** The words of a path that name something. */
export const thingsOf = (path: string): Set<string> => new Set(partsOf(path).filter(isThing));

interface Read {
	texts: string[][];
	sets: Array<Set<string>>;
	params: Set<string>;
	answer: Set<string>;
	path: Set<string>;
}

/** What Redoc prints as the description; a title counts where there is none, and for the ranking. */
const textsOf = ({ description, summary }: ApiCall) => [description, summary].filter(Boolean).map(wordsOf);

const read = (texts: string[][], { params, answer, path }: KnotRoute | ApiCall): Read => ({
	texts,
	sets: texts.map(bagOf),
	params: new Set(params.map(({ name }) => plainName(name))),
	answer: new Set(answer),
	path: thingsOf(path),
});

/** How the parameters of a pair fit; asked of the few pairs that come into question. */
export const fitOf = ({ route, call }: Pair): Fit => fit(route.params, call);

/** How many of the parameters are in both, 0 to 1. */
function commonParams(ours: Read, theirs: Read, { params }: KnotRoute, call: ApiCall): number {
	const others = renamed(params, call.params).size;
	if (others === 0) return overlap(ours.params, theirs.params);
	const same = others + [...ours.params].filter((name) => theirs.params.has(name)).length;
	return same / (ours.params.size + theirs.params.size - same);
}

/** What can be said of the one route that the document does not describe. */
const UNDESCRIBED = { alike: 1, other: 0.5 };

function likeness(ours: Read, theirs: Read, call: ApiCall, weightOf: (word: string) => number): number {
	if (ours.texts[0].length === 0) return call.description ? UNDESCRIBED.other : UNDESCRIBED.alike;
	return Math.max(0, ...theirs.sets.map((set) => overlap(ours.sets[0], set, weightOf)));
}

/** Every route with every call; one row for each route, in their order. */
export function pairsOf(routes: KnotRoute[], calls: ApiCall[]): Pair[][] {
	const weightOf = weightsOf(routes.map(({ sentence }) => wordsOf(sentence)));
	const theirs = calls.map((call) => read(textsOf(call), call));
	return routes.map((route) => {
		const ours = read([wordsOf(route.sentence)], route);
		return calls.map((call, index) => {
			const given = theirs[index];
			const parts = {
				text: likeness(ours, given, call, weightOf),
				params: commonParams(ours, given, route, call),
				answer: overlap(ours.answer, given.answer),
				path: overlap(ours.path, given.path),
			};
			const score =
				WEIGHTS.text * parts.text +
				WEIGHTS.params * parts.params +
				WEIGHTS.answer * parts.answer +
				WEIGHTS.path * parts.path;
			return { route, call, sameWords: saysSame(ours.texts[0], given.texts[0] ?? []), ...parts, score };
		});
	});
}
