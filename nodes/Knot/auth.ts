import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { toHttp } from '../core/http';
import type { Token } from '../core/lease';
import { issuedToken } from '../core/login';
import type { HttpHelper } from '../core/http';
import { accountOf, authorization, baseUrl, confirmedOf, prefixOf, tokenFor, totpKey } from './account';
import { lifeOf } from './jwt';
import { layOut } from './layOut';
import type { LoginOutcome } from './loginCall';
import { askKnot, refreshTokenIn } from './loginCall';
import { effectiveRoute } from './openapi/confirmed';
import { refusalOf, SECOND_FACTOR } from './refusals';
import { totp } from './totp';

export { authorization, baseUrl, confirmedOf, prefixOf, tokenFor } from './account';
export type { LoginOutcome } from './loginCall';
export { refusalOf } from './refusals';

/** Seconds, should a token ever be none that tells its end; what public clients have seen. */
const USUAL_LIFE = 3600;

/** Knot's clock as far as the answer tells it, else ours; milliseconds since 1970. */
const clockOf = ({ answer }: LoginOutcome): number => (Number.isFinite(answer.clock) ? answer.clock : Date.now());

function tokenOf(outcome: LoginOutcome): Token | null {
	const { code, token, answer } = outcome;
	if (code !== 0 || answer.statusCode >= 400 || token === '') return null;
	const issued = issuedToken(token, lifeOf(token, clockOf(outcome)), USUAL_LIFE);
	return { ...issued, refreshToken: refreshTokenIn(answer.body) };
}

/**
 * The login as it was answered, whatever its code. The token of code 7 is what `email.resendConfirmation` is
 * authenticated by, that of code 146 is for `login.secondFactor`; for other codes see `refusalOf`.
 * @throws LoginRefused when the credential cannot be used, LoginFailed when Knot did not answer
 */
export async function logIn(http: HttpHelper, credentials: IDataObject): Promise<LoginOutcome> {
	return await askKnot(http, credentials, 'login.logIn', accountOf(credentials));
}

/**
 * The next token by the refresh token; `null`: a login is needed. Whatever goes wrong here, a login follows at once: the
 * refresh token may be used up although no answer came, or somebody else was faster.
 */
async function refresh(http: HttpHelper, credentials: IDataObject): Promise<Token | null> {
	const refreshToken = String(credentials.refreshToken ?? '');
	if (refreshToken === '' || credentials.tokenFor !== tokenFor(credentials)) return null;
	const outcome = await askKnot(http, credentials, 'login.refresh', {}, refreshToken).catch(() => null);
	return outcome && tokenOf(outcome);
}

/** The token for the code of the second factor, by Knot's clock: ours may be wrong. */
async function passSecondFactor(
	http: HttpHelper,
	credentials: IDataObject,
	asked: LoginOutcome,
	key: Buffer,
): Promise<Token> {
	const code = totp(key, clockOf(asked));
	const outcome = await askKnot(http, credentials, 'login.secondFactor', { mfa_token: code }, asked.token);
	const token = tokenOf(outcome);
	if (token) return token;
	throw refusalOf(credentials, outcome, 'secondFactor', [code, asked.token]);
}

/**
 * The next token: by the refresh token if there is one, else by one login, with the second factor where the account has
 * one (vendor document 35, 37, 42).
 * @throws LoginRefused, LoginFailed
 */
export async function login(http: HttpHelper, credentials: IDataObject): Promise<Token> {
	const key = totpKey(credentials);
	accountOf(credentials);
	const renewed = await refresh(http, credentials);
	if (renewed) return renewed;
	const outcome = await logIn(http, credentials);
	const token = tokenOf(outcome);
	if (token) return token;
	const goesOn = outcome.code === SECOND_FACTOR && outcome.token !== '' && key;
	if (goesOn) return await passSecondFactor(http, credentials, outcome, key);
	throw refusalOf(credentials, outcome);
}

/** Stands in the credential's test in place of a path, which only the table of routes knows. */
export const TEST_PATH = '/knot-credential-test';
const TEST_READ = 'cluster.getClosest';
/** Any place will do. */
const TEST_VALUES = { lat: 48.58, lng: 7.75 };
/** Statuses that fail the test; every other one may only tell that the route of the read is another. */
export const TEST_FAILURES = [401, 500, 502, 503, 504];

function testRead(request: IHttpRequestOptions, credentials: IDataObject): IHttpRequestOptions {
	const route = effectiveRoute(TEST_READ, confirmedOf(credentials));
	const { headers, ...laidOut } = layOut(route, TEST_VALUES, prefixOf(credentials));
	const sent = toHttp(baseUrl(credentials), laidOut);
	const ignoreHttpStatusErrors = { ignore: true as const, except: TEST_FAILURES };
	const complete = { ...sent, baseURL: undefined, headers: { ...sent.headers, ...headers } };
	return { ...request, ...complete, ignoreHttpStatusErrors };
}

/** Puts the access token where Knot looks for it. */
export function sign(request: IHttpRequestOptions, credentials: IDataObject): IHttpRequestOptions {
	const asked = request.url === TEST_PATH ? testRead(request, credentials) : request;
	const token = String(credentials.accessToken ?? '');
	return { ...asked, headers: { ...asked.headers, Authorization: authorization(credentials, token) } };
}
