import type { Method } from '../../../core/operation';
import type { Check } from './check';
import { isHarmless } from './check';
import { fitOf } from './pairs';
import { plainName } from './places';
import { bagOf, overlap, saysSame, wordsOf } from './words';

/** Below it two texts or two lists of fields speak of different things. */
const ALIKE = { answer: 0.5, param: 0.4, body: 0.3, params: 0.4 };
/** A read is never a PUT or DELETE, a change never a GET unless ours is one, and only what removes is a DELETE. */
export const method: Check = ({ route, call }) => {
	const removes = route.method === 'DELETE' || route.operation === 'login.logOut';
	const allowed: Record<Method, boolean> = {
		GET: route.method === 'GET',
		POST: true,
		PUT: route.kind !== 'read',
		PATCH: route.kind !== 'read',
		DELETE: removes,
	};
	return allowed[call.method] ? undefined : `${call.method} does not fit what it does`;
};

export const parameters: Check = (pair) => {
	const { missing, foreign, unknown } = fitOf(pair);
	if (missing.length) return `it does not take ${missing.join(', ')}`;
	if (foreign.length) return `it requires ${foreign.join(', ')}, which the vendor document does not know`;
	if (unknown.length && !isHarmless(pair))
		return `it takes ${unknown.join(', ')}, which the vendor document does not know`;
	return pair.params < ALIKE.params ? 'its parameters are others than in the vendor document' : undefined;
};

export const answers: Check = ({ answer }, { answersTold }) =>
	answersTold && answer < ALIKE.answer ? 'it answers other fields than in the vendor document' : undefined;

/** Whether words of the file contradict ours: they are those of another route, or of nothing like ours. */
function contradicts(theirs: string[], ours: string[], others: string[][], least: number): boolean {
	if (theirs.length === 0 || saysSame(theirs, ours)) return false;
	return others.some((each) => saysSame(each, theirs)) || overlap(bagOf(theirs), bagOf(ours)) < least;
}

export const paramWords: Check = (pair, scene) => {
	const { route, call } = pair;
	const ours = scene.paramWords.get(route)!;
	const contradicting = fitOf(pair).placed.filter(({ name, as, place }) => {
		const words = ours.get(plainName(name))!;
		const theirs = call.params.find((each) => each.name === as && each.place === place)!;
		const others = [...scene.paramWords.values()].map((each) => each.get(plainName(name)) ?? []);
		return words.length > 0 && contradicts(wordsOf(theirs.says), words, others, ALIKE.param);
	});
	return contradicting.length ? `it says something else of ${contradicting.map(({ as }) => as).join(', ')}` : undefined;
};

export const bodyWords: Check = ({ route, call }, scene) => {
	const others = [...scene.bodyWords.values()];
	return contradicts(wordsOf(call.bodySays), scene.bodyWords.get(route)!, others, ALIKE.body)
		? 'it says something else of its body'
		: undefined;
};
