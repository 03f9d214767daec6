import { logged } from '../secrets/debugLog.cjs';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { KnotApi } from '../../../credentials/KnotApi.credentials';
import { SAMPLE_KEY } from '../../../simulator/knot/users.cjs';
import { picture } from '../knotStage';
import { memoryCredentials } from '../memoryCredentials';
import { engineOn } from '../play';
import { everyWay, runsOf, type Named, type Tried } from '../secrets/everyWay';
import { leaks } from '../secrets/leaks';
import { flow, KNOT, tell } from '../workflows';
import type { KnotEcho } from './knotEcho.cjs';
import { ECHOES, openKnotEcho } from './knotEcho.cjs';

jest.setTimeout(60_000);

const WORD = 'Own+word/of the fleet';
const items = (): INodeExecutionData[] =>
	Object.keys(ECHOES).map((_, index) => ({ json: { id: index + 11 }, binary: picture() }));

const on = (name: string, more: IDataObject = {}): IDataObject => {
	const [resource, operation] = name.split('.');
	return { resource, operation, ...more };
};
const CLUSTER = { clusterId: '={{ $json.id }}' };
const OUTCOME = { options: { returnOutcome: true } };
const RAW = { simplify: false };
const path = '=/api/application/clusters/{{ $json.id }}';

const OPERATIONS: Named[] = [
	['a cluster', on('cluster.get', CLUSTER)],
	['a cluster, raw', on('cluster.get', { ...CLUSTER, ...RAW })],
	['vehicles, raw', on('cluster.getVehicles', { ...CLUSTER, ...RAW })],
	['a write', on('cluster.rename', { ...CLUSTER, clusterName: 'Other' })],
	['a write that tells its outcome', on('cluster.rename', { ...CLUSTER, clusterName: 'Other', ...OUTCOME })],
	['maintenances, raw', on('maintenance.getOfSpot', { spotId: '={{ $json.id }}', ...RAW })],
	['an upload', on('maintenance.uploadPicture', { maintenanceId: '={{ $json.id }}', ...OUTCOME })],
	['a second factor', on('login.secondFactor', { loginToken: 'login-token-17', mfaToken: '000019', ...OUTCOME })],
	['API Request that asks', on('apiRequest.send', { method: 'GET', path })],
	[
		'API Request that acts',
		on('apiRequest.send', { method: 'PUT', path, body: '={{ ({ name: $json.id }) }}', ...OUTCOME }),
	],
];

const stageOf = (baseUrl: string) => {
	const row = { baseUrl, prefix: '/api/application', scheme: 'Bearer', appLabel: 'knot', email: 'fleet@example.com' };
	const account = { ...row, password: WORD, totpSecret: SAMPLE_KEY, allowUnconfirmedWrites: true };
	const store = memoryCredentials([new KnotApi()], { knotApi: account });
	return { store, engine: engineOn(store) };
};

describe('answered by an echo of address, headers and body', () => {
	let vendor: KnotEcho;
	let all: { tried: Tried[]; log: string };
	const secrets = () => [WORD, SAMPLE_KEY, 'login-token-17', ...vendor.tokens];

	beforeAll(async () => {
		vendor = await openKnotEcho();
		const { engine } = stageOf(vendor.url);
		const run = async (parameters: IDataObject, some: INodeExecutionData[], more = {}) =>
			tell(await engine.run(flow(parameters, more, KNOT), some), KNOT);
		await logged(async () => await run(OPERATIONS[0][1], [items()[0]]));
		all = await everyWay(OPERATIONS, items, run);
		await vendor.close();
	});

	test.each(OPERATIONS.map(([name]) => name))('%s hands on no secret', (name) => {
		const runs = runsOf(all.tried, name);
		expect(runs).toHaveLength(Object.keys(ECHOES).length + 2);
		// What a person typed into the node stands in its parameters, which n8n keeps beside an error.
		const shown = runs.map(({ json, failed, error, hints }) => [
			json,
			failed,
			error?.message,
			error?.description,
			hints,
		]);
		expect(leaks(shown, secrets())).toEqual([]);
	});

	test('something was there to be hidden, and nothing of it is logged', () => {
		expect(vendor.tokens).toHaveLength(2);
		expect(leaks(vendor.echoes, [vendor.tokens[0]]).length).toBeGreaterThan(0);
		expect(all.log).toContain('Running node "Knot" started');
		expect(leaks(all.log, [WORD, SAMPLE_KEY, ...vendor.tokens])).toEqual([]);
	});
});

test('a login whose refusal echoes what it was sent', async () => {
	const vendor = await openKnotEcho(true);
	const { engine, store } = stageOf(vendor.url);
	const { result, log } = await logged(async () => [
		tell(await engine.run(flow(on('cluster.get', { clusterId: 11 }), {}, KNOT), items()), KNOT),
		await engine.testCredential('knotApi'),
	]);
	await vendor.close();
	expect(vendor.echoes.length).toBeGreaterThan(0);
	expect(leaks([result, log, store.stored('knotApi').lease], [WORD, SAMPLE_KEY])).toEqual([]);
	expect(JSON.stringify(result)).toContain('Wrong words');
});
