import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { authenticator } from '../nodes/core/authenticator';
import { testRules } from '../nodes/core/credentialTest';
import { preAuthenticator, tokenProperties } from '../nodes/core/token';
import { baseUrl, login, PROVIDERS, tokenFor } from '../nodes/Protrack/auth';

const REFUSED_TOKEN =
	'Protrack refuses the token that it has just issued. Usually another system logs in with the same account: give n8n an account of its own.';

/** Account of a Protrack white label; the one live token is kept and shared by all processes of n8n. */
export class ProtrackApi implements ICredentialType {
	name = 'protrackApi';

	displayName = 'Protrack API';

	icon: Icon = { light: 'file:../nodes/Protrack/protrack.svg', dark: 'file:../nodes/Protrack/protrack.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-fleet/n8n-nodes-fleet/blob/main/docs/protrack.md#credential';

	properties: INodeProperties[] = [
		{
			displayName:
				'A login ends the token of every other system that uses the same account: ask your provider for an account that only n8n uses.',
			name: 'ownAccountNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Provider',
			name: 'provider',
			type: 'options',
			options: PROVIDERS,
			default: 'mygps',
			description: 'Whose web page you log in to. A provider that is not listed: choose Own URL.',
		},
		{
			displayName: 'Own URL',
			name: 'customUrl',
			type: 'string',
			default: '',
			placeholder: 'https://api.mygps.mu',
			displayOptions: { show: { provider: ['custom'] } },
			description:
				'Address of the API, often api. and the domain of the web page. With http:// the token travels unencrypted: only where the provider offers nothing else.',
		},
		{
			displayName: 'Account',
			name: 'account',
			type: 'string',
			required: true,
			default: '',
			description: 'The name that logs in to the web page. The provider must have enabled the Open API for it.',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Or its MD5. Only a hash of it is ever sent.',
		},
		...tokenProperties,
	];

	/** The document puts the token among the parameters of the query, for POST, too. */
	authenticate = authenticator(baseUrl, (request, { accessToken }) => ({
		...request,
		qs: { ...request.qs, access_token: String(accessToken) },
	}));

	/** Logging in has already told wrong values apart; this call proves that the token is good for devices. */
	test: ICredentialTestRequest = {
		request: { method: 'GET', url: '/api/track?imeis=000000000000000' },
		rules: testRules({
			displayName: 'Protrack',
			check: 'the Provider or the Own URL',
			codes: [
				...[10002, 10003, 10010, 10011, 10012].map((code): [number, string] => [code, REFUSED_TOKEN]),
				[10007, 'The login is right, but the account may not use the Open API. Ask your provider to enable it.'],
				[10009, 'The provider limits the number of requests. Try again in a minute.'],
				[10016, 'The account is blocked. Ask your provider to unblock it.'],
			],
			refusedToken: REFUSED_TOKEN,
		}),
	};

	preAuthentication = preAuthenticator(tokenFor, login);
}
