import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import type { Hosts } from '../core/baseUrl';
import { hostOptions, trimmed, typedUrl } from '../core/baseUrl';
import { quoted } from '../core/codes';
import { redact } from '../core/errors';
import { md5, passwordHash } from '../core/hash';
import type { Token } from '../core/lease';
import { fingerprint, LoginFailed, LoginRefused } from '../core/lease';
import type { LoginPlace } from '../core/login';
import { askLogin, hostOf, issuedToken } from '../core/login';
import type { HttpHelper } from '../core/http';
import { toNumber } from '../core/vehicle';
import { codeOf } from './errorCodes';

/** White labels of the same API, as their own pages print them; where a page prints http, it stands here as http. */
const HOSTS: Hosts = {
	mygps: { name: 'MyGPS (Mauritius)', url: 'https://api.mygps.mu' },
	brasilsat: { name: 'BrasilSat', url: 'https://gps.brasilsatgps.com.br' },
	etrack: { name: 'eTrack (HTTP, Not Encrypted)', url: 'http://api.etrack.vip' },
	globalgps: { name: 'Global GPS Peru (HTTP, Not Encrypted)', url: 'http://api.globalgpsperu.com' },
	ioetrack: { name: 'IOETrack (HTTP, Not Encrypted)', url: 'http://api.ioetrack.com' },
	itrack: { name: 'iTrack (HTTP, Not Encrypted)', url: 'http://api.itrack.top' },
	protrack365: { name: 'Protrack365', url: 'https://api.protrack365.com' },
	trackceo: { name: 'TrackCEO (HTTP, Not Encrypted)', url: 'http://api.trackceo.com' },
};

/** Choices of the credential's field Provider; MyGPS is the usual one. */
export const PROVIDERS: INodePropertyOptions[] = [...hostOptions(HOSTS), { name: 'Own URL', value: 'custom' }];

/** Seconds, should the answer ever lack `expires_in`. */
const USUAL_LIFE = 7_200;
const CLOCK = 10014;
const BUSY = new Set([10000, 10009]);

/**
 * Address of the provider, without the closing `/api` that some people type along. A scheme that was typed stays; none
 * means https. Throws LoginRefused with the remedy when there is no address.
 */
export function baseUrl(credentials: IDataObject): string {
	const provider = trimmed(credentials.provider);
	if (HOSTS[provider] && provider !== 'custom') return HOSTS[provider].url;
	const url = typedUrl(credentials.customUrl)?.replace(/([^/])\/+api$/i, '$1');
	if (url) return url;
	throw new LoginRefused('Fill in the Own URL of the credential, for example https://api.mygps.mu');
}

/** What a token depends on. */
export const tokenFor = ({ provider, customUrl, account, password }: IDataObject): string =>
	fingerprint([provider, customUrl, account, passwordHash(trimmed(password))]);

/** `md5(md5(password) + time)`, both as 32 small letters and digits (protrack, 2.1). `time`: seconds since 1970. */
export const signatureOf = (password: string, time: number): string => md5(passwordHash(password) + String(time));

function placeOf(base: string): LoginPlace {
	const hint = ` If this provider speaks HTTP only, choose Own URL and type http://${hostOf({ base })}.`;
	return {
		vendor: 'Protrack',
		base,
		check: 'the Provider or the Own URL (the address of the API, often api.<provider>, not of the web page)',
		...(base.startsWith('https') ? { hint } : {}),
	};
}

async function askForToken(http: HttpHelper, credentials: IDataObject, time: number): Promise<IDataObject> {
	const base = baseUrl(credentials);
	const place = placeOf(base);
	const query = new URLSearchParams({
		time: String(time),
		account: trimmed(credentials.account),
		signature: signatureOf(trimmed(credentials.password), time),
	});
	const url = `${base}/api/authorization?${query.toString().replaceAll('+', '%20')}`;
	const { statusCode, body } = await askLogin(http, place, { method: 'GET', url });
	if (codeOf(body.code) !== null) return body;
	throw new LoginFailed(
		`${hostOf(place)} did not answer like Protrack (no code, HTTP ${statusCode}). Check ${place.check}.`,
	);
}

/** Why the vendor gave no token, each cause with its remedy (codes of chapter 3). */
const REFUSALS: Record<number, string> = {
	10007:
		'The login is known, but the Open API is not enabled for this account. Ask your provider (reseller) to switch the Open API on.',
	10014: "This computer's clock differs too much from the provider's. Set the clock, or check the time zone settings.",
	10016: 'The account is blocked. Ask your provider to unblock it.',
	20001: 'Wrong account or password. Check both; they are those of the web page of your provider.',
	20005: 'This provider does not know the account. Check the Account and the Provider.',
};

function refusal(credentials: IDataObject, code: number, said: string): Error {
	const text = REFUSALS[code] ?? 'The provider gave no token. Ask your provider.';
	// A signature is good for a while, and the MD5 of a password as good as the password itself.
	const quote = redact(said, [trimmed(credentials.password)]).replace(/\b[0-9a-f]{32}\b/gi, '***');
	const message = quoted(text, 'Protrack', code, quote);
	return BUSY.has(code) ? new LoginFailed(message) : new LoginRefused(message);
}

function tokenOf(record: IDataObject): Token | null {
	const accessToken = trimmed(record.access_token);
	if (accessToken === '') return null;
	// The document's table prints the key with a space, its sample with a line.
	return issuedToken(accessToken, toNumber(record.expires_in) ?? record['expires in'], USUAL_LIFE);
}

/** The provider's clock, as its refusal of ours tells it; seconds since 1970. */
const clockIn = (message: string): number | null => toNumber(/\d{9,11}/.exec(message)?.[0]);

/**
 * Asks for a token (protrack, 2.1). The old one dies at once, so only the one who holds the lease may call this. When
 * our clock is refused, the provider's own, which its message tells, is used once.
 */
export async function login(http: HttpHelper, credentials: IDataObject): Promise<Token> {
	let read = await askForToken(http, credentials, Math.floor(Date.now() / 1000));
	const clock = codeOf(read.code) === CLOCK ? clockIn(trimmed(read.message)) : null;
	if (clock !== null) read = await askForToken(http, credentials, clock);
	const code = codeOf(read.code)!;
	const token = code === 0 ? tokenOf((read.record ?? {}) as IDataObject) : null;
	if (token) return token;
	throw refusal(credentials, code, trimmed(read.message));
}
