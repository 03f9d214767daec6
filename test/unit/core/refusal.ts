import type { Field } from '../../../nodes/core/fields';
import { FieldError } from '../../../nodes/core/fields';

/** The text with which a check refuses what it was given; `null` when it takes it. It must not fail in any other way. */
export function refusalBy(check: () => unknown): string | null {
	try {
		check();
		return null;
	} catch (error) {
		expect(error).toBeInstanceOf(FieldError);
		return (error as FieldError).message;
	}
}

/** The text with which the field refuses the value; `null` when it takes it. */
export const refusalOf = (field: Field, value: unknown): string | null => refusalBy(() => field.toWire(value));
