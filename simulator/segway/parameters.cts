/** A JSON schema; fastify checks requests against it. */
export type Schema = Record<string, unknown>;
export type Properties = Record<string, Schema>;

/** Only these numbers. */
export function oneOf(...values: number[]): Schema {
	return { type: 'integer', enum: values };
}

/** A whole number from minimum to maximum. */
export function between(minimum: number, maximum: number): Schema {
	return { type: 'integer', minimum, maximum };
}

/** An object that has no other keys than these; `required` of them must be there. */
export function group(properties: Properties, required: string[] = []): Schema {
	return { type: 'object', properties, required, additionalProperties: false };
}

/** The parameters of a call: `iotCode`, those given and nothing else; `atLeast` counts those besides `iotCode`. */
export function parameters(properties: Properties = {}, required: string[] = [], atLeast = 0): Schema {
	const iotCode = { type: 'string', minLength: 1, maxLength: 32 };
	return { ...group({ iotCode, ...properties }, ['iotCode', ...required]), minProperties: 1 + atLeast };
}

/** Every name with the same schema. */
export function each(names: readonly string[], schema: Schema): Properties {
	return Object.fromEntries(names.map((name) => [name, schema]));
}
