import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { authenticator } from '../nodes/core/authenticator';
import { preAuthenticator, tokenProperties } from '../nodes/core/token';
import { baseUrl, login, sign, TEST_FAILURES, TEST_PATH, tokenFor } from '../nodes/Knot/auth';
import { DEFAULT_PREFIX } from '../nodes/Knot/routes';

const REFUSED_TOKEN =
	'Knot refuses the token that it has just issued. Check the Scheme; if it is right, the account may have lost its access: ask Knot.';

const failureOf = (value: number) => ({
	type: 'responseCode' as const,
	properties: {
		value,
		message: value === 401 ? REFUSED_TOKEN : `Knot failed (HTTP ${value}). Try again later.`,
	},
});

/** Account of a Knot white label; the session is kept and shared by all processes of n8n. */
export class KnotApi implements ICredentialType {
	name = 'knotApi';

	displayName = 'Knot API';

	icon: Icon = { light: 'file:../nodes/Knot/knot.svg', dark: 'file:../nodes/Knot/knot.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-fleet/n8n-nodes-fleet/blob/main/docs/knot.md#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			placeholder: 'name@email.com',
			description: 'Of the Knot account. May stay empty for operations that need no login.',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Of the Knot account, 8 to 255 characters',
		},
		{
			displayName: 'App Label',
			name: 'appLabel',
			type: 'string',
			required: true,
			default: '',
			description: 'Name of your white label, 1 to 20 characters. Knot documents no valid one: ask Knot for yours.',
		},
		{
			displayName: 'TOTP Secret',
			name: 'totpSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only for an account with a second factor: the key that Knot showed when it was set up (base32). The codes are computed from it; it is never sent.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.knotcity.io',
			description: 'Address of the API without the prefix',
		},
		{
			displayName: 'Prefix',
			name: 'prefix',
			type: 'string',
			default: DEFAULT_PREFIX,
			description:
				'What stands between Base URL and path of a call; may be empty. Confirmed routes bring their own where the OpenAPI file names it.',
		},
		{
			displayName: 'Scheme',
			name: 'scheme',
			type: 'string',
			default: 'Bearer',
			description: 'Word before the token in the Authorization header; empty: the token stands alone',
		},
		{
			displayName: 'Confirmed Routes',
			name: 'confirmedRoutes',
			type: 'string',
			typeOptions: { rows: 6 },
			default: '',
			description:
				'What "Route > Match OpenAPI File" gives for the OpenAPI file of Knot, as a whole. Without it only few routes are certain: reads on the others are tried, writes are refused.',
		},
		{
			displayName: 'Allow Unconfirmed Writes',
			name: 'allowUnconfirmedWrites',
			type: 'boolean',
			default: false,
			description:
				'Whether writes are sent on routes that are our guess. Warning: a wrong route can change something else in your fleet. Fill in Confirmed Routes instead.',
		},
		...tokenProperties,
	];

	authenticate = authenticator(baseUrl, sign);

	/**
	 * The login before it has told wrong values apart, and so has proven address, prefix, account and app label. The read
	 * that `authenticate` puts in the place of this address is the nearest clusters, on the route that the credential
	 * confirms or on one that public clients use. It proves that the token is taken (scheme) as far as Knot answers HTTP
	 * 401 to a bad one. Any other answer passes, 404 too: it may only mean that the route of this read is another. Codes
	 * inside HTTP 200 pass as well, for the document names none of a refused token.
	 */
	test: ICredentialTestRequest = {
		request: { method: 'GET', url: TEST_PATH },
		rules: TEST_FAILURES.map(failureOf),
	};

	preAuthentication = preAuthenticator(tokenFor, login);
}
