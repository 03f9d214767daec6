import type { IDataObject } from 'n8n-workflow';
import type { PushReceiver } from '../../../nodes/core/push';
import { receivePush } from '../../../nodes/core/push';
import { webhookContext } from './webhookContext';

const OK = { code: 0, message: 'success' };
const receiver: PushReceiver<string> = {
	credential: 'sampleApi',
	acknowledgement: OK,
	isProbe: ({ body }, method) => method === 'GET' || body === '',
	verify: ({ body }, { secret }) => (body.includes(String(secret)) ? body : 'forged'),
	items: (_ctx, message) => [{ message }],
};

async function push(body: string, more: Partial<PushReceiver<string>> = {}, method = 'POST') {
	const { ctx, reply, reads } = webhookContext({ body, method });
	return { result: await receivePush(ctx, { ...receiver, ...more }), reply, reads: reads() };
}

test.each([
	['an empty POST', '', 'POST'],
	['a GET', 'secret', 'GET'],
])('%s is a probe: acknowledged, starts nothing, and no secret is read', async (_, body, method) => {
	expect(await push(body, {}, method)).toEqual({ result: { webhookResponse: OK }, reply: {}, reads: 0 });
});

test('the acknowledgement may depend on the settings; a text goes out as such', async () => {
	const { result, reply } = await push('secret', { acknowledgement: () => 'ok' });
	expect(reply).toEqual({ status: 200, body: 'ok' });
	expect(result).toEqual({ noWebhookResponse: true, workflowData: [[{ json: { message: 'secret' } }]] });
	expect((await push('secret', { acknowledgement: () => ({ own: 1 }) })).result).toMatchObject({
		webhookResponse: { own: 1 },
	});
});

describe('a push that is still to be proven', () => {
	test('is answered before the look-up, and starts with what was proven', async () => {
		const { ctx, reply } = webhookContext({ body: 'secret' });
		let answered: unknown;
		const proven = async (): Promise<IDataObject[]> => {
			await Promise.resolve();
			answered = reply.body;
			return [{ proven: true }];
		};
		expect(await receivePush(ctx, { ...receiver, proven })).toEqual({
			noWebhookResponse: true,
			workflowData: [[{ json: { proven: true } }]],
		});
		expect([answered, reply.status]).toEqual([OK, 200]);
	});

	test.each<[string, () => Promise<IDataObject[]>]>([
		['nothing was proven', async () => []],
		['the look-up broke', async () => await Promise.reject(new Error('down'))],
	])('starts nothing when %s', async (_, proven) => {
		const { result, reply } = await push('secret', { proven });
		expect([result, reply.status]).toEqual([{ noWebhookResponse: true }, 200]);
	});

	test('is sent away when no more can be looked up', async () => {
		const { result, reply } = await push('secret', { proven: () => 'full' });
		expect([result, reply.status]).toEqual([{ noWebhookResponse: true }, 503]);
	});

	test('passes as it is when nothing is to be proven; a forged one is never looked up', async () => {
		const proven = jest.fn(() => undefined);
		expect((await push('secret', { proven })).result).toMatchObject({ webhookResponse: OK });
		expect((await push('other', { proven })).reply.status).toBe(401);
		expect(proven).toHaveBeenCalledTimes(1);
	});
});
