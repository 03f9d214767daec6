const DAY_MS = 86_400_000;

/** Counts cell locations; the quota is pooled over an account with all below it, and begins anew every day (UTC). */
export class CellQuota {
	private day = NaN;
	private readonly used = new Map<string, number>();

	/** Whether the account may ask once more now (epoch ms); it is counted then. */
	allows(account: string, quota: number, now: number): boolean {
		const day = Math.floor(now / DAY_MS);
		if (day !== this.day) this.clear();
		this.day = day;
		const used = this.used.get(account) ?? 0;
		if (used >= quota) return false;
		this.used.set(account, used + 1);
		return true;
	}

	clear(): void {
		this.used.clear();
	}
}
