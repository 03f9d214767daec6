import type { IDataObject } from 'n8n-workflow';
import { toNumber } from '../core/vehicle';

export const isObject = (value: unknown): value is IDataObject =>
	value !== null && typeof value === 'object' && !Array.isArray(value);

/** An object within a row; anything else is `null`. */
export const objectOf = (value: unknown): IDataObject | null => (isObject(value) ? value : null);

/** How many there are: 0 or more. */
export const countOf = (value: unknown): number | null => {
	const read = toNumber(value);
	return read !== null && read >= 0 ? read : null;
};
