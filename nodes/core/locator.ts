import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';
import type { Common, Field } from './fields';
import { FieldError, given, isEmpty, property } from './fields';

export interface LocatorField extends Common {
	/** Name of the node's `listSearch` method. */
	search: string;
	/** What the second way of choosing is called, e.g. `By IMEI`. */
	byText: string;
	pattern: RegExp;
	/** What the pattern asks for, in words: "must be ...". */
	hint: string;
	placeholder: string;
	/** Several at a time, parted by commas or as a list: the value is a list then. */
	many?: boolean;
}

const chosen = (value: unknown): unknown =>
	value !== null && typeof value === 'object' && !Array.isArray(value) && 'value' in value ? value.value : value;

const parts = (value: unknown): unknown[] =>
	(Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,;\n]/) : [value])
		.map((part: unknown) => (typeof part === 'string' || typeof part === 'number' ? String(part).trim() : part))
		.filter((part: unknown) => !isEmpty(part));

/** A way of choosing; unlike a property it has no default. */
const mode = (
	displayName: string,
	name: string,
	more: Omit<INodePropertyMode, 'displayName' | 'name'>,
): INodePropertyMode => Object.assign({ displayName, name }, more);

/** Something the account has: chosen from its list, or given as text or by an expression. */
export function locator(field: LocatorField): Field {
	const { byText, placeholder, pattern, hint } = field;
	const check = (part: unknown): string => {
		if (typeof part === 'string' && pattern.test(part)) return part;
		throw new FieldError(field.displayName, hint);
	};
	const typeOptions = { searchListMethod: field.search, searchable: true };
	const modes = [
		mode('From List', 'list', { type: 'list', typeOptions }),
		mode(byText, 'id', { type: 'string', placeholder }),
	];
	const shown: INodeProperties = property(field, 'resourceLocator', { mode: 'list', value: '' }, { modes });
	return {
		property: shown,
		wire: field.wire ?? field.name,
		toWire: (value) =>
			given(field, chosen(value), (filled) => {
				const all = [...new Set(parts(filled))].map(check);
				// An empty list names nothing, which must not pass for "all".
				if (all.length === 0) return given(field, '', String);
				if (field.many) return all;
				if (all.length === 1) return all[0];
				throw new FieldError(field.displayName, hint);
			}),
	};
}
