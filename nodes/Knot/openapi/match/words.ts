/** Longer descriptions are told apart by their beginning. */
const LONGEST = 4_000;

const singular = (word: string) => (word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word);

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words of a sentence, without markup and capitals. */
export function wordsOf(text: string): string[] {
	const plain = text
		.slice(0, LONGEST)
		.replace(/<[^<>]*>|\]\([^()\s]*\)/g, ' ')
		.replace(/['’`*]/g, '');
	return wordsIn(plain);
}

/** The words of a path or a name: `/clusters/{id}/unlock-distance` and `unlockDistance` alike. */
export const partsOf = (name: string): string[] =>
	wordsIn(name.slice(0, LONGEST).replace(/([\p{Ll}\p{N}])(?=\p{Lu})/gu, '$1 ')).map(singular);

/** Whether two texts say the same, word for word and in the same order. */
export const saysSame = (a: string[], b: string[]): boolean =>
	a.length > 0 && a.length === b.length && a.every((word, index) => word === b[index]);

/** The words alone, a plural like its singular. */
export const bagOf = (words: string[]): Set<string> => new Set(words.map(singular));

/** How much of both is in both, 0 to 1; the weight of a word is what it tells. */
export function overlap(a: Set<string>, b: Set<string>, weightOf: (word: string) => number = () => 1): number {
	let common = 0;
	let all = 0;
	for (const word of a) {
		const weight = weightOf(word);
		all += weight;
		if (b.has(word)) common += weight;
	}
	for (const word of b) if (!a.has(word)) all += weightOf(word);
	return all === 0 ? 1 : common / all;
}

/** Weights by how few of the texts a word stands in; one that stands in none weighs most. */
export function weightsOf(texts: string[][]): (word: string) => number {
	const counts = new Map<string, number>();
	for (const text of texts) for (const word of bagOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
	const most = Math.log(texts.length + 1);
	const weights = new Map([...counts].map(([word, count]) => [word, most - Math.log(count)]));
	return (word) => weights.get(word) ?? most;
}
