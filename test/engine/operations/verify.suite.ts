import type { IDataObject } from 'n8n-workflow';
import { Stage } from '../stage';

describe('verify', () => {
	const common = 'iotCode=861477038719116&platformCode=A20081';
	const alert = `${common}&statusUtcTime=1591067719&alertStatus=0&code=1`;
	/** Computed vector for the sample secret of Segway's documents. */
	const SIGNED = `${alert}&signature=44439d68dc0885793400051be6051e36`;
	const FORGED = `${alert}&signature=44439d68dc0885793400051be6051e37`;

	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open()));
	afterAll(async () => await stage.close());

	const verify = async (body: string, more: IDataObject = {}) =>
		await stage.run({ resource: 'push', operation: 'verify', path: '/v2/vehicle/alert', body, ...more }, [
			{ json: { body } },
		]);

	test('a genuine push comes out as an event, without a request to Segway', async () => {
		const told = await verify(SIGNED);
		expect(told.items).toStrictEqual([
			{
				json: {
					vendor: 'segway',
					event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
					event_types: ['unspecified'],
					alarm: 'movement',
					code: '1',
					name: 'Illegal moving',
					phase: 'started',
					device_id: '861477038719116',
					timestamp: '2020-06-02T03:15:19.000Z',
					location: null,
					vehicle: null,
					received_at: expect.stringMatching(/Z$/),
					segway: { push: 'alert' },
					verified: true,
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(stage.sim.segway.log).toEqual([]);
	});

	test('raw: the fields as received, and by expression from an item', async () => {
		const told = await verify(SIGNED, { body: '={{ $json.body }}', simplify: false });
		const fields = {
			iotCode: '861477038719116',
			platformCode: 'A20081',
			statusUtcTime: '1591067719',
			alertStatus: '0',
			code: '1',
		};
		expect(told.json).toEqual([expect.objectContaining({ ...fields, verified: true })]);
	});

	test.each([
		['forged', FORGED, {}, 'signature missing or wrong'],
		['unsigned', alert, {}, 'signature missing or wrong'],
		['unreadable', 'nonsense', {}, 'body is not a form or a flat JSON object'],
		['of another path', SIGNED, { path: '/v2/vehicle/other' }, 'the path is none of the seven that Segway pushes to'],
	])('%s: an error, or on demand an item', async (_name, body, more, reason) => {
		const told = await verify(body, more);
		expect(told.error).toMatchObject({
			name: 'NodeOperationError',
			message: `The push is not verified: ${reason}`,
			context: { itemIndex: 0 },
		});
		const soft = await verify(body, { ...more, returnForged: true });
		expect(soft.json).toStrictEqual([{ verified: false, reason }]);
	});

	test('a push of another platform is not ours', async () => {
		stage.store.edit('segwayApi', { clientId: 'A99999' });
		const told = await verify(SIGNED, { returnForged: true });
		stage.store.edit('segwayApi', { clientId: 'A20081' });
		expect(told.json).toStrictEqual([{ verified: false, reason: 'not for this account' }]);
	});

	test('one forged of three with "continue on error": the others come through', async () => {
		const items = [SIGNED, FORGED, SIGNED].map((body) => ({ json: { body } }));
		const parameters = { resource: 'push', operation: 'verify', path: '/v2/vehicle/alert', body: '={{ $json.body }}' };
		const told = await stage.run(parameters, items, { onError: 'continueErrorOutput' });
		expect(told.items.map(({ json, pairedItem }) => [json.verified, pairedItem])).toEqual([
			[true, { item: 0 }],
			[true, { item: 2 }],
		]);
		expect(told.failed).toMatchObject([
			{ json: { message: expect.stringContaining('not verified') }, pairedItem: { item: 1 } },
		]);
	});
});
