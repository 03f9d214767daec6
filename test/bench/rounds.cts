// Rounds in turn: whatever disturbs the machine meets every candidate alike.

/** The middle value. */
export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Measures each candidate once per round, in turn, beginning with another one each round. */
export async function alternate<Name extends string, Result>(
	rounds: number,
	candidates: Record<Name, () => Promise<Result>>,
): Promise<Record<Name, Result[]>> {
	const names = Object.keys(candidates) as Name[];
	const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Result[]>;
	for (let round = 0; round < rounds; round++) {
		const first = round % names.length;
		for (const name of [...names.slice(first), ...names.slice(0, first)]) results[name].push(await candidates[name]());
	}
	return results;
}

/** The median over rounds of one candidate's value divided by the other's of the same round. */
export const ratio = (values: number[], others: number[]) =>
	median(values.map((value, round) => value / others[round]));
