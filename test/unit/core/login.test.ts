import { LoginFailed } from '../../../nodes/core/lease';
import { askLogin, hostOf, issuedToken } from '../../../nodes/core/login';
import type { ApiHttpOptions, HttpHelper } from '../../../nodes/core/http';

const place = { vendor: 'Sample', base: 'https://api.test', check: 'the Region', hint: ' Or ask.' };

async function ask(given: unknown, more: object = {}) {
	const sent: ApiHttpOptions[] = [];
	const httpRequest = async (options: ApiHttpOptions) => {
		sent.push(options);
		if (given instanceof Error) throw given;
		return given;
	};
	const http = { helpers: { httpRequest } } as HttpHelper;
	const request = { method: 'POST' as const, url: 'https://api.test/token', headers: { A: 'b' }, body: 'x=1' };
	const result: unknown = await askLogin(http, { ...place, ...more }, request).catch((error: unknown) => error);
	return { result, sent };
}

test('hands over a JSON object with its status, whatever it says', async () => {
	for (const statusCode of [200, 400, 401]) {
		const headers = { date: 'Fri, 01 May 2026 08:30:00 GMT' };
		const { result } = await ask({ statusCode, headers, body: '{"error":"x"}' });
		expect(result).toEqual({ statusCode, body: { error: 'x' }, clock: Date.UTC(2026, 4, 1, 8, 30) });
	}
});

test('asks once, for JSON, with a time limit, and lets n8n repeat nothing', async () => {
	const { sent } = await ask({ statusCode: 401, headers: {}, body: '{}' });
	expect(sent).toHaveLength(1);
	expect(sent[0]).toMatchObject({
		method: 'POST',
		body: 'x=1',
		headers: { Accept: 'application/json', A: 'b' },
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	});
	expect(sent[0].timeout).toBeLessThanOrEqual(10_000);
});

test.each([
	['HTML', { statusCode: 200, headers: {}, body: '<html>' }, /api\.test did not answer like Sample.*Check the Region/],
	['a list', { statusCode: 200, headers: {}, body: '[]' }, /did not answer like Sample/],
	['nothing', { statusCode: 204, headers: {}, body: '' }, /did not answer like Sample.*204/],
	['502 with JSON', { statusCode: 502, headers: {}, body: '{}' }, /Sample's login at api\.test failed \(HTTP 502\)/],
	[
		'a refused connection',
		Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
		/Cannot log in at api\.test: the host refused.*Check the Region and the network\. Or ask\./,
	],
])('%s is told with host and remedy, and may be tried again', async (_, given, text) => {
	const { result } = await ask(given);
	expect(result).toBeInstanceOf(LoginFailed);
	expect((result as Error).message).toMatch(text);
	expect(result).not.toHaveProperty('cause');
});

test.each([404, 405])(
	'an address that is not certain may be the wrong one: HTTP %d without JSON',
	async (statusCode) => {
		const page = { statusCode, headers: {}, body: 'Cannot POST /token' };
		const uncertain = await ask(page, { missing: 'No login there. Ask.' });
		expect(uncertain.result).toBeInstanceOf(LoginFailed);
		expect((uncertain.result as Error).message).toBe(`No login there. Ask. (HTTP ${statusCode})`);
		expect(((await ask(page)).result as Error).message).toMatch(/did not answer like Sample \(no JSON, HTTP 40/);
		const other = await ask({ ...page, statusCode: 403 }, { missing: 'No login there.' });
		expect((other.result as Error).message).toMatch(/did not answer like Sample/);
		const json = await ask({ ...page, body: '{"code":3}' }, { missing: 'No login there.' });
		expect(json.result).toMatchObject({ statusCode, body: { code: 3 } });
	},
);

test.each([
	['https://api.test', 'api.test'],
	['http://api.test:8080/sub', 'api.test:8080/sub'],
	['HTTPS://api.test', 'api.test'],
])('the host of %s is %s', (base, host) => expect(hostOf({ base })).toBe(host));

test.each<[unknown, number]>([
	[60, 60],
	['43199', 43_199],
	[86_400, 86_400],
	[999_999_999, 86_400],
	[0, 3_600],
	[-5, 3_600],
	['', 3_600],
	['soon', 3_600],
	[null, 3_600],
	[undefined, 3_600],
])('a token that is to live %j s lives %d s', (told, seconds) => {
	jest.useFakeTimers({ now: 1_777_624_200_000 });
	expect(issuedToken('t', told, 3_600)).toEqual({
		accessToken: 't',
		expiresAt: 1_777_624_200_000 + seconds * 1000,
	});
	jest.useRealTimers();
});
