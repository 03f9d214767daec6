import type { IDataObject } from 'n8n-workflow';
import type { Field, Place } from './fields';

/** Whether the panel shows the field, by the conditions it names among its neighbours. */
function isShown(
	{ property: { displayOptions } }: Field,
	fields: Field[],
	valueOf: (field: Field) => unknown,
): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, allowed]) => {
		const neighbour = fields.find((each) => each.property.name === name);
		return !neighbour || (allowed as unknown[]).includes(valueOf(neighbour));
	});
}

/** Reads every field that is shown with `valueOf` and lays the results out as they go on the wire. */
export function collect(fields: Field[], valueOf: (field: Field) => unknown, place?: Place): IDataObject {
	const sent: IDataObject = {};
	for (const field of fields) {
		if (!isShown(field, fields, valueOf)) continue;
		const value = field.toWire(valueOf(field), place) as IDataObject | undefined;
		if (value === undefined) continue;
		if (field.wire === null) Object.assign(sent, value);
		else sent[field.wire] = value;
	}
	return sent;
}

/** The same field, shown only where another one has one of these values. */
export const shownWhen = (name: string, values: string[], field: Field): Field => ({
	...field,
	property: { ...field.property, displayOptions: { show: { [name]: values } } },
});
