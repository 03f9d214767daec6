import type { Random } from './random.cjs';

/** The check digit that the Luhn rule gives to the first 14 digits of an IMEI. */
export function luhnDigit(digits: string): number {
	const sum = [...digits].reverse().reduce((total, digit, index) => {
		const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
		return total + (value > 9 ? value - 9 : value);
	}, 0);
	return (10 - (sum % 10)) % 10;
}

/** A new valid IMEI of the given type allocation code (8 digits) that is not in `taken`; adds it there. */
export function newImei(typeCode: string, random: Random, taken: Set<string>): string {
	for (;;) {
		const digits = typeCode + String(random.integer(0, 999999)).padStart(6, '0');
		const imei = digits + luhnDigit(digits);
		if (!taken.has(imei)) {
			taken.add(imei);
			return imei;
		}
	}
}
