import fc from 'fast-check';
import { isPath, readRoute, routeText } from '../../../nodes/Knot/openapi/routeText';
import type { ConfirmedRoute } from '../../../nodes/Knot/openapi/routeText';
import { routeFor, ROUTES } from '../../../nodes/Knot/routes';
import type { KnotRoute, Place } from '../../../nodes/Knot/routes';
import { refusalOf } from './refusal';

const SEED = 20261128;

const usual = ({ method, path, params }: KnotRoute): ConfirmedRoute => ({
	method,
	path,
	params: params.map(({ name, place }) => ({ name, place, as: name })),
	left: [],
	likely: false,
});

/** Routes have no order of parameters. */
const sorted = ({ params, left, ...rest }: ConfirmedRoute) => ({
	...rest,
	params: [...params].sort((a, b) => (a.name < b.name ? -1 : 1)),
	left: [...left].sort(),
});

test.each(ROUTES.map((route) => [route.operation, route]))('%s: its line is read as it was written', (_, route) => {
	expect(sorted(readRoute(routeText(usual(route)), route))).toEqual(sorted(usual(route)));
	expect(sorted(readRoute(`${route.method} ${route.path}`, route))).toEqual(sorted(usual(route)));
});

/** Anything that an OpenAPI file may call a parameter; half a character is in no name that we bind. */
const anyName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
/** What can stand in braces: a path has no spaces, and braces do not nest. */
const anyPlaceholder = anyName.filter((name) => isPath(`/{${name}}`));

/** A route that takes every value of an operation under another name, some in other places, and leaves some optional ones out. */
const disguised = fc.constantFrom(...ROUTES).chain((route) =>
	fc
		.record({
			method: fc.constantFrom(
				...(route.kind === 'read' ? (['GET', 'POST'] as const) : (['POST', 'PUT', 'PATCH', 'DELETE'] as const)),
			),
			names: fc.uniqueArray(fc.tuple(anyName, anyPlaceholder), {
				minLength: route.params.length,
				maxLength: route.params.length,
				selector: ([name]) => name,
			}),
			placeholders: fc.uniqueArray(anyPlaceholder, { minLength: route.params.length, maxLength: route.params.length }),
			turns: fc.array(fc.nat(5), { minLength: route.params.length, maxLength: route.params.length }),
			likely: fc.boolean(),
			asForm: fc.boolean(),
		})
		.map(({ method, names, placeholders, turns, likely, asForm }) => {
			// There is one body; with a file it is a form.
			const body = asForm || route.params.some(({ place }) => place === 'multipart') ? 'multipart' : 'body';
			const places: Place[] = method === 'GET' ? ['path', 'query', 'header'] : ['path', 'query', 'header', body];
			const all = route.params.map(({ name, required, place: usualPlace }, index) => {
				const place = usualPlace === 'multipart' ? usualPlace : places[turns[index] % places.length];
				return {
					name,
					required,
					place,
					as: place === 'path' ? placeholders[index] : names[index][0],
					out: turns[index] === 5,
				};
			});
			const isLeft = ({ required, out }: { required: boolean; out: boolean }) => out && !required;
			const params = all.filter((each) => !isLeft(each)).map(({ name, place, as }) => ({ name, place, as }));
			const steps = params.filter(({ place }) => place === 'path').map(({ as }) => `/{${as}}`);
			const left = all.filter(isLeft).map(({ name }) => name);
			return { route, given: { method, path: `/v2/x${steps.join('')}`, params, left, likely } };
		}),
);

test('a line holds whatever the file calls the values and wherever it puts them', () => {
	fc.assert(
		fc.property(disguised, ({ route, given }) => {
			// A line that names no place at all means the usual ones.
			fc.pre(given.params.length > 0 || given.left.length > 0 || route.params.length === 0);
			expect(sorted(readRoute(routeText(given), route))).toEqual(sorted(given));
		}),
		{ seed: SEED, numRuns: 500 },
	);
});

test('the form of a line', () => {
	const params = [
		{ name: 'id', place: 'path' as const, as: 'clusterId' },
		{ name: 'name', place: 'body' as const, as: 'new, name' },
	];
	const route = { method: 'PATCH' as const, path: '/v2/cluster/{clusterId}', params, left: [], likely: false };
	expect(routeText(route)).toBe('PATCH /v2/cluster/{clusterId} path:id=clusterId body:name=new%2C%20name');
	expect(routeText({ ...route, params: params.slice(0, 1), left: ['name'], likely: true })).toBe(
		'PATCH /v2/cluster/{clusterId} path:id=clusterId without:name likely',
	);
});

test('method and path alone: everything goes where the table puts it, and into the path what it names', () => {
	const read = (line: string, operation: string) => readRoute(line, routeFor(operation)).params;
	expect(read('POST /v2/{cluster-ID}', 'maintenance.getClusterOverview')).toEqual([
		{ name: 'cluster_id', place: 'path', as: 'cluster-ID' },
	]);
	// A GET has no body.
	expect(read('GET /discounts/use', 'discount.use').map(({ place }) => place)).toEqual(['query', 'query', 'query']);
});

test('what a line does not speak of is not taken', () => {
	expect(readRoute('PUT /clusters/{id}/name path:id', routeFor('cluster.rename')).left).toEqual(['name']);
});

test.each([
	['', 'begins with "" and not with GET, POST, PUT, PATCH, DELETE'],
	['put /clusters/{id}/location', 'begins with "put" and not with GET, POST, PUT, PATCH, DELETE'],
	['PUT', 'has "" where a path like /clusters/{id}/location is expected'],
	['PUT https://x.example/{id}', 'has "https://x.example/{id}" where a path like /clusters/{id}/location is expected'],
	['PUT /a/../{id}', 'has "/a/../{id}" where a path like /clusters/{id}/location is expected'],
	['PUT /clusters/location', 'has no {id} in its path'],
	['PUT /clusters/{id}/{user}', 'has {user} in its path and no parameter for it'],
	['PUT /clusters/{id} path:id body:lat', 'gives no place to lng, which is required'],
	['PUT /clusters/{id} path:id body:lat,lng without:lat', 'names lat twice'],
	['PUT /clusters/{id} path:id body:lat,lng,lat', 'names lat twice'],
	['PUT /clusters/{id} path:id body:lat=x,lng=x', 'has two values for x in body'],
	['PUT /clusters/{id} path:id body:lat,lng,speed', 'knows no parameter speed; it takes id, lat, lng'],
	['PUT /clusters/{id} path:id body:', 'knows no parameter (empty); it takes id, lat, lng'],
	['PUT /clusters/{id} path:id body:lat=,lng', 'has a name that cannot be read: lat='],
	['PUT /clusters/{id} path:id body:lat=%,lng', 'has a name that cannot be read: lat=%'],
	['PUT /clusters/{id} path:id body:lat=a=b,lng', 'has a name that cannot be read: lat=a=b'],
	[
		'PUT /clusters/{id} path:id body',
		'has "body" where path, query, header, body, multipart or without with a colon is expected',
	],
	[
		'PUT /clusters/{id} likely path:id',
		'has "likely" where path, query, header, body, multipart or without with a colon is expected',
	],
	['GET /clusters/{id} path:id body:lat,lng', 'is a GET, which has no body'],
])('%j is refused', (line, mistake) => {
	expect(refusalOf(() => readRoute(line, routeFor('cluster.move')))).toEqual({
		message: `Confirmed Routes: "cluster.move" ${mistake}`,
		description: 'Write it like "PUT /clusters/{id}/location".',
		input: true,
	});
});

test.each(['PUT', 'PATCH', 'DELETE'])('a read cannot be a %s', (method) => {
	const { message } = refusalOf(() => readRoute(`${method} /clusters`, routeFor('cluster.getMany')));
	expect(message).toBe(`Confirmed Routes: "cluster.getMany" only reads, so it cannot be a ${method}`);
});

test.each([
	['/', true],
	['/a/{id}/b.json', true],
	['/a/...', true],
	['', false],
	['a', false],
	['//host', false],
	['/a b', false],
	['/a?b', false],
	['/a#b', false],
	['/a\\b', false],
	['/a/.', false],
	['/a/..', false],
	['/%2E%2e/a', false],
	['/a/.%2e', false],
	['/a/{}', false],
	['/a/{id', false],
	['/a/{{id}}', false],
])('%j as a path: %s', (path, fits) => expect(isPath(path)).toBe(fits));
