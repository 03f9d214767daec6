import { known } from '../core/units';
import type { Vehicle } from '../core/vehicle';
import { lookUp, toBoolean, toText } from '../core/vehicle';

/** The word for a number or text of a table; `null` for what is not in it. */
export const wordOf = (words: Record<string, string>, value: unknown): string | null =>
	lookUp(words, toText(value) ?? undefined) ?? null;

/** The first of several fields that says something. */
export const firstText = (...values: unknown[]): string | null =>
	values.map(toText).find((text) => text !== null) ?? null;

/** A percentage; some models send nothing or nonsense. */
export const percent = (value: unknown): number | null => {
	const read = known(value);
	return read === null || read > 100 ? null : read;
};

const SOURCES: Record<string, NonNullable<Vehicle['position_source']>> = {
	GPS: 'gps',
	LBS: 'cell',
	WIFI: 'wifi',
	BEACON: 'beacon',
	1: 'gps',
	2: 'cell',
	3: 'wifi',
	5: 'beacon',
};

/** `posType`: a word in locations, a number in tracks; 5 is only seen in the field. */
export const positionSource = (posType: unknown): Vehicle['position_source'] =>
	lookUp(SOURCES, toText(posType)?.toUpperCase()) ?? null;

/** `accStatus`: 1 and 0, later ON and OFF. */
export const ignitionOf = (accStatus: unknown): boolean | null =>
	accStatus === 'ON' ? true : accStatus === 'OFF' ? false : toBoolean(accStatus);
