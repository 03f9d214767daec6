/** How a vendor's pages hang together: the next one begins at the time of the last record of the one before. */
export interface Paging<T> {
	/** Records of one full page; fewer mean that there are no more. */
	size: number;
	/** Records from `begin` to `end`, both included, oldest first. */
	fetch(begin: number, end: number): Promise<T[]>;
	/** In the unit of `begin` and `end`. */
	timeOf(record: T): number;
	/** What makes two records the same: the whole record. */
	keyOf(record: T): string;
	/** Longest stretch of one question, in the unit of `begin`; without it the whole range is asked for at once. */
	stretch?: number;
}

export interface Page<T> {
	records: T[];
	/** More records share one time than a page holds: some of them may be missing. */
	incomplete: boolean;
}

/** Counts what the pages so far have said about the time at their border. */
class Border<T> {
	private time = -Infinity;
	private counts = new Map<string, number>();

	constructor(private readonly paging: Paging<T>) {}

	/** The records that did not come before. A record that the vendor holds twice comes twice, not three times. */
	fresh(page: T[]): T[] {
		const { timeOf, keyOf } = this.paging;
		const before = new Map(this.counts);
		return page.filter((record) => {
			if (timeOf(record) !== this.time) return true;
			const left = before.get(keyOf(record)) ?? 0;
			if (left > 0) before.set(keyOf(record), left - 1);
			return left === 0;
		});
	}

	/** Remembers what this page says about the time it ends with. */
	move(page: T[], time: number): void {
		const { timeOf, keyOf } = this.paging;
		const counts = new Map<string, number>();
		for (const record of page) {
			if (timeOf(record) === time) counts.set(keyOf(record), (counts.get(keyOf(record)) ?? 0) + 1);
		}
		if (time === this.time) {
			for (const [key, count] of this.counts) counts.set(key, Math.max(count, counts.get(key) ?? 0));
		}
		this.time = time;
		this.counts = counts;
	}
}

/** What is new on a page, and what it tells about those to come. */
function readOff<T>({ size, timeOf }: Paging<T>, border: Border<T>, page: T[], from: number) {
	const full = page.length >= size;
	const time = page.reduce((newest, record) => Math.max(newest, timeOf(record)), from);
	// A server that does not heed the begin gives the same page for ever.
	const deaf = full && page.every((record) => timeOf(record) < from);
	return { records: deaf ? [] : border.fresh(page), full, time, deaf, stuck: full && time === from };
}

/**
 * Follows the pages from `begin` to `end`. Records that come again at a border are left out by their whole text, not
 * by their time: several may share a second. When a whole page shares one time the next question begins one later,
 * so that no loop can come of it, and the page is marked.
 */
export async function* pages<T>(paging: Paging<T>, begin: number, end: number): AsyncGenerator<Page<T>> {
	const { fetch, stretch = Infinity } = paging;
	const border = new Border(paging);
	let from = begin;
	let until = Math.min(end, begin + stretch);
	while (from <= end) {
		const page = await fetch(from, until);
		const { records, full, time, deaf, stuck } = readOff(paging, border, page, from);
		yield { records, incomplete: stuck };
		if (deaf || (!full && until >= end)) return;
		border.move(page, full ? time : until);
		from = full ? time + Number(stuck) : until;
		if (!full || from > until) until = Math.min(end, from + stretch);
	}
}
