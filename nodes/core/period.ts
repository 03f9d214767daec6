import type { IDataObject } from 'n8n-workflow';
import type { Field } from './fields';
import { FieldError } from './fields';
import { dateTime } from './time';

/** From when until when, in the form of the vendor. */
export interface Span<T> {
	begin: T;
	end: T;
}

export interface PeriodSpec<T> {
	/** Names on the wire. */
	begin: string;
	end: string;
	/** As the vendor wants a time. Later times must be greater values, as with numbers and with texts like `2026-05-01 08:30:00`. */
	toVendor(milliseconds: number): T;
	/** Whether both must be filled in; left out, they must. */
	required?: boolean;
}

export interface Period<T> {
	/** Begin and End. */
	fields: [Field, Field];
	/**
	 * For `check` of an operation. Throws FieldError when the end is not behind the begin: the answer would be empty and
	 * look like "nothing happened".
	 */
	check(params: IDataObject): void;
	/** The checked values of a call. */
	of(params: IDataObject): Span<T>;
}

/** The two fields of a stretch of time, their check, and what reads them. */
export function period<T extends number | string>(spec: PeriodSpec<T> & { required?: true }): Period<T>;
export function period<T extends number | string>(spec: PeriodSpec<T> & { required: false }): Period<T | undefined>;
export function period<T extends number | string>(spec: PeriodSpec<T>): Period<T | undefined> {
	const { toVendor, required = true } = spec;
	const zone = "without a zone it is meant in the workflow's time zone";
	const of = (params: IDataObject) => ({ begin: params[spec.begin] as T, end: params[spec.end] as T });
	return {
		fields: [
			dateTime({
				name: spec.begin,
				displayName: 'Begin',
				description: `Start of the period; ${zone}`,
				required,
				toVendor,
			}),
			dateTime({ name: spec.end, displayName: 'End', description: `End of the period; ${zone}`, required, toVendor }),
		],
		check(params) {
			const { begin, end } = of(params);
			if (end <= begin) throw new FieldError('End', 'must be later than "Begin"');
		},
		of,
	};
}
