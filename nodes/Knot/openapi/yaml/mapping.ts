import type { Cursor } from './cursor';

export type Mapping = Record<string, unknown>;

export const isMapping = (value: unknown): value is Mapping =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const hasOwn = (object: object, key: string): boolean => Object.prototype.hasOwnProperty.call(object, key);

/** Sets a key of the mapping itself, whatever its name is: `__proto__` is a key like any other, as for JSON.parse. */
function put(mapping: Mapping, key: string, value: unknown): void {
	if (key === '__proto__') {
		Object.defineProperty(mapping, key, { value, enumerable: true, configurable: true, writable: true });
	} else mapping[key] = value;
}

/** The mappings that `<<` names, the first one counting most. */
function mergedBy(cursor: Cursor, value: unknown): Mapping[] {
	const list = Array.isArray(value) ? value : [value];
	if (!list.every(isMapping)) cursor.fail('"<<" takes a mapping or a list of mappings');
	return list;
}

/** A mapping under way. */
export class MappingBuilder {
	private readonly mapping: Mapping = {};
	private readonly merged: Mapping[] = [];

	constructor(private readonly cursor: Cursor) {}

	/** @param plain whether the key stood without quotes, so that `<<` merges */
	add(key: string, plain: boolean, value: unknown, line: number): void {
		if (plain && key === '<<') {
			this.merged.push(...mergedBy(this.cursor, value));
			return;
		}
		if (hasOwn(this.mapping, key)) this.cursor.fail(`"${key.slice(0, 60)}" is there twice`, line);
		put(this.mapping, key, value);
	}

	done(): Mapping {
		for (const mapping of this.merged) {
			const missing = Object.keys(mapping).filter((key) => !hasOwn(this.mapping, key));
			this.cursor.count(Object.keys(mapping).length);
			for (const key of missing) put(this.mapping, key, mapping[key]);
		}
		return this.mapping;
	}
}
