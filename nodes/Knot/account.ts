import type { IDataObject } from 'n8n-workflow';
import { trimmed, typedUrl } from '../core/baseUrl';
import { fingerprint, LoginRefused } from '../core/lease';
import type { Confirmed } from './openapi/confirmed';
import { readConfirmed } from './openapi/confirmed';
import { isPath } from './openapi/routeText';
import { DEFAULT_PREFIX } from './routes';
import { readBase32 } from './totp';

export const DEFAULT_URL = 'https://api.knotcity.io';
export const DEFAULT_SCHEME = 'Bearer';

/**
 * What stands between the host and the paths of the table: empty, or a path that begins with a slash and ends with none.
 * @throws LoginRefused with the remedy when the credential holds something else
 */
export function prefixOf({ prefix = DEFAULT_PREFIX }: IDataObject): string {
	const steps = trimmed(prefix).replace(/^\/+|\/+$/g, '');
	if (steps === '') return '';
	const path = `/${steps}`;
	if (isPath(path) && !/[{}]/.test(path)) return path;
	throw new LoginRefused(`The Prefix of the credential has to be a path like ${DEFAULT_PREFIX}, or empty`);
}

/**
 * The address in front of prefix and path; a prefix that was typed along is taken off.
 * @throws LoginRefused with the remedy when the credential names none
 */
export function baseUrl(credentials: IDataObject): string {
	const url = typedUrl(credentials.baseUrl);
	if (url === null) throw new LoginRefused(`Fill in the Base URL of the credential, for example ${DEFAULT_URL}`);
	const prefix = prefixOf(credentials);
	const host = prefix !== '' && url.endsWith(prefix) ? url.slice(0, -prefix.length) : url;
	// What is left of http://api without /api is no address.
	return typedUrl(host) === host ? host : url;
}

/**
 * The routes that the credential confirms.
 * @throws Failure that says which line is wrong and how it has to be
 */
export const confirmedOf = ({ confirmedRoutes }: IDataObject): Confirmed => readConfirmed(trimmed(confirmedRoutes));

/** The value of the Authorization header; without a scheme the token stands alone. */
export function authorization({ scheme = DEFAULT_SCHEME }: IDataObject, token: string): string {
	return `${trimmed(scheme)} ${token}`.trimStart();
}

/**
 * What a token depends on. Prefix and confirmed routes say where the login is: after their edit the next token, and
 * with it the test of the credential, has to prove them.
 */
export function tokenFor(credentials: IDataObject): string {
	const { password } = credentials;
	const names = ['baseUrl', 'prefix', 'scheme', 'confirmedRoutes', 'email', 'appLabel', 'totpSecret'];
	return fingerprint([...names.map((name) => trimmed(credentials[name])), password]);
}

/** What a login sends of the credential. */
export interface Account {
	email: string;
	password: string;
	app_label: string;
}

function need(condition: boolean, remedy: string): void {
	if (!condition) throw new LoginRefused(remedy);
}

const isLong = (text: string, least: number, most: number) => text.length >= least && text.length <= most;

/**
 * Reads what a login needs; lengths as in the vendor document (35).
 * @throws LoginRefused that names the field, before anything is sent
 */
export function accountOf(credentials: IDataObject): Account {
	const email = trimmed(credentials.email);
	const password = String(credentials.password ?? '');
	const appLabel = trimmed(credentials.appLabel);
	need(email !== '' && password !== '', 'Fill in Email and Password of the credential: this operation needs a login');
	need(/^[^@\s]+@[^@\s]+$/.test(email), 'The Email of the credential is no email address');
	need(isLong(password, 8, 255), 'The Password of the credential has to have 8 to 255 characters');
	need(isLong(appLabel, 1, 20), 'The App Label of the credential has to have 1 to 20 characters: ask Knot for yours');
	need(
		/^[!#$%&'*+.^`|~\w-]*$/.test(authorization(credentials, '').trimEnd()),
		`The Scheme of the credential has to be one word like ${DEFAULT_SCHEME}, or empty`,
	);
	return { email, password, app_label: appLabel };
}

/**
 * The key of the second factor; `null`: the credential has none.
 * @throws LoginRefused when it cannot be read
 */
export function totpKey({ totpSecret }: IDataObject): Buffer | null {
	const text = trimmed(totpSecret);
	const key = readBase32(text);
	need(
		text === '' || key !== null,
		'The TOTP Secret of the credential cannot be read: it is no base32 text (letters A to Z, digits 2 to 7), or a part is missing. Copy the whole key, not the code of six digits and not the otpauth address.',
	);
	return key;
}
