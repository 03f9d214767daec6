import type { FaultAction } from '../../../simulator/index.cjs';
import { inWords, itemsFor, Stage, STATUS } from '../stage';
import type { Told } from '../workflows';

describe('reads', () => {
	/** What befalls a read, how often, and how often it is then asked in all. */
	const CASES: Array<[name: string, action: FaultAction, times: number, sent: number, good: boolean]> = [
		['HTTP 500 once', { status: 500 }, 1, 2, true],
		['HTTP 503 twice', { status: 503 }, 2, 3, true],
		['HTTP 503 for good', { status: 503 }, 9, 3, false],
		['a connection lost twice', 'dropBefore', 2, 3, true],
		['a connection lost for good', 'dropBefore', 9, 3, false],
		['no answer once', 'hang', 1, 2, true],
		['15001 twice', { code: 15001 }, 2, 3, true],
		['15001 for good', { code: 15001 }, 9, 3, false],
		['15303 twice', { code: 15303 }, 2, 3, true],
		['15302: the vehicle was asked and did not answer', { code: 15302 }, 9, 1, false],
		['15301: a refusal', { code: 15301 }, 9, 1, false],
		['15102: a refusal', { code: 15102 }, 9, 1, false],
		['HTTP 404', { status: 404 }, 9, 1, false],
	];

	let stage: Stage;
	let told: Told;
	let sent: number[];

	beforeAll(async () => {
		stage = await Stage.open();
		const vehicles = stage.mopeds(CASES.length);
		CASES.forEach(([, action, times], index) =>
			stage.sim.faults.add({ iotCode: vehicles[index].iotCode, action, times }),
		);
		const options = { timeout: 3, concurrency: CASES.length };
		told = await stage.run({ ...STATUS, options }, itemsFor(vehicles), { onError: 'continueRegularOutput' });
		sent = vehicles.map((vehicle) => stage.wire(vehicle).length);
	});
	afterAll(async () => await stage.close());

	test.each(CASES.map(([name, , , times, good], index) => ({ name, times, good, index })))(
		'$name: asked $times times, good: $good',
		({ times, good, index }) => {
			expect(sent[index]).toBe(times);
			expect('error' in told.json[index]).toBe(!good);
		},
	);

	test('what is told in the end says what happened', () => {
		const message = (name: string) => String(told.json[CASES.findIndex((each) => each[0] === name)].message);
		expect(message('HTTP 503 for good')).toMatch(/^\d+: The service failed \(HTTP 503\)$/);
		expect(message('a connection lost for good')).toMatch(
			/^\d+: No answer: the connection was lost before an answer came$/,
		);
		expect(message('15001 for good')).toContain(inWords(': Segway reports a server error', 15001));
	});

	test('API Request by GET is a read, by POST a command', async () => {
		stage.fresh();
		stage.sim.faults.add({ action: { status: 503 } });
		const ask = async (method: string) =>
			await stage.run({
				resource: 'apiRequest',
				operation: 'send',
				method,
				path: '/api/v2/vehicle/query/current/status',
			});
		await Promise.all([ask('GET'), ask('POST')]);
		expect(stage.wire().filter(({ method }) => method === 'GET')).toHaveLength(3);
		expect(stage.wire().filter(({ method }) => method === 'POST')).toHaveLength(1);
	});

	test('each part of Include is retried by itself', async () => {
		stage.fresh();
		const vehicle = stage.moped();
		stage.sim.faults.add({ path: 'location', times: 1, action: { status: 503 } });
		const parts = await stage.run({ ...STATUS, include: ['location', 'battery'] }, itemsFor([vehicle]));
		expect(parts.json).toMatchObject([{ location: expect.anything() }]);
		const paths = stage.wire().map(({ path }) => path.split('/').at(-1));
		expect(paths.sort()).toEqual(['battery-info', 'location', 'location', 'status']);
	});
});
