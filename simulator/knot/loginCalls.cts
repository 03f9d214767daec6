import { randomBytes } from 'node:crypto';
import { call, userCall, type Calls, type Context } from './call.cjs';
import { CODES, done, foundAtRoot, refused, type Outcome } from './codes.cjs';
import type { LoginDevice, LoginParts } from './sessions.cjs';
import { base32, isCodeOf } from './totp.cjs';
import { permissionsOf, type User } from './users.cjs';

/** What every login may say. */
interface Said {
	scope?: string;
	device?: LoginDevice;
	app_label: string;
}

/** Bytes of a key: 26 characters of base32, as in the document's sample. */
const KEY_BYTES = 16;
const USUAL_SCOPE = 'app';

/** Operations 35 to 45: the login family. */
export const LOGIN_CALLS: Calls = {
	'login.password': call<Said & { email: string; password: string }>(({ email, password, ...said }, context) => {
		const user = context.host.users.find(email);
		return logIn(user?.password === password ? user : undefined, said, context);
	}),
	'login.check': userCall<{ device?: LoginDevice }>(({ device }, { session, user }) => {
		if (device && session) session.device = device;
		return foundAtRoot({ permissions: permissionsOf(user) });
	}),
	'login.refresh': call<object>((_given, { host, token }) => {
		const tokens = host.sessions.refresh(token);
		host.sessions.counted.add(tokens ? 'refreshes' : 'refusedRefreshes');
		return tokens ? foundAtRoot(tokens) : refused(CODES.invalidToken);
	}),
	'login.apple': loginBy('appleTokens'),
	'login.facebook': loginBy('facebookTokens'),
	'login.google': loginBy('googleTokens'),
	// Whether there is such a user is nobody's business.
	'login.resetPassword': call<{ email: string }>(({ email }, { host }) => {
		const user = host.users.find(email);
		if (user) host.mails.send({ kind: 'passwordReset', to: user.email, user_id: user.user_id });
		return { ...done(), effect: user !== undefined };
	}),
	'login.secondFactor': userCall<{ mfa_token: string; device?: LoginDevice }>(({ mfa_token, device }, context) => {
		const { host, user, step, token, now } = context;
		if (!step || !user.twoFactorKey || !isCodeOf(user.twoFactorKey, mfa_token, now)) {
			return counted(context, refused(CODES.wrongSecondFactor));
		}
		host.sessions.endStep(token);
		const { scope, app_label } = step;
		return counted(context, granted(user, { scope, app_label, device: device ?? step.device }, context));
	}),
	'login.generateKey': userCall<object>((_given, { user }) => {
		const key = base32(randomBytes(KEY_BYTES));
		const token = randomBytes(16).toString('base64url');
		user.pendingKey = { key, token };
		const label = encodeURIComponent(`Knot:${user.email}`);
		return done({ key, key_url: `otpauth://totp/${label}?secret=${key}`, token });
	}),
	'login.verifyKey': userCall<{ token: string; mfa_token: string }>(({ token, mfa_token }, { user, now }) => {
		const pending = user.pendingKey;
		if (pending?.token !== token) return refused(CODES.invalidLink);
		if (!isCodeOf(pending.key, mfa_token, now)) return refused(CODES.wrongSecondFactor);
		Object.assign(user, { twoFactorKey: pending.key, pendingKey: null });
		return done();
	}),
	'login.logout': userCall<{ device_id?: string }>(({ device_id }, { host, user }) => {
		const ended = host.sessions.end(user.user_id, device_id);
		return { ...done(), effect: ended > 0 };
	}),
};

/** A login with another company's token. */
function loginBy(list: 'appleTokens' | 'facebookTokens' | 'googleTokens'): Calls[string] {
	return call<Said & { token: string }>(({ token, ...said }, context) => {
		const tokens = context.host.settings[list];
		const email = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
		return logIn(email === undefined ? undefined : context.host.users.find(email), said, context);
	});
}

/** Logs a user in who has proved to be it; undefined: nobody has. */
function logIn(user: User | undefined, { scope = USUAL_SCOPE, device, app_label }: Said, context: Context): Outcome {
	if (!user) return counted(context, refused(CODES.wrongCredentials));
	if (!user.scopes.includes(scope)) return counted(context, refused(CODES.scopeNotAllowed));
	const parts = { scope, app_label, device: device ?? null };
	if (!user.confirmed) return askStep(user, CODES.emailNotConfirmed, 'unconfirmed', parts, context);
	if (user.twoFactorKey) return askStep(user, CODES.twoFactorRequired, 'secondFactor', parts, context);
	return counted(context, granted(user, parts, context));
}

/** One more step is needed; the token for it stands at the root. */
function askStep(
	{ user_id }: User,
	code: number,
	purpose: 'unconfirmed' | 'secondFactor',
	parts: LoginParts,
	{ host }: Context,
): Outcome {
	return refused(code, undefined, { token: host.sessions.askStep({ purpose, user_id, ...parts }) });
}

function granted(user: User, parts: LoginParts, { host, sameToken }: Context): Outcome {
	return foundAtRoot({ ...host.sessions.begin(user.user_id, parts, sameToken), permissions: permissionsOf(user) });
}

function counted({ host }: Context, outcome: Outcome): Outcome {
	host.sessions.counted.add(outcome.code === 0 ? 'logins' : 'refusedLogins');
	return outcome;
}
