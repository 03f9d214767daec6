import type { IDataObject } from 'n8n-workflow';
import type { HttpResponse } from './answer';
import { faultText, parseObject } from './answer';
import type { Token } from './lease';
import { LoginFailed } from './lease';
import type { ApiHttpOptions, HttpHelper } from './http';
import { PLAIN_ANSWER } from './http';
import { toNumber } from './vehicle';

const TIMEOUT = 10_000;

/** Who is asked for a token, for the texts when that fails. */
export interface LoginPlace {
	/** `Segway`: who should answer. */
	vendor: string;
	/** Without a slash at the end. */
	base: string;
	/** What to check in the credential, e.g. `the Region or the Custom URL`. */
	check: string;
	/** More to try when nobody answers. */
	hint?: string;
	/** That the host has nothing at this address, with the remedy; where the address itself is not certain. */
	missing?: string;
}

export const hostOf = ({ base }: Pick<LoginPlace, 'base'>): string => base.replace(/^https?:\/\//i, '');

export interface LoginAnswer {
	statusCode: number;
	body: IDataObject;
	/** The host's clock, milliseconds since 1970; `NaN` when it does not tell. */
	clock: number;
}

/**
 * Sends a login and hands over what came back, if it is a JSON object. Throws LoginFailed with a text that names the
 * host and the remedy when nobody answers, the service fails, or something else answers.
 */
export async function askLogin(
	http: HttpHelper,
	place: LoginPlace,
	request: Pick<ApiHttpOptions, 'method' | 'url' | 'headers' | 'body'>,
): Promise<LoginAnswer> {
	const { vendor, check, hint = '' } = place;
	const host = hostOf(place);
	const headers = { Accept: 'application/json', ...request.headers };
	const options = { ...PLAIN_ANSWER, timeout: TIMEOUT, ...request, headers };
	const response = await http.helpers.httpRequest(options).catch((error: unknown) => {
		throw new LoginFailed(`Cannot log in at ${host}: ${faultText(error)}. Check ${check} and the network.${hint}`);
	});
	const { statusCode, headers: told, body } = response as HttpResponse;
	if (statusCode >= 500) {
		throw new LoginFailed(`${vendor}'s login at ${host} failed (HTTP ${statusCode}). Try again later.`);
	}
	const read = parseObject(body);
	if (read !== null) return { statusCode, body: read, clock: Date.parse(String(told.date)) };
	if (place.missing && (statusCode === 404 || statusCode === 405)) {
		throw new LoginFailed(`${place.missing} (HTTP ${statusCode})`);
	}
	throw new LoginFailed(`${host} did not answer like ${vendor} (no JSON, HTTP ${statusCode}). Check ${check}.`);
}

/** Seconds; however long a vendor promises. */
const LONGEST_LIFE = 86_400;

/** A token that was issued just now. `told`: how many seconds it is to live; `usual`: should the answer not tell. */
export function issuedToken(accessToken: string, told: unknown, usual: number): Token {
	const life = toNumber(told) ?? 0;
	return { accessToken, expiresAt: Date.now() + Math.min(life > 0 ? life : usual, LONGEST_LIFE) * 1000 };
}
