import type { INode } from 'n8n-workflow';
import type { FaultAction } from '../../../simulator/index.cjs';
import { itemsFor, JimiStage, RESTART } from '../jimiStage';

describe('once', () => {
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const OPTIONS = { returnOutcome: true, timeout: 1 };
	const SENDING = 'instruction.send';
	const sends = () => stage.wire(SENDING).length;

	/** What befalls the sending, and what becomes of it: the results of commands tell whether JIMI got it. */
	const LOST: Array<[name: string, action: FaultAction, outcome: string]> = [
		['the connection lost before it ran', 'dropBefore', 'unknown'],
		['the connection lost after it ran', 'dropAfter', 'done'],
		['no answer', 'hang', 'unknown'],
		['HTTP 500', { status: 500 }, 'unknown'],
		['HTTP 502 with a page', { status: 502, body: 'html' }, 'unknown'],
		['a web page', 'html', 'unknown'],
		['cut-off JSON', 'invalidJson', 'unknown'],
		['a busy system (-1)', { code: -1 }, 'unknown'],
		['a code that no document names', { code: 12345, msg: 'news' }, 'unknown'],
	];

	test.each(LOST)('%s: sent once, and looked for in the results', async (_name, action, outcome) => {
		stage.sim.faults.add({ path: SENDING, action });
		const told = await stage.run({ ...RESTART, options: OPTIONS }, itemsFor([stage.device()]));
		expect(told.json).toMatchObject([{ outcome, sent_at: expect.any(String) }]);
		expect(sends()).toBe(1);
		expect(stage.wire('instruction.result').length).toBe(outcome === 'done' ? 1 : 15);
	});

	describe('Retry on Fail', () => {
		const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

		test('done and unknown commands go out once, a proven refusal may go out again', async () => {
			const [done, lost, busy] = [stage.device(), stage.device(), stage.device({ commandCode: 252 })];
			stage.sim.faults.add({ path: SENDING, imei: lost.imei, action: 'dropBefore' });
			const together = { ...RESTART, options: { concurrency: 3 } };
			const told = await stage.run(together, itemsFor([done, lost, busy]), RETRY);
			expect(told.status).toBe('error');
			const counts = [done, lost, busy].map(
				({ imei }) => stage.wire(SENDING).filter(({ device }) => device === imei).length,
			);
			expect(counts).toEqual([1, 1, 3]);
			expect(stage.cloud.vehicle(done.imei)!.resets).toBe(1);
		});

		test('also with "continue on error", where n8n repeats because of the first item', async () => {
			const [busy, good] = [stage.device({ commandCode: 252 }), stage.device()];
			await stage.run(RESTART, itemsFor([busy, good]), { ...RETRY, onError: 'continueRegularOutput' });
			expect(stage.cloud.vehicle(good.imei)!.resets).toBe(1);
			expect(stage.wire(SENDING).filter(({ device }) => device === good.imei)).toHaveLength(1);
		});
	});
});
