import type { INode } from 'n8n-workflow';
import type { FaultAction } from '../../../simulator/index.cjs';
import { ended } from '../play';
import { itemsFor, LOCK, ProtrackStage, STOP } from '../protrackStage';
import { until } from '../until.cjs';
import { PROTRACK } from '../workflows';

describe('once', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const OPTIONS = { returnOutcome: true, timeout: 3 };
	const SENDING = 'command/send';
	const sends = () => stage.wire('send').length;
	const ran = () => stage.wire('send').filter(({ ranCommand }) => ranCommand).length;

	/** What befalls the sending, what that proves, and whether the device got it. */
	const LOST: Array<[name: string, action: FaultAction, ran: number]> = [
		['the connection lost before it ran', 'dropBefore', 0],
		['the connection lost after it ran', 'dropAfter', 1],
		['no answer', 'hang', 0],
		['HTTP 500', { status: 500 }, 0],
		['HTTP 502 with a page', { status: 502, body: 'html' }, 0],
		['a web page', 'html', 0],
		['cut-off JSON', 'invalidJson', 0],
		['a system error (10000)', { code: 10000 }, 0],
		['a code that no document names', { code: 12345, msg: 'news' }, 0],
	];

	describe.each([
		['a command', LOCK],
		[
			'a command by API Request',
			{
				resource: 'apiRequest',
				operation: 'send',
				method: 'POST',
				path: '/api/command/send',
				query: '={{ ({ imei: $json.imei, command: "LOCKDOOR" }) }}',
			},
		],
	])('%s', (_name, parameters) => {
		test.each(LOST)('%s: unknown, sent once', async (_case, action, executed) => {
			stage.sim.faults.add({ path: SENDING, action });
			const told = await stage.run({ ...parameters, options: OPTIONS }, itemsFor([stage.device()]));
			expect(told.json).toMatchObject([{ outcome: 'unknown', sent_at: expect.any(String) }]);
			expect([sends(), ran(), stage.wire('query').length]).toEqual([1, executed, 0]);
		});
	});

	test.each([
		['in an answer', { tokenRefused: '10011' }],
		['in an answer, as ended', { tokenRefused: '10012' }],
		['as HTTP 401', { status: 401 }],
	])('a token refused %s: one renewal, runs once', async (_name, action) => {
		stage.sim.faults.add({ path: SENDING, times: 1, action });
		const told = await stage.run({ ...LOCK, options: OPTIONS }, itemsFor([stage.device()]));
		expect(told.json).toMatchObject([{ outcome: 'done' }]);
		expect([sends(), ran(), stage.logins.length]).toEqual([2, 1, 1]);
	});

	test('a token refused for good: given up, never run, with the usual cause', async () => {
		const login = async () => await stage.run({ resource: 'account', operation: 'getSubAccounts' });
		stage.sim.faults.add({ path: SENDING, action: { tokenRefused: '10011' } });
		const told = await stage.run(LOCK, itemsFor([stage.device()]));
		expect([sends(), ran(), stage.logins.length]).toEqual([4, 0, 3]);
		expect(told.error!.description).toMatch(/another system logs in with the same account/);
		stage.sim.faults.clear();
		expect((await login()).status).toBe('success');
	});

	test('10009: not accepted, so it waits and is sent again, and runs once', async () => {
		stage.sim.faults.add({ path: SENDING, times: 2, action: 'rateLimit' });
		const told = await stage.run({ ...LOCK, options: OPTIONS }, itemsFor([stage.device()]));
		expect(told.json).toMatchObject([{ outcome: 'done' }]);
		expect(stage.wire('send').map(({ code, ranCommand }) => [code, ranCommand])).toEqual([
			[10009, false],
			[10009, false],
			[0, true],
		]);
		expect(told.hints).toEqual([
			expect.stringMatching(/^Protrack limits the number of requests: this run waited \d+ s/),
		]);
	});

	describe('Retry on Fail', () => {
		const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

		test('done and unknown commands go out once, a proven refusal may go out again', async () => {
			const devices = [
				stage.device(),
				stage.device({ answers: false }),
				stage.device(),
				stage.device({ datastatus: 4 }),
			];
			stage.sim.faults.add({ path: SENDING, imei: devices[2].imei, action: 'dropAfter' });
			const together = { ...LOCK, options: { concurrency: 4 } };
			const told = await stage.run(together, itemsFor(devices), RETRY);
			expect(told.status).toBe('error');
			const counts = devices.map(({ imei }) => stage.wire('send').filter(({ device }) => device === imei).length);
			expect(counts).toEqual([1, 1, 1, 3]);
		});

		test('refused by the device itself: it certainly did not run, so it may go out again', async () => {
			const device = stage.device({ refuses: true });
			const told = await stage.run(LOCK, itemsFor([device]), RETRY);
			expect(told.status).toBe('error');
			expect([sends(), ran()]).toEqual([3, 0]);
		});

		test('what the guard held back is looked at anew', async () => {
			const device = stage.device({ speed: 40 });
			stage.sim.faults.add({ path: 'track', latency: 50 });
			const running = stage.start(STOP, itemsFor([device]), { ...RETRY, waitBetweenTries: 400 });
			await until(() => stage.wire('track').some(({ answeredAt }) => answeredAt !== null));
			stage.cloud.change(device.imei, { speed: 0 });
			const told = await ended(running, PROTRACK);
			expect(told.json).toMatchObject([{ outcome: 'done' }]);
			expect([stage.wire('track').length, sends()]).toEqual([2, 1]);
		});

		test('also with "continue on error", where n8n repeats because of the first item', async () => {
			const [offline, good] = [stage.device({ datastatus: 4 }), stage.device()];
			await stage.run(LOCK, itemsFor([offline, good]), { ...RETRY, onError: 'continueRegularOutput' });
			expect(stage.cloud.commands.sent.map(({ imei }) => imei)).toEqual([good.imei]);
		});
	});
});
