import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../core/errors';
import type { Answer } from '../../core/answer';
import type { Field } from '../../core/fields';
import type { Call } from '../../core/operation';
import { totpKey } from '../account';
import type { LoginOutcome } from '../auth';
import { logIn, refusalOf } from '../auth';
import { EMAIL_NOT_CONFIRMED, SECOND_FACTOR } from '../refusals';
import { objectOf } from '../rows';
import { totp } from '../totp';
import { secretWord } from './personFields';

/** A login that needs one more step: the code that it is answered with, and what it means if there is none. */
interface Step {
	code: number;
	needless: string;
	remedy: string;
}

const CONFIRMATION: Step = {
	code: EMAIL_NOT_CONFIRMED,
	needless: 'The email address of the credential is confirmed already: its login is complete',
	remedy: 'No mail is needed. For another account fill in the Login Token.',
};
const SECOND: Step = {
	code: SECOND_FACTOR,
	needless: 'The account of the credential has no second factor: its login is complete without',
	remedy: 'Take Login > Log In. For another account fill in the Login Token.',
};

/** What to do where the login asks for the other step. */
const OTHERS: Record<number, { message: string; description: string }> = {
	[EMAIL_NOT_CONFIRMED]: {
		message: 'The login asks for a confirmed email address first (code 7)',
		description: 'Open the link that Knot has sent; Email > Resend Confirmation has it sent again.',
	},
	[SECOND_FACTOR]: {
		message: 'The login asks for the second factor (code 146), not for a confirmed email address (code 7)',
		description: 'No mail is needed: Login > Second Factor ends this login.',
	},
};

const TOKEN = 'login_token';
/** Stands for what a dry run does not ask for. */
const PLACEHOLDER = '***';

/** @param code with which the vendor answers a login together with that token */
const loginToken = (code: number): Field => ({
	...secretWord({
		name: 'loginToken',
		wire: TOKEN,
		displayName: 'Login Token',
		description: `The token that a login was answered together with code ${code}. Left empty, the node logs in with the credential and takes the token of that answer.`,
	}),
	local: true,
});

export const confirmationToken = loginToken(EMAIL_NOT_CONFIRMED);
export const secondFactorToken = loginToken(SECOND_FACTOR);
/** Name of the token among the values. */
export const LOGIN_TOKEN = TOKEN;

/**
 * For `accept` of a login: codes 7 and 146 bring the token for the step that is missing, so the call did what it was
 * made for. The code stands beside the token.
 */
export function oneStepMore(given: Answer): Answer {
	const data = objectOf(given.data);
	const isStep = given.code === EMAIL_NOT_CONFIRMED || given.code === SECOND_FACTOR;
	if (!isStep || !data || typeof data.token !== 'string') return given;
	return { ...given, result: 'done', warning: given.message, data: { code: given.code, ...data } };
}

const fail = (message: string, description?: string): never => {
	throw new Failure({ message, description });
};

/** The login's words as a reason why nothing was sent. */
const notLoggedIn = (error: Error): never => fail(error.message);

function whyNot({ code, needless, remedy }: Step, credentials: IDataObject, outcome: LoginOutcome): never {
	const other = OTHERS[outcome.code ?? 0];
	if (outcome.code === code) return fail(`Knot answered the login with code ${code} and gave no token`, 'Ask Knot.');
	if (other) return fail(other.message, other.description);
	if (outcome.code === 0 && outcome.answer.statusCode < 400) return fail(needless, remedy);
	return fail(refusalOf(credentials, outcome).message);
}

/** The login of the credential that asks for this step. Throws Failure when it asks for another one or for none. */
async function begun(step: Step, { session }: Call): Promise<LoginOutcome> {
	const credentials = await session.credentials();
	const outcome = await logIn(session.http, credentials).catch(notLoggedIn);
	return outcome.code === step.code && outcome.token !== '' ? outcome : whyNot(step, credentials, outcome);
}

/** For `complete`: the values with the token, and when Knot gave it (milliseconds since 1970, `NaN`: nobody knows). */
async function withToken(step: Step, call: Call): Promise<{ params: IDataObject; clock: number }> {
	const { params, options } = call;
	if (params[TOKEN] !== undefined) return { params, clock: NaN };
	if (options.dryRun === true) return { params: { ...params, [TOKEN]: PLACEHOLDER }, clock: NaN };
	const { token, answer } = await begun(step, call);
	return { params: { ...params, [TOKEN]: token }, clock: answer.clock };
}

/** The values of Resend Confirmation with the token of a login. */
export const toConfirm = async (call: Call): Promise<IDataObject> => (await withToken(CONFIRMATION, call)).params;

async function keyOf({ session }: Call): Promise<Buffer> {
	const credentials = await session.credentials();
	const read = (): Buffer | null => {
		try {
			return totpKey(credentials);
		} catch (error) {
			return notLoggedIn(error as Error);
		}
	};
	return read() ?? fail('Code is missing', 'Fill it in, or give the credential the TOTP Secret to compute it from.');
}

/** The values of Second Factor with the token of a login and the code, by Knot's clock: ours may be wrong. */
export async function toSecondFactor(call: Call): Promise<IDataObject> {
	const key = call.params.mfa_token === undefined ? await keyOf(call) : null;
	const { params, clock } = await withToken(SECOND, call);
	if (!key) return params;
	return { ...params, mfa_token: totp(key, Number.isFinite(clock) ? clock : call.session.clock) };
}
