import type { IDataObject } from 'n8n-workflow';
import type { CredentialStore } from './lease';
import { LoginFailed } from './lease';
import type { Vendor } from './operation';
import type { SessionContext } from './request';
import { PATCH, SAVED } from './token';

/**
 * The credential of the running node as n8n stores it. Saving goes through the only door that n8n offers, the call of
 * `preAuthentication` before a request; `authenticate` then stops the request, so nothing leaves the house.
 */
export function credentialStore(ctx: SessionContext, vendor: Vendor): CredentialStore {
	const { credential } = vendor;
	const read = async () => (await ctx.getCredentials(credential)) as IDataObject;
	return {
		read,
		async save(patch) {
			const data: IDataObject = { ...(await read()), [PATCH]: patch };
			const call = ctx.helpers.httpRequestWithAuthentication.call(
				ctx,
				credential,
				{ url: vendor.baseUrl(data) },
				{
					credentialsDecrypted: { id: '', name: '', type: credential, data: data as never },
					preAuthenticationRetryStatusCode: [],
				},
			);
			await call.catch(() => undefined);
			if (data[SAVED] !== true) throw new LoginFailed('n8n could not store the access token in the credential');
		},
	};
}
