import { itemsFor, Stage, STATUS } from '../stage';

describe('limits', () => {
	async function withStage(work: (stage: Stage) => Promise<void>) {
		const stage = await Stage.open({ parked: 60 });
		await stage.run(STATUS, itemsFor(stage.mopeds(1)));
		stage.fresh();
		await work(stage).finally(async () => await stage.close());
	}

	const limited = (stage: Stage) => stage.wire().filter(({ status }) => status === 429);
	const WAITED = /^Segway limits the number of requests: this run waited \d+ s in all$/;

	test.concurrent('HTTP 429 holds back the whole pool as long as the vendor asks, and is told', async () => {
		await withStage(async (stage) => {
			stage.sim.faults.add({ after: 5, times: 1, action: { rateLimit: 2 } });
			stage.sim.latency(10);
			const told = await stage.run(STATUS, itemsFor(stage.mopeds(40)));
			expect(told.json).toHaveLength(40);
			expect(told.status).toBe('success');
			const [{ answeredAt }] = limited(stage);
			// Those that were on their way already, at most the rest of the pool.
			const meanwhile = stage.wire().filter(({ at }) => at > answeredAt! && at < answeredAt! + 1_950);
			expect(meanwhile.length).toBeLessThan(10);
			expect(stage.wire()).toHaveLength(41);
			expect(told.hints).toEqual([expect.stringMatching(WAITED)]);
		});
	});

	test.concurrent('a run that was not held back tells nothing', async () => {
		await withStage(async (stage) => {
			const told = await stage.run(STATUS, itemsFor(stage.mopeds(3)));
			expect(told.hints).toEqual([]);
		});
	});

	test.concurrent('a command that was not accepted goes out again, and runs once', async () => {
		await withStage(async (stage) => {
			const vehicles = stage.mopeds(3, { locked: false });
			stage.sim.faults.add({ iotCode: vehicles[0].iotCode, times: 2, action: { rateLimit: 1 } });
			const told = await stage.lock(vehicles);
			expect(told.json.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
			expect(stage.wire(vehicles[0]).map(({ status, ranCommand }) => [status, ranCommand])).toEqual([
				[429, false],
				[429, false],
				[200, true],
			]);
			expect(told.hints).toEqual([expect.stringMatching(WAITED)]);
		});
	});

	test.concurrent('a limit that does not end: given up after a bounded number of tries, as a refusal', async () => {
		await withStage(async (stage) => {
			const [vehicle] = stage.mopeds(1, { locked: false });
			stage.sim.faults.add({ action: { rateLimit: 1 } });
			const told = await stage.lock([vehicle], { returnOutcome: true });
			expect(stage.wire()).toHaveLength(6);
			expect(told.json).toMatchObject([{ outcome: 'refused', code: null, message: 'Too many requests' }]);
			expect(told.hints).toEqual([expect.stringMatching(WAITED)]);
		});
	});

	test.concurrent('a wait of ten minutes is not waited for', async () => {
		await withStage(async (stage) => {
			stage.sim.faults.add({ action: { rateLimit: 600 } });
			const [vehicle] = stage.mopeds(1);
			const told = await stage.run(STATUS, itemsFor([vehicle]));
			expect(stage.wire()).toHaveLength(1);
			expect(told.error).toMatchObject({ message: `${vehicle.iotCode}: Too many requests`, httpCode: '429' });
			expect(told.error!.description).toMatch(/[A-Z].+\./);
		});
	});

	test.concurrent('a vendor that lets one call pass per second: slower, but every vehicle is asked', async () => {
		await withStage(async (stage) => {
			const vehicles = stage.mopeds(8);
			const passed: number[] = [];
			const { faults } = stage.sim;
			const judge = faults.judge.bind(faults);
			faults.judge = (subject) => {
				const now = Date.now();
				if (subject.path === '/oauth/token') return judge(subject);
				while (passed.length > 0 && passed[0] <= now - 1_000) passed.shift();
				if (passed.length >= 1) return { latency: 0, action: { rateLimit: 1 }, run: false };
				passed.push(now);
				return judge(subject);
			};
			const told = await stage.run(STATUS, itemsFor(vehicles), { onError: 'continueRegularOutput' });
			expect(told.json.filter(({ error }) => error)).toEqual([]);
			expect(told.json).toHaveLength(8);
		});
	});
});
