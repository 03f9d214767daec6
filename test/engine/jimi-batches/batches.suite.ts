import type { IDataObject } from 'n8n-workflow';
import type { JimiSettings } from '../../../simulator/index.cjs';
import { highWater } from '../play';
import { EACH, givenIn, itemsFor, JimiStage, POSITION, UNKNOWN } from '../jimiStage';

describe('batches', () => {
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open({ parked: 1_000 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const iso = (second: number) => new Date(second * 1000).toISOString();
	const hour = () => ({ begin_time: iso(stage.now - 7_200), end_time: iso(stage.now - 3_600) });
	const mileage = () => ({ resource: 'track', operation: 'getMileage', imeis: EACH, ...hour() });
	const listOf = (entry: Parameters<typeof givenIn>[0]) => String(givenIn(entry).imeis).split(',');
	const asked = () => stage.wire('location.get').map(listOf);

	test.each([
		[undefined, 10],
		[100, 10],
		[50, 20],
	])('Devices per Call %p: 1,000 items make %i calls, and each item gets its own device', async (callSize, calls) => {
		const { devices } = stage.cloud;
		const told = await stage.run({ ...POSITION, options: callSize ? { callSize } : {} }, itemsFor(devices));
		expect(asked().map((imeis) => imeis.length)).toEqual(Array(calls).fill(1_000 / calls));
		expect(stage.wire()).toHaveLength(calls);
		expect(told.items.map(({ json, pairedItem }) => [json.device_id, json.found, pairedItem])).toEqual(
			devices.map(({ imei }, item) => [imei, true, { item }]),
		);
	});

	test('two calls at a time', async () => {
		stage.sim.latency(60);
		await stage.run(POSITION, itemsFor(stage.cloud.devices.slice(0, 500)));
		expect(highWater(stage.wire())).toBe(2);
	});

	test('the same device in several items is asked for once; several in one item are an item each', async () => {
		const [a, b] = stage.devices(2).map(({ imei }) => imei);
		const told = await stage.run({ ...POSITION, imeis: '={{ $json.list }}' }, [
			{ json: { list: `${a}, ${b}` } },
			{ json: { list: [b, a] } },
		]);
		expect(asked()).toEqual([[a, b]]);
		expect(told.items.map(({ json, pairedItem }) => [json.device_id, pairedItem])).toEqual([
			[a, { item: 0 }],
			[b, { item: 0 }],
			[b, { item: 1 }],
			[a, { item: 1 }],
		]);
	});

	/** What an unknown IMEI does to the others of its call, and how many calls it takes to find it. */
	const BEHAVIOURS: Array<[JimiSettings['unknownImei'], number]> = [
		['drop', 2],
		['refuse', 16],
	];

	describe.each(BEHAVIOURS)('an unknown IMEI in the midst of 200 items (%s)', (unknownImei, most) => {
		const WAYS: Array<[name: string, parameters: () => IDataObject, call: string]> = [
			['positions', () => POSITION, 'location.get'],
			['mileage', mileage, 'track.mileage'],
		];

		test.each(WAYS)('%s: found false on its item only', async (_name, parameters, call) => {
			stage.cloud.set({ unknownImei });
			const devices: Array<{ imei: string }> = stage.devices(199);
			devices.splice(77, 0, { imei: UNKNOWN });
			const told = await stage.run(parameters(), itemsFor(devices));
			expect(told.status).toBe('success');
			expect(told.json.map(({ device_id, found }) => [device_id, found])).toEqual(
				devices.map(({ imei }) => [imei, imei !== UNKNOWN]),
			);
			// Further pages of drives are no calls for further devices.
			const first = stage.wire(call).filter((entry) => ['0', undefined].includes(givenIn(entry).start_row as string));
			expect(first.length).toBeLessThanOrEqual(most);
		});
	});

	test("somebody else's device is not found either; raw, the place of a missing one is kept", async () => {
		const [own] = stage.devices(1);
		const devices = [{ imei: stage.cloud.strangers[0].imei }, own, { imei: UNKNOWN }];
		const told = await stage.run({ ...POSITION, simplify: false }, itemsFor(devices));
		expect(told.json).toMatchObject([
			{ imei: devices[0].imei, found: false },
			{ imei: own.imei, status: '1' },
			{ imei: UNKNOWN, found: false },
		]);
		expect(told.json[1]).not.toHaveProperty('found');
	});

	test('a call that is refused as a whole fails its items only, and keeps its reason', async () => {
		stage.sim.faults.add({ after: 1, times: 1, action: { code: 1005 } });
		const items = itemsFor(stage.cloud.devices.slice(0, 250));
		const told = await stage.run({ ...POSITION, options: { concurrency: 1 } }, items, {
			onError: 'continueRegularOutput',
		});
		const failed = told.items.filter(({ json }) => json.error);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 100 }, (_, index) => ({ item: 100 + index })),
		);
		expect(failed[0].json.message).toContain('JIMI gets too many requests from this IP address');
	});

	test('a busy system is asked again, and then every item is there', async () => {
		stage.sim.faults.add({ times: 2, action: { code: -1 } });
		const told = await stage.run(POSITION, itemsFor(stage.cloud.devices.slice(0, 250)));
		expect(told.json).toHaveLength(250);
		expect(stage.wire()).toHaveLength(5);
	});

	describe('Extend Expiration', () => {
		const EXTEND = { resource: 'device', operation: 'extendExpiration', imeis: EACH, newExpiration: '2099-12-30' };

		test('each device tells its own result, inside code 0', async () => {
			const [good, locked, last] = [stage.device(), stage.device({ extendFails: true }), stage.device()];
			const devices = [good, locked, { imei: UNKNOWN }, last];
			const told = await stage.run({ ...EXTEND, options: { returnOutcome: true } }, itemsFor(devices));
			expect(stage.wire()).toMatchObject([{ code: 0 }]);
			expect(told.json.map(({ device_id, outcome, code }) => [device_id, outcome, code])).toEqual([
				[good.imei, 'done', 0],
				[locked.imei, 'refused', 0],
				[UNKNOWN, 'refused', 0],
				[last.imei, 'done', 0],
			]);
			expect(told.json[1].message).toBe('JIMI refused it: update failed, reason:device is locked');
		});

		test('as an error it names the device, and tells of the others', async () => {
			const devices = [stage.device(), stage.device({ extendFails: true })];
			const told = await stage.run(EXTEND, itemsFor(devices));
			expect(told.error!.message).toContain(`${devices[1].imei}: JIMI refused it`);
			expect(told.error!.context).toMatchObject({ itemIndex: 1 });
			expect(told.error!.description).toContain(`Done (1): ${devices[0].imei}`);
		});

		test('several devices in one item: one of them fails the item', async () => {
			const imeis = [stage.device(), stage.device({ extendFails: true })].map(({ imei }) => imei);
			const told = await stage.run({ ...EXTEND, imeis: imeis.join(',') }, undefined, {
				onError: 'continueErrorOutput',
			});
			expect([told.items.length, told.failed.length]).toEqual([0, 1]);
		});

		test('250 devices are three calls; none is sent twice', async () => {
			const told = await stage.run(EXTEND, itemsFor(stage.cloud.devices.slice(0, 250)));
			expect(told.json).toHaveLength(250);
			expect(stage.wire().map((entry) => String(givenIn(entry).imei_list).split(',').length)).toEqual([100, 100, 50]);
		});
	});
});
