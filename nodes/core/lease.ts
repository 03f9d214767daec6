import { createHash, randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';

/** A token as the vendor gave it. `expiresAt`: milliseconds since 1970. */
export interface Token {
	accessToken: string;
	expiresAt: number;
	/** What gets the next one without a login, where the vendor has that. */
	refreshToken?: string;
}

/** The vendor answered the login with a refusal: trying again with the same values is useless and may lock the account. */
export class LoginRefused extends Error {}

/** The login got no usable answer. The same values may work a moment later. */
export class LoginFailed extends Error {}

/** The stored credential, shared by every process of n8n. `read` sees what others saved. */
export interface CredentialStore {
	read(): Promise<IDataObject>;
	/** Merges `patch` into what is stored; other keys, also those that another process wrote meanwhile, survive. */
	save(patch: IDataObject): Promise<void>;
}

/** Milliseconds. `settle` must be longer than the slowest read-then-save of a process, or two may log in. */
export const TIMING = {
	spread: 500,
	settle: 400,
	look: 150,
	lease: 30_000,
	patience: 90_000,
	refusal: 30_000,
	/** How long an early renewal rests after the vendor handed out the same token again. */
	rest: 60_000,
	loginTries: 2,
	loginPause: 1_000,
};

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Tells for which fields of the credential a token was made, without storing them: after an edit it no longer matches. */
export const fingerprint = (fields: unknown[]): string =>
	createHash('sha256').update(JSON.stringify(fields)).digest('hex');

/** Whether the stored token belongs to the credential as it is now and has not ended. */
export const isFresh = (credentials: IDataObject, tokenFor: string, now = Date.now()): boolean =>
	text(credentials.accessToken) !== '' && credentials.tokenFor === tokenFor && Number(credentials.tokenExpiresAt) > now;

/** What is stored after a login. `tokenId` tells others that somebody has renewed, even when the vendor repeats a token. */
export const stored = (token: Token, tokenFor: string): IDataObject => ({
	accessToken: token.accessToken,
	refreshToken: token.refreshToken ?? '',
	tokenIssuedAt: Date.now(),
	tokenExpiresAt: token.expiresAt,
	tokenId: randomUUID(),
	tokenFor,
	lease: '',
});

const REST = '~';
const refusedOwner = (tokenFor: string) => `!${tokenFor.slice(0, 16)}`;

interface Lease {
	owner: string;
	refusal: string;
	resting: boolean;
}
const NO_LEASE: Lease = { owner: '', refusal: '', resting: false };

/**
 * The property `lease` holds `<owner> <until>` while somebody logs in; `!<fingerprint> <until> <text>` for a while
 * after a refused login, so that a wrong password is tried once and not once per item; `~ <until>` after an early
 * renewal that brought nothing new.
 */
function readLease(credentials: IDataObject, tokenFor: string): Lease {
	const [owner = '', until = '', ...words] = text(credentials.lease).split(' ');
	if (!(Number(until) > Date.now())) return NO_LEASE;
	if (owner === REST) return { ...NO_LEASE, resting: true };
	if (!owner.startsWith('!')) return { ...NO_LEASE, owner };
	return owner === refusedOwner(tokenFor) ? { ...NO_LEASE, refusal: words.join(' ') } : NO_LEASE;
}

/** Whether a renewal ahead of time may start: nobody is at it, and the last attempt was not in vain. */
export function mayRenewEarly(credentials: IDataObject, tokenFor: string): boolean {
	const { owner, refusal, resting } = readLease(credentials, tokenFor);
	return owner === '' && refusal === '' && !resting;
}

export interface Renewal {
	store: CredentialStore;
	/** Fingerprint of the credential's fields; computed anew at each look, the person may edit meanwhile. */
	tokenFor(credentials: IDataObject): string;
	login(credentials: IDataObject): Promise<Token>;
	/** The earliest moment at which the vendor gives another token; until then nobody asks. */
	notBefore?(credentials: IDataObject): number;
	timing?: typeof TIMING;
}

/**
 * Gets a token other than the one known by `oldId`: takes what another process renewed, or wins the lease and logs in.
 * One login per token life, however many processes (Fischer's mutual exclusion: write your name only where none is,
 * wait, go on only if it is still there). If that is ever broken, the cost is one more login.
 *
 * @param old the token that was refused or ends soon
 * @returns the credential's data with the new token
 * @throws LoginRefused, LoginFailed
 */
export async function renew(renewal: Renewal, old: { tokenId: string; refused?: string }): Promise<IDataObject> {
	const { store, timing = TIMING } = renewal;
	const me = randomUUID();
	const end = Date.now() + timing.patience;
	await sleep(Math.random() * timing.spread);
	for (;;) {
		const credentials = await store.read();
		const tokenFor = renewal.tokenFor(credentials);
		if (credentials.tokenId !== old.tokenId && isFresh(credentials, tokenFor)) return credentials;
		const { owner, refusal } = readLease(credentials, tokenFor);
		if (owner === me) return await lead(renewal, credentials, tokenFor, old.refused);
		if (refusal) throw new LoginRefused(refusal);
		if (Date.now() > end) throw new LoginFailed('Another run has been logging in for too long. Try again.');
		if (owner || !isAllowed(renewal, credentials)) await sleep(timing.look);
		else await claim(store, me, timing);
	}
}

const isAllowed = ({ notBefore }: Renewal, credentials: IDataObject): boolean =>
	(notBefore?.(credentials) ?? 0) <= Date.now();

async function claim(store: CredentialStore, me: string, timing: typeof TIMING): Promise<void> {
	await store.save({ lease: `${me} ${Date.now() + timing.lease}` });
	await sleep(timing.settle);
}

/** The elected one logs in, and leaves behind either the new token or why there is none. */
async function lead(
	renewal: Renewal,
	credentials: IDataObject,
	tokenFor: string,
	refused?: string,
): Promise<IDataObject> {
	const { store, timing = TIMING } = renewal;
	const outcome = await attempt(() => renewal.login(credentials), timing);
	const same = outcome.token && outcome.token.accessToken === refused;
	const failure = same ? new LoginRefused(SAME_TOKEN) : outcome.error;
	if (failure) {
		const theirs = await tokenOfAnother(renewal, credentials);
		if (theirs) return theirs;
		const note = `${refusedOwner(tokenFor)} ${Date.now() + timing.refusal} ${failure.message}`;
		await store.save({ lease: failure instanceof LoginRefused ? note : '' });
		throw failure;
	}
	const patch = stored(outcome.token!, tokenFor);
	if (patch.accessToken === credentials.accessToken) patch.lease = `${REST} ${Date.now() + timing.rest}`;
	await store.save(patch);
	return { ...credentials, ...patch };
}

/**
 * The token of somebody who logged in at the same moment, on a machine too slow for `settle`: a vendor that gives one
 * token a minute refuses the second login, though the first one serves both.
 */
async function tokenOfAnother({ store, tokenFor, timing = TIMING }: Renewal, before: IDataObject) {
	await sleep(timing.settle);
	const credentials = await store.read();
	const isTheirs = credentials.tokenId !== before.tokenId && isFresh(credentials, tokenFor(credentials));
	return isTheirs ? credentials : undefined;
}

const SAME_TOKEN =
	'The vendor refuses the token that it has just issued. Usually another system uses the same account, or the account has lost its access: ask the vendor.';

/** A refusal is final; a network fault is tried again while the others wait. */
async function attempt(login: () => Promise<Token>, timing: typeof TIMING): Promise<{ token?: Token; error?: Error }> {
	for (let attempts = 1; ; attempts++) {
		try {
			return { token: await login() };
		} catch (error) {
			if (error instanceof LoginRefused || attempts >= timing.loginTries) return { error };
		}
		await sleep(timing.loginPause * attempts);
	}
}
