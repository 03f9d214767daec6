import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.cjs';

export interface Client {
	/** Also the platform code; its first letter is the region. */
	clientId: string;
	clientSecret: string;
}

export interface IssuedToken {
	token: string;
	clientId: string;
	/** Epoch milliseconds of simulated time. */
	issuedAt: number;
	expiresAt: number;
	killed: boolean;
}

/** Seconds; in its last 300 a token is replaced, and both work. */
export const OVERLAP = 300;
/** Life of the documents' sample, in seconds. */
export const SAMPLE_LIFE = 43199;

/** The access tokens of this cloud (document "request token"). */
export class Tokens {
	/** Every token ever handed out, each once. */
	issued: IssuedToken[] = [];
	/** Token requests answered with a token, the same one again included. */
	logins = 0;
	refusedLogins = 0;

	constructor(
		private readonly clock: Clock,
		/** Life of new tokens in seconds. */
		public life: number,
	) {}

	/**
	 * The client's token: the one handed out before while more than 300 s of it remain, else a new one.
	 * @param evenDead hand out the last one again, whatever became of it
	 */
	grant(clientId: string, evenDead: boolean): IssuedToken {
		this.logins += 1;
		const last = this.issued.filter((token) => token.clientId === clientId).at(-1);
		if (last && (evenDead || (this.isLive(last) && this.secondsLeft(last) > OVERLAP))) return last;
		const issuedAt = this.clock.now();
		const token = { token: randomUUID(), clientId, issuedAt, expiresAt: issuedAt + this.life * 1000, killed: false };
		this.issued.push(token);
		return token;
	}

	/** Seconds that a token still has, a begun one counts: a new token has its whole life. */
	secondsLeft(token: IssuedToken): number {
		return Math.max(0, Math.ceil((token.expiresAt - this.clock.now()) / 1000));
	}

	/** The client whose live token an Authorization header carries, `bearer` or `Bearer`; null without one. */
	clientOf(authorization: string | undefined): string | null {
		const token = this.find(authorization);
		return token && this.isLive(token) ? token.clientId : null;
	}

	/** Kills the token of one request. */
	killOne(authorization: string | undefined): void {
		const token = this.find(authorization);
		if (token) token.killed = true;
	}

	/** Kills every live token; returns how many there were. */
	kill(): number {
		const live = this.issued.filter((token) => this.isLive(token));
		for (const token of live) token.killed = true;
		return live.length;
	}

	counts(): Record<string, number> {
		const live = this.issued.filter((token) => this.isLive(token)).length;
		return { issued: this.issued.length, live, logins: this.logins, refusedLogins: this.refusedLogins };
	}

	/** Counts from nought again; live tokens stay, since the programs under test still hold them. */
	resetCounts(): void {
		this.issued = this.issued.filter((token) => this.isLive(token));
		this.logins = 0;
		this.refusedLogins = 0;
	}

	private find(authorization: string | undefined): IssuedToken | undefined {
		const text = /^[bB]earer (\S+)$/.exec(authorization ?? '')?.[1];
		return this.issued.find(({ token }) => token === text);
	}

	private isLive(token: IssuedToken): boolean {
		return !token.killed && this.clock.now() < token.expiresAt;
	}
}
