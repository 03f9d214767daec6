/** Every text inside a value, hidden properties of errors and keys included. */
function* texts(value: unknown, seen = new Set<object>()): Generator<string> {
	if (typeof value === 'string') yield value;
	if (value === null || typeof value !== 'object' || seen.has(value)) return;
	seen.add(value);
	if (value instanceof Map || value instanceof Set) yield* texts([...value], seen);
	for (const name of Object.getOwnPropertyNames(value)) {
		yield name;
		yield* texts((value as Record<string, unknown>)[name], seen);
	}
}

const BEARER = /\b(?:bearer|basic)(?:\s|%20|\+)+(?!\*\*\*)[\w.~/+=-]{8,}/i;

/** A secret, and how it looks in a URL, in JSON and in base64. */
const forms = (secret: string) => [
	secret,
	encodeURIComponent(secret),
	JSON.stringify(secret).slice(1, -1),
	Buffer.from(secret).toString('base64'),
];

/** Texts that hold one of the secrets or any bearer token, shortened around the place. */
export function leaks(value: unknown, secrets: string[]): string[] {
	const wanted = secrets.flatMap(forms);
	const found: string[] = [];
	for (const text of texts([value, safeJson(value)])) {
		const places = [...wanted.map((form) => text.indexOf(form)), text.search(BEARER)].filter((place) => place >= 0);
		for (const place of places) found.push(text.slice(Math.max(0, place - 60), place + 60));
	}
	return [...new Set(found)];
}

function safeJson(value: unknown): string {
	const seen = new Set<unknown>();
	return JSON.stringify(value, (_key, each: unknown) => {
		if (typeof each !== 'object' || each === null) return each;
		if (seen.has(each)) return undefined;
		seen.add(each);
		return each;
	});
}
