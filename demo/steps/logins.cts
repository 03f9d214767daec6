// What a person fills into the credentials to use the simulated clouds.
import type { CredentialData } from '../rest.cjs';
import type { Simulator } from '../../simulator/index.cjs';

export function segwayLogin({ clientId, clientSecret, url }: Simulator['segway']): CredentialData {
	return { clientId, clientSecret, region: 'custom', customUrl: url };
}

export function protrackLogin({ account, password, url }: Simulator['protrack']): CredentialData {
	return { account, password, provider: 'custom', customUrl: url };
}

/** @param pushSecret what proves that a push comes from JIMI */
export function jimiLogin(cloud: Simulator['jimi'], pushSecret: string): CredentialData {
	const { appKey, appSecret, userId, password, url } = cloud;
	return { node: 'custom', customUrl: url, appKey, appSecret, userId, password, pushSecret };
}

/** @param confirmedRoutes what "Route > Match OpenAPI File" gives; empty: nothing is confirmed */
export function knotLogin(cloud: Simulator['knot'], confirmedRoutes = ''): CredentialData {
	const { email, password, appLabel, origin } = cloud;
	return { email, password, appLabel, baseUrl: origin, prefix: '/api/application', scheme: 'Bearer', confirmedRoutes };
}
