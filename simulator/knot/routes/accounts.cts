import type { Entry } from './operation.cjs';
import { APP_LABEL, email, language, latitude, longitude, may, need, object, text, twoCharacters } from './fields.cjs';
import { answer, DONE, FLAG, list, orNull, rootAnswer, shape, TEXT, WHOLE } from './shapes.cjs';

const CONSENTS = object({ 'emails.networkstatus': { type: 'boolean' }, 'emails.promotional': { type: 'boolean' } });
const STORES = { android_store_url: TEXT, ios_store_url: TEXT };

/** Operations 1 and 21 to 24: application, consents, country. */
export const ACCOUNT_ENTRIES: readonly Entry[] = [
	{
		n: 1,
		call: 'application.stores',
		tag: 'application',
		description: 'Return application store url of the requested app label',
		auth: 'none',
		parameters: { app_label: need(APP_LABEL) },
		answer: answer(list(shape(STORES))),
		default: 'GET /application/store-url',
		other: 'GET /v2/apps/{appLabel=app_label}/stores',
	},
	{
		n: 21,
		call: 'consents.update',
		tag: 'consents',
		description: "Update the user's consents.",
		auth: 'access',
		body: 'New consents values.',
		parameters: { consents: need(CONSENTS) },
		answer: DONE,
		default: 'POST /consents',
		other: 'PATCH /v2/me/consents',
	},
	{
		n: 22,
		call: 'consents.types',
		tag: 'consents',
		description: 'Return all consents types.',
		auth: 'access',
		parameters: {
			lang: need(language('The language (ISO 639-1) to use translating the consents name.')),
		},
		answer: answer(list(shape({ type: TEXT, name: TEXT, value: FLAG }))),
		default: 'GET /consents/types',
		other: 'GET /v2/me/consents/{language=lang}',
	},
	{
		n: 23,
		call: 'consents.unsubscribe',
		tag: 'consents',
		description: "Update the user's consents from unsubscribe token.",
		auth: 'none',
		body: 'New consents values.',
		parameters: {
			consents: need(CONSENTS),
			token: need({ ...text('Unsubscribe token from newsletter email.'), nullable: true }),
		},
		answer: DONE,
		default: 'POST /consents/unsubscribe',
		other: 'PUT /v2/newsletter/consents',
	},
	{
		n: 24,
		call: 'country.find',
		tag: 'country',
		description: 'Return a country from the given position.',
		auth: 'none',
		parameters: {
			lat: need(latitude('Latitude of where to search the country.')),
			lng: need(longitude('Longitude of where to search the country.')),
		},
		answer: answer(shape({ country_id: WHOLE, name: TEXT, iso_2: TEXT, iso_3: TEXT, phone_prefix: TEXT })),
		default: 'GET /countries',
		other: 'GET /v2/country/{latitude=lat}/{longitude=lng}',
	},
];

const CHANGE = {
	email: TEXT,
	new_email: TEXT,
	current_organization_name: orNull(TEXT),
	new_organization_name: orNull(TEXT),
	label_name: TEXT,
};

/** Operations 28 to 32: the user's email address. */
export const EMAIL_ENTRIES: readonly Entry[] = [
	{
		n: 28,
		call: 'email.startChange',
		tag: 'email',
		description: "Send an email containing a confirmation link to change the user's email address to a new one.",
		auth: 'access',
		body: 'New email.',
		parameters: { email: need(email('The new email address to send a confirmation email to.')) },
		answer: DONE,
		default: 'POST /email/change',
		other: 'PUT /v2/me/email',
	},
	{
		n: 29,
		call: 'email.checkChange',
		tag: 'email',
		description: 'Check email change token and retrieve email change data.',
		auth: 'none',
		parameters: { token: need(text('The token given in the email change link.')) },
		answer: answer(shape(CHANGE)),
		default: 'GET /email/change',
		other: 'GET /v2/email-changes/{changeToken=token}',
	},
	{
		n: 30,
		call: 'email.finishChange',
		tag: 'email',
		description: "Change the user's email by the new specified one.",
		auth: 'none',
		body: 'Info to authenticate the email change.',
		parameters: {
			email_token: need(text('The mail change token.', 10, 10)),
			email: need(email('The new email address.')),
		},
		answer: DONE,
		default: 'PUT /email/change',
		other: 'POST /v2/email-changes/{changeToken=email_token}',
	},
	{
		n: 31,
		call: 'email.resend',
		tag: 'email',
		description:
			"Send again an email containing a confirmation link to confirm the user's email address. The token used for authentication is given by the login route with the code 7 (email not confirmed).",
		auth: 'unconfirmed',
		parameters: {},
		answer: DONE,
		default: 'POST /email/confirm/resend',
		other: 'PUT /v2/me/email/confirmation',
	},
	{
		n: 32,
		call: 'email.confirm',
		tag: 'email',
		description: 'Confirm the email of the user using the validation token.',
		auth: 'none',
		body: 'Info to authenticate the email conformation.',
		parameters: { token: need(text('The mail change token.', 10, 10)) },
		answer: rootAnswer({ ...STORES, label_name: TEXT, email: TEXT }),
		default: 'POST /email/confirm',
		other: 'PATCH /v2/email-confirmations/{confirmationToken=token}',
	},
];

const SORTED = { key: TEXT, translated: FLAG, sort_order: WHOLE };
const FAQ_CONTENT = shape({
	...SORTED,
	content: TEXT,
	type: TEXT,
	bold: FLAG,
	margin: orNull(TEXT),
	text_color: TEXT,
	bullet_color: orNull(TEXT),
	replacements: list(TEXT),
});
const FAQ_SUB_CATEGORY = shape({
	...SORTED,
	name: TEXT,
	is_spacer: FLAG,
	replacements: list(TEXT),
	contents: list(FAQ_CONTENT),
});

/** Operations 33 and 34: FAQ and announcement. */
export const CONTENT_ENTRIES: readonly Entry[] = [
	{
		n: 33,
		call: 'faq.get',
		tag: 'faq',
		description: 'Get the content of the faq.',
		auth: 'none',
		parameters: {
			lang: need(twoCharacters('The lang in which to get the faq localized.')),
			app_label: may(APP_LABEL),
		},
		answer: answer(list(shape({ ...SORTED, name: TEXT, sub_categories: list(FAQ_SUB_CATEGORY) }))),
		default: 'GET /faq',
		other: 'GET /v2/help/{language=lang}',
		otherIn: { app_label: 'header' },
	},
	{
		n: 34,
		call: 'announcement.get',
		tag: 'global announcement',
		description: 'Get the ongoing global announcement in the language requested if available.',
		auth: 'none',
		parameters: {
			lang: need(twoCharacters('The lang in which to get the announcement.')),
			app_label: need(APP_LABEL),
		},
		answer: answer(shape({ announcement: orNull(TEXT) })),
		default: 'GET /global-announcement',
		other: 'GET /v2/announcement/{language=lang}',
		otherIn: { app_label: 'header' },
	},
];
