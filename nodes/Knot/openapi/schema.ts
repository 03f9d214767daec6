import type { ApiDocument } from './document';
import { asList, asMapping, asText, at } from './document';
import type { Mapping } from './yaml/mapping';

/** A property of an object, as far as a caller must know it. */
export interface SchemaField {
	name: string;
	required: boolean;
	says: string;
}

/** What a schema says of its object, its parts taken together. */
interface Gathered {
	/** Descriptions by name. */
	says: Map<string, string>;
	required: Set<string>;
	/** Schemas that were looked at, those that count for sure apart: one may be reached by many ways, and by a circle. */
	seen: { sure: Set<Mapping>; other: Set<Mapping> };
}

/** Parts that one object may have; it also bounds how deep they lie. */
const MOST_PARTS = 1_000;

/** Whether this part is to be read, that is, whether it has not been and there are not too many. */
function isNew(seen: Set<Mapping>, part: Mapping): boolean {
	if (seen.has(part) || seen.size >= MOST_PARTS) return false;
	seen.add(part);
	return true;
}

/** The words of a property stand beside its reference or at the end of it. */
const wordsOf = (document: ApiDocument, property: unknown): string =>
	asText(asMapping(property).description) || asText(document.resolve(property).description);

function gather(document: ApiDocument, schema: unknown, gathered: Gathered, isSure: boolean): void {
	const mapping = document.resolve(schema);
	if (!isNew(isSure ? gathered.seen.sure : gathered.seen.other, mapping)) return;
	for (const [name, property] of Object.entries(asMapping(mapping.properties))) {
		gathered.says.set(name, gathered.says.get(name) || wordsOf(document, property));
	}
	if (isSure) for (const name of asList(mapping.required)) gathered.required.add(asText(name));
	for (const part of asList(mapping.allOf)) gather(document, part, gathered, isSure);
	// One of them is enough, so what they require nobody must send.
	for (const part of [...asList(mapping.oneOf), ...asList(mapping.anyOf)]) gather(document, part, gathered, false);
}

/** The properties of an object, through references and the parts that it is put together from. */
export function fieldsOf(document: ApiDocument, schema: unknown): SchemaField[] {
	const gathered: Gathered = { says: new Map(), required: new Set(), seen: { sure: new Set(), other: new Set() } };
	gather(document, schema, gathered, true);
	return [...gathered.says].map(([name, says]) => ({ name, says, required: gathered.required.has(name) }));
}

/** A property's schema wherever the parts of the object define it. */
function propertyOf(document: ApiDocument, schema: unknown, name: string, seen = new Set<Mapping>()): unknown {
	const mapping = document.resolve(schema);
	if (!isNew(seen, mapping)) return undefined;
	const own = at(asMapping(mapping.properties), name);
	if (own !== undefined) return own;
	const parts = [mapping.allOf, mapping.oneOf, mapping.anyOf].flatMap(asList);
	for (const part of parts) {
		const found = propertyOf(document, part, name, seen);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** Whether an object has a property that is a file. */
export function hasFile(document: ApiDocument, schema: unknown): boolean {
	const properties = Object.values(asMapping(document.resolve(schema).properties)).map((each) =>
		document.resolve(each),
	);
	return properties.some(({ format }) => format === 'binary');
}

/** What every answer has around its data. */
const ENVELOPE = ['code', 'data', 'message'];

/** Names of the fields of an answer as the table has them: at the root, and those of `data` or of its rows. */
export function answerOf(document: ApiDocument, schema: unknown): string[] {
	const data = document.resolve(propertyOf(document, schema, 'data'));
	const row = data.items === undefined ? data : data.items;
	const around = fieldsOf(document, schema).filter(({ name }) => !ENVELOPE.includes(name));
	return [...new Set([...around, ...fieldsOf(document, row)].map(({ name }) => name))];
}
