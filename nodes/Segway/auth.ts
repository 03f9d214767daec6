import type { IDataObject } from 'n8n-workflow';
import type { Hosts } from '../core/baseUrl';
import { hostOptions, trimmed, typedUrl } from '../core/baseUrl';
import { redact } from '../core/errors';
import type { Token } from '../core/lease';
import { fingerprint, LoginRefused } from '../core/lease';
import { askLogin, issuedToken } from '../core/login';
import type { HttpHelper } from '../core/http';

const HOSTS: Hosts = {
	A: { name: 'Asia-Pacific', url: 'https://apac-api.segwaydiscovery.com' },
	C: { name: 'China', url: 'https://cn-api.segwaydiscovery.com' },
	E: { name: 'Europe', url: 'https://eu-api.segwaydiscovery.com' },
	U: { name: 'Americas', url: 'https://us-api.segwaydiscovery.com' },
};

/** Choices of the credential's field Region. */
export const REGIONS = hostOptions(HOSTS);

/** Should the answer ever lack `expires_in`. */
const USUAL_LIFE = 3_600;

const letterOf = (credentials: IDataObject) => trimmed(credentials.clientId).charAt(0).toUpperCase();

/**
 * The host of the credential's region; by default the first letter of the platform code names it
 * (segway-emoped, Note 1). Throws LoginRefused with the remedy when neither gives one.
 */
export function baseUrl(credentials: IDataObject): string {
	const region = trimmed(credentials.region);
	if (region === 'custom') {
		const typed = trimmed(credentials.customUrl);
		const url = /^https?:/.test(typed) ? typedUrl(typed) : null;
		if (url) return url;
		throw new LoginRefused('Fill in the Custom URL of the credential, for example https://eu-api.segwaydiscovery.com');
	}
	const host = HOSTS[region in HOSTS ? region : letterOf(credentials)];
	if (host) return host.url;
	throw new LoginRefused(
		'The Platform Code does not begin with A, C, E or U, so its region is not known: choose the Region in the credential.',
	);
}

/** What a token of Segway depends on. */
export const tokenFor = (credentials: IDataObject): string => {
	const { clientId, clientSecret, region, customUrl } = credentials;
	return fingerprint([clientId, clientSecret, region, customUrl]);
};

/** Segway answers a wrong secret and a wrong region alike; the letter of the platform code tells which is likelier. */
function refusal(credentials: IDataObject): LoginRefused {
	const [letter, region] = [letterOf(credentials), trimmed(credentials.region)];
	const home = HOSTS[letter];
	if (home && region in HOSTS && region !== letter) {
		return new LoginRefused(
			`Segway does not know this Platform Code in the region ${HOSTS[region].name}. It begins with ${letter}, which belongs to ${home.name}: change the Region.`,
		);
	}
	const where = region === 'custom' ? ' and the Custom URL' : '';
	return new LoginRefused(
		`Segway refused the Platform Code and Client Secret. Check the Client Secret${where}; both come from Segway's business system.`,
	);
}

function tokenOf(credentials: IDataObject, statusCode: number, read: IDataObject): Token {
	if (statusCode === 401 || read.error === 'invalid_client') throw refusal(credentials);
	const accessToken = trimmed(read.access_token);
	if (accessToken === '') {
		const said = redact(trimmed(read.error_description) || trimmed(read.msg) || trimmed(read.error), [
			trimmed(credentials.clientSecret),
		]);
		throw new LoginRefused(`Segway gave no token (HTTP ${statusCode}${said ? `: ${said}` : ''}).`);
	}
	return issuedToken(accessToken, read.expires_in, USUAL_LIFE);
}

/**
 * OAuth client credentials (segway-emoped, Auth). In its last 300 s Segway issues a new token and both work; before
 * that it hands out the same one again, so parallel runs do not end each other's token.
 */
export async function login(http: HttpHelper, credentials: IDataObject): Promise<Token> {
	const base = baseUrl(credentials);
	const form = new URLSearchParams({
		client_id: trimmed(credentials.clientId),
		client_secret: trimmed(credentials.clientSecret),
		grant_type: 'client_credentials',
	});
	const place = { vendor: 'Segway', base, check: 'the Region or the Custom URL' };
	const { statusCode, body } = await askLogin(http, place, {
		method: 'POST',
		url: `${base}/oauth/token`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: form.toString(),
	});
	return tokenOf(credentials, statusCode, body);
}
