/** The accounts of a platform; each knows the one above it. */
export class AccountTree<A extends { account: string; parent: string | null }> {
	readonly all: A[] = [];

	find(name: string): A | undefined {
		return this.all.find(({ account }) => account === name);
	}

	/** The direct sub-accounts. */
	below(name: string): A[] {
		return this.all.filter(({ parent }) => parent === name);
	}

	/** Whether `name` is `above` or anywhere below it. */
	isWithin(name: string, above: string): boolean {
		for (let at = this.find(name); at; at = at.parent === null ? undefined : this.find(at.parent)) {
			if (at.account === above) return true;
		}
		return false;
	}
}
