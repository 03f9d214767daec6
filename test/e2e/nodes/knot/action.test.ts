import { errorOf, itemsOf, outputOf } from '../../../../demo/rest.cjs';
import { LOGIN, useKnot } from '../support/knotFleet.cjs';

const fleet = useKnot();
const RENAME = 'cluster.rename';
const NOWHERE = 999;
const renamed = { clusterId: '={{ $json.cluster_id }}', clusterName: '={{ "New " + $json.cluster_id }}' };
const returnOutcome = { options: { returnOutcome: true } };
const NOT_FOUND = /^999: Knot refused the call \(Knot 11: Not found\)$/;

const clusters = (count = 3) => fleet.cloud.clusters.slice(0, count).map(({ cluster_id }) => ({ cluster_id }));
/** Two clusters that there are, and between them one that there is not. */
const withStranger = () => {
	const [first, second] = clusters(2);
	return [first, { cluster_id: NOWHERE }, second];
};
const names = () => fleet.cloud.clusters.slice(0, 3).map(({ name }) => name);

beforeEach(async () => await fleet.signIn());

describe('reads', () => {
	test('the rows of each item are items that are paired with it', async () => {
		const of = { clusterId: '={{ $json.cluster_id }}' };
		const execution = await fleet.run('cluster.getVehicles', of, {}, clusters(12));
		const found = itemsOf(execution, 'Knot').map(({ json, pairedItem }) => [json.vehicle_id, pairedItem]);
		const { park } = fleet.cloud;
		const expected = fleet.cloud.clusters.flatMap(({ cluster_id }, item) =>
			fleet.vehicles
				.filter(({ spot_id }) => spot_id !== null && park.spot(spot_id)?.cluster.cluster_id === cluster_id)
				.map(({ serial_number }) => [serial_number, { item }]),
		);
		expect(expected).toHaveLength(4);
		expect(found).toEqual(expect.arrayContaining(expected));
		expect(found).toHaveLength(expected.length);
		expect(fleet.asked('cluster.vehicles')).toHaveLength(12);
		expect(fleet.asked(LOGIN)).toEqual([]);
	});

	test('one that fails goes to the error output with its own fields, the others go on', async () => {
		const of = { clusterId: '={{ $json.cluster_id }}' };
		const execution = await fleet.run('cluster.get', of, { onError: 'continueErrorOutput' }, withStranger());
		expect(outputOf(execution, 'Knot').map(({ station_id }) => station_id)).toEqual(
			clusters(2).map(({ cluster_id }) => String(cluster_id)),
		);
		expect(outputOf(execution, 'Knot', 1)).toMatchObject([
			{ cluster_id: NOWHERE, message: expect.stringMatching(NOT_FOUND) },
		]);
	});
});

describe('writes', () => {
	test('each item is sent once and has its own outcome, paired with it', async () => {
		const execution = await fleet.run(RENAME, { ...renamed, ...returnOutcome }, {}, withStranger());
		expect(execution.status).toBe('success');
		const [first, second] = clusters(2).map(({ cluster_id }) => cluster_id);
		const told = { command: RENAME, sent_at: expect.stringMatching(/^\d{4}-.*Z$/), device_id: null };
		expect(outputOf(execution, 'Knot')).toEqual([
			{ ...told, id: String(first), outcome: 'done', code: 0, message: expect.any(String), reference: null },
			{
				...told,
				id: String(NOWHERE),
				outcome: 'refused',
				code: 11,
				message: expect.stringContaining('Not found'),
				reference: null,
			},
			{ ...told, id: String(second), outcome: 'done', code: 0, message: expect.any(String), reference: null },
		]);
		expect(itemsOf(execution, 'Knot').map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
		expect(names().slice(0, 2)).toEqual([`New ${first}`, `New ${second}`]);
		expect(fleet.asked(RENAME)).toHaveLength(3);
	});

	test('the error output gets the refused one with its own fields', async () => {
		const execution = await fleet.run(RENAME, renamed, { onError: 'continueErrorOutput' }, withStranger());
		expect(outputOf(execution, 'Knot').map(({ outcome }) => outcome)).toEqual(['done', 'done']);
		const message = expect.stringMatching(NOT_FOUND);
		expect(outputOf(execution, 'Knot', 1)).toEqual([
			{
				cluster_id: NOWHERE,
				message,
				error: expect.objectContaining({ command: RENAME, outcome: 'refused', code: 11 }),
			},
		]);
	});

	test('without options the first that is refused stops the node; its error accounts for all', async () => {
		const parameters = { ...renamed, options: { concurrency: 1 } };
		const execution = await fleet.run(RENAME, parameters, {}, withStranger());
		expect(errorOf(execution)).toMatch(NOT_FOUND);
		const [first, second] = clusters(2).map(({ cluster_id }) => cluster_id);
		expect(execution.data.resultData.error!.description).toMatch(
			new RegExp(`Done \\(1\\): ${first}\\. Refused \\(1\\): 999: .+ Unknown \\(0\\)\\. Not sent \\(1\\): ${second}$`),
		);
		expect(fleet.asked(RENAME)).toHaveLength(2);
	});

	test('a lost answer is unknown, and Retry on Fail of n8n does not send the write again', async () => {
		fleet.sim.faults.add({ vendor: 'knot', path: '/name', action: 'dropAfter' });
		const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 50 };
		const execution = await fleet.run(RENAME, renamed, retry, clusters(1));
		expect(errorOf(execution)).toMatch(/No answer: the connection was lost before an answer came/);
		expect(execution.data.resultData.error!.description).toContain('It is never sent again by itself');
		expect(fleet.asked(RENAME)).toHaveLength(1);
	});

	test('a vehicle of each item gets a maintenance, which is what comes out', async () => {
		const additionalFields = { comment: '={{ "Seen on " + $json.serial_number }}', severity: 'high' };
		const execution = await fleet.run('maintenance.createForVehicle', { maintenanceType: 'brakes', additionalFields });
		expect(outputOf(execution, 'Knot')).toMatchObject(
			fleet.vehicles.map(({ vehicle_id, serial_number }) => ({
				...{ vendor: 'knot', open: true, target_type: 'vehicle', severity: 'high', maintenance_type: 'brakes' },
				vehicle_id,
				comment: `Seen on ${serial_number}`,
			})),
		);
		expect(fleet.maintenances).toHaveLength(fleet.vehicles.length);
	});

	test('a dry run shows the request and sends nothing, not even a login', async () => {
		fleet.credential = await fleet.addCredential();
		const before = names();
		const parameters = { ...renamed, options: { dryRun: true } };
		const [first] = outputOf(await fleet.run(RENAME, parameters, {}, clusters(1)), 'Knot');
		const [{ cluster_id }] = clusters(1);
		expect(first).toMatchObject({
			dry_run: true,
			request: { method: 'PUT', url: `${fleet.url}/clusters/${cluster_id}/name`, body: { name: `New ${cluster_id}` } },
		});
		expect(fleet.log).toEqual([]);
		expect(names()).toEqual(before);
	});
});

describe('sessions', () => {
	test('an operation that needs no login makes none, with a credential that has only the app label', async () => {
		const { origin: baseUrl, appLabel } = fleet.cloud;
		fleet.credential = await fleet.rest.credentials.create('Knot', 'knotApi', { baseUrl, appLabel });
		const { latitude, longitude } = fleet.cloud.clusters[0];
		const execution = await fleet.run('cluster.getPublic', { latitude, longitude }, {}, [{}]);
		expect(outputOf(execution, 'Knot')[0]).toMatchObject({ vendor: 'knot', name: expect.any(String) });
		expect(fleet.log.map(({ call, headers }) => [call, headers.authorization])).toEqual([
			['cluster.public', undefined],
		]);
		expect(fleet.log[0].query).toMatchObject({ app_label: appLabel });
		const private_ = await fleet.run('cluster.getMany', { latitude, longitude }, {}, [{}]);
		expect(errorOf(private_)).toContain('Fill in Email and Password of the credential: this operation needs a login');
		expect(fleet.log).toHaveLength(1);
	});

	test('two executions at the same time share one login', async () => {
		fleet.credential = await fleet.addCredential();
		fleet.sim.latency(1000);
		const of = { clusterId: '={{ $json.cluster_id }}' };
		const ids = [
			await fleet.save('cluster.get', of, {}, clusters()),
			await fleet.save('cluster.get', of, {}, clusters()),
		];
		const executions = await Promise.all(ids.map(async (id) => await fleet.rest.run(id, 'Start')));
		expect(executions.map((execution) => outputOf(execution, 'Knot').length)).toEqual([3, 3]);
		expect(fleet.asked(LOGIN)).toHaveLength(1);
		expect(fleet.asked('cluster.get')).toHaveLength(6);
		expect(new Set(fleet.asked('cluster.get').map(({ headers }) => headers.authorization)).size).toBe(1);
		const [one, two] = executions.map(({ startedAt, stoppedAt }) => [Date.parse(startedAt), Date.parse(stoppedAt!)]);
		expect(Math.max(one[0], two[0])).toBeLessThan(Math.min(one[1], two[1]));
	});
});
