import { logged } from './debugLog.cjs';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Told } from '../workflows';

/** How n8n goes on when an item has failed. */
export const WAYS = [undefined, 'continueRegularOutput', 'continueErrorOutput'] as const;
export type Way = (typeof WAYS)[number];

export type Named = [name: string, parameters: IDataObject];

/** What an operation came to, each item in a run of its own where the first failure ends the run. */
export interface Tried {
	name: string;
	way: Way;
	told: Told[];
}

/**
 * Runs every operation in every way at once and keeps what was logged meanwhile.
 *
 * @param itemsFor called anew for each operation and way
 */
export async function everyWay(
	operations: Named[],
	itemsFor: () => INodeExecutionData[],
	run: (parameters: IDataObject, items: INodeExecutionData[], more: { onError?: Way }) => Promise<Told>,
): Promise<{ tried: Tried[]; log: string }> {
	const attempt = async ([name, parameters]: Named, way: Way): Promise<Tried> => {
		const items = itemsFor();
		const runs = way ? [items] : items.map((item) => [item]);
		const told = runs.map(async (some) => await run(parameters, some, way ? { onError: way } : {}));
		return { name, way, told: await Promise.all(told) };
	};
	const all = operations.flatMap((operation) => WAYS.map((way) => ({ operation, way })));
	const { result, log } = await logged(
		async () => await Promise.all(all.map(async ({ operation, way }) => await attempt(operation, way))),
	);
	return { tried: result, log };
}

/** All runs of one operation, whatever the way. */
export const runsOf = (tried: Tried[], wanted: string): Told[] =>
	tried.filter(({ name }) => name === wanted).flatMap(({ told }) => told);
