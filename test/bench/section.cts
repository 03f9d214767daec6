// What the parts of the benchmark share.
import type { Table } from './table.cjs';

export interface Settings {
	/** The tarball of `npm pack`. */
	packageFile: string;
	/** A folder of this run; it is removed at the end. */
	folder: string;
	/** Small numbers: shows that everything works, its figures mean nothing. */
	quick: boolean;
	/** Says what is going on. */
	log(line: string): void;
}

/** One part of the benchmark, by its name on the command line and in docs/performance.md. */
export interface Section {
	name: string;
	title: string;
	measure(settings: Settings): Promise<Table>;
}
