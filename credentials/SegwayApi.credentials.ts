import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IDataObject,
	INodeProperties,
} from 'n8n-workflow';
import { testRule, testStatus } from '../nodes/core/credentialTest';
import { authenticateOnce, onlyTo, preAuthenticator, tokenProperties } from '../nodes/core/token';
import { baseUrl, login, REGIONS, tokenFor } from '../nodes/Segway/auth';

const plain = (credentials: ICredentialDataDecryptedObject) => credentials as unknown as IDataObject;

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

	authenticate: IAuthenticate = async (credentials, options) =>
		authenticateOnce(credentials, options, (request) => {
			const signed = onlyTo(baseUrl(plain(credentials)), request);
			return { ...signed, headers: { ...signed.headers, Authorization: `bearer ${String(credentials.accessToken)}` } };
		});

	/** Logging in has already told wrong values apart; this call proves that the token is good for vehicles. */
	test: ICredentialTestRequest = {
		request: { method: 'GET', url: '/api/v2/vehicle/query/current/status?iotCode=000000000000000' },
		// n8n reads both kinds of rules in one list; its type only knows lists of one kind.
		rules: [
			testRule(15100, 'The Platform Code and the region do not belong together: choose the right Region.'),
			testRule(15101, REFUSED_TOKEN),
			testRule(15990, 'Segway has restricted the API for this account. Ask Segway to open it.'),
			testRule(undefined, 'The address did not answer like Segway. Check the Region or the Custom URL.'),
			testStatus(401, REFUSED_TOKEN),
			...[500, 502, 503, 504].map((code) => testStatus(code, `Segway failed (HTTP ${code}). Try again later.`)),
			...[403, 404].map((code) =>
				testStatus(code, `Segway refused the call (HTTP ${code}). Check the Region or the Custom URL.`),
			),
		] as ICredentialTestRequest['rules'],
	};

	preAuthentication = preAuthenticator(tokenFor, login);
}
