import { hostOptions, trimmed, typedUrl } from '../../../nodes/core/baseUrl';

test.each([
	['https://api.vendor.test', 'https://api.vendor.test'],
	['http://api.vendor.test', 'http://api.vendor.test'],
	['api.vendor.test', 'https://api.vendor.test'],
	[' api.vendor.test// ', 'https://api.vendor.test'],
	['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
	['localhost:8080', 'https://localhost:8080'],
	['http://[::1]:8080/', 'http://[::1]:8080'],
	['HTTPS://Host.Test', 'HTTPS://Host.Test'],
	['https://host.test/a/path/', 'https://host.test/a/path'],
	['host.test/a:b', 'https://host.test/a:b'],
])('%j is %s', (typed, url) => expect(typedUrl(typed)).toBe(url));

test.each([
	'',
	'  ',
	'/',
	'/path',
	'https://',
	'https:///path',
	'ftp://host.test',
	'https:host.test',
	'https://host.test?x=1',
	'https://host.test/path?x=1',
	'https://host.test#x',
	'https://a b',
	'https://host.test:port',
	'https://me:secret@host.test',
	'me:secret@host.test',
	'me:123@host.test',
	'https://host.test@evil.test',
	undefined,
	null,
	5,
	{},
])('%j is none', (typed) => expect(typedUrl(typed)).toBeNull());

test('hosts are offered in the order of the alphabet, large and small letters alike', () => {
	const host = (name: string) => ({ name, url: `https://${name}.test` });
	expect(hostOptions({ z: host('Africa'), y: host('europe'), x: host('Asia') })).toEqual([
		{ name: 'Africa', value: 'z' },
		{ name: 'Asia', value: 'x' },
		{ name: 'europe', value: 'y' },
	]);
});

test.each([
	[' x ', 'x'],
	['', ''],
	[5, ''],
	[null, ''],
	[undefined, ''],
	[{}, ''],
])('%j without blanks is %j', (value, text) => expect(trimmed(value)).toBe(text));
