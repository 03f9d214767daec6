import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { authenticator } from '../nodes/core/authenticator';
import { testRules } from '../nodes/core/credentialTest';
import { preAuthenticator, tokenProperties } from '../nodes/core/token';
import { baseUrl, login, REGIONS, tokenFor } from '../nodes/Segway/auth';

const REFUSED_TOKEN = 'Segway refuses the token that it has just issued. Try again, then ask Segway.';

/** OAuth client credentials of Segway's gateway; the token is kept and shared by all processes of n8n. */
export class SegwayApi implements ICredentialType {
	name = 'segwayApi';

	displayName = 'Segway API';

	icon: Icon = { light: 'file:../nodes/Segway/segway.svg', dark: 'file:../nodes/Segway/segway.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-fleet/n8n-nodes-fleet/blob/main/docs/segway.md#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Platform Code (Client ID)',
			name: 'clientId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. E20081',
			description: "Called client_id or platformCode in Segway's business system",
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: "Called client_secret in Segway's business system. It also proves that a push comes from Segway.",
		},
		{
			displayName: 'Region',
			name: 'region',
			type: 'options',
			options: [{ name: 'From Platform Code', value: 'auto' }, ...REGIONS, { name: 'Custom URL', value: 'custom' }],
			default: 'auto',
			description: 'Where the account lives. The first letter of the Platform Code tells: A, C, E or U.',
		},
		{
			displayName: 'Custom URL',
			name: 'customUrl',
			type: 'string',
			default: '',
			placeholder: 'https://eu-api.segwaydiscovery.com',
			displayOptions: { show: { region: ['custom'] } },
			description: 'Address without a path, for example of a gateway of your own or of the simulator',
		},
		...tokenProperties,
	];

	authenticate = authenticator(baseUrl, (request, { accessToken }) => ({
		...request,
		headers: { ...request.headers, Authorization: `bearer ${String(accessToken)}` },
	}));

	/** Logging in has already told wrong values apart; this call proves that the token is good for vehicles. */
	test: ICredentialTestRequest = {
		request: { method: 'GET', url: '/api/v2/vehicle/query/current/status?iotCode=000000000000000' },
		rules: testRules({
			displayName: 'Segway',
			check: 'the Region or the Custom URL',
			codes: [
				[15100, 'The Platform Code and the region do not belong together: choose the right Region.'],
				[15101, REFUSED_TOKEN],
				[15990, 'Segway has restricted the API for this account. Ask Segway to open it.'],
			],
			refusedToken: REFUSED_TOKEN,
		}),
	};

	preAuthentication = preAuthenticator(tokenFor, login);
}
