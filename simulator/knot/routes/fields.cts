import type { Schema } from '../schema.cjs';
import type { Parameter } from './operation.cjs';

/** A parameter that the document marks as required. */
export const need = (schema: Schema): Parameter => ({ schema, required: true });
/** A parameter that may be left out. */
export const may = (schema: Schema): Parameter => ({ schema, required: false });

/** integer >= 1 */
export const id = (description: string): Schema => ({ type: 'integer', minimum: 1, description });
export const whole = (description: string, minimum?: number): Schema => ({ type: 'integer', minimum, description });
export const flag = (description: string): Schema => ({ type: 'boolean', description });
/** string, with so many characters where it says so */
export const text = (description: string, minLength?: number, maxLength?: number): Schema => ({
	type: 'string',
	minLength,
	maxLength,
	description,
});
export const email = (description: string): Schema => ({ type: 'string', format: 'email', description });
export const form = (pattern: string, description: string): Schema => ({ type: 'string', pattern, description });
export const oneOf = (words: readonly string[], description: string): Schema => ({
	type: 'string',
	enum: words,
	description,
});
/** number [ -90 .. 90 ] */
export const latitude = (description: string): Schema => ({ type: 'number', minimum: -90, maximum: 90, description });
/** number [ -180 .. 180 ] */
export const longitude = (description: string): Schema => ({
	type: 'number',
	minimum: -180,
	maximum: 180,
	description,
});
/** number >= 0 */
export const size = (description: string): Schema => ({ type: 'number', minimum: 0, description });
/** string^[a-z]{2}$ */
export const language = (description: string): Schema => form('^[a-z]{2}$', description);
/** string = 2 characters */
export const twoCharacters = (description: string): Schema => text(description, 2, 2);
export const file = (description: string): Schema => ({ type: 'string', format: 'binary', description });

/** An object; `required` names the keys that must be there. */
export const object = (properties: Record<string, Schema>, required: string[] = [], description?: string): Schema => ({
	type: 'object',
	properties,
	required: required.length > 0 ? required : undefined,
	description,
});

export const APP_LABEL = text('The name of the application white label calling the route.');
