import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import type { Hosts } from '../core/baseUrl';
import { hostOptions, trimmed, typedUrl } from '../core/baseUrl';
import { quoted } from '../core/codes';
import { redact } from '../core/errors';
import { passwordHash } from '../core/hash';
import type { Token } from '../core/lease';
import { fingerprint, LoginFailed, LoginRefused } from '../core/lease';
import type { LoginAnswer, LoginPlace } from '../core/login';
import { askLogin, hostOf, issuedToken } from '../core/login';
import type { HttpHelper } from '../core/http';
import { toNumber } from '../core/vehicle';
import { codeOf } from './errorCodes';
import { signed, toForm } from './signature';

/** One path for all calls (jimi, "Usage"). */
const PATH = '/route/rest';

/** The nodes that JIMI runs; an account lives on one of them. */
const NODES: Hosts = {
	hk: { name: 'TrackSolid Pro: Hong Kong, Singapore', url: 'https://hk-open.tracksolidpro.com' },
	eu: { name: 'TrackSolid Pro: Europe', url: 'https://eu-open.tracksolidpro.com' },
	us: { name: 'TrackSolid Pro: Americas', url: 'https://us-open.tracksolidpro.com' },
	bgd: { name: 'TrackSolid Pro: Bangladesh (Unconfirmed)', url: 'https://bgd.tracksolidpro.com' },
	cn: { name: 'TrackSolid Pro: China (Unconfirmed)', url: 'https://open.tracksolidpro.com' },
	old: { name: 'TrackSolid (Old, HTTP, Not Encrypted)', url: 'http://open.10000track.com' },
};

/** Choices of the credential's field Node. */
export const NODE_CHOICES: INodePropertyOptions[] = [...hostOptions(NODES), { name: 'Own URL', value: 'custom' }];

/** The one address of all calls. Throws LoginRefused with the remedy when the credential names none. */
export function baseUrl(credentials: IDataObject): string {
	const node = trimmed(credentials.node);
	if (node !== 'custom' && NODES[node]) return `${NODES[node].url}${PATH}`;
	const typed = typedUrl(credentials.customUrl);
	if (typed === null) {
		throw new LoginRefused('Fill in the Own URL of the credential, for example https://eu-open.tracksolidpro.com');
	}
	const hasPath = new URL(typed).pathname !== '/';
	return hasPath ? typed : `${typed}${PATH}`;
}

/** What a token depends on. */
export const tokenFor = (credentials: IDataObject): string => {
	const { node, customUrl, appKey, appSecret, userId, password } = credentials;
	return fingerprint([node, customUrl, appKey, appSecret, userId, passwordHash(trimmed(password))]);
};

/** Seconds; the most that JIMI gives (jimi, "Get access token"). */
const LIFE = 7_200;
/** A second token within the minute is refused as "too frequent" (seen in public clients). */
const APART = 60_000;

/**
 * At most one new token a minute, whoever asks. A token of other values says nothing about these, and one from the
 * future only tells that this clock was set back.
 */
export function nextLoginAt(credentials: IDataObject): number {
	const issuedAt = toNumber(credentials.tokenIssuedAt) ?? 0;
	const counts = credentials.tokenFor === tokenFor(credentials) && issuedAt <= Date.now();
	return counts ? issuedAt + APART : 0;
}

function placeOf(credentials: IDataObject): LoginPlace {
	const base = baseUrl(credentials);
	return { vendor: 'JIMI', base: new URL(base).origin, check: 'the Node or the Own URL' };
}

/** The names of a call for a token, and what it was answered. */
async function askForToken(http: HttpHelper, credentials: IDataObject, values: IDataObject): Promise<LoginAnswer> {
	const place = placeOf(credentials);
	const answer = await askLogin(http, place, {
		method: 'POST',
		url: baseUrl(credentials),
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: toForm(signed({ ...values, expires_in: LIFE }, credentials)),
	});
	if (codeOf(answer.body.code) !== null) return answer;
	const { statusCode } = answer;
	throw new LoginFailed(
		`${hostOf(place)} did not answer like JIMI (no code, HTTP ${statusCode}). Check ${place.check}.`,
	);
}

const get = async (http: HttpHelper, credentials: IDataObject) =>
	await askForToken(http, credentials, {
		method: 'jimi.oauth.token.get',
		user_id: trimmed(credentials.userId),
		user_pwd_md5: passwordHash(trimmed(credentials.password)),
	});

/** Gets the next token by the one before; `null` when there is none, or JIMI wants a login. */
async function refresh(http: HttpHelper, credentials: IDataObject): Promise<Token | null> {
	const { accessToken, refreshToken } = credentials;
	const isOurs = credentials.tokenFor === tokenFor(credentials);
	if (!isOurs || !trimmed(accessToken) || !trimmed(refreshToken)) return null;
	const values = { method: 'jimi.oauth.token.refresh', access_token: accessToken, refresh_token: refreshToken };
	const { body } = await askForToken(http, credentials, values);
	if (codeOf(body.code) === TOO_OFTEN) throw refusal(credentials, body, NaN);
	return tokenOf(body);
}

const TOO_OFTEN = 1006;
const ILLEGAL_USER = 1002;
const BUSY = -1;
/** JIMI's own bound is 10 minutes; beyond half of it a clock is likely to be the reason. */
const CLOCK_OFF = 300_000;

const isWrongLogin = (code: number, said: string): boolean =>
	code === ILLEGAL_USER || (code !== TOO_OFTEN && /user name|password|user_id|account/i.test(said));

/**
 * A wrong secret and a wrong clock share code 1001 without words, and a wrong node shows as an unknown app key: the
 * clock of the answer and JIMI's words tell them apart.
 */
function cause(credentials: IDataObject, code: number, said: string, ahead: number): string {
	const host = hostOf(placeOf(credentials));
	if (/app_?\s?key/i.test(said)) {
		return `JIMI does not know this App Key at ${host}. Check the App Key, and whether the account lives on another Node.`;
	}
	if (isWrongLogin(code, said)) {
		return 'Wrong User ID or Password. Check both; they are those of the TrackSolid web page.';
	}
	if (code === 1001 && Math.abs(ahead) > CLOCK_OFF) {
		const minutes = Math.round(Math.abs(ahead) / 60_000);
		return `The clock of this computer is ${minutes} minutes ${ahead > 0 ? 'behind' : 'ahead of'} JIMI's. Set it; JIMI allows 10 minutes.`;
	}
	if (code === 1001) return 'Wrong App Secret: JIMI does not accept the signature. Copy the App Secret anew.';
	if (code === TOO_OFTEN) return 'JIMI gives one token a minute. Wait a minute, then try again.';
	if (code === 1005) return 'JIMI turns this address away: too many requests came from it. Wait, or ask JIMI.';
	return 'JIMI gave no token. Ask JIMI.';
}

function refusal(credentials: IDataObject, body: IDataObject, clock: number): Error {
	const code = codeOf(body.code)!;
	const said = trimmed(body.message);
	const ahead = Number.isFinite(clock) ? clock - Date.now() : 0;
	const secrets = [credentials.password, credentials.appSecret].map(trimmed);
	// The MD5 of a password is as good as the password itself.
	const quote = redact(said, secrets).replace(/\b[0-9a-f]{32}\b/gi, '***');
	const message = quoted(cause(credentials, code, said, ahead), 'JIMI', code, quote);
	return code === BUSY ? new LoginFailed(message) : new LoginRefused(message);
}

function tokenOf(body: IDataObject): Token | null {
	const result = (body.result ?? body.data ?? {}) as IDataObject;
	const accessToken = trimmed(result.accessToken);
	if (codeOf(body.code) !== 0 || accessToken === '') return null;
	return { ...issuedToken(accessToken, result.expiresIn, LIFE), refreshToken: trimmed(result.refreshToken) };
}

/**
 * The next token: by the refresh token if there is one, else by user ID and password. A refused refresh and the login
 * after it count as one (jimi, "Get access token", "Refresh access token").
 */
export async function login(http: HttpHelper, credentials: IDataObject): Promise<Token> {
	const renewed = await refresh(http, credentials);
	if (renewed) return renewed;
	const { body, clock } = await get(http, credentials);
	const token = tokenOf(body);
	if (token) return token;
	throw refusal(credentials, body, clock);
}
