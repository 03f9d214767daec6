import { md5 } from '../md5.cjs';
import type { Account, Accounts } from './accounts.cjs';
import { found, refused, type Outcome } from './codes.cjs';
import { account, checkParameters, form, required, seconds, type Given } from './parameters.cjs';
import type { Settings } from './settings.cjs';
import type { Tokens } from './token.cjs';

const PARAMETERS = {
	time: required(seconds),
	account: required(account),
	// A signature in capitals is a wrong one, not a wrong format.
	signature: required(form(/^[0-9a-fA-F]{32}$/)),
};

/** Who may log in and when. */
export interface LoginHost {
	readonly directory: Accounts;
	readonly tokens: Tokens;
	readonly settings: Settings;
}

/** `GET /api/authorization` (document 2.1). @param now epoch seconds @param evenDead give the last token again */
export function login(given: Record<string, unknown>, host: LoginHost, now: number, evenDead: boolean): Outcome {
	const code = checkParameters(given, PARAMETERS);
	if (code !== 0) return refused(code);
	const { time, account, signature } = given as Given;
	if (Math.abs(Number(time) - now) > host.settings.skew) {
		return refused(10014, `request time error, current server time is ${now} (in unix timestamp)`);
	}
	const known = host.directory.find(account);
	if (!known || signature !== signatureOf(known, time)) return refused(20001);
	const refusal = closedTo(known);
	if (refusal !== 0) return refused(refusal);
	host.tokens.life = host.settings.tokenLife;
	const { token } = host.tokens.grant(account, evenDead);
	return found({ access_token: token, expires_in: host.settings.tokenLife });
}

/** Why an account may not use the Open API: 10016 blocked, 10007 not switched on by the reseller; 0: it may. */
export function closedTo({ blockstatus, openApi }: Account): number {
	if (blockstatus === 0) return 10016;
	return openApi ? 0 : 10007;
}

/** md5(md5(password) + time), as 32 lower-case characters. */
function signatureOf({ passwordMd5 }: Account, time: string): string {
	return md5(passwordMd5 + time);
}
