import { readApi } from '../../../nodes/Knot/openapi/read';

const withServers = (...urls: string[]) =>
	readApi({ openapi: '3.0.0', servers: urls.map((url) => ({ url })), paths: { '/a': { get: {} } } });

test.each([
	['https://api.knot.example', { baseUrl: 'https://api.knot.example', prefix: '' }],
	['http://localhost:3000/x/', { baseUrl: 'http://localhost:3000', prefix: '/x' }],
	['/api/application', { baseUrl: null, prefix: '/api/application' }],
	['/', { baseUrl: null, prefix: null }],
	['relative', { baseUrl: null, prefix: null }],
	['//api.knot.example/x', { baseUrl: null, prefix: null }],
	// What is open, and what no path can hold, is not known: the credential's own is used.
	['https://{host}/api', { baseUrl: null, prefix: '/api' }],
	['https://api.knot.example/{version}/api', { baseUrl: 'https://api.knot.example', prefix: null }],
	['https://api.knot.example/a b', { baseUrl: 'https://api.knot.example', prefix: null }],
	['https://api.knot.example/a/..', { baseUrl: 'https://api.knot.example', prefix: null }],
])('the server %s', (url, base) => expect(withServers(url, 'https://second.example/y')).toMatchObject(base));

test('a file that names no server says nothing about the prefix', () => {
	expect(withServers()).toMatchObject({ baseUrl: null, prefix: null });
	expect(readApi({ swagger: '2.0', paths: { '/a': { get: {} } } })).toMatchObject({ baseUrl: null, prefix: null });
});
