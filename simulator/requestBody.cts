/** The JSON object of a request of the control API; {} when there is no body. @throws RangeError */
export function objectIn(body: unknown): Record<string, unknown> {
	if (body === undefined || body === null) return {};
	if (typeof body === 'object' && !Array.isArray(body)) return body as Record<string, unknown>;
	throw new RangeError('The body must be a JSON object');
}

/** Refuses keys that a request does not take: they are slips of the pen. @throws RangeError */
export function onlyKeys(body: Record<string, unknown>, what: string, keys: readonly string[]): void {
	const strange = Object.keys(body).filter((key) => !keys.includes(key));
	if (strange.length > 0) throw new RangeError(`${what} has no ${strange.join(', ')}; it takes ${keys.join(', ')}`);
}

/** A number of the body. @throws RangeError when it is none */
export function numberIn(body: unknown, key: string, unit = 'milliseconds'): number {
	const value = objectIn(body)[key];
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	throw new RangeError(`${key} must be a number of ${unit}`);
}
