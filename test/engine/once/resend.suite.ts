import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, INodeType } from 'n8n-workflow';
import { SegwayApi } from '../../../credentials/SegwayApi.credentials';
import { Engine } from '../harness';
import { EACH, itemsFor, Stage, STATUS } from '../stage';
import { flow } from '../workflows';

describe('resend', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await Stage.open();
		await stage.run(STATUS, itemsFor(stage.mopeds(1)));
	});
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const SHAPES = ['oauth401', 'code'] as const;

	describe.each(SHAPES)('a token refused as %s', (tokenRefused) => {
		test('one renewal, and the command runs once', async () => {
			const vehicle = stage.moped({ locked: false });
			stage.sim.faults.add({ iotCode: vehicle.iotCode, times: 1, action: { tokenRefused } });
			const told = await stage.lock([vehicle]);
			expect(told.json).toMatchObject([{ outcome: 'done', device_id: vehicle.iotCode }]);
			expect(stage.logins).toHaveLength(1);
			expect(stage.wire().map(({ ranCommand }) => ranCommand)).toEqual([false, true]);
			const tokens = stage.wire().map(({ headers }) => headers.authorization);
			expect(tokens[0]).not.toBe(tokens[1]);
		});

		test('again and again: told after the third renewal, with the usual cause', async () => {
			const vehicle = stage.moped({ locked: false });
			stage.sim.faults.add({ iotCode: vehicle.iotCode, action: { tokenRefused } });
			const told = await stage.lock([vehicle]);
			expect(stage.wire()).toHaveLength(4);
			expect(stage.logins).toHaveLength(3);
			expect(told.error!.message).toContain('access token');
			expect(told.error!.description).toMatch(/another system/);
			expect(stage.sim.segway.vehicle(vehicle.iotCode)).toMatchObject({ locked: false });
		});

		test('the refused token of a read is renewed the same way', async () => {
			const vehicle = stage.moped();
			stage.sim.faults.add({ iotCode: vehicle.iotCode, times: 1, action: { tokenRefused } });
			const told = await stage.run(STATUS, itemsFor([vehicle]));
			expect(told.json).toMatchObject([{ device_id: vehicle.iotCode }]);
			expect([stage.wire().length, stage.logins.length]).toEqual([2, 1]);
		});
	});

	/** A node of its own that calls n8n's helper as any node may, with what is given. */
	function bareEngine(options: Partial<IHttpRequestOptions>, more: IDataObject, extra: object = {}) {
		const node = {
			description: {
				name: 'bare',
				version: 1,
				group: [],
				inputs: ['main'],
				outputs: ['main'],
				properties: [],
				credentials: [{ name: 'segwayApi', required: true }],
			},
			async execute(this: IExecuteFunctions) {
				const data = { ...(await this.getCredentials('segwayApi')), ...more };
				const request = {
					method: 'POST' as const,
					url: `${stage.sim.segway.url}/api/v2/vehicle/control/lock`,
					...options,
				};
				await this.helpers.httpRequestWithAuthentication.call(this, 'segwayApi', request, {
					credentialsDecrypted: { id: '', name: '', type: 'segwayApi', data: data as never },
					...extra,
				});
				return [[]];
			},
		} as unknown as INodeType;
		return new Engine({ 'n8n-nodes-fleet.segway': node }, stage.store);
	}

	describe("n8n's own resend after HTTP 401", () => {
		beforeEach(() => stage.sim.faults.add({ action: { tokenRefused: 'oauth401', keep: true } }));
		const body = { iotCode: '861477038719116' };

		test('n8n does resend when nothing stops it', async () => {
			await bareEngine({ body }, {}).run(flow({}));
			expect(stage.wire()).toHaveLength(2);
		});

		test('the guard of the credential alone stops it', async () => {
			const run = await bareEngine({ body }, { fleetOnce: 'ready' }).run(flow({}));
			expect(run.status).toBe('error');
			expect(stage.wire()).toHaveLength(1);
		});

		test('the list of statuses alone stops it', async () => {
			await bareEngine({ body }, {}, { preAuthenticationRetryStatusCode: [] }).run(flow({}));
			expect(stage.wire()).toHaveLength(1);
		});

		test('taking every status for an answer alone stops it', async () => {
			await bareEngine({ body, ignoreHttpStatusErrors: true }, {}).run(flow({}));
			expect(stage.wire()).toHaveLength(1);
		});

		test('the guard does not get in the way of the next call', async () => {
			const { authenticate } = new SegwayApi();
			const sign = async (data: IDataObject) =>
				await (authenticate as (data: unknown, options: unknown) => Promise<unknown>)(data, { url: '/x' });
			const stored = { region: 'E', accessToken: 'T' };
			const call = { ...stored, fleetOnce: 'ready' };
			await expect(sign(call)).resolves.toMatchObject({ headers: { Authorization: 'bearer T' } });
			await expect(sign(call)).rejects.toThrow('not sent a second time');
			await expect(sign({ ...stored, fleetOnce: 'ready' })).resolves.toBeDefined();
		});
	});

	test('a refused token in the midst of a batch: every vehicle is commanded once', async () => {
		const vehicles = stage.mopeds(20, { locked: false });
		stage.sim.latency(20);
		stage.sim.faults.add({ after: 7, times: 1, action: { tokenRefused: 'oauth401' } });
		const told = await stage.run({ resource: 'control', operation: 'lock', iotCode: EACH }, itemsFor(vehicles));
		expect(told.json.map(({ outcome }) => outcome)).toEqual(vehicles.map(() => 'done'));
		for (const vehicle of vehicles) {
			expect(stage.wire(vehicle).filter(({ ranCommand }) => ranCommand)).toHaveLength(1);
		}
		expect(stage.logins).toHaveLength(1);
	});
});
