import type { Mapping } from './yaml/mapping';
import { hasOwn, isMapping } from './yaml/mapping';

const MOST_HOPS = 30;

export const asMapping = (value: unknown): Mapping => (isMapping(value) ? value : {});
export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const asText = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** A key of the mapping itself; nothing that JavaScript adds to every object. */
export const at = (mapping: Mapping, key: string): unknown => (hasOwn(mapping, key) ? mapping[key] : undefined);

/** One step of a reference; `/` and `~` are written `~1` and `~0`, and the whole may be escaped as in a URL. */
function step(written: string): string {
	const escaped = written.replace(/~1/g, '/').replace(/~0/g, '~');
	try {
		return decodeURIComponent(escaped);
	} catch {
		return escaped;
	}
}

/** An OpenAPI file with its inner references. */
export class ApiDocument {
	constructor(readonly root: Mapping) {}

	/**
	 * The mapping at this place, references followed. What leads nowhere, into another file or round in a circle is an
	 * empty mapping.
	 */
	resolve(value: unknown): Mapping {
		let mapping = asMapping(value);
		for (let hops = 0; typeof at(mapping, '$ref') === 'string'; hops += 1) {
			if (hops === MOST_HOPS) return {};
			mapping = asMapping(this.find(String(mapping.$ref)));
		}
		return mapping;
	}

	private find(reference: string): unknown {
		if (!reference.startsWith('#/')) return undefined;
		const steps = reference.slice(2).split('/').map(step);
		return steps.reduce<unknown>(
			(value, key) => (Array.isArray(value) ? value[Number(key)] : at(asMapping(value), key)),
			this.root,
		);
	}
}
