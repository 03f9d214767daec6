import { logged } from './debugLog.cjs';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import type { FaultAction } from '../../../simulator/index.cjs';
import { EACH, itemsFor, LOCK, Stage, STATUS } from '../stage';
import type { Named } from './everyWay';
import { everyWay } from './everyWay';
import { leaks } from './leaks';

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
		{ status: 403, body: 'html' },
		{ status: 502 },
		{ code: 15001 },
		{ code: 15302 },
		{ code: 15600 },
		{ code: 15999, msg: 'something new' },
		{ tokenRefused: 'oauth401' },
		{ tokenRefused: 'code' },
	];

	const options = { timeout: 4, concurrency: 30 };
	const api = (method: string, more: object) => ({
		resource: 'apiRequest',
		operation: 'send',
		method,
		path: '=/api/v2/vehicle/control/lock?iotCode={{ $json.iotCode }}',
		...more,
	});
	const OPERATIONS: Named[] = [
		['a command', LOCK],
		['a command with Return Outcome', { ...LOCK, options: { returnOutcome: true } }],
		['a setting', { resource: 'setting', operation: 'setSpeedMode', iotCode: EACH, speedMode: 'low' }],
		['a read', STATUS],
		['an API Request by GET', api('GET', {})],
		['an API Request by POST', api('POST', { body: '={{ ({ iotCode: $json.iotCode }) }}' })],
	];

	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open({ parked: 400 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const secrets = () => [stage.sim.segway.clientSecret, ...stage.sim.segway.tokens.issued.map(({ token }) => token)];

	/** Vehicles of which each suffers another fault, once. */
	function suffering() {
		const vehicles = stage.mopeds(FAULTS.length, { locked: false });
		vehicles.forEach(({ iotCode }, index) => stage.sim.faults.add({ iotCode, action: FAULTS[index], times: 1 }));
		return itemsFor(vehicles);
	}

	const run = async (parameters: IDataObject, ...rest: [INodeExecutionData[], Partial<INode>]) =>
		await stage.run({ ...parameters, options: { ...options, ...(parameters.options as object) } }, ...rest);

	test('after every kind of fault nothing secret is in outputs, errors and logs', async () => {
		const { tried, log } = await everyWay(OPERATIONS, suffering, run);
		const messages = tried.flatMap(({ told }) => told.flatMap(({ error, json }) => [error, ...json]));
		expect(messages.filter((each) => String(each?.message).includes('Not sent'))).toEqual([]);
		const echoed = stage.wire().filter(({ fault }) => fault === 'echo').length;
		expect(echoed).toBe(tried.length);
		for (const { name, way, told } of tried) {
			expect({ name, way, found: leaks(told, secrets()) }).toEqual({ name, way, found: [] });
		}
		expect(log).toContain('Running node "Segway" started');
		expect(leaks(log, secrets())).toEqual([]);
	});

	test('a login whose error page echoes the request', async () => {
		stage.store.edit('segwayApi', { accessToken: '', lease: '' });
		stage.sim.faults.add({ path: '/oauth/token', action: 'echo' });
		const { result, log } = await logged(async () => [
			await stage.lock([stage.moped()]),
			await stage.engine.testCredential('segwayApi'),
		]);
		expect(stage.logins).toHaveLength(3);
		expect(leaks([result, log, stage.store.stored('segwayApi').lease], secrets())).toEqual([]);
	});

	test('the credential test against a service that echoes', async () => {
		stage.sim.faults.add({ action: 'echo' });
		const { result, log } = await logged(async () => await stage.engine.testCredential('segwayApi'));
		expect(result.status).toBe('Error');
		expect(leaks([result, log], secrets())).toEqual([]);
	});

	test('the search itself finds what there is to find', () => {
		const error = Object.assign(new Error('x'), {
			context: { data: { headers: ['authorization: bearer abcdefgh-1'] } },
		});
		expect(leaks(error, []).length).toBeGreaterThan(0);
		expect(leaks(new Error('the s3cret+'), ['s3cret+']).length).toBeGreaterThan(0);
		expect(leaks({ url: 'a=s3cret%2B' }, ['s3cret+']).length).toBeGreaterThan(0);
		expect(leaks(Object.defineProperty({}, 'hidden', { value: 's3cret+' }), ['s3cret+'])).toHaveLength(1);
	});
});
