import type { ICredentialTestRequest, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';
import { authenticator } from '../nodes/core/authenticator';
import { testRules } from '../nodes/core/credentialTest';
import { preAuthenticator, tokenProperties } from '../nodes/core/token';
import { baseUrl, login, NODE_CHOICES, tokenFor } from '../nodes/Jimi/auth';
import { sign } from '../nodes/Jimi/sign';

const REFUSED_TOKEN =
	'JIMI refuses the token that it has just issued. Usually another system logs in with the same account: give n8n an account of its own.';

/** App key and account of a TrackSolid node; requests are signed, the token is shared by all processes of n8n. */
export class JimiApi implements ICredentialType {
	name = 'jimiApi';

	displayName = 'JIMI API';

	icon: Icon = { light: 'file:../nodes/Jimi/jimi.svg', dark: 'file:../nodes/Jimi/jimi.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-fleet/n8n-nodes-fleet/blob/main/docs/jimi.md#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'Node',
			name: 'node',
			type: 'options',
			options: NODE_CHOICES,
			default: 'eu',
			description: 'Where the account lives: the web page that you log in to tells',
		},
		{
			displayName: 'Own URL',
			name: 'customUrl',
			type: 'string',
			default: '',
			placeholder: 'https://eu-open.tracksolidpro.com',
			displayOptions: { show: { node: ['custom'] } },
			description: 'Address of the API. With a host alone /route/rest is added.',
		},
		{
			displayName: 'App Key',
			name: 'appKey',
			type: 'string',
			required: true,
			default: '',
			description: 'JIMI gives it on request, together with the App Secret',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Signs every request; it is never sent itself',
		},
		{
			displayName: 'User ID',
			name: 'userId',
			type: 'string',
			required: true,
			default: '',
			description: 'The account that logs in to the TrackSolid web page',
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
		{
			displayName: 'Push Secret',
			name: 'pushSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'e.g. the output of: openssl rand -hex 16',
			description:
				'Only for the JIMI Trigger: a secret of your own, at least 32 hexadecimal digits or 22 letters and digits, that stands as ?key= behind the URL that JIMI pushes to. JIMI signs no pushes, so this key proves that one comes from JIMI.',
		},
		...tokenProperties,
	];

	authenticate = authenticator(baseUrl, sign);

	/** Logging in has already told wrong values apart; this call proves that the token is good for the account. */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: '/',
			body: { method: 'jimi.user.device.list', target: '={{ $credentials.userId.trim() }}' },
		},
		rules: testRules({
			displayName: 'JIMI',
			check: 'the Node or the Own URL',
			codes: [
				[1001, 'JIMI does not accept the signature. Check the App Secret and the clock of this computer.'],
				[1002, 'The login is right, but the account may not list its devices. Ask JIMI.'],
				[1004, REFUSED_TOKEN],
				[1005, 'JIMI turns this address away: too many requests came from it. Wait, or ask JIMI.'],
				[1006, 'JIMI limits the number of requests. Try again in a minute.'],
			],
			refusedToken: REFUSED_TOKEN,
		}),
	};

	preAuthentication = preAuthenticator(tokenFor, login);
}
