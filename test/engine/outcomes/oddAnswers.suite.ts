import { answer, listen, type Handler, type Loopback } from '../loopback.cjs';
import { itemsFor, LOCK, Stage } from '../stage';

/** Answers that no document of Segway shows, but gateways and firewalls on the way do. */
describe('oddAnswers', () => {
	let stage: Stage;
	let gateway: Loopback;
	let handle: Handler;
	let calls: number;

	beforeAll(async () => {
		stage = await Stage.open();
		gateway = await listen((request, response, body) => {
			if (request.url === '/oauth/token') {
				return answer(response, 200, { access_token: 'T', token_type: 'bearer', expires_in: 43199 });
			}
			calls += 1;
			return handle(request, response, body);
		});
		stage.store.edit('segwayApi', { customUrl: gateway.url });
	});
	afterAll(async () => {
		await gateway.close();
		await stage.close();
	});
	beforeEach(() => {
		stage.fresh();
		calls = 0;
	});

	const lock = async () =>
		(await stage.run({ ...LOCK, options: { returnOutcome: true } }, itemsFor([stage.moped()]))).json[0];

	test.each([
		['an empty answer', 200, ''],
		['no content', 204, ''],
		['null', 200, 'null'],
		['a list', 200, '[{"code":0}]'],
		['a text', 200, '"Success"'],
		['JSON of another kind', 200, '{"status":"ok"}'],
		['success without a code', 200, '{"msg":"Success","data":null}'],
		['a code that is no number', 200, '{"code":"OK","msg":"Success"}'],
		['an error of another kind', 200, '{"error":"upstream connect error"}'],
		['a page that says success', 200, '<html>{"code":0}</html>'],
	])('%s: unknown, sent once', async (_name, status, body) => {
		handle = (_request, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body);
		expect(await lock()).toMatchObject({ outcome: 'unknown', code: null });
		expect(calls).toBe(1);
	});

	test.each([400, 403, 404])('HTTP %i with the code of a success is no success', async (status) => {
		handle = (_request, response) => answer(response, status, { code: 0, msg: 'Success', data: null });
		expect(await lock()).toMatchObject({ outcome: 'refused' });
		expect(calls).toBe(1);
	});

	test('a success in any case of spelling and with unknown fields is one', async () => {
		handle = (_request, response) => answer(response, 200, { code: 0, msg: 'SUCCESS', resId: 'r-1', more: { x: 1 } });
		expect(await lock()).toMatchObject({ outcome: 'done', reference: 'r-1' });
	});

	test('a redirect is not followed, so the token goes nowhere else', async () => {
		const other: string[] = [];
		const elsewhere = await listen((request, response) => {
			other.push(String(request.headers.authorization));
			answer(response, 200, { code: 0 });
		});
		handle = (_request, response) => response.writeHead(307, { location: elsewhere.url }).end();
		const outcome = await lock();
		await elsewhere.close();
		expect([outcome.outcome, calls, other]).toEqual(['unknown', 1, []]);
	});

	test('HTTP 429 without a time waits by itself, and the command runs once', async () => {
		handle = (_request, response) =>
			calls === 1 ? response.writeHead(429).end() : answer(response, 200, { code: 0, msg: 'Success' });
		expect(await lock()).toMatchObject({ outcome: 'done' });
		expect(calls).toBe(2);
	});

	test('a long text of the vendor is cut', async () => {
		handle = (_request, response) => answer(response, 200, { code: 15600, msg: 'x'.repeat(100_000) });
		expect(String((await lock()).message).length).toBeLessThan(1_000);
	});
});
