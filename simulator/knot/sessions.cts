import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.cjs';
import { readJwt, signJwt } from './jwt.cjs';
import type { Settings } from './settings.cjs';
import { TokenCounts } from './tokenCounts.cjs';

/** The device of a login, as the client describes it. */
export interface LoginDevice {
	id?: string;
	os?: string;
	model?: string;
	app_version?: string;
}

/** What a login says of itself. */
export interface LoginParts {
	scope: string;
	app_label: string;
	device: LoginDevice | null;
}

/** A login and what has come of it. */
export interface Session extends LoginParts {
	session_id: number;
	user_id: number;
	/** Epoch milliseconds. */
	startedAt: number;
	ended: boolean;
}

export interface Grant {
	token: string;
	refresh_token: string;
	user_id: number;
}

interface Access {
	session: Session;
	/** Epoch milliseconds. */
	expiresAt: number;
	dead: boolean;
}

interface Refresh extends Access {
	/** Epoch milliseconds of its first use. */
	usedAt: number | null;
}

/** A login that needs one more step: the address confirmed (code 7), a second factor (code 146). */
export interface Step extends LoginParts {
	purpose: 'unconfirmed' | 'secondFactor';
	user_id: number;
}

const TOLERANCE = 10_000;

/** The logins and their tokens. */
export class Sessions {
	/** Oldest first. Live. */
	readonly all: Session[] = [];
	readonly counted = new TokenCounts();
	private readonly access = new Map<string, Access>();
	private readonly refreshes = new Map<string, Refresh>();
	private readonly steps = new Map<string, Step>();
	private last: Grant | null = null;

	constructor(
		private readonly clock: Clock,
		private readonly settings: Settings,
		private readonly secret: string,
	) {}

	/** Begins a session. @param evenDead hand out the tokens of the last login again, whatever became of them */
	begin(user_id: number, parts: LoginParts, evenDead = false): Grant {
		if (evenDead && this.last) return this.last;
		const session_id = this.all.length + 1;
		const session: Session = { session_id, user_id, ...parts, startedAt: this.clock.now(), ended: false };
		this.all.push(session);
		this.last = { token: this.newAccess(session), refresh_token: this.newRefresh(session), user_id };
		return this.last;
	}

	/** The session of a live access token; undefined for any other text. */
	find(text: string): Session | undefined {
		const claims = readJwt(text, this.secret);
		const token = this.access.get(text);
		return claims && token && this.isLive(token) ? token.session : undefined;
	}

	/** New tokens for a refresh token, which is used up by that; undefined when it is not good. */
	refresh(text: string): { access_token: string; refresh_token: string | null } | undefined {
		const token = this.refreshes.get(text);
		if (!token || !this.isLive(token)) return undefined;
		const { session } = token;
		const { refreshRace, refreshEndsAccess, refreshToken } = this.settings;
		const now = this.clock.now();
		if (token.usedAt !== null && !(refreshRace === 'tolerate' && now < token.usedAt + TOLERANCE)) {
			if (refreshRace === 'endSession') session.ended = true;
			return undefined;
		}
		token.usedAt ??= now;
		if (refreshEndsAccess) this.killAll(({ session: owner }) => owner === session);
		const next = refreshToken === 'null' ? null : this.newRefresh(session);
		return { access_token: this.newAccess(session), refresh_token: next };
	}

	/** The token with which a login can go on. */
	askStep(step: Step): string {
		const token = signJwt({ purpose: step.purpose, ...this.claims(step.user_id, this.settings.stepLife) }, this.secret);
		this.steps.set(token, step);
		return token;
	}

	/** The login that goes on with this token; undefined when the token is not good for that. */
	stepOf(text: string, purpose: Step['purpose']): Step | undefined {
		const step = this.steps.get(text);
		const exp = Number(readJwt(text, this.secret)?.exp);
		return step?.purpose === purpose && this.clock.now() < exp * 1000 ? step : undefined;
	}

	/** The token has served. */
	endStep(text: string): void {
		this.steps.delete(text);
	}

	/** Ends the user's sessions, all or those of one device; returns how many there were. */
	end(user_id: number, device_id?: string): number {
		const mine = this.all.filter((session) => session.user_id === user_id && !session.ended);
		const ended = mine.filter(({ device }) => device_id === undefined || device?.id === device_id);
		for (const session of ended) session.ended = true;
		return ended.length;
	}

	/** Ends every session, and so every token. */
	endAll(): number {
		return [...new Set(this.all.map(({ user_id }) => user_id))].reduce((sum, user_id) => sum + this.end(user_id), 0);
	}

	/** Kills one token, of whatever kind. */
	killOne(text: string): void {
		for (const tokens of [this.access, this.refreshes]) {
			const token = tokens.get(text);
			if (token) token.dead = true;
		}
		this.steps.delete(text);
	}

	/** Kills every live access token; the refresh tokens live on. Returns how many there were. */
	kill(): number {
		return this.killAll(() => true);
	}

	/** The user's newest access token that is live; null when there is none. */
	current(user_id: number): string | null {
		const mine = [...this.access].filter(([, token]) => token.session.user_id === user_id && this.isLive(token));
		return mine.at(-1)?.[0] ?? null;
	}

	/** Every token that was ever handed out, of whatever kind. */
	get texts(): string[] {
		return [this.access, this.refreshes, this.steps].flatMap((tokens) => [...tokens.keys()]);
	}

	counts(): Record<string, number> {
		return { ...this.counted.all, live: this.live().length };
	}

	/** Counts from nought again; live tokens stay, since the programs under test still hold them. */
	resetCounts(): void {
		this.counted.reset();
	}

	private killAll(isMeant: (token: Access) => boolean): number {
		const live = this.live().filter(isMeant);
		for (const token of live) token.dead = true;
		return live.length;
	}

	private newAccess(session: Session): string {
		const life = this.settings.tokenLife;
		const token = signJwt({ session_id: session.session_id, ...this.claims(session.user_id, life) }, this.secret);
		this.access.set(token, { session, expiresAt: this.clock.now() + life * 1000, dead: false });
		this.counted.add('issued');
		return token;
	}

	private newRefresh(session: Session): string {
		const token = randomBytes(32).toString('base64url');
		const expiresAt = this.clock.now() + this.settings.refreshLife * 1000;
		this.refreshes.set(token, { session, expiresAt, dead: false, usedAt: null });
		return token;
	}

	/** `jti` makes two tokens of one second differ. @param life seconds */
	private claims(user_id: number, life: number) {
		const iat = this.clock.seconds();
		return { user_id, iat, exp: iat + life, jti: randomUUID() };
	}

	private live(): Access[] {
		return [...this.access.values()].filter((token) => this.isLive(token));
	}

	private isLive({ session, expiresAt, dead }: Access): boolean {
		return !dead && !session.ended && this.clock.now() < expiresAt;
	}
}
