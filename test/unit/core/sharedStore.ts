import type { IDataObject } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { fingerprint, TIMING } from '../../../nodes/core/lease';
import type { CredentialStore, Renewal, Token } from '../../../nodes/core/lease';

/** The real proportions, twenty times faster. */
export const QUICK = { ...TIMING, spread: 25, settle: 20, look: 5, lease: 1_500, patience: 4_500, loginPause: 5 };

export const tokenFor = ({ password }: IDataObject) => fingerprint([password]);

export const token = (accessToken: string, life = 60_000): Token => ({ accessToken, expiresAt: Date.now() + life });

/** A stored credential with the token `old`, known as `id-old`. */
export const withOldToken = (more: IDataObject = {}): IDataObject => ({
	password: 'right',
	accessToken: 'old',
	tokenId: 'id-old',
	tokenExpiresAt: Date.now() + 60_000,
	tokenFor: tokenFor({ password: 'right' }),
	lease: '',
	...more,
});

/** A credential that all contenders share; reading and saving take a moment. */
export function sharedStore(data: IDataObject): CredentialStore & { data: IDataObject } {
	const store = {
		data,
		async read() {
			await sleep(1);
			return { ...store.data };
		},
		async save(patch: IDataObject) {
			await sleep(1);
			store.data = { ...store.data, ...patch };
		},
	};
	return store;
}

/** The parts of a renewal around a store and a login; `logins` are the credentials each login was tried with. */
export function renewalWith(
	store: CredentialStore,
	login: (attempt: number) => Token | Promise<Token>,
	timing = QUICK,
) {
	const logins: IDataObject[] = [];
	const renewal: Renewal = {
		store,
		tokenFor,
		timing,
		async login(credentials) {
			logins.push(credentials);
			await sleep(3);
			return await login(logins.length);
		},
	};
	return { renewal, logins };
}
