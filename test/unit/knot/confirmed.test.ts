import { match } from '../../../nodes/Knot/openapi/match';
import type { Matched } from '../../../nodes/Knot/openapi/match';
import {
	confirmedText,
	effectiveRoute,
	guessed,
	NOTHING_CONFIRMED,
	readConfirmed,
	routeOf,
} from '../../../nodes/Knot/openapi/confirmed';
import { readApi } from '../../../nodes/Knot/openapi/read';
import { layOut } from '../../../nodes/Knot/layOut';
import { DEFAULT_PREFIX, ROUTES } from '../../../nodes/Knot/routes';
import { defaultCalls, fileOf } from './openapiFile';
import { refusalOf } from './refusal';

const MOVE = 'PUT /clusters/{id}/location';
const textOf = (given: Record<string, unknown>) => JSON.stringify({ knotRoutes: 1, ...given });
const withLines = (routes: Record<string, unknown>) => textOf({ routes });

const matched = (changes: Partial<Matched> = {}): Matched => ({
	...match(readApi(fileOf(defaultCalls()))),
	...changes,
});
const inPrefix = ({ bound, ...rest }: Matched): Matched => ({
	...rest,
	bound: bound.map((each) => ({ ...each, path: `${DEFAULT_PREFIX}${each.path}` })),
});

test('the text to be pasted: readable JSON, a line for each route in the order of the document', () => {
	const text = confirmedText(matched());
	expect(text.split('\n').slice(0, 7)).toEqual([
		'{',
		'\t"knotRoutes": 1,',
		'\t"source": "Application API 2.1.0",',
		'\t"prefix": "/api/application",',
		'\t"routes": {',
		'\t\t"application.getStoreUrls": "GET /application/store-url query:app_label",',
		'\t\t"badge.link": "POST /badges body:cluster_id,name,spot_id",',
	]);
	expect([...readConfirmed(text).routes.keys()]).toEqual(ROUTES.map(({ operation }) => operation));
});

test('the order of what was bound does not matter', () => {
	const given = matched();
	expect(confirmedText({ ...given, bound: [...given.bound].reverse() })).toBe(confirmedText(given));
});

test.each([
	['the file names one', matched(), '/api/application'],
	['the file names none, and its paths hold the usual one', inPrefix(matched({ prefix: null })), ''],
	['the file says that there is none', matched({ prefix: '' }), ''],
	['the file names none', matched({ prefix: null }), null],
	['the file names none and nothing is bound', matched({ prefix: null, bound: [] }), null],
])('the prefix when %s', (_, given, prefix) => {
	expect(readConfirmed(confirmedText(given)).prefix).toBe(prefix);
});

test('the prefix of the confirmed text goes before that of the credential', () => {
	const pathOf = (given: Record<string, unknown>) => {
		const confirmed = readConfirmed(textOf({ routes: { 'cluster.move': MOVE }, ...given }));
		return layOut(effectiveRoute('cluster.move', confirmed), { id: 1, lat: 2, lng: 3 }, '/typed').path;
	};
	expect(pathOf({ prefix: '/v2' })).toBe('/v2/clusters/1/location');
	expect(pathOf({ prefix: '' })).toBe('/clusters/1/location');
	expect(pathOf({})).toBe('/typed/clusters/1/location');
	// It says nothing about routes that are still our guess.
	const other = effectiveRoute('cluster.get', readConfirmed(textOf({ prefix: '/v2', routes: {} })));
	expect(layOut(other, { id: 1 }, '/typed').path).toBe('/typed/clusters/1');
});

test.each(['', ' \n\t'])('%j confirms nothing', (text) => expect(readConfirmed(text)).toEqual(NOTHING_CONFIRMED));

test('what an editor adds around the text does not matter', () => {
	const { source, routes } = readConfirmed(
		`\uFEFF\n ${textOf({ source: 'by hand', routes: { 'cluster.move': MOVE } })}\n`,
	);
	expect({ source, routes: [...routes.keys()] }).toEqual({ source: 'by hand', routes: ['cluster.move'] });
});

const PASTE =
	'Paste the whole text that "Route > Match OpenAPI File" gives, or write lines like "cluster.move": "PUT /clusters/{id}/location".';
const TWICE = '{"knotRoutes": 1, "routes": {"cluster.move": "PUT /a/{id}", "cluster.move": "PUT /b/{id}"}}';
const TWO_LISTS = '{"knotRoutes": 1, "routes": {"cluster.move": "PUT /a/{id}"}, "routes": {}}';
const SAME = withLines({ 'chat.get': 'GET /x/{report_id}', 'cluster.get': 'GET /x/{id}' });

test.each([
	['PUT /clusters/{id}/location', 'this is no JSON text', PASTE],
	['[]', 'this is no JSON object', PASTE],
	['{"routes": {}}', '"knotRoutes" has to be 1, the version of this text', PASTE],
	['{"knotRoutes": 2, "routes": {}}', '"knotRoutes" has to be 1, the version of this text', PASTE],
	[textOf({ routes: {}, route: {} }), '"route" is not known here', PASTE],
	[textOf({}), '"routes" has to be an object with a line for each route', PASTE],
	[textOf({ routes: [MOVE] }), '"routes" has to be an object with a line for each route', PASTE],
	[
		withLines({ 'cluster.fly': MOVE }),
		'"cluster.fly" is no operation of Knot',
		'Take the name that "Route > Get Many" shows, like cluster.move.',
	],
	[withLines({ 'cluster.move': 7 }), '"cluster.move" has to be a text like "PUT /clusters/{id}/location"', PASTE],
	[
		withLines({ 'cluster.move': 'PUT' }),
		'"cluster.move" has "" where a path like /clusters/{id}/location is expected',
		'Write it like "PUT /clusters/{id}/location".',
	],
	[TWICE, '"cluster.move" is there twice', 'Leave one of them.'],
	[TWO_LISTS, '"routes" is there twice', 'Leave one of them.'],
	[SAME, '"chat.get" and "cluster.get" have the same route', 'Correct the line that is wrong.'],
	...['api', '/api/', '/{host}', '/a/../b', 'https://x.example', 7, null].map((prefix) => [
		textOf({ prefix, routes: {} }),
		'"prefix" has to be a path like /api/application, or empty',
		PASTE,
	]),
])('%s is refused', (text, what, remedy) => {
	expect(refusalOf(() => readConfirmed(text))).toEqual({
		message: `Confirmed Routes: ${what}`,
		description: remedy,
		input: true,
	});
});

test('a name that every object has is no operation', () => {
	const text = '{"knotRoutes": 1, "routes": {"__proto__": "GET /a"}}';
	expect(refusalOf(() => readConfirmed(text)).message).toContain('"__proto__" is no operation of Knot');
});

const isGuess = ({ certainty }: { certainty: string }) => certainty === 'inferred';
const guessedReads = ROUTES.filter((route) => isGuess(route) && route.kind === 'read');
const guessedWrites = ROUTES.filter((route) => isGuess(route) && route.kind !== 'read' && !route.exempt);
const exempt = ROUTES.filter((route) => route.exempt);

test('every route is a guess that is read, a guess that is written, needed by a login, or seen', () => {
	const seen = ROUTES.filter((route) => !isGuess(route) && !route.exempt);
	const all = [guessedReads, guessedWrites, exempt, seen].map(({ length }) => length);
	expect(all).toEqual([28, 24, 4, 10]);
	expect(seen.map(({ operation }) => routeOf(operation, NOTHING_CONFIRMED, false).objection)).toEqual(
		seen.map(() => undefined),
	);
});

test('reads on guessed routes, and what a login needs, are sent', () => {
	const sent = [...guessedReads, ...exempt];
	const objections = sent.map(({ operation }) => routeOf(operation, NOTHING_CONFIRMED, false).objection);
	expect(objections).toEqual(sent.map(() => undefined));
});

test.each(guessedWrites.map((route) => [route.operation, route]))(
	'%s on a guessed route is not sent until its line is pasted, or all are allowed',
	(operation, { method, path }) => {
		const { objection } = routeOf(operation, NOTHING_CONFIRMED, false);
		expect(objection!.message).toBe(
			`that ${operation} is ${method} ${path} is our guess: the vendor document names no routes, and a wrong write can do harm`,
		);
		expect(objection!.remedy).toContain('run "Route > Match OpenAPI File" on it');
		expect(objection!.remedy).toContain('Allow Unconfirmed Writes in the credential');
		const [line] = /\{"knotRoutes".*\}\}/.exec(objection!.remedy)!;
		const pasted = routeOf(operation, readConfirmed(line), false);
		expect(pasted).toMatchObject({ route: { method, path, certainty: 'confirmed' } });
		expect(pasted.objection).toBeUndefined();
		expect(routeOf(operation, NOTHING_CONFIRMED, true)).toMatchObject({ route: { certainty: 'inferred' } });
		expect(routeOf(operation, NOTHING_CONFIRMED, true).objection).toBeUndefined();
	},
);

test('a line for one write confirms no other', () => {
	const confirmed = readConfirmed(withLines({ 'cluster.move': MOVE }));
	expect(routeOf('cluster.move', confirmed, false).objection).toBeUndefined();
	expect(routeOf('cluster.rename', confirmed, false).objection).toBeDefined();
});

test('a confirmed route stays what it is to us: who may call it, and whether it writes', () => {
	const confirmed = readConfirmed(withLines({ 'login.generateKey': 'POST /2fa', 'cluster.getPublic': 'POST /public' }));
	expect(effectiveRoute('login.generateKey', confirmed)).toMatchObject({
		auth: 'access',
		kind: 'write',
		method: 'POST',
	});
	expect(effectiveRoute('cluster.getPublic', confirmed)).toMatchObject({ auth: 'none', kind: 'read', method: 'POST' });
});

test('why a read on a guessed route may have failed, and how to make it certain', () => {
	const { message, remedy } = guessed(effectiveRoute('cluster.getMany', NOTHING_CONFIRMED));
	expect(message).toBe('That cluster.getMany is GET /clusters is our guess: the vendor document names no routes');
	expect(remedy).toBe(
		'To confirm it, download the OpenAPI file with the button on the API page of Knot, run "Route > Match OpenAPI File" on it and paste what it gives into Confirmed Routes of the credential.',
	);
});
