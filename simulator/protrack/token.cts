import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.cjs';

export interface IssuedToken {
	token: string;
	account: string;
	/** Epoch milliseconds of simulated time. */
	issuedAt: number;
	expiresAt: number;
	/** Another login, a fault or the control API has ended it. */
	killed: boolean;
}

/** Life of a token in seconds (document 2.1). */
export const TOKEN_LIFE = 7200;

/** The access tokens: one live token per account, a new one ends the old at once (document 2.1). */
export class Tokens {
	private readonly byText = new Map<string, IssuedToken>();
	/** The last token of each account. */
	private readonly last = new Map<string, IssuedToken>();
	issued = 0;
	logins = 0;
	refusedLogins = 0;
	/** Logins of another system on the same account. */
	elsewhere = 0;

	constructor(
		private readonly clock: Clock,
		/** Life of new tokens in seconds. */
		public life: number,
	) {}

	/** A new token for the account. @param evenDead hand out the last one again, whatever became of it */
	grant(account: string, evenDead = false): IssuedToken {
		const last = this.last.get(account);
		if (last && evenDead) return last;
		if (last) last.killed = true;
		const issuedAt = this.clock.now();
		const token = randomUUID().replaceAll('-', '');
		const issued = { token, account, issuedAt, expiresAt: issuedAt + this.life * 1000, killed: false };
		this.issued += 1;
		this.byText.set(token, issued);
		this.last.set(account, issued);
		return issued;
	}

	/** The account of a live token, or why it is none: 10010 unknown, 10011 ended by another login, 10012 too old. */
	judge(text: string): string | 10010 | 10011 | 10012 {
		const token = this.byText.get(text);
		if (!token) return 10010;
		if (token.killed) return 10011;
		return this.isLive(token) ? token.account : 10012;
	}

	/** The account's live token; null when it has none. */
	current(account: string): string | null {
		const last = this.last.get(account);
		return last && this.isLive(last) ? last.token : null;
	}

	killOne(text: unknown): void {
		const token = this.byText.get(String(text));
		if (token) token.killed = true;
	}

	/** Kills every live token; returns how many there were. */
	kill(): number {
		const live = [...this.last.values()].filter((token) => this.isLive(token));
		for (const token of live) token.killed = true;
		return live.length;
	}

	counts(): Record<string, number> {
		const { issued, logins, refusedLogins, elsewhere } = this;
		const live = [...this.last.values()].filter((token) => this.isLive(token)).length;
		return { issued, live, logins, refusedLogins, elsewhere };
	}

	/** Counts from nought again; live tokens stay, since the programs under test still hold them. */
	resetCounts(): void {
		Object.assign(this, { issued: 0, logins: 0, refusedLogins: 0, elsewhere: 0 });
	}

	private isLive(token: IssuedToken): boolean {
		return !token.killed && this.clock.now() < token.expiresAt;
	}
}
