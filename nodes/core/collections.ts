import type { IDataObject } from 'n8n-workflow';
import type { Common, Field, Place } from './fields';
import { collect } from './collect';
import { FieldError, given, isEmpty, property } from './fields';

const children = (fields: Field[], values: IDataObject, place?: Place): IDataObject => {
	const known = new Map(fields.map((field) => [field.property.name, field]));
	for (const name of Object.keys(values)) {
		if (!known.has(name)) throw new FieldError(name, `is not known: use ${[...known.keys()].join(', ')}`);
	}
	return collect(fields, (field) => values[field.property.name], place);
};

/** Tells a mistake inside a group by the name of the group, too: several groups hold a colour. */
function named<T>({ displayName }: Common, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw FieldError.within(displayName, error);
	}
}

const asObject = (field: Common, value: unknown): IDataObject => {
	if (isEmpty(value)) return {};
	if (typeof value !== 'object' || Array.isArray(value)) {
		throw new FieldError(field.displayName, 'must be an object with one value per setting');
	}
	return value as IDataObject;
};

/**
 * Optional values that the person adds one by one. With `wire` they are an object of their own in the request,
 * without it they stand beside the others. With `atLeastOne` an empty collection is refused.
 */
export function collection(field: Common & { fields: Field[]; atLeastOne?: boolean; placeholder?: string }): Field {
	const { placeholder = 'Add Setting' } = field;
	return {
		property: property(field, 'collection', {}, { placeholder, options: field.fields.map((each) => each.property) }),
		wire: field.wire ?? null,
		children: field.fields,
		toWire: (value, place) => {
			const sent = children(field.fields, asObject(field, value), place);
			const empty = Object.keys(sent).length === 0;
			if (empty && field.atLeastOne) throw new FieldError(field.displayName, 'is empty: add at least one setting');
			return empty ? undefined : sent;
		},
	};
}

/** Values that only make sense together, e.g. the effect and the colour of one lamp: an object on the wire. */
export function together(field: Common & { fields: Field[] }): Field {
	const group = { displayName: field.displayName, name: 'values', values: field.fields.map((each) => each.property) };
	return {
		property: property(field, 'fixedCollection', {}, { placeholder: `Set ${field.displayName}`, options: [group] }),
		wire: field.wire ?? field.name,
		children: field.fields,
		toWire: (value, place) => {
			const { values, ...bare } = asObject(field, value);
			const filled = asObject(field, values ?? bare);
			if (Object.keys(filled).length === 0) return given(field, undefined, () => undefined);
			return named(field, () => children(field.fields, filled, place));
		},
	};
}
