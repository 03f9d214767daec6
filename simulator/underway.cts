/** Work that nobody waits for yet. */
export class Underway {
	private readonly works = new Set<Promise<unknown>>();

	add(work: Promise<unknown>): void {
		const tracked = work.finally(() => this.works.delete(tracked));
		this.works.add(tracked);
	}

	/** Waits until all of it is done, what is added meanwhile included. */
	async settled(): Promise<void> {
		while (this.works.size > 0) await Promise.all(this.works);
	}
}
