import type { IDataObject } from 'n8n-workflow';
import type { Field, Place } from './fields';

/** Each field's value as it goes on the wire, read and converted once however many others depend on it. */
function reader(valueOf: (field: Field) => unknown, place?: Place) {
	const read = new Map<Field, unknown>();
	return (field: Field): unknown => {
		if (!read.has(field)) read.set(field, field.toWire(valueOf(field), place));
		return read.get(field);
	};
}

/**
 * Whether the panel shows the field, by the conditions it names among its neighbours. Compared as they go on the wire:
 * an expression may write a word of a list in another way.
 */
function isShown(
	{ property: { displayOptions } }: Field,
	fields: Field[],
	wireOf: (field: Field) => unknown,
	place?: Place,
): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, allowed]) => {
		const neighbour = fields.find((each) => each.property.name === name);
		return !neighbour || (allowed as unknown[]).some((each) => neighbour.toWire(each, place) === wireOf(neighbour));
	});
}

/** Reads every field that is shown with `valueOf` and lays the results out as they go on the wire. */
export function collect(fields: Field[], valueOf: (field: Field) => unknown, place?: Place): IDataObject {
	const sent: IDataObject = {};
	const wireOf = reader(valueOf, place);
	for (const field of fields) {
		if (!isShown(field, fields, wireOf, place)) continue;
		const value = wireOf(field) as IDataObject | undefined;
		if (value === undefined) continue;
		if (field.wire === null) Object.assign(sent, value);
		else sent[field.wire] = value;
	}
	return sent;
}

/**
 * The same field, shown only where, besides its own conditions, another one has one of these values. Not marked as
 * required: where the other one is an expression n8n takes every such field for shown and would not start; what is
 * missing is told item by item.
 */
export function shownWhen(name: string, values: string[], field: Field): Field {
	const own = field.property.displayOptions;
	const displayOptions = { ...own, show: { [name]: values, ...own?.show } };
	const property = { ...field.property, displayOptions };
	delete property.required;
	return { ...field, property };
}
