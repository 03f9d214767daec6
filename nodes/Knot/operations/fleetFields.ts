import type { IDataObject } from 'n8n-workflow';
import { collection } from '../../core/collections';
import type { Common, Field } from '../../core/fields';
import { decimal, FieldError, text } from '../../core/fields';

/**
 * One of Knot's numbers. A text in the panel: there a number field would begin with a number that somebody has.
 * @param min 0 where the document takes it
 */
export function id({ min = 1, ...field }: Common & { min?: 0 | 1 }): Field {
	const pattern = min === 0 ? /^(0|[1-9]\d{0,14})$/ : /^[1-9]\d{0,14}$/;
	const typed = text({ ...field, placeholder: 'e.g. 12', pattern, hint: `must be a whole number from ${min}` });
	return {
		...typed,
		toWire: (value, place) => {
			const digits = typed.toWire(value, place);
			return digits === undefined ? undefined : Number(digits);
		},
	};
}

/** A text with so many characters, counted as a person counts them. */
export const words = (field: Common & { most: number; least?: number; placeholder?: string }): Field => {
	const { most, least = 1, ...common } = field;
	return text({
		...common,
		pattern: new RegExp(`^.{${least},${most}}$`, 'su'),
		hint: `must have ${least} to ${most} characters`,
	});
};

export const clusterId = id({ name: 'clusterId', wire: 'id', displayName: 'Cluster ID', required: true });

export const networkId = (more: Partial<Common> = {}): Field =>
	id({ name: 'networkId', wire: 'network_id', displayName: 'Network ID', ...more });

const LANGUAGE = {
	name: 'language',
	wire: 'lang',
	displayName: 'Language',
	placeholder: 'e.g. en',
	default: 'en',
};

/** Where the document writes `^[a-z]{2}$`. */
export const languageCode = text({
	...LANGUAGE,
	description: 'Of the descriptions: two small letters (ISO 639-1)',
	pattern: /^[a-z]{2}$/,
	hint: 'must be two small letters, like en or fr',
});

const twoCharacters = { ...LANGUAGE, pattern: /^.{2}$/su, hint: 'must have 2 characters, like en or fr' };

/** Where the document writes "= 2 characters". */
export const language = text({ ...twoCharacters, description: 'Of the texts, by its two letters (ISO 639-1)' });

/** The same where Knot demands it. */
export const demandedLanguage = text({
	...twoCharacters,
	description: 'Of the texts, by its two letters (ISO 639-1)',
	required: true,
});

/** The white label that a call without login is made for. */
export const appLabel = text({
	name: 'appLabel',
	wire: 'app_label',
	displayName: 'App Label',
	description: 'Name of the white label; left empty it is that of the credential',
	placeholder: 'e.g. knot',
});

/** What may be left out, added one by one. */
export const additional = (...fields: Field[]): Field =>
	collection({ name: 'additionalFields', displayName: 'Additional Fields', placeholder: 'Add Field', fields });

const degrees = (name: string, wire: string, displayName: string, max: number, description: string) =>
	decimal({ name, wire, displayName, description, required: true, min: -max, max, default: 0 });

/** A place, as `lat` and `lng`. */
export const position: Field[] = [
	degrees('latitude', 'lat', 'Latitude', 90, 'In degrees (WGS-84)'),
	degrees('longitude', 'lng', 'Longitude', 180, 'In degrees (WGS-84)'),
];

/** For `check` of an operation: nobody means the place that the panel begins with. Throws FieldError. */
export function checkPosition({ lat, lng }: IDataObject): void {
	if (lat !== 0 || lng !== 0) return;
	throw new FieldError('Latitude / Longitude', 'are both 0, in the sea off Africa: fill in the place');
}
