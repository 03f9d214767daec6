import type { IBinaryKeyData, INodeProperties, NodePropertyTypes } from 'n8n-workflow';

/** A value that cannot be sent. The text names the field and the remedy; the loop adds the item. */
export class FieldError extends Error {
	constructor(
		readonly field: string,
		readonly remedy: string,
	) {
		super(`"${field}" ${remedy}`);
	}

	/** The same mistake, named by the whole way to the field. */
	static within(outer: string, error: Error): Error {
		return error instanceof FieldError ? new FieldError(`${outer}: ${error.field}`, error.remedy) : error;
	}

	/** n8n could not even compute the value, for example because an expression is broken. */
	static unreadable(field: string, error: Error): Error {
		return new FieldError(field, `cannot be read: ${error.message}`);
	}
}

/** One value of the panel and how it goes on the wire. */
export interface Field {
	/**
	 * As n8n shows it, with its conditions among its neighbours alone: what `show` leaves out is not read either; `hide`
	 * concerns the panel only.
	 */
	property: INodeProperties;
	/** Name on the wire; `null`: the value is an object whose keys are merged into the request. */
	wire: string | null;
	/** Masked wherever a request is shown. */
	secret?: boolean;
	/** Steers the node and is never sent. */
	local?: boolean;
	/** Fields inside a collection, for the documentation. */
	children?: Field[];
	/** Checked and converted value; `undefined` is left out of the request. Throws FieldError. */
	toWire(value: unknown, place?: Place): unknown;
}

/** Where a workflow runs, for what a value means there. */
export interface Place {
	/** IANA name of the workflow's time zone. */
	timeZone: string;
	/** The binary fields of the item. */
	files?: IBinaryKeyData;
}

/** What every field has. */
export interface Common {
	name: string;
	displayName: string;
	description?: string;
	required?: boolean;
	/** Name on the wire, when it differs from `name`. */
	wire?: string;
}

/** The n8n property of a field. */
export const property = (
	{ name, displayName, description, required }: Common,
	type: NodePropertyTypes,
	value: INodeProperties['default'],
	more: Partial<INodeProperties> = {},
): INodeProperties =>
	Object.assign(
		{ displayName, name, type, default: value },
		required ? { required } : {},
		more,
		description === undefined ? {} : { description },
	);

export const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** Texts are trimmed; empty values are left out, or refused where the vendor demands one. */
export function given(field: Common, value: unknown, convert: (value: unknown) => unknown): unknown {
	const trimmed = typeof value === 'string' ? value.trim() : value;
	if (!isEmpty(trimmed)) return convert(trimmed);
	if (field.required) throw new FieldError(field.displayName, 'is required: fill it in');
	return undefined;
}

export interface TextField extends Common {
	pattern?: RegExp;
	/** What the pattern asks for, in words: "must be ...". */
	hint?: string;
	placeholder?: string;
	secret?: boolean;
	default?: string;
}

/** A text; numbers are taken as their digits. `pattern` is checked on the trimmed text. */
export function text(field: TextField): Field {
	const more: Partial<INodeProperties> = {};
	if (field.placeholder) more.placeholder = field.placeholder;
	if (field.secret) more.typeOptions = { password: true };
	return {
		property: property(field, 'string', field.default ?? '', more),
		wire: field.wire ?? field.name,
		secret: field.secret,
		toWire: (value) =>
			given(field, value, (filled) => {
				const written = typeof filled === 'string' || typeof filled === 'number' ? String(filled) : '';
				if (written === '' || (field.pattern && !field.pattern.test(written))) {
					throw new FieldError(field.displayName, field.hint ?? 'must be a text');
				}
				return written;
			}),
	};
}

export interface NumberField extends Common {
	min: number;
	max: number;
	/** For the error text, e.g. `km/h`. */
	unit?: string;
	default?: number;
}

function numeric(field: NumberField, kind: string, fits: (read: number) => boolean, more: object = {}): Field {
	const unit = field.unit ? ` ${field.unit}` : '';
	return {
		property: property(field, 'number', field.default ?? field.min, {
			typeOptions: { minValue: field.min, maxValue: field.max, ...more },
		}),
		wire: field.wire ?? field.name,
		toWire: (value) =>
			given(field, value, (filled) => {
				const read = typeof filled === 'string' ? Number(filled) : filled;
				if (typeof read === 'number' && fits(read) && read >= field.min && read <= field.max) return read;
				throw new FieldError(field.displayName, `must be ${kind} from ${field.min} to ${field.max}${unit}`);
			}),
	};
}

/** A whole number within the vendor's range; digits as text are taken too. */
export const number = (field: NumberField): Field => numeric(field, 'a whole number', Number.isInteger);

/** A number with decimals within a range. */
export const decimal = (field: NumberField): Field =>
	numeric(field, 'a number', Number.isFinite, { numberPrecision: 6 });

/** A word of the panel and what it is on the wire. */
export interface Choice {
	name: string;
	value: string;
	wire: string | number | boolean;
	description?: string;
}

export interface ChoiceField extends Common {
	options: Choice[];
	default?: string;
}

function wordOf(value: unknown): string | undefined {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	return typeof value === 'string' ? value.toLowerCase() : undefined;
}

/**
 * A word out of a list. The vendor's bare numbers are refused on purpose: the same number means "off" in one
 * setting and "on" in the next. `true` and `false` are understood where the words are on and off.
 */
export function choice(field: ChoiceField): Field {
	const words = field.options.map(({ value }) => value);
	const shown = field.options.map((option) =>
		Object.assign(
			{ name: option.name, value: option.value },
			option.description === undefined ? {} : { description: option.description },
		),
	);
	return {
		property: property(field, 'options', field.default ?? words[0], { options: shown }),
		wire: field.wire ?? field.name,
		toWire: (value) =>
			given(field, value, (filled) => {
				const word = wordOf(filled);
				const found = field.options.find(
					(option) => option.value.toLowerCase() === word || option.name.toLowerCase() === word,
				);
				if (!found) throw new FieldError(field.displayName, `must be one of: ${words.join(', ')}`);
				return found.wire;
			}),
	};
}

/** Several words out of a list, each at most once. */
export function choices(field: ChoiceField): Field {
	const one = choice({ ...field, required: true });
	return {
		property: Object.assign({}, property(field, 'multiOptions', []), { options: one.property.options }),
		wire: field.wire ?? field.name,
		toWire: (value) =>
			given(field, value, (filled) => [
				...new Set((Array.isArray(filled) ? filled : [filled]).map((each) => one.toWire(each))),
			]),
	};
}

/** A switch. Its description starts with "Whether". */
export function flag(field: Common & { default?: boolean }): Field {
	return {
		property: property(field, 'boolean', field.default ?? false),
		wire: field.wire ?? field.name,
		toWire: (value) =>
			given(field, value, (filled) => {
				const read = typeof filled === 'string' ? filled.toLowerCase() : filled;
				if (read === true || read === 'true') return true;
				if (read === false || read === 'false') return false;
				throw new FieldError(field.displayName, 'must be true or false');
			}),
	};
}

/** A JSON object, as text or as the value of an expression. */
export function json(field: Common): Field {
	return {
		property: property(field, 'json', '{}'),
		wire: field.wire ?? field.name,
		toWire: (value) =>
			given(field, value, (filled) => {
				const read = typeof filled === 'string' ? parseJson(filled) : filled;
				if (read === null || typeof read !== 'object' || Array.isArray(read)) {
					throw new FieldError(field.displayName, 'must be a JSON object, like {"name": "value"}');
				}
				return read;
			}),
	};
}

function parseJson(written: string): unknown {
	try {
		return JSON.parse(written);
	} catch {
		return undefined;
	}
}
