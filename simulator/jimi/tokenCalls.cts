import { RateLimit } from '../rateLimit.cjs';
import type { Accounts } from './accounts.cjs';
import { found, refused, type Outcome } from './codes.cjs';
import { md5Text, problemIn, required, text, whole, type Given, type Parameters } from './parameters.cjs';
import type { Settings } from './settings.cjs';
import type { IssuedToken, Tokens } from './token.cjs';
import { utcText } from './utc.cjs';

/** Who may have a token and when. */
export interface TokenHost {
	readonly appKey: string;
	readonly directory: Accounts;
	readonly tokens: Tokens;
	readonly settings: Settings;
	readonly tokenLimits: TokenLimits;
}

/** New tokens of each account, got or refreshed. */
export class TokenLimits {
	private readonly byAccount = new Map<string, RateLimit>();

	/** Whether the account may have one more token now (epoch ms); it is counted then. */
	allows(account: string, { tokenLimit }: Settings, now: number): boolean {
		const limit = this.byAccount.get(account) ?? new RateLimit();
		this.byAccount.set(account, limit);
		return limit.allows(tokenLimit, now);
	}

	reset(): void {
		this.byAccount.clear();
	}
}

const EXPIRES_IN = required(whole(60, 7200));
const GET: Parameters = { user_id: required(text(50)), user_pwd_md5: required(md5Text), expires_in: EXPIRES_IN };
const REFRESH: Parameters = {
	access_token: required(text(100)),
	refresh_token: required(text(100)),
	expires_in: EXPIRES_IN,
};

/** The two calls that need no token (document, "Get access token", "Refresh access token"). */
export const TOKEN_CALLS = ['jimi.oauth.token.get', 'jimi.oauth.token.refresh'];

/** Runs one of the two. @param given private parameters @param now epoch ms @param evenDead give the last token again */
export function grantToken(method: string, given: Given, host: TokenHost, now: number, evenDead: boolean): Outcome {
	const isLogin = method === TOKEN_CALLS[0];
	const outcome = isLogin ? get(given, host, now, evenDead) : refresh(given, host, now);
	host.tokens.count(isLogin ? 'login' : 'refresh', outcome.code === 0);
	return outcome;
}

function get(given: Given, host: TokenHost, now: number, evenDead: boolean): Outcome {
	const problem = problemIn(given, GET);
	if (problem !== null) return refused(1001, `Parameter error: ${problem}`);
	const account = host.directory.find(given.user_id);
	if (account?.passwordMd5 !== given.user_pwd_md5) return refused(1002, 'Incorrect user name or password');
	if (!evenDead && !host.tokenLimits.allows(account.account, host.settings, now)) return refused(1006);
	return tokenResult(host.tokens.grant(account.account, lifeOf(given, host), evenDead), host);
}

function refresh(given: Given, host: TokenHost, now: number): Outcome {
	const problem = problemIn(given, REFRESH);
	if (problem !== null) return refused(1001, `Parameter error: ${problem}`);
	const token = host.tokens.refreshable(given.access_token, given.refresh_token);
	if (!token) return refused(1004, 'Illegal request,token is invalid');
	if (!host.tokenLimits.allows(token.account, host.settings, now)) return refused(1006);
	return tokenResult(host.tokens.refresh(token, lifeOf(given, host)), host);
}

function lifeOf({ expires_in: asked }: Given, { settings }: TokenHost): number {
	return settings.tokenLife ?? Number(asked);
}

function tokenResult({ account, accessToken, refreshToken, life, issuedAt }: IssuedToken, host: TokenHost): Outcome {
	const time = utcText(issuedAt / 1000);
	return found({ appKey: host.appKey, account, accessToken, expiresIn: life, refreshToken, time });
}
