import type { Common, Field } from './fields';
import { locator } from './locator';

export interface ImeiField extends Pick<Common, 'name' | 'wire' | 'description' | 'required'> {
	/** Name of the node's `listSearch` method. */
	search: string;
	/** `Device` unless the vendor calls it otherwise. */
	displayName?: string;
	/** Several at a time, parted by commas or as a list: the value is a list then. */
	many?: boolean;
}

/** Spaces that people type inside an IMEI are dropped; lines part one from the next. */
function packed(value: unknown): unknown {
	if (typeof value === 'string') return value.replace(/\s+/g, (gap) => (gap.includes('\n') ? ',' : ''));
	if (Array.isArray(value)) return value.map(packed);
	if (value !== null && typeof value === 'object' && 'value' in value) return packed(value.value);
	return value;
}

/** A tracker by its IMEI: chosen from the list of the account, or typed. Asked for unless `required` is `false`. */
export function imeiLocator(field: ImeiField): Field {
	const chosen = locator({
		displayName: 'Device',
		required: true,
		byText: 'By IMEI',
		placeholder: 'e.g. 358899051025339',
		pattern: /^\d{14,17}$/,
		hint: 'must be the IMEI of a device: digits only, usually 15',
		...field,
	});
	return { ...chosen, toWire: (value, place) => chosen.toWire(packed(value), place) };
}
