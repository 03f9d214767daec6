import type { IDataObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { answer, faultText, parseObject, readResponse, wasStopped } from '../../../nodes/core/answer';
import { STOPPED_RESEND } from '../../../nodes/core/token';
import { node } from './contexts';

/** A vendor whose answers carry `code`; 0 is success. */
const read = (_status: number, { code, text }: IDataObject) =>
	typeof code === 'number'
		? answer({ result: code === 0 ? 'done' : 'refused', code, message: String(text ?? 'said'), data: { code } })
		: null;

const given = (statusCode: number, body: unknown = '', headers: IDataObject = {}) =>
	readResponse({ statusCode, headers, body }, read);

describe('readResponse', () => {
	const DONE = '{"code":0}';
	const REFUSED = '{"code":7}';
	const HTML = '<html><body>Bad Gateway</body></html>';

	test.each([
		['the vendor says done', 200, DONE, 'done', undefined],
		['the vendor says no', 200, REFUSED, 'refused', undefined],
		['the vendor says no with a status of its own', 400, REFUSED, 'refused', undefined],
		['401 without a body', 401, '', 'refused', 'token'],
		['401 with a page', 401, HTML, 'refused', 'token'],
		['401 with the vendor saying done', 401, DONE, 'refused', 'token'],
		['429', 429, '', 'refused', 'limit'],
		['429 with the vendor saying done', 429, DONE, 'refused', 'limit'],
		['403 with a page', 403, HTML, 'refused', undefined],
		['404 with a page', 404, HTML, 'refused', undefined],
		['422 with JSON of nobody', 422, '{"a":1}', 'refused', undefined],
		['408', 408, '', 'unknown', 'busy'],
		['408 with the vendor saying done', 408, DONE, 'unknown', 'busy'],
		['500 with a page', 500, HTML, 'unknown', 'busy'],
		['500 with the vendor saying no', 500, REFUSED, 'unknown', 'busy'],
		['502', 502, HTML, 'unknown', 'busy'],
		['503', 503, '', 'unknown', 'busy'],
		['504', 504, '', 'unknown', 'busy'],
		['200 with a page', 200, HTML, 'unknown', undefined],
		['200 with cut-off JSON', 200, '{"code":0', 'unknown', undefined],
		['200 with an array', 200, '[{"code":0}]', 'unknown', undefined],
		['200 with a bare word', 200, '"code"', 'unknown', undefined],
		['200 with null', 200, 'null', 'unknown', undefined],
		['200 with JSON of nobody', 200, '{"status":"ok"}', 'unknown', undefined],
		['200 without a body', 200, '', 'unknown', undefined],
		['204', 204, '', 'unknown', undefined],
		['a redirect', 302, '', 'unknown', undefined],
		['a redirect with a page', 307, HTML, 'unknown', undefined],
	])('%s', (_, status, body, result, again) => {
		const read = given(status, body);
		expect(read).toMatchObject({ result, httpStatus: status });
		expect(read.again).toBe(again);
		expect(read.message).not.toBe('');
	});

	test('nothing of a page reaches the text', () => {
		for (const status of [200, 302, 401, 404, 429, 500]) {
			expect(JSON.stringify(given(status, HTML))).not.toContain('Bad Gateway');
		}
	});

	test('the status is told where it is all that is known', () => {
		for (const status of [404, 500, 408]) expect(given(status, HTML).message).toContain(`HTTP ${status}`);
	});

	test("a vendor's own code stays beside a service that failed; one that says done proves nothing", () => {
		const said = '{"code":7,"text":"Offline"}';
		expect(given(503, said)).toMatchObject({ code: 7, message: 'The service failed (HTTP 503): Offline' });
		expect(given(503, DONE)).toMatchObject({ code: null, message: 'The service failed (HTTP 503)' });
	});

	test('an address that is not an API is named as the likely cause', () => {
		for (const status of [200, 302, 404]) expect(given(status, HTML).remedy).toContain('base URL');
	});

	test('a refused token keeps what else the vendor said, so that support can be asked', () => {
		expect(given(401, REFUSED)).toMatchObject({ code: 7, data: { code: 7 }, result: 'refused' });
	});

	test.each([
		['30', 30_000],
		[2, 2_000],
		['0', 0],
		[undefined, undefined],
		['soon', undefined],
		['Wed, 21 Oct 2015 07:28:00 GMT', undefined],
	])('retry-after %j waits %j ms', (header, wait) => {
		expect(given(429, '', header === undefined ? {} : { 'retry-after': header }).wait).toBe(wait);
	});
});

describe('parseObject', () => {
	test.each(['', '{', '[]', '1', 'null', '"a"', 'true', undefined, null, 5, { a: 1 }])(
		'%j is no JSON object',
		(body) => {
			expect(parseObject(body)).toBeNull();
		},
	);

	test('reads a JSON object', () => expect(parseObject(' {"a":{"b":1}} ')).toEqual({ a: { b: 1 } }));
});

const wrapped = (error: unknown) => [
	error,
	{ message: 'outer', cause: error },
	{ message: 'outer', errorResponse: error },
	{ message: 'outer', cause: { message: 'middle', cause: error } },
];

describe('faultText', () => {
	test.each([
		['ECONNREFUSED', 'refused the connection'],
		['ECONNRESET', 'connection was lost'],
		['EPIPE', 'connection was lost'],
		['ECONNABORTED', 'no answer came in time'],
		['ETIMEDOUT', 'no answer came in time'],
		['ENOTFOUND', 'host name is not known'],
		['EAI_AGAIN', 'could not be looked up'],
		['EHOSTUNREACH', 'cannot be reached'],
		['ERR_CANCELED', 'canceled'],
		['ERR_INVALID_URL', 'not a URL'],
		['CERT_HAS_EXPIRED', 'certificate'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
	])('%s is told in words, however deep it is wrapped', (code, words) => {
		for (const error of wrapped(Object.assign(new Error(`connect ${code} 10.0.0.1?token=t0ps3cret`), { code }))) {
			expect(faultText(error)).toContain(words);
			expect(faultText(error)).not.toMatch(/t0ps3cret|10\.0\.0\.1/);
			expect(faultText(error)).not.toContain(code);
		}
	});

	test.each([[undefined], [null], ['text'], [{}], [new Error('token=t0ps3cret')]])(
		'%p has a text of its own',
		(error) => {
			expect(faultText(error)).toBe('the connection failed');
		},
	);

	test('errors that point at each other come to an end', () => {
		const error: { cause?: unknown } = {};
		error.cause = { cause: error };
		expect(faultText(error)).toBe('the connection failed');
	});
});

describe('wasStopped', () => {
	test('knows the stopped resend, however n8n wraps it', () => {
		for (const error of wrapped(new Error(STOPPED_RESEND))) expect(wasStopped(error)).toBe(true);
		expect(wasStopped(new NodeApiError(node(), new Error(STOPPED_RESEND) as never))).toBe(true);
	});

	test.each([[undefined], [new Error('connect ECONNREFUSED')], [{ message: undefined }]])(
		'%p is something else',
		(error) => {
			expect(wasStopped(error)).toBe(false);
		},
	);
});
