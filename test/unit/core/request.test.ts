import type { IDataObject } from 'n8n-workflow';
import { toHttp } from '../../../nodes/core/http';
import { Session } from '../../../nodes/core/request';
import { STOPPED_RESEND } from '../../../nodes/core/token';
import type { Sending, Setting } from './contexts';
import { context, freshCredentials, json } from './contexts';
import { sampleVendor } from './sampleVendor';

const GET = { method: 'GET' as const, path: '/look', query: { id: '1' } };
const POST = { method: 'POST' as const, path: '/act', body: { id: '1' } };
const lost = () => Promise.reject(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
const status = (code: number, headers: IDataObject = {}) => ({ statusCode: code, headers, body: '' });

beforeEach(() => jest.useFakeTimers({ advanceTimers: true }));
afterEach(() => jest.useRealTimers());

/** Sends one call; all waiting passes at once. */
async function send(
	setting: Setting,
	kind: 'read' | 'command',
	request: typeof GET | typeof POST = kind === 'read' ? GET : POST,
) {
	const { ctx, sent } = context(setting);
	const session = new Session(ctx, sampleVendor);
	const pending = session.send(request, kind);
	await jest.advanceTimersByTimeAsync(300_000);
	return { answer: await pending, sent, session };
}

/** Answers in this order; the last one stays. */
const inTurn =
	(...answers: unknown[]) =>
	(_: Sending, count: number) =>
		answers[Math.min(count, answers.length) - 1];

describe('toHttp', () => {
	test('a query is encoded, byte for byte', () => {
		const query = { a: 'x y&z=ä', b: 1, c: true };
		expect(toHttp('https://v.test', { method: 'GET', path: '/p', query })).toEqual({
			method: 'GET',
			url: 'https://v.test/p?a=x%20y%26z%3D%C3%A4&b=1&c=true',
			headers: { Accept: 'application/json' },
		});
	});

	test('a query is added to one that the path has', () => {
		expect(toHttp('https://v.test', { method: 'GET', path: '/p?x=1', query: { a: 1 } }).url).toBe(
			'https://v.test/p?x=1&a=1',
		);
	});

	test('a body is JSON text; without one there is no content type', () => {
		const { body, headers } = toHttp('https://v.test', { method: 'POST', path: '/p', body: { a: [1] } });
		expect([body, headers?.['Content-Type']]).toEqual(['{"a":[1]}', 'application/json']);
		expect(toHttp('https://v.test', { method: 'POST', path: '/p' }).headers).not.toHaveProperty('Content-Type');
	});
});

describe('without a clear answer', () => {
	const faults: Array<[string, () => unknown]> = [
		['a lost connection', lost],
		['a 500', () => status(500)],
		['a 408', () => status(408)],
	];

	test.each(faults)('%s: a read is sent three times at most', async (_, fault) => {
		const { answer, sent } = await send({ answer: fault }, 'read');
		expect([answer.result, sent.length]).toEqual(['unknown', 3]);
	});

	test.each(faults)('%s: a command is sent once, its outcome is unknown', async (_, fault) => {
		const { answer, sent } = await send({ answer: fault }, 'command');
		expect([answer.result, sent.length]).toEqual(['unknown', 1]);
		expect(answer.sentAt).not.toBeNull();
	});

	test('a read that works the second time is done', async () => {
		const { answer, sent } = await send(
			{ answer: (_, n) => (n === 1 ? lost() : json({ ok: true, data: { a: 1 } })) },
			'read',
		);
		expect([answer.result, answer.data, sent.length]).toEqual(['done', { a: 1 }, 2]);
	});
});

describe('a rate limit', () => {
	test('is waited for and the call repeated, a command too: it did not run', async () => {
		const { answer, sent, session } = await send(
			{ answer: inTurn(status(429, { 'retry-after': '7' }), json({ ok: true })) },
			'command',
		);
		expect([answer.result, sent.length, session.waited]).toEqual(['done', 2, 7_000]);
	});

	test('that does not end is a refusal after a bounded number of calls', async () => {
		const { answer, sent } = await send({ answer: () => status(429) }, 'command');
		expect(answer).toMatchObject({ result: 'refused', httpStatus: 429 });
		expect(sent.length).toBeLessThanOrEqual(6);
	});

	test('that asks for more than a run may wait is told at once', async () => {
		const { answer, sent } = await send({ answer: () => status(429, { 'retry-after': '3600' }) }, 'read');
		expect([answer.result, sent.length]).toEqual(['refused', 1]);
	});

	test('holds back the other calls of the run as well', async () => {
		const { ctx, sent } = context({ answer: inTurn(status(429, { 'retry-after': '60' }), json({ ok: true })) });
		const session = new Session(ctx, sampleVendor);
		const first = session.send(GET, 'read');
		await jest.advanceTimersByTimeAsync(1_000);
		const second = session.send(GET, 'read');
		await jest.advanceTimersByTimeAsync(50_000);
		expect(sent).toHaveLength(1);
		await jest.advanceTimersByTimeAsync(20_000);
		expect((await Promise.all([first, second])).map(({ result }) => result)).toEqual(['done', 'done']);
		expect(sent).toHaveLength(3);
	});
});

describe('a refused token', () => {
	/** The credential as the store has it: another process has renewed as soon as the first call was refused. */
	const renewedByOthers = (answer: Setting['answer']) => {
		const credentials = freshCredentials();
		const renewing: Setting['answer'] = (sent, count) => {
			Object.assign(credentials, { accessToken: `token-${count}`, tokenId: `id-${count}` });
			return answer!(sent, count);
		};
		return { credentials, answer: renewing };
	};

	test.each([
		['by 401', () => status(401)],
		["by n8n's stopped resend", () => Promise.reject(new Error(STOPPED_RESEND))],
	])('%s: the call is repeated with the new token, a command too', async (_, refuse) => {
		const answers = renewedByOthers((__, count) => (count === 1 ? refuse() : json({ ok: true })));
		const { answer, sent } = await send(answers, 'command');
		expect([answer.result, sent.length]).toEqual(['done', 2]);
	});

	test('again and again: three repeats at most, then the usual cause is named', async () => {
		const { answer, sent } = await send(
			renewedByOthers(() => status(401)),
			'command',
		);
		expect([answer.result, answer.httpStatus, sent.length]).toEqual(['refused', 401, 4]);
		expect(answer.remedy).toContain('another system');
	});
});

test('a cancelled execution sends nothing more', async () => {
	const { answer, sent } = await send({ cancel: { aborted: true } }, 'command');
	expect(answer).toMatchObject({ result: 'refused', sentAt: null });
	expect(sent).toHaveLength(0);
});

test('the credential is read once for many calls', async () => {
	const { ctx } = context();
	const read = jest.spyOn(ctx, 'getCredentials');
	const session = new Session(ctx, sampleVendor);
	await Promise.all(Array.from({ length: 5 }, async () => await session.send(GET, 'read')));
	expect(read).toHaveBeenCalledTimes(1);
});

describe('texts of the vendor', () => {
	test('lose the token, the secret of the credential, and whatever is named like one', async () => {
		const text = 'echo token-0 pass-word access_token=other';
		const { answer } = await send({ answer: () => json({ ok: false, text }) }, 'read');
		expect(answer.message).toBe('echo *** *** access_token=***');
	});

	test('lose the token of the call also when another call has renewed meanwhile', async () => {
		const credentials = freshCredentials();
		let release: (value: unknown) => void = () => undefined;
		const slow = new Promise((done) => (release = done));
		const { ctx } = context({ credentials, answer: inTurn(slow, status(401), json({ ok: true })) });
		const session = new Session(ctx, sampleVendor);
		const first = session.send(GET, 'read');
		await jest.advanceTimersByTimeAsync(1);
		Object.assign(credentials, { accessToken: 'token-new', tokenId: 'id-new' });
		const second = session.send(GET, 'read');
		await jest.advanceTimersByTimeAsync(5_000);
		await second;
		release(json({ ok: false, text: 'echo token-0' }));
		expect((await first).message).toBe('echo ***');
	});
});
