import type { Check } from './check';
import { isHarmless, nameOf } from './check';
import { answers, bodyWords, method, parameters, paramWords } from './contents';
import { fitOf } from './pairs';
import type { Pair } from './pairs';
import { toldApart } from './rivals';
import type { Scene } from './scene';
import { isAtHome, tag } from './tags';
import { title } from './titles';

/** A read may be put in other words; what is not asked by GET has to be described to the letter. */
const LIKE = 0.6;
/** The one call without a description is told by the fields of its answer. */
const SAME_ANSWER = 0.8;
/** How much better than any other a pair has to be. */
const MARGIN = 0.04;

const fitsExactly = (answersTold: boolean) => (pair: Pair) => pair.params === 1 && (pair.answer === 1 || !answersTold);

/** The one call without a description: what is not asked by GET has to be without words, too, and the only one that fits. */
function undescribed(pair: Pair, { ofRoute }: Scene): string | undefined {
	const { route, call, answer } = pair;
	const exact = ofRoute.get(route)!.filter(fitsExactly(true));
	const isOnly = !call.description && exact.length === 1 && exact[0] === pair;
	const isEnough = isHarmless(pair) ? answer >= SAME_ANSWER : isOnly;
	return isEnough ? undefined : 'the vendor document has no words to tell it by';
}

const described: Check = (pair, scene) => {
	const { route, sameWords, text } = pair;
	if (sameWords) return undefined;
	if (route.sentence === '') return undescribed(pair, scene);
	if (!isHarmless(pair)) return 'it is not described in the words of the vendor document';
	return text >= LIKE ? undefined : 'it is described in other words than in the vendor document';
};

const alone: Check = ({ route, sameWords }, { ofRoute }) => {
	const twins = ofRoute.get(route)!.filter((each) => each.sameWords);
	if (!sameWords || twins.length < 2) return undefined;
	return `${twins.map(({ call }) => nameOf(call)).join(' and ')} are described in the same words`;
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

/**
 * A path that reads like that of another operation, and would take what that one sends. A read is told from it by
 * parameters and an answer that only fit ours.
 */
const path: Check = (pair, { ofCall, answersTold }) => {
	if (pair.path === 1) return undefined;
	const fits = fitsExactly(answersTold);
	const isOurs = isHarmless(pair) && pair.sameWords && fits(pair);
	const other = ofCall
		.get(pair.call)!
		.find((each) => each.path === 1 && fitOf(each).missing.length === 0 && !(isOurs && !fits(each)));
	return other ? `its path is the one of ${other.route.operation}` : undefined;
};

/** A path that has no word of ours, where another call has the one that we expect. */
const elsewhere: Check = (pair, { ofRoute }) => {
	const { route, path: share } = pair;
	const isExpected = ({ call, path: whole }: Pair) => whole === 1 && call.method === route.method;
	const other = isHarmless(pair) || share > 0 ? undefined : ofRoute.get(route)!.find(isExpected);
	return other && `${nameOf(other.call)} has the path that is expected of it`;
};

/** Parameters and answer to the letter those of another operation: then the description stands at a wrong call. */
const shape: Check = (pair, { ofCall, answersTold }) => {
	const other = fitsExactly(answersTold)(pair) ? undefined : ofCall.get(pair.call)!.find(fitsExactly(answersTold));
	return other && `its parameters and its answer are those of ${other.route.operation}`;
};

/**
 * Another call that takes and answers the same, and whose own description cannot be right there; for what changes
 * something it is enough that parameters are more or fewer than described.
 */
const misplaced: Check = (pair, { ofRoute, ofCall, answersTold }) => {
	const fits = fitsExactly(answersTold);
	const isWrong = (claim: Pair) => fitOf(claim).missing.length > 0 || (claim.params < 1 && !isHarmless(pair));
	const isMisdescribed = ({ call }: Pair) => ofCall.get(call)!.some((claim) => claim.sameWords && isWrong(claim));
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
	elsewhere,
	shape,
	misplaced,
	title,
	mutual,
	toldApart,
];

/** The first reason why a pair is not bound. */
export function objectionTo(pair: Pair, scene: Scene): string | undefined {
	for (const check of CHECKS) {
		const reason = check(pair, scene);
		if (reason) return reason;
	}
	return undefined;
}
