// Every entry of the vendors' documents (calls, tokens, pushes), run through the packed package in the real n8n.
import { titleOf, type Told, type Vendor } from './support/entries/entry.cjs';
import { jimiEntries } from './support/entries/jimi.cjs';
import { knotEntries } from './support/entries/knot.cjs';
import { protrackEntries } from './support/entries/protrack.cjs';
import { runAll } from './support/entries/runAll.cjs';
import { segwayEntries } from './support/entries/segway.cjs';
import { print, table } from './support/entries/table.cjs';

/** A further vendor is a further line. */
const VENDORS: Record<string, Vendor> = {
	segway: segwayEntries(),
	protrack: protrackEntries(),
	jimi: jimiEntries(),
	knot: knotEntries(),
};
/** Of all five documents, counted by hand. */
const ALL = 153;

const told: Told[] = [];

test.each(Object.keys(VENDORS))('every entry of the documents of %s', async (vendor) => {
	const all = await runAll(VENDORS[vendor]);
	told.push(...all);
	const failed = all.filter(({ why }) => why !== null);
	expect(failed.map(({ entry, why }) => `${titleOf(entry)}: ${why}`)).toEqual([]);
});

test('they are all entries of the inventory', () => {
	const documented = Object.values(VENDORS).flatMap(({ entries }) => entries).length;
	const run = told.filter(({ why }) => why === null).length;
	print(`${table(VENDORS, told)}\nDocumented entries run through the packed package: ${run} of ${documented}`);
	expect(run).toBe(documented);
	expect(documented).toBe(ALL);
});
