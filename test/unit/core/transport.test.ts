import { Failure } from '../../../nodes/core/errors';
import type { ApiRequest } from '../../../nodes/core/http';
import { Session } from '../../../nodes/core/request';
import type { Setting } from './contexts';
import { context, json } from './contexts';
import { sampleVendor } from './sampleVendor';

const PUBLIC: ApiRequest = { method: 'GET', path: '/public', headers: { 'X-Own': 'a' }, anonymous: true };
const GUESS = { message: 'That it is GET /look is our guess', remedy: 'Confirm it.' };

async function send(setting: Setting, request: ApiRequest, kind: 'read' | 'command' = 'read') {
	const { ctx, sent } = context(setting);
	return { answer: await new Session(ctx, sampleVendor).send(request, kind), sent };
}

describe('a call without a token', () => {
	test('goes past the credential, with its own headers, and asks for no login', async () => {
		const credentials = { password: 'pass-word' };
		const { answer, sent } = await send({ credentials }, PUBLIC);
		expect(answer.result).toBe('done');
		expect(sent).toMatchObject([
			{ url: 'https://vendor.test/public', anonymous: true, headers: { 'X-Own': 'a', Accept: 'application/json' } },
		]);
	});

	test('is refused by HTTP 401 in the words of the vendor, and not sent again', async () => {
		const { answer, sent } = await send({ answer: () => json({ ok: false, text: 'Wrong words' }, 401) }, PUBLIC);
		expect(answer).toMatchObject({ result: 'refused', message: 'Wrong words', httpStatus: 401 });
		expect(answer.remedy).toBeUndefined();
		expect(sent).toHaveLength(1);
	});
});

describe('a route that is in doubt', () => {
	const request: ApiRequest = { method: 'GET', path: '/look', doubt: GUESS };

	test.each([404, 405])('HTTP %i: the doubt and how to end it are told', async (status) => {
		const { answer } = await send({ answer: () => ({ statusCode: status, headers: {}, body: '' }) }, request);
		expect(answer).toMatchObject({
			result: 'refused',
			message: `The service refused the request (HTTP ${status}). ${GUESS.message}`,
			remedy: 'Confirm it.',
		});
	});

	test('other answers stay as they are', async () => {
		const { answer } = await send({ answer: () => json({ ok: false, text: 'No' }, 403) }, request);
		expect(answer.message).toBe('No');
	});
});

describe('a file behind an address', () => {
	const file = { statusCode: 200, headers: { 'content-type': 'image/png; x=y' }, body: Buffer.from('png') };
	const download = async (url: string, answer: Setting['answer']) => {
		const { ctx, sent } = context({ answer });
		const got = await new Session(ctx, sampleVendor).download(url).catch((error: unknown) => error);
		return { got, sent };
	};

	test("of the account's own host comes with the token", async () => {
		const { got, sent } = await download('https://vendor.test/pictures/My%20one.png?sig=1', () => file);
		expect(got).toEqual({ fileName: 'My one.png', mimeType: 'image/png', content: Buffer.from('png') });
		expect(sent).toMatchObject([{ disableFollowRedirect: true, encoding: 'arraybuffer' }]);
		expect(sent[0].anonymous).toBeUndefined();
	});

	test('of another host comes without it', async () => {
		const { sent } = await download('https://files.test/a.png', () => file);
		expect(sent).toMatchObject([{ anonymous: true, disableFollowRedirect: false }]);
	});

	test('to which the own host sends on is asked for without it', async () => {
		const moved = { statusCode: 302, headers: { location: 'https://files.test/b.png' }, body: '' };
		const { got, sent } = await download('https://vendor.test/a', (_, count) => (count === 1 ? moved : file));
		expect(got).toMatchObject({ fileName: 'b.png' });
		expect(sent.map(({ url, anonymous = false }) => [url, anonymous])).toEqual([
			['https://vendor.test/a', false],
			['https://files.test/b.png', true],
		]);
	});

	test.each([
		['HTTP 404', () => ({ ...file, statusCode: 404 }), 'files.test gave no file (HTTP 404)'],
		[
			'a lost connection',
			() => Promise.reject(Object.assign(new Error('lost'), { code: 'ECONNRESET' })),
			'files.test: the connection was lost',
		],
	])('that does not come: %s', async (_, answer, words) => {
		const { got } = await download('https://files.test/a.png', answer);
		expect(got).toBeInstanceOf(Failure);
		expect((got as Failure).message).toContain(words);
	});
});

describe('the name of a file, and a login that fails', () => {
	const download = async (answer: Setting['answer'], credentials?: Setting['credentials']) => {
		const { ctx, sent } = context({ answer, credentials });
		const url = 'https://vendor.test/pictures/..%2F..%2Fa.png';
		const got = await new Session(ctx, sampleVendor).download(url).catch((error: unknown) => error);
		return { got, sent };
	};
	const file = (body: Buffer, type: string, statusCode = 200) => ({
		statusCode,
		headers: { 'content-type': type },
		body,
	});

	test('its name is the last step alone', async () => {
		const { got } = await download(() => file(Buffer.from('x'), 'image/png'));
		expect(got).toMatchObject({ fileName: 'a.png' });
	});

	test('what keeps from logging in is told in its own words', async () => {
		const { got, sent } = await download(() => file(Buffer.from('x'), 'image/png'), { password: 'pass-word' });
		expect(got).toBeInstanceOf(Failure);
		expect((got as Failure).message).toBe('n8n could not store the access token in the credential');
		expect(sent.filter(({ url }) => url.includes('pictures'))).toEqual([]);
	});
});
