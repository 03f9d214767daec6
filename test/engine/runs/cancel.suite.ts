import { itemsFor, LOCK, Stage, STATUS } from '../stage';
import { pause, until } from '../until.cjs';

describe('cancel', () => {
	/** Longer than any pause between two requests of the node. */
	const QUIET = 1_300;

	/** A stage of its own with a token in the credential, for tests that run side by side. */
	async function withStage(work: (stage: Stage) => Promise<void>) {
		const stage = await Stage.open();
		await stage.run(STATUS, itemsFor(stage.mopeds(1)));
		stage.fresh();
		await work(stage).finally(async () => await stage.close());
	}

	type Run = Parameters<Stage['start']>;

	/** Cancels as soon as `ready`, and shows that no call comes but those that were on their way. */
	async function cancelAt(stage: Stage, ready: () => boolean, onTheirWay: number, ...run: Run) {
		const running = stage.start(...run);
		await until(ready);
		running.cancel();
		const atMost = stage.wire().length + onTheirWay;
		await running.ended;
		await pause(QUIET);
		expect(stage.wire().length).toBeLessThanOrEqual(atMost);
	}

	const locks = (stage: Stage) => itemsFor(stage.mopeds(20, { locked: false }));
	const THREE = { ...LOCK, options: { concurrency: 3 } };

	test.concurrent('a cancelled run sends nothing more', async () => {
		await withStage(async (stage) => {
			stage.sim.latency(150);
			await cancelAt(stage, () => stage.wire().length >= 6, 3, THREE, locks(stage));
		});
	});

	test.concurrent('also with "Retry on Fail" and "continue on error"', async () => {
		await withStage(async (stage) => {
			stage.sim.latency(150);
			const more = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1, onError: 'continueRegularOutput' as const };
			await cancelAt(stage, () => stage.wire().length >= 3, 3, THREE, locks(stage), more);
		});
	});

	test.concurrent.each([
		['between two attempts of a read', { action: { status: 503 } }],
		['while the vendor limits', { action: { rateLimit: 1 } }],
	])('cancelled %s', async (_name, rule) => {
		await withStage(async (stage) => {
			stage.sim.faults.add(rule);
			// One vehicle: of several the first would be asked again while the last one is on its way.
			const answered = () => stage.wire().some(({ status }) => status !== null);
			await cancelAt(stage, answered, 0, STATUS, itemsFor(stage.mopeds(1)));
		});
	});

	test.concurrent('cancelled while it logs in: no vehicle is moved', async () => {
		await withStage(async (stage) => {
			stage.store.edit('segwayApi', { accessToken: '' });
			stage.sim.faults.add({ path: '/oauth/token', latency: 200 });
			await cancelAt(stage, () => stage.logins.length === 1, 0, LOCK, locks(stage));
		});
	});

	test.concurrent('Timeout: a command without an answer ends as unknown after the given seconds', async () => {
		await withStage(async (stage) => {
			const [silent, good] = stage.mopeds(2, { locked: false });
			stage.sim.faults.add({ iotCode: silent.iotCode, action: 'hang', run: true });
			const told = await stage.lock([silent, good], { timeout: 3, returnOutcome: true });
			expect(told.json).toMatchObject([
				{ outcome: 'unknown', code: null, message: 'No answer: no answer came in time' },
				{ outcome: 'done' },
			]);
			expect(stage.wire(silent)).toHaveLength(1);
			expect(stage.sim.segway.vehicle(silent.iotCode)).toMatchObject({ locked: true });
		});
	});

	test.concurrent('Timeout: an answer that comes before it is taken', async () => {
		await withStage(async (stage) => {
			stage.sim.latency(1_100);
			const told = await stage.lock(stage.mopeds(1, { locked: false }), { timeout: 20 });
			expect(told.json).toMatchObject([{ outcome: 'done' }]);
		});
	});
});
