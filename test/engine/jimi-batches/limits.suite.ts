import { itemsFor, JimiStage, POSITION, RESTART, SEND } from '../jimiStage';

/** In real time, with the option for short waits: 1.5 s, once. */
describe('limits', () => {
	async function withStage(work: (stage: JimiStage) => Promise<void>) {
		const stage = await JimiStage.open({ parked: 60 });
		await work(stage).finally(async () => await stage.close());
	}

	const SHORT = { shortWaits: true };
	const WAITED = /^JIMI limits the number of requests: this run waited \d+ s in all$/;
	const COMMANDS = { resource: 'command', operation: 'getMany', imei: SEND.imei };

	test.concurrent(
		'1006 holds back the whole pool, goes out again with a new time stamp and sign, and is told',
		async () => {
			await withStage(async (stage) => {
				stage.sim.latency(20);
				stage.sim.faults.add({ after: 5, times: 1, action: 'rateLimit' });
				const told = await stage.run({ ...COMMANDS, options: SHORT }, itemsFor(stage.devices(20)));
				expect(told.status).toBe('success');
				const limited = stage.wire().find(({ code }) => code === 1006)!;
				const meanwhile = stage.wire().filter(({ at }) => at > limited.answeredAt! && at < limited.answeredAt! + 1_400);
				expect(meanwhile.length).toBeLessThanOrEqual(1);
				const signs = stage.wire(String(limited.call)).filter(({ device }) => device === limited.device);
				const [first, second] = signs.map(({ body }) => body as Record<string, string>);
				expect(second.timestamp > first.timestamp).toBe(true);
				expect(second.sign).not.toBe(first.sign);
				expect(told.hints).toEqual([expect.stringMatching(WAITED)]);
			});
		},
	);

	test.concurrent('a command that was not accepted goes out again, and runs once', async () => {
		await withStage(async (stage) => {
			const device = stage.device();
			stage.sim.faults.add({ path: 'instruction.send', times: 1, action: 'rateLimit' });
			const told = await stage.run({ ...RESTART, options: SHORT }, itemsFor([device]));
			expect(told.json).toMatchObject([{ outcome: 'done' }]);
			expect(stage.wire('instruction.send').map(({ code, ranCommand }) => [code, ranCommand])).toEqual([
				[1006, false],
				[0, true],
			]);
			expect(told.hints).toEqual([expect.stringMatching(WAITED)]);
		});
	});

	test.concurrent('a limit that does not end: given up after one repeat, as a refusal with a remedy', async () => {
		await withStage(async (stage) => {
			stage.sim.faults.add({ path: 'location.get', action: 'rateLimit' });
			const told = await stage.run({ ...POSITION, options: SHORT }, itemsFor(stage.devices(3)));
			expect(stage.wire()).toHaveLength(2);
			expect(told.error!.message).toContain('Too many requests (JIMI 1006');
			expect(told.error!.description).toContain('Concurrent Requests');
		});
	});

	test.concurrent('a run that was not held back tells nothing', async () => {
		await withStage(async (stage) => {
			expect((await stage.run(POSITION, itemsFor(stage.devices(3)))).hints).toEqual([]);
		});
	});
});
