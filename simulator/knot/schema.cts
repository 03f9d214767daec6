/** The part of JSON Schema that the table of routes needs; it goes into the OpenAPI document as it is. */
export interface Schema {
	type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
	description?: string;
	/** `email` is checked; `binary` is a file of a form. */
	format?: string;
	minimum?: number;
	maximum?: number;
	/** In characters. */
	minLength?: number;
	maxLength?: number;
	pattern?: string;
	enum?: readonly string[];
	nullable?: boolean;
	items?: Schema;
	properties?: Record<string, Schema>;
	required?: readonly string[];
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const WHOLE = /^-?\d{1,15}$/;
const DECIMAL = /^-?\d{1,15}(\.\d{1,20})?$/;

/** The value that a text of path, query, header or form stands for; a text that stands for none stays as it is. */
export function fromText(schema: Schema, text: unknown): unknown {
	if (schema.type === 'array') return [text].flat().map((one) => fromText(schema.items!, one));
	if (typeof text !== 'string') return text;
	if (schema.type === 'integer') return WHOLE.test(text) ? Number(text) : text;
	if (schema.type === 'number') return DECIMAL.test(text) ? Number(text) : text;
	if (schema.type === 'boolean') return text === 'true' || (text === 'false' ? false : text);
	return text;
}

/** What is wrong with a value; null: nothing. Objects take no key that their schema does not have. */
export function problemIn(name: string, schema: Schema, value: unknown): string | null {
	if (value === null) return schema.nullable ? null : `${name} must not be null`;
	if (schema.type === 'object') return problemOfObject(name, schema, value);
	if (schema.type === 'array') return problemOfList(name, schema, value);
	const must = schema.type === 'string' ? textMust(schema, value) : scalarMust(schema, value);
	return must === null ? null : `${name} must be ${must}`;
}

function problemOfObject(name: string, { properties = {}, required = [] }: Schema, value: unknown): string | null {
	if (typeof value !== 'object' || Array.isArray(value)) return `${name} must be an object`;
	const given = value as Record<string, unknown>;
	const strange = Object.keys(given).find((key) => !Object.hasOwn(properties, key));
	if (strange !== undefined) return `${name}.${strange} is unknown`;
	const missing = required.find((key) => given[key] === undefined);
	if (missing !== undefined) return `${name}.${missing} is required`;
	return firstProblem(Object.entries(given).map(([key, part]) => [`${name}.${key}`, properties[key], part]));
}

function problemOfList(name: string, { items }: Schema, value: unknown): string | null {
	if (!Array.isArray(value) || value.length === 0) return `${name} must be a list that is not empty`;
	return firstProblem(value.map((part, index) => [`${name}[${index}]`, items!, part]));
}

function firstProblem(parts: ReadonlyArray<[string, Schema, unknown]>): string | null {
	for (const [name, schema, value] of parts) {
		const problem = problemIn(name, schema, value);
		if (problem !== null) return problem;
	}
	return null;
}

function textMust(schema: Schema, value: unknown): string | null {
	if (typeof value !== 'string') return 'a text';
	const { minLength = 0, maxLength = Infinity, pattern, format } = schema;
	const length = [...value].length;
	if (length < minLength || length > maxLength) return `a text of ${minLength} to ${maxLength} characters`;
	if (pattern !== undefined && !new RegExp(pattern).test(value)) return `a text like ${pattern}`;
	if (schema.enum && !schema.enum.includes(value)) return `one of ${schema.enum.join(', ')}`;
	return format === 'email' && !EMAIL.test(value) ? 'an email address' : null;
}

function scalarMust({ type, minimum = -Infinity, maximum = Infinity }: Schema, value: unknown): string | null {
	if (type === 'boolean') return typeof value === 'boolean' ? null : 'true or false';
	if (typeof value !== 'number' || !Number.isFinite(value)) return 'a number';
	if (type === 'integer' && !Number.isInteger(value)) return 'a whole number';
	return value >= minimum && value <= maximum ? null : `from ${minimum} to ${maximum}`;
}
