import { LoginRefused } from '../../../nodes/core/lease';
import { baseUrl, nextLoginAt, NODE_CHOICES, tokenFor } from '../../../nodes/Jimi/auth';
import { ACCOUNT } from './play';

const PATH = '/route/rest';

describe('baseUrl', () => {
	const own = (customUrl: unknown) => baseUrl({ node: 'custom', customUrl: customUrl as string });

	test.each([
		['https://eu-open.tracksolidpro.com', `https://eu-open.tracksolidpro.com${PATH}`],
		['eu-open.tracksolidpro.com/', `https://eu-open.tracksolidpro.com${PATH}`],
		[' http://127.0.0.1:8080 ', `http://127.0.0.1:8080${PATH}`],
		['https://host.test/route/rest', `https://host.test${PATH}`],
		['https://host.test/route/rest//', `https://host.test${PATH}`],
		['https://host.test/gateway', 'https://host.test/gateway'],
	])('own URL %j is %s', (typed, url) => expect(own(typed)).toBe(url));

	test.each(['', undefined, null, 5, 'ftp://host.test', 'https://host.test?x=1', 'https://me:secret@host.test'])(
		'own URL %j is refused with the remedy',
		(typed) => {
			expect(() => own(typed)).toThrow(LoginRefused);
			expect(() => own(typed)).toThrow(/Fill in the Own URL .*https:\/\/eu-open\.tracksolidpro\.com/);
			expect(() => own(typed)).not.toThrow(/secret/);
		},
	);

	test.each([
		['hk', 'https://hk-open.tracksolidpro.com'],
		['eu', 'https://eu-open.tracksolidpro.com'],
		['us', 'https://us-open.tracksolidpro.com'],
		['bgd', 'https://bgd.tracksolidpro.com'],
		['cn', 'https://open.tracksolidpro.com'],
		['old', 'http://open.10000track.com'],
	])('node %s is at %s', (node, host) => {
		expect(baseUrl({ node, customUrl: 'https://elsewhere.test' })).toBe(`${host}${PATH}`);
		expect(NODE_CHOICES.map(({ value }) => value)).toContain(node);
	});

	test('a node is marked where it is not encrypted, or where only clients name it', () => {
		for (const { name, value } of NODE_CHOICES.filter((each) => each.value !== 'custom')) {
			const isPlain = baseUrl({ node: value }).startsWith('http:');
			expect([name, /Not Encrypted/.test(name)]).toEqual([name, isPlain]);
			expect([name, /Unconfirmed/.test(name)]).toEqual([name, ['bgd', 'cn'].includes(String(value))]);
		}
	});
});

test('a token belongs to node, URL, app, account and password', () => {
	const names = ['node', 'customUrl', 'appKey', 'appSecret', 'userId', 'password'];
	const all = [ACCOUNT, ...names.map((name) => ({ ...ACCOUNT, [name]: 'x' }))].map(tokenFor);
	expect(new Set(all).size).toBe(names.length + 1);
	expect(tokenFor({ ...ACCOUNT, lease: 'x', accessToken: 'y' })).toBe(tokenFor(ACCOUNT));
	const hash = '24eb05d18318ac2db8b2b959315d10f2';
	expect(tokenFor({ ...ACCOUNT, password: hash })).not.toContain(hash.slice(0, 8));
});

describe('one token a minute', () => {
	const held = { ...ACCOUNT, tokenFor: tokenFor(ACCOUNT), tokenIssuedAt: 1_000_000 };

	test('the next one is due a minute after the last', () => expect(nextLoginAt(held)).toBe(1_060_000));

	test.each<[string, object]>([
		['was never issued', { tokenIssuedAt: '' }],
		['was issued tomorrow', { tokenIssuedAt: Date.now() + 86_400_000 }],
		['is of other values', { password: 'other' }],
		['is of nobody', { tokenFor: '' }],
	])('a token that %s keeps nobody waiting', (_, more) => {
		expect(nextLoginAt({ ...held, ...more })).toBeLessThanOrEqual(60_000);
	});
});
