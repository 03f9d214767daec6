import type { KnotRoute } from './route';
import { must, route } from './route';

export const email: KnotRoute[] = [
	route(
		28,
		'email.requestChange',
		'POST /email/change',
		"Send an email containing a confirmation link to change the user's email address to a new one.",
		{
			bodySays: 'New email.',
			params: [must('body', 'email', 'The new email address to send a confirmation email to.')],
		},
	),
	route(29, 'email.checkChange', 'GET /email/change', 'Check email change token and retrieve email change data.', {
		auth: 'none',
		params: [must('query', 'token', 'The token given in the email change link.')],
		answer: 'email new_email current_organization_name new_organization_name label_name',
	}),
	route(30, 'email.change', 'PUT /email/change', "Change the user's email by the new specified one.", {
		auth: 'none',
		bodySays: 'Info to authenticate the email change.',
		params: [must('body', 'email_token', 'The mail change token.'), must('body', 'email', 'The new email address.')],
	}),
	route(
		31,
		'email.resendConfirmation',
		'POST /email/confirm/resend',
		"Send again an email containing a confirmation link to confirm the user's email address. The token used for authentication is given by the login route with the code 7 (email not confirmed).",
		{ auth: 'login', exempt: true },
	),
	route(32, 'email.confirm', 'POST /email/confirm', 'Confirm the email of the user using the validation token.', {
		auth: 'none',
		bodySays: 'Info to authenticate the email conformation.',
		params: [must('body', 'token', 'The mail change token.')],
		answer: 'android_store_url ios_store_url label_name email',
	}),
];
