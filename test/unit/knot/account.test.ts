import { Failure } from '../../../nodes/core/errors';
import { LoginRefused } from '../../../nodes/core/lease';
import { authorization, baseUrl, confirmedOf, prefixOf, tokenFor } from '../../../nodes/Knot/auth';
import { NOTHING_CONFIRMED } from '../../../nodes/Knot/openapi/confirmed';

const HOME = 'https://api.knotcity.io';
const ACCOUNT = {
	email: 'a@example.com',
	password: 'long enough',
	appLabel: 'knot',
	totpSecret: '',
	baseUrl: HOME,
	prefix: '/api/application',
	scheme: 'Bearer',
	confirmedRoutes: '',
};

describe('baseUrl', () => {
	test.each([
		[HOME, HOME],
		[' api.knotcity.io/ ', HOME],
		['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
		['https://proxy.test/knot', 'https://proxy.test/knot'],
		[`${HOME}/api/application/`, HOME],
		['https://proxy.test/knot/api/application', 'https://proxy.test/knot'],
	])('%j is %s', (typed, url) => expect(baseUrl({ ...ACCOUNT, baseUrl: typed })).toBe(url));

	test('a host that is named like the prefix stays', () => {
		expect(baseUrl({ baseUrl: 'http://api', prefix: 'api' })).toBe('http://api');
		expect(baseUrl({ baseUrl: 'http://api/api', prefix: 'api' })).toBe('http://api');
		expect(baseUrl({ baseUrl: `${HOME}/x`, prefix: '' })).toBe(`${HOME}/x`);
	});

	test.each(['', undefined, null, 5, 'ftp://host.test', 'https://host.test?x=1', 'https://me:mine@host.test'])(
		'%j is refused with the remedy',
		(typed) => {
			const read = () => baseUrl({ ...ACCOUNT, baseUrl: typed as string });
			expect(read).toThrow(LoginRefused);
			expect(read).toThrow(/Fill in the Base URL .*https:\/\/api\.knotcity\.io/);
			expect(read).not.toThrow(/mine/);
		},
	);
});

describe('prefixOf', () => {
	test.each([
		['/api/application', '/api/application'],
		[' api/application/ ', '/api/application'],
		['//v2//', '/v2'],
		['', ''],
		['/', ''],
		[undefined, '/api/application'],
	])('%j is %j', (prefix, path) => expect(prefixOf({ prefix })).toBe(path));

	test.each(['/a b', '/a?b', '/a/../b', '/{id}', '/a#b', 'https://host.test/x?y'])('%j is refused', (prefix) => {
		expect(() => prefixOf({ prefix })).toThrow(LoginRefused);
		expect(() => prefixOf({ prefix })).toThrow(/Prefix .* has to be a path like \/api\/application, or empty/);
	});
});

test.each([
	['Bearer', 'Bearer t0'],
	[' Token ', 'Token t0'],
	['', 't0'],
	[undefined, 'Bearer t0'],
])('the scheme %j leads to %j', (scheme, header) => expect(authorization({ scheme }, 't0')).toBe(header));

test('confirmed routes are those of the field; none confirms nothing', () => {
	const confirmedRoutes = ' {"knotRoutes": 1, "routes": {"cluster.move": "POST /clusters/{id}/move"}}\n';
	expect(confirmedOf({ confirmedRoutes }).routes.get('cluster.move')).toMatchObject({ path: '/clusters/{id}/move' });
	for (const empty of ['', '  ', undefined]) expect(confirmedOf({ confirmedRoutes: empty })).toBe(NOTHING_CONFIRMED);
	expect(() => confirmedOf({ confirmedRoutes: '{' })).toThrow(Failure);
});

test('a token belongs to everything that a login depends on, and to nothing else', () => {
	const all = [ACCOUNT, ...Object.keys(ACCOUNT).map((name) => ({ ...ACCOUNT, [name]: 'x' }))].map(tokenFor);
	expect(new Set(all).size).toBe(Object.keys(ACCOUNT).length + 1);
	expect(tokenFor({ ...ACCOUNT, lease: 'x', accessToken: 'y', allowUnconfirmedWrites: true })).toBe(tokenFor(ACCOUNT));
	expect(tokenFor({ ...ACCOUNT, email: ` ${ACCOUNT.email} ` })).toBe(tokenFor(ACCOUNT));
	expect(tokenFor({ ...ACCOUNT, password: `${ACCOUNT.password} ` })).not.toBe(tokenFor(ACCOUNT));
});
