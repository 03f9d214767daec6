import { toNumber } from './vehicle';

/** A number of a device; a negative one stands for "the device does not tell" and is `null`. */
export const known = (value: unknown): number | null => {
	const read = toNumber(value);
	return read === null || read < 0 ? null : read;
};

/** Kilometres per hour to metres per second, three decimals. */
export const toMetersPerSecond = (kmh: unknown): number | null => {
	const read = known(kmh);
	return read === null ? null : Math.round((read / 3.6) * 1000) / 1000;
};

/** A course of 360 degrees is north. */
export const toHeading = (degrees: unknown): number | null => {
	const read = known(degrees);
	return read === null ? null : read % 360;
};
