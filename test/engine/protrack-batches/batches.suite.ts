import type { ProtrackSettings } from '../../../simulator/index.cjs';
import { highWater } from '../play';
import { EACH, inWords, itemsFor, POSITION, ProtrackStage, UNKNOWN } from '../protrackStage';

describe('batches', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open({ parked: 1_000 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const BATCHED: Array<[operation: string, path: string]> = [
		['getPosition', '/api/track'],
		['get', '/api/device/detail'],
		['getMileage', '/api/device/mileage'],
	];
	const PERIOD = { begintime: '2026-05-24T00:00:00Z', endtime: '2026-05-25T00:00:00Z' };
	const asked = () => stage.wire().map(({ query }) => String(query.imeis).split(','));

	test.each(BATCHED)('%s: 1,000 items make 10 requests, and each item gets its own device', async (operation, path) => {
		const { devices } = stage.cloud;
		const parameters = { resource: 'device', operation, imeis: EACH, ...(operation === 'getMileage' ? PERIOD : {}) };
		const told = await stage.run(parameters, itemsFor(devices));
		expect(stage.wire().map((call) => [call.path, call.method])).toEqual(Array(10).fill([path, 'GET']));
		expect(asked().map((imeis) => imeis.length)).toEqual(Array(10).fill(100));
		expect(asked().flat().sort()).toEqual(devices.map(({ imei }) => imei).sort());
		expect(told.items.map(({ json, pairedItem }) => [json.device_id, json.found, pairedItem])).toEqual(
			devices.map(({ imei }, item) => [imei, true, { item }]),
		);
	});

	test('two requests at a time', async () => {
		stage.sim.latency(300);
		await stage.run(POSITION, itemsFor(stage.cloud.devices.slice(0, 500)));
		expect(highWater(stage.wire())).toBe(2);
	});

	test('the same device in several items is asked for once', async () => {
		const [one, other] = stage.devices(2);
		const told = await stage.run(POSITION, itemsFor([one, other, one, one]));
		expect(asked()).toEqual([[one.imei, other.imei]]);
		expect(told.json.map(({ device_id }) => device_id)).toEqual([one, other, one, one].map(({ imei }) => imei));
	});

	test('several devices in one item, parted by commas: an item for each, paired with it', async () => {
		const [a, b, c] = stage.devices(3).map(({ imei }) => imei);
		const told = await stage.run({ ...POSITION, imeis: '={{ $json.list }}' }, [
			{ json: { list: `${a}, ${b}` } },
			{ json: { list: [c, a] } },
		]);
		expect(stage.wire()).toHaveLength(1);
		expect(told.items.map(({ json, pairedItem }) => [json.device_id, pairedItem])).toEqual([
			[a, { item: 0 }],
			[b, { item: 0 }],
			[c, { item: 1 }],
			[a, { item: 1 }],
		]);
	});

	test('a list that is spread over two calls keeps its order', async () => {
		const devices = stage.devices(150).map(({ imei }) => imei);
		const told = await stage.run({ ...POSITION, imeis: '={{ $json.list }}' }, [{ json: { list: devices } }]);
		expect(stage.wire()).toHaveLength(2);
		expect(told.json.map(({ device_id }) => device_id)).toEqual(devices);
	});

	test('items with different parameters do not share a call', async () => {
		const devices = stage.devices(4);
		const items = devices.map(({ imei }, index) => ({ json: { imei, hours: index % 2 } }));
		const parameters = { resource: 'device', operation: 'getMileage', imeis: EACH };
		const begintime = '=2026-05-24T0{{ $json.hours }}:00:00Z';
		await stage.run({ ...parameters, begintime, endtime: '2026-05-24T08:00:00Z' }, items);
		expect(asked().map((imeis) => imeis.length)).toEqual([2, 2]);
	});

	/** What an unknown IMEI does to the others of its call, and how many calls it takes to find it. */
	const BEHAVIOURS: Array<[ProtrackSettings['unknownImei'], number]> = [
		['drop', 2],
		['refuse10013', 16],
		['refuse20005', 16],
	];

	describe.each(BEHAVIOURS)('an unknown IMEI in the midst of 200 items (%s)', (unknownImei, most) => {
		test.each(BATCHED)('%s: found false on its item only', async (operation) => {
			stage.cloud.set({ unknownImei });
			const devices: Array<{ imei: string }> = stage.devices(199);
			devices.splice(77, 0, { imei: UNKNOWN });
			const parameters = { resource: 'device', operation, imeis: EACH, ...(operation === 'getMileage' ? PERIOD : {}) };
			const told = await stage.run(parameters, itemsFor(devices));
			expect(told.status).toBe('success');
			expect(told.json.map(({ device_id, found }) => [device_id, found])).toEqual(
				devices.map(({ imei }) => [imei, imei !== UNKNOWN]),
			);
			expect(told.json[77]).toMatchObject({ vendor: 'protrack', device_id: UNKNOWN, found: false });
			expect(stage.wire().length).toBeLessThanOrEqual(most);
		});
	});

	test("somebody else's device is not found either; raw, the place of a missing one is kept", async () => {
		const [own] = stage.devices(1);
		const [strange] = stage.cloud.strangers;
		const devices = [{ imei: strange.imei }, own, { imei: UNKNOWN }];
		const told = await stage.run({ ...POSITION, simplify: false }, itemsFor(devices));
		expect(told.json).toMatchObject([
			{ imei: strange.imei, found: false },
			{ imei: own.imei, datastatus: 2 },
			{ imei: UNKNOWN, found: false },
		]);
		expect(told.json[1]).not.toHaveProperty('found');
	});

	test('all of them unknown: every item says so', async () => {
		const devices = Array.from({ length: 5 }, (_, index) => ({ imei: `11111111111111${index}` }));
		const told = await stage.run(POSITION, itemsFor(devices));
		expect(told.json.map(({ found }) => found)).toEqual(Array(5).fill(false));
	});

	describe('a call that is refused as a whole', () => {
		const hundreds = () => itemsFor(stage.cloud.devices.slice(0, 250));

		test('stops the run', async () => {
			stage.sim.faults.add({ after: 1, action: { code: 10007 } });
			const told = await stage.run(POSITION, hundreds());
			expect(told.status).toBe('error');
			expect(told.error!.message).toContain(inWords('Permission denied', 10007));
		});

		test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
			'with %s fails its items only',
			async (onError) => {
				stage.sim.faults.add({ after: 1, times: 1, action: { code: 10007 } });
				const told = await stage.run({ ...POSITION, options: { concurrency: 1 } }, hundreds(), { onError });
				const everything = [...told.items, ...told.failed];
				expect(everything).toHaveLength(250);
				const failed = everything.filter(({ json }) => json.error);
				expect(failed.map(({ pairedItem }) => pairedItem)).toEqual(
					Array.from({ length: 100 }, (_, index) => ({ item: 100 + index })),
				);
				expect(failed[0].json.message).toContain(inWords('Permission denied', 10007));
			},
		);

		test('an expired device is found by halving and fails alone', async () => {
			const devices = stage.devices(20);
			stage.sim.faults.add({ imei: devices[13].imei, action: { code: 20046 } });
			const told = await stage.run(POSITION, itemsFor(devices), { onError: 'continueRegularOutput' });
			const failed = told.json.flatMap(({ error }, item) => (error ? [item] : []));
			expect(failed).toEqual([13]);
			expect(told.json[13]).toMatchObject({
				message: `${devices[13].imei}: ${inWords('The subscription of the device has expired', 20046)}`,
				error: { device_id: devices[13].imei, code: 20046, description: 'Renew it with your provider.' },
			});
		});

		test('a system error is asked again, and then every item is there', async () => {
			stage.sim.faults.add({ times: 2, action: { code: 10000 } });
			const told = await stage.run(POSITION, hundreds());
			expect(told.json).toHaveLength(250);
			expect(stage.wire()).toHaveLength(5);
		});
	});
});
