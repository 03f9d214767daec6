import type { IDataObject } from 'n8n-workflow';
import { redact } from '../core/errors';
import type { Token } from '../core/lease';
import { fingerprint, LoginRefused } from '../core/lease';
import { askLogin } from '../core/login';
import type { HttpHelper } from '../core/operation';

const HOSTS: Record<string, { region: string; url: string }> = {
	A: { region: 'Asia-Pacific', url: 'https://apac-api.segwaydiscovery.com' },
	C: { region: 'China', url: 'https://cn-api.segwaydiscovery.com' },
	E: { region: 'Europe', url: 'https://eu-api.segwaydiscovery.com' },
	U: { region: 'Americas', url: 'https://us-api.segwaydiscovery.com' },
};

/** Choices of the credential's field Region, by name. */
export const REGIONS = Object.entries(HOSTS)
	.map(([value, { region }]) => ({ name: region, value }))
	.sort((a, b) => (a.name < b.name ? -1 : 1));

const LONGEST_LIFE = 86_400;
/** Should the answer ever lack `expires_in`. */
const USUAL_LIFE = 3_600;

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
const letterOf = (credentials: IDataObject) => textOf(credentials.clientId).charAt(0).toUpperCase();

/**
 * The host of the credential's region; by default the first letter of the platform code names it
 * (segway-emoped, Note 1). Throws LoginRefused with the remedy when neither gives one.
 */
export function baseUrl(credentials: IDataObject): string {
	const region = textOf(credentials.region);
	if (region === 'custom') {
		const url = textOf(credentials.customUrl).replace(/\/+$/, '');
		if (/^https?:\/\/[^\s/]+/.test(url)) return url;
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
	const [letter, region] = [letterOf(credentials), textOf(credentials.region)];
	const home = HOSTS[letter];
	if (home && region in HOSTS && region !== letter) {
		return new LoginRefused(
			`Segway does not know this Platform Code in the region ${HOSTS[region].region}. It begins with ${letter}, which belongs to ${home.region}: change the Region.`,
		);
	}
	const where = region === 'custom' ? ' and the Custom URL' : '';
	return new LoginRefused(
		`Segway refused the Platform Code and Client Secret. Check the Client Secret${where}; both come from Segway's business system.`,
	);
}

function tokenOf(credentials: IDataObject, statusCode: number, read: IDataObject): Token {
	if (statusCode === 401 || read.error === 'invalid_client') throw refusal(credentials);
	const accessToken = textOf(read.access_token);
	if (accessToken === '') {
		const said = redact(textOf(read.error_description) || textOf(read.msg) || textOf(read.error), [
			textOf(credentials.clientSecret),
		]);
		throw new LoginRefused(`Segway gave no token (HTTP ${statusCode}${said ? `: ${said}` : ''}).`);
	}
	const life = Math.min(Number(read.expires_in) || USUAL_LIFE, LONGEST_LIFE);
	return { accessToken, expiresAt: Date.now() + life * 1000 };
}

/**
 * OAuth client credentials (segway-emoped, Auth). In its last 300 s Segway issues a new token and both work; before
 * that it hands out the same one again, so parallel runs do not end each other's token.
 */
export async function login(http: HttpHelper, credentials: IDataObject): Promise<Token> {
	const base = baseUrl(credentials);
	const form = new URLSearchParams({
		client_id: textOf(credentials.clientId),
		client_secret: textOf(credentials.clientSecret),
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
