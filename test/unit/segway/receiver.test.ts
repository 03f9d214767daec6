import { receivePush } from '../../../nodes/core/push';
import { receiver } from '../../../nodes/Segway/receiver';
import { webhookContext } from '../core/webhookContext';
import { account, fieldsOf, IOT_CODE, signedForm, VECTORS } from './samples';
import type { Texts } from './samples';

const ALL = ['alert', 'fault', 'location', 'status', 'components', 't60/location', 't60/status'];
const JUST_NOW = String(Math.floor(Date.now() / 1000) - 60);

/** The push as Segway sends it, changed by `more`, to a trigger that is set up like this. */
async function push(
	vector: { path: string; body: string },
	parameters: Record<string, unknown> = {},
	more: Record<string, string> = {},
) {
	const pairs = Object.entries({ ...fieldsOf(vector.body), ...more }) as Texts;
	const path = `/webhook/6f9619ff${vector.path}`;
	const { ctx, reply } = webhookContext({
		body: signedForm(pairs),
		path,
		credentials: account,
		parameters: { events: ALL, ...parameters },
	});
	const result = await receivePush(ctx, receiver);
	return { result, reply, items: result.workflowData?.[0].map(({ json }) => json) ?? [] };
}

test('every push is acknowledged as the document says and comes out as one event', async () => {
	for (const vector of Object.values(VECTORS)) {
		const { result, items } = await push(vector);
		expect(result.webhookResponse).toEqual({ code: 0, message: 'success' });
		expect(items).toEqual([
			expect.objectContaining({ vendor: 'segway', device_id: IOT_CODE, event_id: expect.any(String) }),
		]);
	}
});

test("Segway's retry of a push has the same event_id", async () => {
	const ids = [await push(VECTORS.fault), await push(VECTORS.fault)].map(({ items }) => items[0].event_id);
	expect(ids[0]).toBe(ids[1]);
});

test('raw on demand: the texts as they came, without the signature', async () => {
	const { items } = await push(VECTORS.status, { simplify: false });
	expect(items).toEqual([{ push: 'status', ...fieldsOf(VECTORS.status.body) }]);
});

describe('what nobody asked for is acknowledged and starts nothing', () => {
	const held = { items: [], result: { webhookResponse: { code: 0, message: 'success' } } };

	test('other events', async () => {
		expect(await push(VECTORS.status, { events: ['alert'] })).toMatchObject(held);
		expect((await push(VECTORS.alert, { events: ['alert'] })).items).toHaveLength(1);
	});

	test.each([IOT_CODE, `1, ${IOT_CODE}`, `1;${IOT_CODE} 2`, `\n${IOT_CODE}\n`, '', ' '])(
		'IoT codes %j let the vehicle through',
		async (iotCodes) => {
			expect((await push(VECTORS.alert, { options: { iotCodes } })).items).toHaveLength(1);
		},
	);

	test.each(['1', '86147703871911', `${IOT_CODE}0`])('IoT codes %j do not', async (iotCodes) => {
		expect(await push(VECTORS.alert, { options: { iotCodes } })).toMatchObject(held);
	});

	test.each([
		['location', 'invalid'],
		['t60Location', 'invalid'],
	] as const)('positions without a fix: %s', async (name, locationStatus) => {
		const options = { onlyValidPositions: true };
		expect(await push(VECTORS[name], { options }, { locationStatus })).toMatchObject(held);
		expect(await push(VECTORS[name], { options }, { latitude: '0.0', longitude: '0.0' })).toMatchObject(held);
		expect((await push(VECTORS[name], { options })).items).toHaveLength(1);
		expect((await push(VECTORS[name], {}, { locationStatus })).items).toHaveLength(1);
	});

	test('a status has no position and passes', async () => {
		expect((await push(VECTORS.status, { options: { onlyValidPositions: true } })).items).toHaveLength(1);
	});

	test('old events', async () => {
		const options = { maxAge: 60 };
		expect(await push(VECTORS.alert, { options })).toMatchObject(held);
		expect((await push(VECTORS.alert, { options }, { statusUtcTime: JUST_NOW })).items).toHaveLength(1);
		expect((await push(VECTORS.location, { options }, { gpsUtcTime: `${JUST_NOW}000` })).items).toHaveLength(1);
		expect((await push(VECTORS.alert)).items).toHaveLength(1);
	});
});

test('a push of another platform code is refused', async () => {
	const { result, reply, items } = await push(VECTORS.alert, {}, { platformCode: 'E20081' });
	expect([items, result]).toEqual([[], { noWebhookResponse: true }]);
	expect(reply).toEqual({ status: 401, body: { code: 401, message: expect.any(String) } });
});
