// Tells which of the documented entries ran.
import type { DocumentedEntry } from '../../../../fixtures/read.cjs';
import type { Told, Vendor } from './entry.cjs';

const KINDS = ['token', 'call', 'push'] as const;
const WIDTHS = [10, 18, 10, 10, 10];

const line = (...cells: string[]) =>
	cells
		.map((cell, index) => cell.padEnd(WIDTHS[index]))
		.join('')
		.trimEnd();

/** A line for each document: how many entries of each kind it has, and how many of them ran. */
export function table(vendors: Record<string, Vendor>, told: Told[]): string {
	const ran = new Set(told.filter(({ why }) => why === null).map(({ entry }) => entry));
	const count = (entries: DocumentedEntry[]) =>
		entries.length === 0 ? '-' : `${entries.filter((entry) => ran.has(entry)).length} of ${entries.length}`;
	const lines = Object.entries(vendors).flatMap(([vendor, { entries }]) =>
		[...new Set(entries.map(({ system }) => system))].map((system) => {
			const own = entries.filter((entry) => entry.system === system);
			return line(vendor, system, ...KINDS.map((kind) => count(own.filter((entry) => entry.kind === kind))));
		}),
	);
	return [line('vendor', 'document', 'tokens', 'calls', 'pushes'), ...lines].join('\n');
}

/** Without the place in the sources that jest adds to what a test logs. */
export const print = (text: string): void => void process.stdout.write(`\n${text}\n`);
