/**
 * The usual values with those of a wish in their place; what is undefined there is not wished.
 * @throws RangeError for keys that there are not, and for numbers that are none
 */
export function fulfilled<T extends object>(
	usual: T,
	wish: Record<string, unknown>,
	numbers: ReadonlyArray<keyof T & string>,
	owner: string,
): T {
	const strange = Object.keys(wish).filter((key) => !Object.hasOwn(usual, key));
	if (strange.length > 0) {
		throw new RangeError(`${owner} has no ${strange.join(', ')}; it takes ${Object.keys(usual).join(', ')}`);
	}
	const given = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
	const whole: T = { ...usual, ...given };
	const wrong = numbers.find((key) => !Number.isFinite(whole[key]));
	if (wrong) throw new RangeError(`${wrong} must be a number`);
	return whole;
}
