import { isOperation, routeFor, ROUTES } from '../../../nodes/Knot/routes';
import type { Auth } from '../../../nodes/Knot/routes';
import { knotCalls, knotInventory } from '../../fixtures/read.cjs';

const inventory = knotInventory();
const document = knotCalls();
const byNumber = new Map(ROUTES.map((route) => [route.number, route]));
const routeOf = (n: number) => byNumber.get(n)!;

const AUTH: Record<string, Auth> = {
	token: 'access',
	none: 'none',
	// It takes no app label, which every route without login requires.
	'none or token': 'access',
	'refresh token': 'refresh',
	'login answer token': 'login',
};

/** The path is seen, the method is our guess. */
const METHOD_GUESSED = [16, 19];

const names = (list: Array<{ name: string }>) => list.map(({ name }) => name).sort();
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

test('66 of 66 calls, each once, in the order of the document', () => {
	expect(ROUTES.map(({ number }) => number)).toEqual(inventory.map(({ n }) => n));
	expect(ROUTES).toHaveLength(66);
	expect(new Set(ROUTES.map(({ operation }) => operation)).size).toBe(66);
	expect(new Set(ROUTES.map(({ method, path }) => `${method} ${path}`)).size).toBe(66);
});

test.each(inventory.map((entry) => [`${entry.n} ${entry.title}`, entry]))('%s: route and parameters', (_, entry) => {
	const { method, path, params, auth } = routeOf(entry.n);
	expect({ method, path, auth }).toEqual({ method: entry.method, path: entry.path, auth: AUTH[entry.auth] });
	const plain = params.map(({ name, required, place }) => ({ name, required, place }));
	const sorted = (list: typeof plain) => [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
	expect(sorted(plain)).toEqual(sorted(entry.params));
});

test.each(document.map((section) => [section.n, section]))('%d: the words of the document', (n, section) => {
	const { sentence, bodySays, params, answer } = routeOf(n);
	expect(sentence).toBe(section.description);
	expect(bodySays).toBe(section.bodyDescription ?? '');
	expect(params.map(({ name, says, required }) => ({ name, says, required }))).toEqual(
		section.params.map(({ name, description, required }) => ({ name, says: description, required })),
	);
	const { code, data = {}, ...root } = section.answer;
	const row = Array.isArray(data) ? data[0] : data;
	expect(code).toBe(0);
	expect([...answer].sort()).toEqual(
		names(Object.keys({ ...root, ...(isObject(row) ? row : {}) }).map((name) => ({ name }))),
	);
});

test.each(inventory.map((entry) => [entry.n, entry]))('%d: certainty is that of the weaker half', (n, entry) => {
	const expected = METHOD_GUESSED.includes(n) || entry.certainty === 'inferred' ? 'inferred' : 'seen';
	const { certainty, known } = routeOf(n);
	expect(certainty).toBe(expected);
	expect(known.path === 'documented').toBe(entry.certainty === 'seed');
	expect(known.method === 'documented').toBe(false);
});

test('what is certain today: 12 routes, and 2 more paths', () => {
	const count = (certainty: string) => ROUTES.filter((route) => route.certainty === certainty).length;
	expect([count('documented'), count('seen'), count('inferred')]).toEqual([0, 12, 54]);
	expect(ROUTES.filter(({ known }) => known.path !== 'inferred')).toHaveLength(14);
});

test('placeholders and path parameters are the same', () => {
	for (const { path, params } of ROUTES) {
		const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
		expect(placeholders).toEqual(params.filter(({ place }) => place === 'path').map(({ name }) => name));
	}
});

test('reads are sent by GET without a body; what is sent by another method is a write', () => {
	const reads = ROUTES.filter(({ kind }) => kind === 'read');
	expect(
		reads.filter(({ method, params }) => method !== 'GET' || params.some(({ place }) => place === 'body')),
	).toEqual([]);
	// Generating a key of the second factor changes nothing yet, but makes a new one each time.
	expect(ROUTES.filter(({ kind, method }) => kind !== 'read' && method === 'GET').map(({ number }) => number)).toEqual([
		43,
	]);
});

test('only what a login needs is sent on a guessed route', () => {
	expect(ROUTES.filter(({ exempt }) => exempt).map(({ number }) => number)).toEqual([31, 35, 37, 42]);
});

test('both spellings of the area stay as the document has them', () => {
	const spelled = (name: string) =>
		ROUTES.filter(({ params }) => params.some((param) => param.name === name)).map(({ number }) => number);
	expect([spelled('latDeg'), spelled('lngDeg')]).toEqual([
		[11, 14, 62],
		[11, 14, 62],
	]);
	expect([spelled('latdeg'), spelled('lngdeg')]).toEqual([
		[61, 63, 64],
		[61, 63, 64],
	]);
});

test('a route is found by its operation', () => {
	expect(routeFor('cluster.move').number).toBe(19);
	expect(isOperation('cluster.move')).toBe(true);
	expect(isOperation('toString')).toBe(false);
	expect(() => routeFor('cluster.fly')).toThrow('No route of Knot is named cluster.fly');
});
