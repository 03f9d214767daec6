import type { KnotRoute } from '../../routes';
import type { ApiFile } from '../read';
import type { Pair } from './pairs';
import { fitOf, pairsOf } from './pairs';
import { plainName } from './places';
import { vocabularyOf } from './titles';
import type { Vocabulary } from './titles';
import { wordsOf } from './words';

/** All pairs of a file, and what they tell together. */
export interface Scene {
	/** The pairs of each route, best first. */
	ofRoute: Map<KnotRoute, Pair[]>;
	/** The pairs of each call, best first. */
	ofCall: Map<Pair['call'], Pair[]>;
	/** Whether the file describes answers at all. */
	answersTold: boolean;
	/** The words of each route's parameters, by the plain name. */
	paramWords: Map<KnotRoute, Map<string, string[]>>;
	bodyWords: Map<KnotRoute, string[]>;
	tags: TagCounts;
	vocabulary: Vocabulary;
	/** Whether every call that is described in our words also takes what we must send: then no description is misplaced. */
	orderly: boolean;
}

/** How many calls of each tag are described in the words of each resource. */
export type TagCounts = Map<string, Map<string, number>>;

export const resourceOf = ({ operation }: KnotRoute): string => operation.split('.')[0];

const byScore = (a: Pair, b: Pair) => b.score - a.score;

function countTags(rows: Pair[][]): TagCounts {
	const counts: TagCounts = new Map();
	for (const { route, call } of rows.flat().filter(({ sameWords }) => sameWords)) {
		const resource = resourceOf(route);
		const ofResource = counts.get(resource) ?? new Map<string, number>();
		for (const tag of new Set(call.tags)) ofResource.set(tag, (ofResource.get(tag) ?? 0) + 1);
		counts.set(resource, ofResource);
	}
	return counts;
}

const paramWordsOf = ({ params }: KnotRoute) =>
	new Map(params.map(({ name, says }): [string, string[]] => [plainName(name), wordsOf(says)]));

export function sceneOf(routes: KnotRoute[], { calls }: ApiFile): Scene {
	const rows = pairsOf(routes, calls);
	return {
		ofRoute: new Map(routes.map((route, index) => [route, [...rows[index]].sort(byScore)])),
		ofCall: new Map(calls.map((call, index) => [call, rows.map((row) => row[index]).sort(byScore)])),
		answersTold: calls.some(({ answer }) => answer.length > 0),
		paramWords: new Map(routes.map((route) => [route, paramWordsOf(route)])),
		bodyWords: new Map(routes.map((route) => [route, wordsOf(route.bodySays)])),
		tags: countTags(rows),
		vocabulary: vocabularyOf(routes),
		orderly: rows.flat().every((pair) => !pair.sameWords || fitOf(pair).missing.length === 0),
	};
}
