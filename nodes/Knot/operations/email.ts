import type { Resource } from '../../core/operation';
import { answered } from './answered';
import { confirmationToken, LOGIN_TOKEN, toConfirm } from './loginStep';
import { withOwnToken } from './ownToken';
import { emailAddress, secretWord } from './personFields';
import { object, operation } from './record';

const TEN_CHARACTERS = { pattern: /^\S{10}$/u, hint: 'must be the 10 characters of the link, without blanks' };

/** knot 28 to 32. */
export const email: Resource = {
	value: 'email',
	name: 'Email',
	operations: [
		operation('email.requestChange', {
			name: 'Request Change',
			action: 'Request change of email',
			description: "Send a mail with a link that changes the user's address to a new one",
			fields: [emailAddress('The new address, which the mail goes to', 'newEmail', 'New Email')],
			target: 'email',
		}),
		object('email.checkChange', {
			name: 'Check Change',
			action: 'Check change of email',
			description: 'Get what the link of a change would change; needs no login',
			fields: [
				secretWord({
					name: 'token',
					displayName: 'Token',
					description: 'From the link that Request Change sends',
					required: true,
				}),
			],
		}),
		operation('email.change', {
			name: 'Change',
			action: 'Change email',
			description: "Change the user's address to the new one by the token of the link; needs no login",
			fields: [
				secretWord({
					name: 'emailToken',
					wire: 'email_token',
					displayName: 'Email Token',
					description: 'From the link that Request Change sends, 10 characters',
					required: true,
					...TEN_CHARACTERS,
				}),
				emailAddress('The new address, as in Request Change', 'newEmail', 'New Email'),
			],
			target: 'email',
		}),
		withOwnToken('email.resendConfirmation', LOGIN_TOKEN, {
			name: 'Resend Confirmation',
			action: 'Resend confirmation of email',
			description:
				'Send the mail with the link that confirms the address of a new account again. As long as it is not confirmed a login is answered code 7.',
			fields: [confirmationToken],
			complete: toConfirm,
		}),
		operation('email.confirm', {
			name: 'Confirm',
			action: 'Confirm email',
			description: 'Confirm the address of a new account by the token of the link; needs no login',
			fields: [
				secretWord({
					name: 'token',
					displayName: 'Token',
					description: 'From the link of the confirmation, 10 characters',
					required: true,
					...TEN_CHARACTERS,
				}),
			],
			output: answered,
		}),
	],
};
