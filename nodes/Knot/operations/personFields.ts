import { collection } from '../../core/collections';
import type { Common, Field } from '../../core/fields';
import { choice, FieldError, given, isEmpty, text } from '../../core/fields';
import { additional, words } from './fleetFields';

export const emailAddress = (description: string, name = 'email', displayName = 'Email'): Field =>
	text({
		name,
		wire: 'email',
		displayName,
		description,
		required: true,
		placeholder: 'name@email.com',
		pattern: /^[^@\s]+@[^@\s]+$/,
		hint: 'must be an email address',
	});

/** A token or a code of a link: masked in the panel and wherever a request is shown. */
export const secretWord = (field: Common & { pattern?: RegExp; hint?: string }): Field =>
	text({
		pattern: /^\S+$/,
		hint: 'must be the bare token, without blanks and without a word like Bearer before it',
		...field,
		secret: true,
	});

/** What an authenticator app shows. */
export const codeOfApp = (description: string, required: boolean): Field =>
	secretWord({
		name: 'mfaToken',
		wire: 'mfa_token',
		displayName: 'Code',
		description,
		required,
		pattern: /^\d{6}$/,
		hint: 'must be the 6 digits that the authenticator app shows',
	});

/** Blanks at its ends belong to it. */
export const password = ((): Field => {
	const field = {
		name: 'password',
		displayName: 'Password',
		description: 'Of the user, 8 to 255 characters',
		required: true,
		secret: true,
	};
	return {
		...text(field),
		toWire: (value) => {
			if (isEmpty(value)) return given(field, value, String);
			const isText = typeof value === 'string' || typeof value === 'number';
			const written = isText ? String(value) : '';
			if (written.length >= 8 && written.length <= 255) return written;
			throw new FieldError(field.displayName, 'must have 8 to 255 characters');
		},
	};
})();

/** The white label that a login is made with. */
const labelOfLogin = words({
	name: 'appLabel',
	wire: 'app_label',
	displayName: 'App Label',
	description: 'Name of your white label, 1 to 20 characters; left empty it is that of the credential',
	most: 20,
});

const scope = choice({
	name: 'scope',
	displayName: 'Scope',
	description: 'What the token will be used for',
	options: [
		{ name: 'App', value: 'app', wire: 'app' },
		{ name: 'Dashboard', value: 'dashboard', wire: 'dashboard' },
	],
	default: 'app',
});

const userLanguage = text({
	name: 'lang',
	displayName: 'Language',
	description: "The user's language: the two letters of ISO 639-1",
	default: 'en',
	pattern: /^[a-zA-Z]{2}$/,
	hint: 'must be a language of two letters, like en',
});

/** What may stand beside an email address. */
export const besideEmail = additional(labelOfLogin);
/** What may stand beside the user's own password. */
export const besidePassword = additional(labelOfLogin, scope);
/** What may stand beside the token of another company. */
export const besideToken = additional(labelOfLogin, userLanguage, scope);

/** The device that somebody logs in from. */
export const loginDevice = collection({
	name: 'device',
	wire: 'device',
	displayName: 'Device',
	description: 'The device that logs in, as Knot is to know it',
	placeholder: 'Add Detail',
	fields: [
		text({ name: 'appVersion', wire: 'app_version', displayName: 'App Version', placeholder: 'e.g. 1.0.0' }),
		text({
			name: 'id',
			displayName: 'ID',
			description: 'Of your own making; Log Out ends the sessions of one device by it',
		}),
		text({ name: 'model', displayName: 'Model', placeholder: 'e.g. Pixel 9' }),
		text({ name: 'os', displayName: 'Operating System', placeholder: 'e.g. Android' }),
	],
});
