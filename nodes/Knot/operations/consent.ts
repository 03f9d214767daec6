import { collection } from '../../core/collections';
import type { Field } from '../../core/fields';
import { flag } from '../../core/fields';
import type { Resource } from '../../core/operation';
import { languageCode } from './fleetFields';
import { secretWord } from './personFields';
import { list, operation } from './record';

const consents = collection({
	name: 'consents',
	wire: 'consents',
	displayName: 'Consents',
	description: 'What the user agrees to. The document does not say what becomes of one that is not added.',
	placeholder: 'Add Consent',
	required: true,
	atLeastOne: true,
	fields: [
		flag({
			name: 'networkStatus',
			wire: 'emails.networkstatus',
			displayName: 'Emails: Network Status',
			description: 'Whether emails about the state of the network may be sent',
		}),
		flag({
			name: 'promotional',
			wire: 'emails.promotional',
			displayName: 'Emails: Promotional',
			description: 'Whether promotional emails may be sent',
		}),
	],
});

const language: Field = {
	...languageCode,
	property: {
		...languageCode.property,
		required: true,
		description: 'Of the names: two small letters (ISO 639-1)',
	},
};

/** Demanded, but `null` is a value of it. */
const unsubscribeToken = ((): Field => {
	const field = secretWord({
		name: 'unsubscribeToken',
		wire: 'token',
		displayName: 'Unsubscribe Token',
		description: 'From the link of a newsletter. An expression may give null, which the vendor document allows.',
		required: true,
	});
	return { ...field, toWire: (value) => (value === null ? null : field.toWire(value)) };
})();

/** knot 21 to 23. */
export const consent: Resource = {
	value: 'consent',
	name: 'Consent',
	operations: [
		operation('consent.update', {
			name: 'Update',
			action: 'Update consents',
			description: 'Set what the user of the credential agrees to be sent',
			fields: [consents],
		}),
		list('consent.getTypes', {
			name: 'Get Types',
			action: 'Get types of consents',
			description: 'List the kinds of consents with what the user has agreed to',
			fields: [language],
		}),
		operation('consent.updateByToken', {
			name: 'Update by Token',
			action: 'Update consents by unsubscribe token',
			description: 'Set what the receiver of a newsletter agrees to be sent; needs no login',
			fields: [consents, unsubscribeToken],
		}),
	],
};
