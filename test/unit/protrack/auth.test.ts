import { createHash } from 'node:crypto';
import { LoginRefused } from '../../../nodes/core/lease';
import { baseUrl, PROVIDERS, signatureOf, tokenFor } from '../../../nodes/Protrack/auth';
import { VECTORS } from './samples';

describe.each(VECTORS)('$name', ({ password, time, md5, signature }) => {
	test('the signature is the one that is printed', () => {
		expect(signatureOf(password, time)).toBe(signature);
	});

	test('the MD5 of the password may be given in its place, in large or small letters', () => {
		expect(createHash('md5').update(password).digest('hex')).toBe(md5);
		expect(signatureOf(md5, time)).toBe(signature);
		expect(signatureOf(md5.toUpperCase(), time)).toBe(signature);
	});
});

test('a password with other letters is hashed as UTF-8', () => {
	const inner = createHash('md5').update(Buffer.from('Zürich1', 'utf8')).digest('hex');
	const outer = createHash('md5').update(`${inner}7`).digest('hex');
	expect(signatureOf('Zürich1', 7)).toBe(outer);
});

describe('baseUrl', () => {
	const own = (customUrl: unknown) => baseUrl({ provider: 'custom', customUrl: customUrl as string });

	test.each([
		['https://api.mygps.mu', 'https://api.mygps.mu'],
		['http://api.trackceo.com', 'http://api.trackceo.com'],
		['api.mygps.mu', 'https://api.mygps.mu'],
		[' api.mygps.mu ', 'https://api.mygps.mu'],
		['api.mygps.mu/', 'https://api.mygps.mu'],
		['https://api.mygps.mu//', 'https://api.mygps.mu'],
		['https://api.mygps.mu/api', 'https://api.mygps.mu'],
		['https://api.mygps.mu/api/', 'https://api.mygps.mu'],
		['https://api.mygps.mu/API/', 'https://api.mygps.mu'],
		['www.protrack365.com/api', 'https://www.protrack365.com'],
		['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
		['localhost:8080', 'https://localhost:8080'],
		['https://host.test/sub', 'https://host.test/sub'],
		['https://host.test/sub/api/', 'https://host.test/sub'],
		['https://host.test/apiary', 'https://host.test/apiary'],
		['https://host.test//api', 'https://host.test'],
		['http://api/api', 'http://api'],
	])('own URL %j is %s', (typed, url) => expect(own(typed)).toBe(url));

	test.each([
		'',
		'  ',
		undefined,
		null,
		5,
		'https://',
		'ftp://host.test',
		'https://host.test?x=1',
		'https://a b',
		'/api',
		'https://me:secret@host.test',
	])('own URL %j is refused with the remedy', (typed) => {
		expect(() => own(typed)).toThrow(LoginRefused);
		expect(() => own(typed)).toThrow(/Fill in the Own URL .*https:\/\/api\.mygps\.mu/);
		expect(() => own(typed)).not.toThrow(/secret/);
	});

	test('every provider has an address of the API, MyGPS first of all', () => {
		expect(baseUrl({ provider: 'mygps' })).toBe('https://api.mygps.mu');
		const named = PROVIDERS.filter(({ value }) => value !== 'custom');
		const urls = named.map(({ value }) => baseUrl({ provider: value, customUrl: 'https://elsewhere.test' }));
		expect(new Set(urls).size).toBe(named.length);
		for (const url of urls) expect(url).toMatch(/^https?:\/\/[a-z0-9.]+$/);
	});

	test('a provider that only prints http says in its name that it is not encrypted', () => {
		for (const { name, value } of PROVIDERS.filter((each) => each.value !== 'custom')) {
			expect([name, /HTTP, Not Encrypted/.test(name)]).toEqual([
				name,
				baseUrl({ provider: value }).startsWith('http:'),
			]);
		}
	});
});

test('a token belongs to provider, URL, account and password', () => {
	const account = { provider: 'custom', customUrl: 'https://host.test', account: 'demo', password: 'Abc@34590' };
	const edits = [{ provider: 'mygps' }, { customUrl: 'x' }, { account: 'x' }, { password: 'x' }];
	const all = [account, ...edits.map((edit) => ({ ...account, ...edit }))].map(tokenFor);
	expect(new Set(all).size).toBe(5);
	expect(tokenFor({ ...account, lease: 'x', accessToken: 'y' })).toBe(tokenFor(account));
	expect(tokenFor({ ...account, password: VECTORS[0].md5 })).toBe(tokenFor(account));
	for (const secret of [account.password, VECTORS[0].md5]) expect(tokenFor(account)).not.toContain(secret);
});
