import { EACH, highWater, itemsFor, LOCK, Stage, STATUS } from '../stage';

describe('order', () => {
	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open({ parked: 80 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	/** Each vehicle answers after a time of its own, so that answers come in another order than requests. */
	const scatter = (iotCodes: string[]) =>
		iotCodes.forEach((iotCode, index) => stage.sim.faults.add({ iotCode, latency: 20 + ((index * 37) % 90) }));

	test('results come in the order of the items, whenever the answers came', async () => {
		const vehicles = stage.mopeds(30);
		const codes = vehicles.map(({ iotCode }) => iotCode);
		scatter(codes);
		const told = await stage.run(STATUS, itemsFor(vehicles));
		const answered = [...stage.wire()].sort((a, b) => a.answeredAt! - b.answeredAt!).map(({ device }) => device);
		expect(answered).not.toEqual(codes);
		expect(told.json.map(({ device_id }) => device_id)).toEqual(codes);
		expect(told.items.map(({ pairedItem }) => pairedItem)).toEqual(codes.map((_, item) => ({ item })));
	});

	test('commands to one vehicle keep their order and never overlap; others run beside them', async () => {
		const vehicles = stage.mopeds(4);
		scatter(vehicles.map(({ iotCode }) => iotCode));
		const sounds = ['sound1', 'toot', 'sound3', 'toot', 'sound1'];
		const items = sounds.flatMap((sound) => vehicles.map(({ iotCode }) => ({ json: { iotCode, sound } })));
		const parameters = {
			resource: 'control',
			operation: 'playSound',
			iotCode: EACH,
			controlType: '={{ $json.sound }}',
		};
		const told = await stage.run(parameters, items);
		expect(told.json.map(({ device_id }) => device_id)).toEqual(items.map(({ json }) => json.iotCode));
		for (const vehicle of vehicles) {
			const calls = stage.wire(vehicle);
			expect(calls.map(({ body }) => (body as { controlType: number }).controlType)).toEqual([1, 2, 3, 2, 1]);
			calls.slice(1).forEach(({ at }, index) => expect(at).toBeGreaterThanOrEqual(calls[index].answeredAt!));
		}
		expect(highWater(stage.wire())).toBe(4);
	});

	test('the order of one vehicle holds for API Request too', async () => {
		const { iotCode } = stage.moped({ locked: true });
		const items = ['unlock', 'lock', 'unlock'].map((verb) => ({ json: { verb, iotCode } }));
		stage.sim.latency(20);
		await stage.run(
			{
				resource: 'apiRequest',
				operation: 'send',
				method: 'POST',
				path: '=/api/v2/vehicle/control/{{ $json.verb }}',
				body: '={{ ({ iotCode: $json.iotCode }) }}',
			},
			items,
		);
		expect(stage.wire().map(({ path }) => path.split('/').at(-1))).toEqual(['unlock', 'lock', 'unlock']);
		expect(highWater(stage.wire())).toBe(1);
	});

	describe('Concurrent Requests', () => {
		test.each([
			[10, {}],
			[3, { concurrency: 3 }],
			[1, { concurrency: 1 }],
			[25, { concurrency: 25 }],
		])('%i at a time with %j', async (most, options) => {
			// Long enough for as many to arrive while the first one is under way.
			stage.sim.latency(most * 60);
			await stage.run({ ...STATUS, options }, itemsFor(stage.mopeds(30)));
			expect(stage.wire()).toHaveLength(30);
			expect(highWater(stage.wire())).toBe(most);
		});
	});

	test('a slow vehicle does not hold up the others', async () => {
		const vehicles = stage.mopeds(12, { locked: false });
		stage.sim.faults.add({ iotCode: vehicles[0].iotCode, latency: 4_000 });
		await stage.lock(vehicles, { concurrency: 2 });
		const slow = stage.wire(vehicles[0])[0];
		const others = stage.wire().filter((call) => call !== slow);
		expect(others).toHaveLength(11);
		for (const { answeredAt } of others) expect(answeredAt).toBeLessThan(slow.answeredAt!);
	});

	test('parameters that are the same for all items need no expression', async () => {
		const { iotCode } = stage.moped({ locked: false });
		stage.sim.latency(20);
		const told = await stage.run({ ...LOCK, iotCode }, [{ json: {} }, { json: {} }]);
		expect(told.json).toMatchObject([
			{ device_id: iotCode, outcome: 'done' },
			{ device_id: iotCode, outcome: 'done' },
		]);
		expect(highWater(stage.wire())).toBe(1);
	});
});
