import type { Method } from '../../../core/operation';
import { fitOf } from './pairs';
import type { Pair } from './pairs';
import { plainName } from './places';
import type { Scene } from './scene';
import { resourceOf } from './scene';
import { bagOf, overlap, saysSame, wordsOf } from './words';

/** Says why a pair is not bound, if it is not. Every check must be passed: one that says no is worth more than a score. */
export type Check = (pair: Pair, scene: Scene) => string | undefined;

/** A read may be put in other words; what is not asked by GET has to be described to the letter. */
const LIKE = 0.6;
/** Below it two texts or two lists of fields speak of different things. */
const ALIKE = { answer: 0.5, param: 0.4, body: 0.3, params: 0.4 };
/** The one call without a description is told by the fields of its answer. */
const SAME_ANSWER = 0.8;
/** How much better than any other a pair has to be. */
const MARGIN = 0.04;
/** From so many calls on, a tag belongs to a resource. */
const HOME = 2;

export const nameOf = ({ method, path }: { method: Method; path: string }) => `${method} ${path}`;

/** Whether the pair is read by GET, so that a mistake changes nothing at the vendor. */
const isHarmless = ({ route, call }: Pair) => route.kind === 'read' && call.method === 'GET';

const described: Check = (pair) => {
	const { route, sameWords, text, answer } = pair;
	if (sameWords) return undefined;
	if (!isHarmless(pair)) return 'it is not described in the words of the vendor document';
	if (route.sentence === '') {
		return answer >= SAME_ANSWER ? undefined : 'the vendor document has no words to tell it by';
	}
	return text >= LIKE ? undefined : 'it is described in other words than in the vendor document';
};

const alone: Check = ({ route, sameWords }, { ofRoute }) => {
	const twins = ofRoute.get(route)!.filter((each) => each.sameWords);
	if (!sameWords || twins.length < 2) return undefined;
	return `${twins.map(({ call }) => nameOf(call)).join(' and ')} are described in the same words`;
};

/** A read is never a PUT or DELETE, a change never a GET unless ours is one, and only what removes is a DELETE. */
const method: Check = ({ route, call }) => {
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

const parameters: Check = (pair) => {
	const { missing, foreign, unknown } = fitOf(pair);
	if (missing.length) return `it does not take ${missing.join(', ')}`;
	if (foreign.length) return `it requires ${foreign.join(', ')}, which the vendor document does not know`;
	if (unknown.length && !isHarmless(pair))
		return `it takes ${unknown.join(', ')}, which the vendor document does not know`;
	return pair.params < ALIKE.params ? 'its parameters are others than in the vendor document' : undefined;
};

const answers: Check = ({ answer }, { answersTold }) =>
	answersTold && answer < ALIKE.answer ? 'it answers other fields than in the vendor document' : undefined;

/** Whether words of the file contradict ours: they are those of another route, or of nothing like ours. */
function contradicts(theirs: string[], ours: string[], others: string[][], least: number): boolean {
	if (theirs.length === 0 || saysSame(theirs, ours)) return false;
	return others.some((each) => saysSame(each, theirs)) || overlap(bagOf(theirs), bagOf(ours)) < least;
}

const paramWords: Check = (pair, scene) => {
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

const bodyWords: Check = ({ route, call }, scene) => {
	const others = [...scene.bodyWords.values()];
	return contradicts(wordsOf(call.bodySays), scene.bodyWords.get(route)!, others, ALIKE.body)
		? 'it says something else of its body'
		: undefined;
};

/** Whether it stands under a tag where its resource, itself not counted, has more calls than any other. */
function isAtHome({ route, call, sameWords }: Pair, { tags }: Scene): boolean {
	const resource = resourceOf(route);
	return call.tags.some((each) => {
		const counts = [...tags].map(([name, ofTag]) => (ofTag.get(each) ?? 0) * (name === resource ? 0 : 1));
		return (tags.get(resource)?.get(each) ?? 0) - Number(sameWords) > Math.max(...counts);
	});
}

/** The calls of a resource stand together: one that stands among those of another carries the wrong description. */
const tag: Check = (pair, scene) => {
	const resource = resourceOf(pair.route);
	const isHere = ([name]: [string, number]) => pair.call.tags.includes(name);
	const hasHome = [...(scene.tags.get(resource) ?? [])].some((each) => each[1] >= HOME && !isHere(each));
	const hosts = [...scene.tags].filter(([name, counts]) => name !== resource && [...counts].some(isHere));
	return hasHome && hosts.length && !isAtHome(pair, scene) ? `it stands among the calls of ${hosts[0][0]}` : undefined;
};

/**
 * Whether more than its description says what it is: its parameters, its answer, its path, or, in a file without
 * misplaced descriptions, its tag.
 */
const isBorneOut = (pair: Pair, scene: Scene): boolean =>
	pair.route.params.length > 0 ||
	(scene.answersTold && pair.answer === 1) ||
	pair.path > 0 ||
	(scene.orderly && isAtHome(pair, scene));

const borneOut: Check = (pair, scene) =>
	isHarmless(pair) || isBorneOut(pair, scene) ? undefined : 'nothing but its description speaks for it';

/** Whether a bound pair needs no second look. */
export const isSure = (pair: Pair, scene: Scene): boolean => pair.sameWords && isBorneOut(pair, scene);

/** A path that reads like that of another operation, and would take what that one sends. */
const path: Check = (pair, { ofCall }) => {
	if (pair.path === 1) return undefined;
	const other = ofCall.get(pair.call)!.find((each) => each.path === 1 && fitOf(each).missing.length === 0);
	return other ? `its path is the one of ${other.route.operation}` : undefined;
};

const fitsExactly = (answersTold: boolean) => (pair: Pair) => pair.params === 1 && (pair.answer === 1 || !answersTold);

/** Parameters and answer to the letter those of another operation: then the description stands at a wrong call. */
const shape: Check = (pair, { ofCall, answersTold }) => {
	const other = fitsExactly(answersTold)(pair) ? undefined : ofCall.get(pair.call)!.find(fitsExactly(answersTold));
	return other && `its parameters and its answer are those of ${other.route.operation}`;
};

/** Another call that takes and answers the same, and whose own description cannot be right there. */
const misplaced: Check = (pair, { ofRoute, ofCall, answersTold }) => {
	const fits = fitsExactly(answersTold);
	const isMisdescribed = (each: Pair) =>
		ofCall.get(each.call)!.some((claim) => claim.sameWords && fitOf(claim).missing.length > 0);
	const other = ofRoute.get(pair.route)!.find((each) => each !== pair && fits(each) && isMisdescribed(each));
	return other && `${nameOf(other.call)} takes the same and carries a description that does not fit there`;
};

const mutual: Check = (pair, { ofRoute, ofCall }) => {
	const near = ({ score }: Pair) => score > pair.score - MARGIN;
	const call = ofRoute.get(pair.route)!.find((each) => each !== pair && near(each));
	if (call) return `${nameOf(call.call)} fits it as well`;
	const route = ofCall.get(pair.call)!.find((each) => each !== pair && near(each));
	return route && `${route.route.operation} fits this route as well`;
};

const CHECKS: Check[] = [
	described,
	alone,
	method,
	parameters,
	answers,
	paramWords,
	bodyWords,
	tag,
	borneOut,
	path,
	shape,
	misplaced,
	mutual,
];

/** The first reason why a pair is not bound. */
export function objectionTo(pair: Pair, scene: Scene): string | undefined {
	for (const check of CHECKS) {
		const reason = check(pair, scene);
		if (reason) return reason;
	}
	return undefined;
}
