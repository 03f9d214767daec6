import type { KnotRoute } from '../../routes';
import type { Check } from './check';
import { isHarmless } from './check';
import type { Pair } from './pairs';
import type { Scene } from './scene';
import { bagOf, partsOf, weightsOf, wordsOf } from './words';

/** A title that has less of its words from one operation, and so much more from another, is the other's. */
const FOREIGN = { most: 0.3, more: 0.5 };

/** The words that a title of each operation may be made of, and what each of them tells. */
export interface Vocabulary {
	words: Map<KnotRoute, Set<string>>;
	weightOf(word: string): number;
}

export function vocabularyOf(routes: KnotRoute[]): Vocabulary {
	const words = routes.map(({ sentence, operation, params }) => [
		...wordsOf(sentence),
		...partsOf(operation),
		...params.flatMap(({ name }) => partsOf(name)),
	]);
	const known = bagOf(words.flat());
	const weightOf = weightsOf(words);
	return {
		words: new Map(routes.map((route, index) => [route, bagOf(words[index])])),
		weightOf: (word) => (known.has(word) ? weightOf(word) : 0),
	};
}

/** How much of a call's title is made of the words of an operation, 0 to 1; `null`: the title says nothing. */
function shareOfTitle({ route, call }: Pair, { vocabulary }: Scene): number | null {
	// Without a description the title is the description.
	const title = call.description ? [...bagOf(wordsOf(call.summary))] : [];
	const weigh = (words: string[]) => words.reduce((sum, word) => sum + vocabulary.weightOf(word), 0);
	const all = weigh(title);
	return all === 0 ? null : weigh(title.filter((word) => vocabulary.words.get(route)!.has(word))) / all;
}

/** A title that speaks of another operation than the description does. */
export const title: Check = (pair, scene) => {
	const share = isHarmless(pair) ? null : shareOfTitle(pair, scene);
	if (share === null || share >= FOREIGN.most) return undefined;
	const other = scene.ofCall.get(pair.call)!.find((each) => shareOfTitle(each, scene)! > share + FOREIGN.more);
	return other && `its title speaks of ${other.route.operation}`;
};
