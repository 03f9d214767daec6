type Counted = 'issued' | 'logins' | 'refusedLogins' | 'refreshes' | 'refusedRefreshes';

const NOTHING: Readonly<Record<Counted, number>> = {
	issued: 0,
	logins: 0,
	refusedLogins: 0,
	refreshes: 0,
	refusedRefreshes: 0,
};

/** How often tokens were issued, asked for, refused. */
export class TokenCounts {
	all = { ...NOTHING };

	add(what: Counted): void {
		this.all[what] += 1;
	}

	reset(): void {
		this.all = { ...NOTHING };
	}
}
