import type { IDataObject } from 'n8n-workflow';
import { shownWhen } from '../../core/collect';
import type { Field } from '../../core/fields';
import { choice, FieldError } from '../../core/fields';
import type { Operation, Resource } from '../../core/operation';
import { withoutSecrets } from '../secrets';
import { answered } from './answered';
import { words } from './fleetFields';
import { LOGIN_TOKEN, oneStepMore, secondFactorToken, toSecondFactor } from './loginStep';
import { withOwnToken } from './ownToken';
import {
	besideEmail,
	besidePassword,
	besideToken,
	codeOfApp,
	emailAddress,
	loginDevice,
	password,
	secretWord,
} from './personFields';
import { operation } from './record';

const REFRESH_TOKEN = 'refresh_token';
const MASKED = 'Tokens are masked unless Return Secrets is on';

/** A login by the token of another company, which is passed on and kept nowhere. */
const logInWith = (company: string, token: string): Operation =>
	operation(`login.logInWith${company}`, {
		name: `Log In With ${company}`,
		action: `Log in with ${company.toLowerCase()}`,
		description: `Log a user in by a token of ${company}, which is passed on and not kept; needs no login of the credential. ${MASKED}.`,
		fields: [
			secretWord({
				name: 'token',
				displayName: token,
				description: `Of the user, as ${company} gave it`,
				required: true,
			}),
			loginDevice,
			besideToken,
		],
		accept: oneStepMore,
		output: withoutSecrets,
	});

const refreshToken = {
	...secretWord({
		name: 'refreshToken',
		wire: REFRESH_TOKEN,
		displayName: 'Refresh Token',
		description: 'From a login with Return Secrets. It is used up by this; the answer may bring the next one.',
		required: true,
	}),
	local: true,
};

const logOutOf: Field = {
	...choice({
		name: 'logOutOf',
		displayName: 'Log Out Of',
		description: 'Which sessions of the user end',
		options: [
			{
				name: 'All Devices',
				value: 'all',
				wire: 'all',
				description: 'All sessions, also the one of this credential',
			},
			{ name: 'One Device', value: 'device', wire: 'device', description: 'Those that a login began for this device' },
		],
		default: 'device',
	}),
	local: true,
};

const logOutDevice = words({
	name: 'deviceId',
	wire: 'device_id',
	displayName: 'Device ID',
	description: 'The ID of the device that its login named, up to 50 characters',
	most: 50,
});

/** An expression that comes out empty must not end all sessions. */
function checkLogOut({ logOutOf: which, device_id }: IDataObject): void {
	if (which === 'device' && device_id === undefined) {
		throw new FieldError('Device ID', 'is required: fill it in, or choose All Devices');
	}
}

/** knot 35 to 45. */
export const login: Resource = {
	value: 'login',
	name: 'Login',
	operations: [
		operation('login.logIn', {
			name: 'Log In',
			action: 'Log in',
			description: `Log a user in with email and password. Not needed for other operations: the credential logs in by itself. ${MASKED}.`,
			fields: [emailAddress('Of the user'), password, loginDevice, besidePassword],
			accept: oneStepMore,
			output: withoutSecrets,
			target: 'email',
		}),
		operation('login.check', {
			name: 'Check',
			action: 'Check login',
			description: 'Check that the token of the credential is valid, and get what its user may do',
			fields: [loginDevice],
			output: answered,
		}),
		withOwnToken('login.refresh', REFRESH_TOKEN, {
			name: 'Refresh',
			action: 'Refresh login',
			description: `Get a new access token by a refresh token. Not needed for the credential, whose session renews itself. ${MASKED}.`,
			fields: [refreshToken],
			output: withoutSecrets,
		}),
		logInWith('Apple', 'ID Token'),
		logInWith('Facebook', 'Access Token'),
		logInWith('Google', 'ID Token'),
		operation('login.resetPassword', {
			name: 'Reset Password',
			action: 'Reset password',
			description: 'Send a user the mail by which the password can be set anew; needs no login',
			fields: [emailAddress('Of the user'), besideEmail],
			target: 'email',
		}),
		withOwnToken('login.secondFactor', LOGIN_TOKEN, {
			name: 'Second Factor',
			action: 'Pass second factor of login',
			description: `End a login that was answered code 146, by a code of the authenticator app. Not needed for other operations: the credential does it by its TOTP Secret. ${MASKED}.`,
			fields: [
				secondFactorToken,
				codeOfApp(
					'The 6 digits that the authenticator app shows. Left empty, they are computed from the TOTP Secret of the credential.',
					false,
				),
				loginDevice,
			],
			complete: toSecondFactor,
			output: withoutSecrets,
		}),
		operation('login.generateKey', {
			name: 'Generate Key',
			action: 'Generate key of second factor',
			description:
				'Begin to set up a second factor: Knot makes a key for an authenticator app. Key and token are masked unless Return Secrets is on, and of no use then.',
			output: withoutSecrets,
		}),
		operation('login.enableSecondFactor', {
			name: 'Enable Second Factor',
			action: 'Enable second factor of login',
			description:
				'End the set-up of a second factor. From then on the credential needs the key that Generate Key gave, as its TOTP Secret.',
			fields: [
				secretWord({
					name: 'token',
					displayName: 'Token',
					description: 'That Generate Key gave, with Return Secrets',
					required: true,
				}),
				codeOfApp('The 6 digits that the authenticator app shows for the new key', true),
			],
		}),
		operation('login.logOut', {
			name: 'Log Out',
			action: 'Log out',
			description: 'End the sessions of the user on one device or on all',
			fields: [logOutOf, shownWhen('logOutOf', ['device'], logOutDevice)],
			check: checkLogOut,
		}),
	],
};
