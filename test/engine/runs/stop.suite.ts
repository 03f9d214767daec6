import { inWords, itemsFor, LOCK, Stage, STATUS } from '../stage';

describe('stop', () => {
	const UNLOCKED = { locked: false };
	const RIDING = { locked: false, speed: 20 };

	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const codes = (vehicles: Array<{ iotCode: string }>) => vehicles.map(({ iotCode }) => iotCode);

	test('the first refusal stops the run: no new item, those in flight awaited, every item accounted for', async () => {
		const [slow, riding, third, fourth] = [stage.moped(UNLOCKED), stage.moped(RIDING), ...stage.mopeds(2, UNLOCKED)];
		stage.sim.faults.add({ iotCode: slow.iotCode, latency: 1_000 });
		const told = await stage.lock([slow, riding, third, fourth], { concurrency: 2 });
		expect(codes([slow, riding])).toEqual(stage.wire().map(({ device }) => device));
		expect(stage.sim.segway.vehicle(slow.iotCode)).toMatchObject({ locked: true });
		expect(told.status).toBe('error');
		const refusal = `${riding.iotCode}: ${inWords('The vehicle is riding', 15600)}`;
		expect(told.error).toMatchObject({
			name: 'NodeApiError',
			message: refusal,
			context: { itemIndex: 1 },
			description: [
				'Wait until the vehicle stands and try again.',
				`Done (1): ${slow.iotCode}.`,
				`Refused (1): ${refusal}.`,
				'Unknown (0).',
				`Not sent (2): ${third.iotCode}; ${fourth.iotCode}`,
			].join(' '),
		});
	});

	test('an unknown outcome stops the run too, and says to look first', async () => {
		const [doubtful, done, ...rest] = stage.mopeds(4, UNLOCKED);
		doubtful.link = { fault: 'timeout', delay: 60 };
		stage.sim.faults.add({ iotCode: done.iotCode, latency: 1_000 });
		const told = await stage.lock([doubtful, done, ...rest], { concurrency: 2 });
		expect(stage.wire()).toHaveLength(2);
		expect(told.error).toMatchObject({
			message: `${doubtful.iotCode}: ${inWords('The vehicle did not answer in time', 15302)}`,
			context: { itemIndex: 0 },
		});
		const { description } = told.error!;
		expect(description).toContain(
			'The command may have run. It is never sent again by itself: look at the vehicle first.',
		);
		expect(description).toContain(`Done (1): ${done.iotCode}. Refused (0). Unknown (1): ${doubtful.iotCode}`);
		expect(description).toContain(`Not sent (2): ${codes(rest).join('; ')}`);
	});

	test('a second failure of those in flight is accounted for', async () => {
		const [first, second, waiting] = [stage.moped(RIDING), stage.moped(UNLOCKED), stage.moped(UNLOCKED)];
		stage.sim.faults.add({ iotCode: second.iotCode, latency: 1_000, action: 'dropAfter' });
		const told = await stage.lock([first, second, waiting], { concurrency: 2 });
		expect(told.error!.description).toContain('Refused (1)');
		expect(told.error!.description).toContain(
			`Unknown (1): ${second.iotCode}: No answer: the connection was lost before an answer came`,
		);
		expect(told.error!.description).toContain(`Not sent (1): ${waiting.iotCode}`);
	});

	test('the vehicles of one account are named in the order of the items', async () => {
		const vehicles = stage.mopeds(4, UNLOCKED);
		vehicles.forEach(({ iotCode }, index) => stage.sim.faults.add({ iotCode, latency: 120 - index * 30 }));
		const riding = stage.moped({ ...RIDING });
		stage.sim.faults.add({ iotCode: riding.iotCode, latency: 200 });
		const told = await stage.lock([...vehicles, riding]);
		expect(told.error!.description).toContain(`Done (4): ${codes(vehicles).join('; ')}.`);
	});

	test('a lone refusal needs no account', async () => {
		const told = await stage.lock([stage.moped(RIDING)]);
		expect(told.error!.description).toBe('Wait until the vehicle stands and try again.');
	});

	test('a read that fails stops the run and names its vehicle', async () => {
		const [good, offline] = [stage.moped(), stage.moped({ online: false })];
		const told = await stage.run(STATUS, itemsFor([good, offline]));
		expect(told.error).toMatchObject({
			name: 'NodeApiError',
			message: `${offline.iotCode}: ${inWords('The vehicle is offline', 15301)}`,
			description: 'It has no connection to Segway now: try again later.',
			context: { itemIndex: 1 },
		});
	});

	describe('Return Outcome Instead of Error', () => {
		test('every item tells its outcome and the run goes on', async () => {
			const [done, riding, doubtful, partly] = [
				stage.moped(UNLOCKED),
				stage.moped(RIDING),
				...stage.mopeds(2, UNLOCKED),
			];
			stage.sim.faults.add({ iotCode: doubtful.iotCode, action: 'dropAfter' });
			stage.sim.faults.add({ iotCode: partly.iotCode, action: { code: 15623 } });
			const told = await stage.lock([done, riding, doubtful, partly], { returnOutcome: true, concurrency: 1 });
			const record = { command: 'control.lock', sent_at: expect.any(String), reference: expect.any(String) };
			expect(told.status).toBe('success');
			expect(told.json).toStrictEqual([
				{ ...record, device_id: done.iotCode, outcome: 'done', code: 0, message: 'Done' },
				{
					...record,
					device_id: riding.iotCode,
					outcome: 'refused',
					code: 15600,
					message: inWords('The vehicle is riding', 15600),
				},
				{
					...record,
					device_id: doubtful.iotCode,
					outcome: 'unknown',
					code: null,
					message: 'No answer: the connection was lost before an answer came',
					reference: null,
				},
				{
					...record,
					device_id: partly.iotCode,
					outcome: 'done',
					code: 15623,
					message: inWords('The rental has started, but the saddle did not open', 15623),
					warning: 'The rental has started, but the saddle did not open',
				},
			]);
			expect(told.items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
		});

		test('is read for each item', async () => {
			const [soft, hard] = stage.mopeds(2, RIDING);
			const items = [soft, hard].map(({ iotCode }, index) => ({ json: { iotCode, soft: index === 0 } }));
			const told = await stage.run({ ...LOCK, options: { returnOutcome: '={{ $json.soft }}' } }, items);
			expect(told.error).toMatchObject({ context: { itemIndex: 1 } });
		});
	});
});
