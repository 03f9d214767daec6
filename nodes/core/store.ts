import type { IDataObject } from 'n8n-workflow';
import type { CredentialStore } from './lease';
import { LoginFailed } from './lease';
import type { Vendor } from './operation';
import type { SessionContext } from './transport';
import { throughCredential } from './transport';
import { PATCH, SAVED } from './token';

/**
 * The credential of the running node as n8n stores it. Saving goes through the only door that n8n offers, the call of
 * `preAuthentication` before a request; `authenticate` then stops the request, so nothing leaves the house.
 */
export function credentialStore(ctx: SessionContext, vendor: Vendor): CredentialStore {
	const read = async () => (await ctx.getCredentials(vendor.credential)) as IDataObject;
	return {
		read,
		async save(patch) {
			const data: IDataObject = { ...(await read()), [PATCH]: patch };
			await throughCredential(ctx, vendor, data, { url: vendor.baseUrl(data) }).catch(() => undefined);
			if (data[SAVED] !== true) throw new LoginFailed('n8n could not store the access token in the credential');
		},
	};
}
