import type { Check } from './check';
import { isHarmless } from './check';
import { method, paramWords } from './contents';
import { fitOf, thingsOf } from './pairs';
import type { Pair } from './pairs';
import { resourceOf } from './scene';
import type { Scene } from './scene';
import { isAtHome } from './tags';

/** Whether the parameters of a call are others than those of an operation. Where words are misplaced some may be lost, too. */
function hasOthers(rival: Pair, scene: Scene): boolean {
	const { missing, left, foreign, unknown } = fitOf(rival);
	const others = [...foreign, ...unknown, ...(scene.orderly ? [...missing, ...left] : [])];
	return others.length > 0 || paramWords(rival, scene) !== undefined;
}

/** How many words of the call's path stand in ours and not in the rival's. */
function ownWords({ route, call }: Pair, rival: Pair): number {
	const [ours, others] = [thingsOf(route.path), thingsOf(rival.route.path)];
	return [...thingsOf(call.path)].filter((word) => ours.has(word) && !others.has(word)).length;
}

/** Above 0 where the path speaks for a pair, below it where it speaks for the rival. */
function pathTells(pair: Pair, rival: Pair): number {
	if (pair.path === 1 || rival.path === 1) return pair.path - rival.path;
	return ownWords(pair, rival) - ownWords(rival, pair);
}

/**
 * Whether anything but what describes the whole call speaks for a pair and not for its rival: who moves a description
 * may move title and words of the body with it. A tag counts where the path does not speak for the rival.
 */
function isTold(pair: Pair, rival: Pair, scene: Scene): boolean {
	const byPath = pathTells(pair, rival);
	const isOfOther = resourceOf(pair.route) !== resourceOf(rival.route);
	return (
		(scene.answersTold && pair.answer > rival.answer) ||
		byPath > 0 ||
		(byPath === 0 && isOfOther && isAtHome(pair, scene)) ||
		method(rival, scene) !== undefined ||
		hasOthers(rival, scene)
	);
}

/** An operation that the call could be as well if the description stands at the wrong one. */
export const toldApart: Check = (pair, scene) => {
	if (isHarmless(pair)) return undefined;
	const rival = scene.ofCall.get(pair.call)!.find((each) => each !== pair && !isTold(pair, each, scene));
	return rival && `nothing but its description tells it from ${rival.route.operation}`;
};
