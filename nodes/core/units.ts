import { toNumber } from './vehicle';

/** A number of a tracker: -1 stands for "the device does not tell", here as `null`. */
export const known = (value: unknown): number | null => {
	const read = toNumber(value);
	return read === null || read < 0 ? null : read;
};

/** Kilometres per hour to metres per second, three decimals. */
export const toMetersPerSecond = (value: unknown): number | null => {
	const read = known(value);
	return read === null ? null : Math.round((read / 3.6) * 1000) / 1000;
};

/** A course of 360 degrees is north. */
export const toHeading = (value: unknown): number | null => {
	const read = known(value);
	return read === null ? null : read % 360;
};

/** Kilometres to metres, without the dust of binary fractions. */
export const kilometresToMetres = (kilometres: number): number => Math.round(kilometres * 1000);
