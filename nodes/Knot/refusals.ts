import type { IDataObject } from 'n8n-workflow';
import { trimmed } from '../core/baseUrl';
import { quoted } from '../core/codes';
import { redact } from '../core/errors';
import { LoginFailed, LoginRefused } from '../core/lease';
import type { LoginOutcome } from './loginCall';
import { accessTokenIn, refreshTokenIn } from './loginCall';

/** The two codes that the vendor document names. */
export const EMAIL_NOT_CONFIRMED = 7;
export const SECOND_FACTOR = 146;

/** The login, or the code of the second factor that follows it. */
export type Step = 'login' | 'secondFactor';

const saidIn = ({ message, error, error_description: description }: IDataObject): string =>
	[message, description, error].map(trimmed).find((text) => text !== '') ?? '';

const ABOUT_USER = /credential|password|e-?mail|user|account/i;

/** Routers say that they have no such route in these ways; a user that is not found can have the same status. */
const isMissing = (said: string, status: number): boolean =>
	/\broute\b|^cannot (?:get|post|put|patch|delete)\b/i.test(said) ||
	((status === 404 || status === 405) && !ABOUT_USER.test(said));

const EMAIL_REMEDY =
	'Confirm your email address: Knot has sent a link to it. The operation Email > Resend Confirmation has the mail sent again.';
const SECOND_FACTOR_REMEDY =
	'The account asks for a second factor. Fill in the TOTP Secret of the credential: the key that Knot showed when the second factor was set up.';

/**
 * Why there is no token. The document names no codes but two, so the status and Knot's own words have to tell the
 * causes apart; where they do not, everything that may be wrong is named.
 */
function loginCause(code: number | null, status: number, said: string, hasKey: boolean): string {
	if (code === EMAIL_NOT_CONFIRMED) return EMAIL_REMEDY;
	if (code === SECOND_FACTOR && !hasKey) return SECOND_FACTOR_REMEDY;
	if (code === SECOND_FACTOR || (code === 0 && status < 400)) return 'Knot took the login and gave no token. Ask Knot.';
	if (/label/i.test(said)) return 'Knot does not know this App Label. Ask Knot for the name of your white label.';
	if (status === 401 || ABOUT_USER.test(said))
		return 'Wrong Email or Password. Check both; they are those of the Knot account.';
	return 'Knot refused the login. Check Email, Password and App Label of the credential, then its Base URL and Prefix.';
}

function codeCause(code: number | null, status: number, clock: number): string {
	if (code === EMAIL_NOT_CONFIRMED) return EMAIL_REMEDY;
	if (code === 0 && status < 400) return 'Knot took the second factor and gave no token. Ask Knot.';
	const isTold = Number.isFinite(clock);
	return [
		'Knot refuses the code of the second factor. If it was used a moment ago, try again in 30 seconds; else copy the TOTP Secret of this account anew.',
		...(status === 401 ? ['If it is right, check the Scheme: the token of the login goes with it.'] : []),
		...(isTold ? [] : ['Check the clock of this computer as well: Knot does not tell its own.']),
	].join(' ');
}

/**
 * The error for an answer without a token.
 * @param secrets of this call alone, e.g. the code of the second factor
 */
export function refusalOf(
	credentials: IDataObject,
	{ code, answer, missing }: LoginOutcome,
	step: Step = 'login',
	secrets: string[] = [],
): Error {
	const { statusCode: status, body, clock } = answer;
	const own = [credentials.password, credentials.totpSecret].map(trimmed);
	const plain = own.map((text) => text.replace(/\s+/g, ''));
	const said = redact(saidIn(body), [...own, ...plain, ...secrets, accessTokenIn(body), refreshTokenIn(body)]);
	const tell = (text: string) => quoted(text, code === null ? 'Knot, HTTP' : 'Knot', code ?? status, said);
	if (status === 429) return new LoginRefused(tell('Knot turns the login away: too many requests. Wait a minute.'));
	const isStep = code === EMAIL_NOT_CONFIRMED || code === SECOND_FACTOR;
	if (!isStep && isMissing(said, status)) return new LoginFailed(tell(missing));
	const cause = step === 'login' ? loginCause(code, status, said, own[1] !== '') : codeCause(code, status, clock);
	const elsewhere = code === null ? ' The answer has no code: check the Base URL, too.' : '';
	return new LoginRefused(tell(cause + elsewhere));
}
