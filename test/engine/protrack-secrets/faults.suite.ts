import { logged } from '../secrets/debugLog.cjs';
import { createHash } from 'node:crypto';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import type { FaultAction } from '../../../simulator/index.cjs';
import { EACH, itemsFor, LOCK, POSITION, ProtrackStage } from '../protrackStage';
import type { Named } from '../secrets/everyWay';
import { everyWay } from '../secrets/everyWay';
import { leaks } from '../secrets/leaks';
import { triggerFlow, PROTRACK } from '../workflows';

describe('faults', () => {
	const FAULTS: FaultAction[] = [
		'echo',
		'dropBefore',
		'dropAfter',
		'hang',
		'invalidJson',
		'html',
		'rateLimit',
		{ status: 400 },
		{ status: 401 },
		{ status: 403, body: 'html' },
		{ status: 502 },
		{ code: 10000 },
		{ code: 10007 },
		{ code: 12345, msg: 'something new' },
		{ tokenRefused: '10011' },
	];
	const options = { timeout: 4, concurrency: 30 };
	const PERIOD = { begintime: 1_779_624_000, endtime: 1_779_627_600 };
	const OPERATIONS: Named[] = [
		['a command', LOCK],
		['a command with Return Outcome', { ...LOCK, options: { returnOutcome: true } }],
		['alarms', { resource: 'alarm', operation: 'getMany', imei: EACH, ...PERIOD }],
		['a position', POSITION],
		[
			'a geofence',
			{
				resource: 'geofence',
				operation: 'create',
				imei: EACH,
				efencename: 'x',
				latitude: 1,
				longitude: 2,
				radius: 300,
			},
		],
	];

	let stage: ProtrackStage;
	const tokens = new Set<string>();
	beforeAll(async () => (stage = await ProtrackStage.open({ parked: 300 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	/** The password, its MD5, and every token and signature that was on the wire. */
	function secrets(): string[] {
		const { password, log } = stage.cloud;
		for (const { query } of log) {
			for (const each of [query.access_token, query.signature]) if (each) tokens.add(String(each));
		}
		return [password, createHash('md5').update(password).digest('hex'), ...tokens];
	}

	/** Devices of which each suffers another fault, once. */
	function suffering() {
		const devices = stage.devices(FAULTS.length);
		devices.forEach(({ imei }, index) => stage.sim.faults.add({ imei, action: FAULTS[index], times: 1 }));
		return itemsFor(devices);
	}

	const run = async (parameters: IDataObject, ...rest: [INodeExecutionData[], Partial<INode>]) =>
		await stage.run({ ...parameters, options: { ...options, ...(parameters.options as object) } }, ...rest);

	test('after every kind of fault nothing secret is in outputs, errors and logs', async () => {
		const { tried, log } = await everyWay(OPERATIONS, suffering, run);
		expect(stage.wire().filter(({ fault }) => fault === 'echo').length).toBeGreaterThanOrEqual(OPERATIONS.length);
		expect(secrets().length).toBeGreaterThan(3);
		for (const { name, way, told } of tried) {
			expect({ name, way, found: leaks(told, secrets()) }).toEqual({ name, way, found: [] });
		}
		expect(log).toContain('Running node "Protrack" started');
		expect(leaks(log, secrets())).toEqual([]);
	});

	test('a login whose error page echoes the request, and the button "Test" then', async () => {
		stage.forget();
		stage.sim.faults.add({ path: 'authorization', action: 'echo' });
		const { result, log } = await logged(async () => [
			await stage.run(LOCK, itemsFor(stage.devices(1))),
			await stage.engine.testCredential('protrackApi'),
		]);
		expect(stage.logins.length).toBeGreaterThan(1);
		expect(leaks([result, log, stage.store.stored('protrackApi').lease], secrets())).toEqual([]);
	});

	test('the button "Test" against a service that echoes after the login', async () => {
		stage.forget();
		stage.sim.faults.add({ path: 'track', action: 'echo' });
		const { result, log } = await logged(async () => await stage.engine.testCredential('protrackApi'));
		expect(result.status).toBe('Error');
		expect(leaks([result, log], secrets())).toEqual([]);
	});

	// To wait for an answer, or for a limit to end, takes its time and brings nothing to echo.
	const ECHOING = FAULTS.filter((each) => each !== 'hang' && each !== 'rateLimit');
	test.each(ECHOING)('the trigger and the lists under %j', async (action) => {
		stage.sim.faults.add({ action });
		const workflow = stage.engine.workflow(triggerFlow({ devices: 'all' }, '1', PROTRACK, {}));
		const warnings: string[] = [];
		const { result, log } = await logged(async () => [
			await stage.engine
				.poll(workflow, 'T', 'activate', (text) => void warnings.push(text))
				.catch((error: Error) => error),
			await stage.engine.offers(workflow, 'T', 'getDevices').catch((error: Error) => error),
		]);
		expect(result).toMatchObject([{ name: 'NodeApiError' }, { name: 'NodeApiError' }]);
		expect(leaks([result, log, warnings], secrets())).toEqual([]);
	});
});
