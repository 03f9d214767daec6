// What a person fills into the credentials to use the simulated clouds.
import type { CredentialData } from '../rest.cjs';
import type { Simulator } from '../../simulator/index.cjs';

export function segwayLogin({ clientId, clientSecret, url }: Simulator['segway']): CredentialData {
	return { clientId, clientSecret, region: 'custom', customUrl: url };
}

export function protrackLogin({ account, password, url }: Simulator['protrack']): CredentialData {
	return { account, password, provider: 'custom', customUrl: url };
}
