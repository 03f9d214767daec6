import type { Field } from '../../../nodes/core/fields';
import { FieldError } from '../../../nodes/core/fields';

/** The text with which the field refuses the value; `null` when it takes it. It must not fail in any other way. */
export function refusalOf(field: Field, value: unknown): string | null {
	try {
		field.toWire(value);
		return null;
	} catch (error) {
		expect(error).toBeInstanceOf(FieldError);
		return (error as FieldError).message;
	}
}
