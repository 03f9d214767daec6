import { layOut } from '../../../nodes/Knot/layOut';
import { effectiveRoute, readConfirmed } from '../../../nodes/Knot/openapi/confirmed';
import { readApi } from '../../../nodes/Knot/openapi/read';
import { readRoute, routeText } from '../../../nodes/Knot/openapi/routeText';
import { routeFor } from '../../../nodes/Knot/routes';
import { refusalOf } from './refusal';

const OPERATION = 'maintenance.countByCluster';
const ARRAY = { type: 'array', items: { type: 'integer' } };

const paramOf = (root: object, parameter: object) =>
	readApi({ ...root, paths: { '/x': { get: { parameters: [{ name: 'ids', in: 'query', ...parameter }] } } } }).calls[0]
		.params[0];

test.each([
	['OpenAPI 3 repeats the name', { openapi: '3.0.0' }, { schema: ARRAY }, undefined],
	['OpenAPI 3 without explode puts commas', { openapi: '3.0.0' }, { schema: ARRAY, explode: false }, 'commas'],
	['Swagger 2 puts commas', { swagger: '2.0' }, ARRAY, 'commas'],
	['Swagger 2 with csv, too', { swagger: '2.0' }, { ...ARRAY, collectionFormat: 'csv' }, 'commas'],
	['Swagger 2 with multi repeats the name', { swagger: '2.0' }, { ...ARRAY, collectionFormat: 'multi' }, undefined],
	['a single value is no list', { swagger: '2.0' }, { type: 'integer' }, undefined],
])('%s', (_, root, parameter, list) => {
	expect(paramOf(root, parameter).list).toBe(list);
});

const lineOf = (line: string) => readConfirmed(JSON.stringify({ knotRoutes: 1, routes: { [OPERATION]: line } }));
const asked = (line: string) => layOut(effectiveRoute(OPERATION, lineOf(line)), { clusters: [12, 13] }, '/p').query;

test('a line with commas writes one value, any other one a value for each', () => {
	expect(asked('GET /counts query:clusters=ids;commas')).toEqual({ ids: '12,13' });
	expect(asked('GET /counts query:clusters;commas')).toEqual({ clusters: '12,13' });
	expect(asked('GET /counts query:clusters=ids')).toEqual({ ids: [12, 13] });
});

test('the line is read as it was written, also beside a name with a semicolon', () => {
	const route = routeFor(OPERATION);
	for (const as of ['clusters', 'a;commas', 'ids=;']) {
		const line = routeText({
			method: 'GET',
			path: '/counts',
			params: [{ name: 'clusters', place: 'query', as, list: 'commas' }],
			left: [],
			likely: false,
		});
		expect(readRoute(line, route).params).toEqual([{ name: 'clusters', place: 'query', as, list: 'commas' }]);
	}
});

test('another word behind the semicolon is no name', () => {
	expect(refusalOf(() => readRoute('GET /counts query:clusters;pipes', routeFor(OPERATION)))).toMatchObject({
		message: expect.stringContaining('knows no parameter clusters;pipes'),
	});
});
