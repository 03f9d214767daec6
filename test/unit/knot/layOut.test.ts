import fc from 'fast-check';
import { layOut } from '../../../nodes/Knot/layOut';
import { effectiveRoute, NOTHING_CONFIRMED, readConfirmed } from '../../../nodes/Knot/openapi/confirmed';
import { refusalOf } from './refusal';

const PREFIX = '/api/application';

const guessOf = (operation: string) => effectiveRoute(operation, NOTHING_CONFIRMED);
const confirmedAs = (operation: string, line: string, prefix?: string) =>
	effectiveRoute(operation, readConfirmed(JSON.stringify({ knotRoutes: 1, prefix, routes: { [operation]: line } })));

test('values of the path and of the body', () => {
	expect(layOut(guessOf('cluster.move'), { id: 7, lat: 48.8, lng: 0 }, PREFIX)).toEqual({
		method: 'PUT',
		path: '/api/application/clusters/7/location',
		query: {},
		headers: {},
		body: { lat: 48.8, lng: 0 },
	});
});

test('values of the query; what is not given is left out', () => {
	const values = { lat: 1, lng: 2, latDeg: 0.1, lngDeg: 0.2, lang: undefined };
	expect(layOut(guessOf('cluster.getMany'), values, PREFIX)).toEqual({
		method: 'GET',
		path: '/api/application/clusters',
		query: { lat: 1, lng: 2, latDeg: 0.1, lngDeg: 0.2 },
		headers: {},
	});
});

test('a JSON body is there without a value, too; null and false are values', () => {
	expect(layOut(guessOf('login.logOut'), {}, PREFIX).body).toEqual({});
	expect(layOut(guessOf('bankGuarantee.create'), { vehicle_id: null, keep_after_trip: false }, PREFIX).body).toEqual({
		vehicle_id: null,
		keep_after_trip: false,
	});
	expect(layOut(guessOf('login.refresh'), {}, PREFIX)).not.toHaveProperty('body');
});

test('a form with a file', () => {
	const values = { id: 3, maintenance_picture: 'picture' };
	expect(layOut(guessOf('maintenance.uploadPicture'), values, PREFIX)).toEqual({
		method: 'POST',
		path: '/api/application/maintenances/3/picture',
		query: {},
		headers: {},
		multipart: { maintenance_picture: 'picture' },
	});
});

test('a confirmed route has its own names, places and prefix', () => {
	const line = 'PATCH /v2/{key} path:id=key header:lat=X-Lat query:lng=__proto__';
	const { query, ...rest } = layOut(confirmedAs('cluster.move', line, ''), { id: 7, lat: 1, lng: 2 }, PREFIX);
	expect(rest).toEqual({ method: 'PATCH', path: '/v2/7', headers: { 'X-Lat': 1 } });
	expect(Object.entries(query)).toEqual([['__proto__', 2]]);
	const { path } = layOut(confirmedAs('cluster.move', 'PUT /x/{id}'), { id: 7, lat: 1, lng: 2 }, PREFIX);
	expect(path).toBe('/api/application/x/7');
});

test('any text stays one step of the path', () => {
	const route = guessOf('cluster.get');
	const text = fc
		.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'./\\?#%2eE;:@ &{}') }))
		.filter((value) => value.trim() !== '' && value !== '.' && value !== '..');
	fc.assert(
		fc.property(text, (id) => {
			const { path } = layOut(route, { id }, PREFIX);
			// As a server reads it: the steps of the URL, each decoded.
			const { pathname, search, hash } = new URL(`https://api.knot.example${path}`);
			expect({ search, hash }).toEqual({ search: '', hash: '' });
			expect(pathname.split('/').map(decodeURIComponent)).toEqual(['', 'api', 'application', 'clusters', id]);
		}),
		{ seed: 20261128, numRuns: 500 },
	);
});

test('a placeholder in a value stays a value', () => {
	const route = confirmedAs('chat.get', 'GET /{report_id}/$&');
	expect(layOut(route, { report_id: "{report_id}$'" }, '').path).toBe("/%7Breport_id%7D%24'/$&");
});

test.each([[''], [' '], ['.'], ['..'], [null], [undefined], [true], [NaN], [Infinity], [{}], [['7']]])(
	'%p cannot stand in a path',
	(id) => {
		expect(refusalOf(() => layOut(guessOf('cluster.get'), { id } as never, PREFIX))).toEqual({
			message: 'id is missing or cannot stand in a path',
			description: 'It has to be a number or a text.',
			input: true,
		});
	},
);

test('half a character cannot stand in a path', () => {
	expect(refusalOf(() => layOut(guessOf('cluster.get'), { id: 'a\ud83d' }, PREFIX))).toEqual({
		message: 'id holds half a character',
		description: 'Copy the value again.',
		input: true,
	});
});

test.each([
	['said by the line', 'PUT /clusters/{id}/name path:id without:name'],
	['not spoken of by the line', 'PUT /clusters/{id}/name path:id'],
])('a value that the confirmed route does not take, %s, does not get lost', (_, line) => {
	const route = confirmedAs('cluster.rename', line);
	expect(layOut(route, { id: 1 }, '').path).toBe('/clusters/1/name');
	expect(refusalOf(() => layOut(route, { id: 1, name: 'Nord' }, ''))).toEqual({
		message: 'The confirmed route of cluster.rename does not take name',
		description: 'Leave it empty, or correct the line in Confirmed Routes of the credential.',
		input: true,
	});
});

test('a value that the operation does not have is a mistake of ours', () => {
	expect(() => layOut(guessOf('cluster.get'), { id: 1, speed: 3 }, '')).toThrow('cluster.get has no parameter speed');
});
