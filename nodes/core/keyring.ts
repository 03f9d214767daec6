import type { IDataObject } from 'n8n-workflow';
import type { HttpHelper } from './http';
import { isFresh, mayRenewEarly, renew } from './lease';
import type { Vendor } from './operation';
import { credentialStore } from './store';
import type { SessionContext } from './transport';

const LOGIN_REST = 30_000;

/** The credential of one run, with a token that is good: read once, renewed when it ends or is refused. */
export class Keyring {
	private current: IDataObject | undefined;
	private reading: Promise<IDataObject> | undefined;
	private renewing: Promise<IDataObject> | undefined;
	/** Spread a little over runs, so that not all of them ask for the lease in the same second. */
	private readonly earliness = 1 - Math.random() / 10;
	private triedEarly = false;
	private loginFault: { error: Error; until: number } | undefined;

	constructor(
		private readonly ctx: SessionContext,
		private readonly vendor: Vendor,
	) {}

	/** n8n's plain requests, for logins. */
	get http(): HttpHelper {
		return this.ctx as unknown as HttpHelper;
	}

	/** The credential as the person filled it in; read once, however many calls ask at the same time. */
	async credentials(): Promise<IDataObject> {
		if (this.current) return this.current;
		this.reading ??= this.ctx.getCredentials(this.vendor.credential) as Promise<IDataObject>;
		const credentials = await this.reading;
		return (this.current ??= credentials);
	}

	/** The credential with a token that has not ended; renewed ahead of time when its end is near and nobody is at it. */
	async usable(): Promise<IDataObject> {
		const credentials = await this.credentials();
		const tokenFor = this.vendor.tokenFor(credentials);
		const old = { tokenId: String(credentials.tokenId ?? '') };
		if (!isFresh(credentials, tokenFor)) return await this.renew(old);
		const left = Number(credentials.tokenExpiresAt) - Date.now();
		const early = left < this.earliness * this.vendor.renewalMargin && !this.triedEarly;
		if (!early || !mayRenewEarly(credentials, tokenFor)) return credentials;
		this.triedEarly = true;
		return await this.renew(old).catch(() => {
			// The old token still works: no reason to turn the others away.
			this.loginFault = undefined;
			return credentials;
		});
	}

	/**
	 * One renewal at a time within this run; between runs and processes the lease decides. When the vendor could not be
	 * asked, the other items of the run fail with the same words for a while instead of trying one after the other.
	 */
	private async renew(old: { tokenId: string; refused?: string }): Promise<IDataObject> {
		const { ctx, vendor } = this;
		if (this.loginFault && Date.now() < this.loginFault.until) throw this.loginFault.error;
		this.renewing ??= renew(
			{
				store: credentialStore(ctx, vendor),
				tokenFor: (credentials) => vendor.tokenFor(credentials),
				login: (credentials) => vendor.login(this.http, credentials),
				notBefore: (credentials) => vendor.nextLoginAt?.(credentials) ?? 0,
			},
			old,
		)
			.catch((error: Error) => {
				this.loginFault = { error, until: Date.now() + LOGIN_REST };
				throw error;
			})
			.finally(() => (this.renewing = undefined));
		return (this.current = await this.renewing);
	}

	/** The credential with another token than this one, which was refused. Throws when there is none to be had. */
	async replaced(used: IDataObject): Promise<IDataObject> {
		if (this.current && this.current.tokenId !== used.tokenId) return this.current;
		return await this.renew({ tokenId: String(used.tokenId ?? ''), refused: String(used.accessToken) });
	}
}
