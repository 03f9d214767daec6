import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.cjs';
import type { Settings } from './settings.cjs';

export interface IssuedToken {
	accessToken: string;
	refreshToken: string;
	account: string;
	/** Epoch milliseconds of simulated time. */
	issuedAt: number;
	expiresAt: number;
	/** Life in seconds. */
	life: number;
	/** A newer token, a fault or the control API has ended it. */
	killed: boolean;
}

/** The access tokens (document, "Get access token" and "Refresh access token"). */
export class Tokens {
	private readonly byText = new Map<string, IssuedToken>();
	/** The last token of each account. */
	private readonly last = new Map<string, IssuedToken>();
	private counted = { issued: 0, logins: 0, refreshes: 0, refusedLogins: 0, refusedRefreshes: 0 };

	constructor(
		private readonly clock: Clock,
		private readonly settings: Settings,
	) {}

	/** A new token for the account. @param life seconds @param evenDead hand out the last one again, dead or not */
	grant(account: string, life: number, evenDead = false): IssuedToken {
		const last = this.last.get(account);
		if (last && evenDead) return last;
		if (last && this.settings.newTokenEndsOld) last.killed = true;
		return this.issue(account, life);
	}

	/** The token that these two belong to; undefined when a refresh is not possible with them. */
	refreshable(accessToken: string, refreshToken: string): IssuedToken | undefined {
		const token = this.byText.get(accessToken);
		if (!token || token.killed || token.refreshToken !== refreshToken) return undefined;
		return this.isLive(token) || this.settings.refreshAfterExpiry ? token : undefined;
	}

	/** A new token in place of this one, which ends. @param life seconds */
	refresh(token: IssuedToken, life: number): IssuedToken {
		token.killed = true;
		return this.issue(token.account, life, this.settings.refreshToken === 'keep' ? token.refreshToken : undefined);
	}

	/** The account of a live token; undefined for any other text. */
	accountOf(text: string): string | undefined {
		const token = this.byText.get(text);
		return token && this.isLive(token) ? token.account : undefined;
	}

	/** The account's live token; null when it has none. */
	current(account: string): string | null {
		const last = this.last.get(account);
		return last && this.isLive(last) ? last.accessToken : null;
	}

	/** Counts what became of a request for a token. */
	count(what: 'login' | 'refresh', isGranted: boolean): void {
		if (what === 'login') this.counted[isGranted ? 'logins' : 'refusedLogins'] += 1;
		else this.counted[isGranted ? 'refreshes' : 'refusedRefreshes'] += 1;
	}

	killOne(text: unknown): void {
		const token = this.byText.get(String(text));
		if (token) token.killed = true;
	}

	/** Kills every live token; returns how many there were. */
	kill(): number {
		const live = this.live();
		for (const token of live) token.killed = true;
		return live.length;
	}

	counts(): Record<string, number> {
		return { ...this.counted, live: this.live().length };
	}

	/** Counts from nought again; live tokens stay, since the programs under test still hold them. */
	resetCounts(): void {
		this.counted = { issued: 0, logins: 0, refreshes: 0, refusedLogins: 0, refusedRefreshes: 0 };
	}

	private issue(account: string, life: number, refreshToken?: string): IssuedToken {
		const issuedAt = this.clock.now();
		const accessToken = newText();
		const isOwn = this.settings.refreshToken !== 'access';
		const token: IssuedToken = {
			accessToken,
			refreshToken: refreshToken ?? (isOwn ? newText() : accessToken),
			account,
			issuedAt,
			expiresAt: issuedAt + life * 1000,
			life,
			killed: false,
		};
		this.counted.issued += 1;
		this.byText.set(accessToken, token);
		this.last.set(account, token);
		return token;
	}

	private live(): IssuedToken[] {
		return [...this.byText.values()].filter((token) => this.isLive(token));
	}

	private isLive(token: IssuedToken): boolean {
		return !token.killed && this.clock.now() < token.expiresAt;
	}
}

function newText(): string {
	return randomUUID().replaceAll('-', '');
}
