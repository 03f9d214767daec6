import { EACH, itemsFor, LOCK, Stage, STATUS } from '../stage';

describe('dryRun', () => {
	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const ACCEPT = { Accept: 'application/json' };
	const HEADERS = { ...ACCEPT, 'Content-Type': 'application/json' };

	test('shows the request and sends nothing', async () => {
		const vehicles = stage.mopeds(2, { locked: false });
		const told = await stage.lock(vehicles, { dryRun: true });
		const { url } = stage.sim.segway;
		expect(told.items).toStrictEqual(
			vehicles.map(({ iotCode }, item) => ({
				json: {
					dry_run: true,
					device_id: iotCode,
					command: 'control.lock',
					request: { method: 'POST', url: `${url}/api/v2/vehicle/control/lock`, headers: HEADERS, body: { iotCode } },
				},
				pairedItem: { item },
			})),
		);
		expect(stage.sim.segway.log).toEqual([]);
	});

	test('shows just what would go on the wire', async () => {
		const { iotCode } = stage.moped();
		const parameters = {
			resource: 'setting',
			operation: 'setSound',
			iotCode,
			workMode: 'on',
			moeqMask: { locked: 'off' },
		};
		const [shown] = (await stage.run({ ...parameters, options: { dryRun: true } })).json;
		await stage.run(parameters);
		const { method, path, body } = stage.wire()[0];
		expect(shown.request).toMatchObject({ method, url: `${stage.sim.segway.url}${path}`, body });
	});

	test('masks the Bluetooth key', async () => {
		const { iotCode } = stage.moped();
		const parameters = { resource: 'setting', operation: 'setBluetoothKey', iotCode, key: 'Ab12cd34' };
		const told = await stage.run({ ...parameters, options: { dryRun: true } });
		expect(told.json).toMatchObject([{ request: { body: { iotCode, key: '***' } } }]);
		expect(JSON.stringify(told.whole.data.resultData.runData.Segway[0].data)).not.toContain('Ab12cd34');
		expect(stage.sim.segway.log).toEqual([]);
	});

	test('masks the client secret wherever the person has written it', async () => {
		const { clientSecret } = stage.sim.segway;
		const parameters = { resource: 'apiRequest', operation: 'send', method: 'POST', path: '/x' };
		const told = await stage.run({
			...parameters,
			query: { a: clientSecret },
			body: { b: [clientSecret] },
			options: { dryRun: true },
		});
		expect(told.json).toMatchObject([{ request: { body: { b: ['***'] } } }]);
		expect(JSON.stringify(told.json)).not.toContain(clientSecret);
	});

	test('is read for each item', async () => {
		const vehicles = stage.mopeds(3, { locked: false });
		const items = vehicles.map(({ iotCode }, index) => ({ json: { iotCode, dry: index !== 1 } }));
		const told = await stage.run({ ...LOCK, options: { dryRun: '={{ $json.dry }}' } }, items);
		expect(stage.wire().map(({ device }) => device)).toEqual([vehicles[1].iotCode]);
		expect(told.json).toMatchObject([{ dry_run: true }, { outcome: 'done' }, { dry_run: true }]);
	});

	test('a GET by API Request is a question and goes out', async () => {
		const { iotCode } = stage.moped();
		const parameters = {
			resource: 'apiRequest',
			operation: 'send',
			method: 'GET',
			path: '/api/v2/vehicle/query/current/status',
		};
		await stage.run({ ...parameters, query: { iotCode }, options: { dryRun: true } });
		expect(stage.wire()).toHaveLength(1);
	});

	test('reading operations have no such option', () => {
		const offered = stage.engine
			.description('n8n-nodes-fleet.segway')
			.properties.filter(
				({ name, displayOptions }) => name === 'options' && displayOptions?.show?.resource?.[0] === 'vehicle',
			)
			.flatMap(({ options }) => options ?? []);
		expect(offered.length).toBeGreaterThan(0);
		expect(offered.map(({ name }) => name)).not.toContain('dryRun');
	});

	test('a credential that names no region is told, item by item', async () => {
		const items = itemsFor(stage.mopeds(2));
		stage.store.edit('segwayApi', { region: 'auto', clientId: 'X1' });
		const parameters = { ...LOCK, options: { dryRun: true } };
		const told = await stage.run(parameters, items);
		const soft = await stage.run(parameters, items, { onError: 'continueRegularOutput' });
		stage.store.edit('segwayApi', { region: 'custom', clientId: stage.sim.segway.clientId });
		expect(told.error).toMatchObject({ context: { itemIndex: 0 } });
		expect(told.error!.message).toContain('does not begin with A, C, E or U');
		expect(soft.json.map(({ error }) => Boolean(error))).toEqual([true, true]);
	});

	test('the other reading operations go out as ever', async () => {
		const told = await stage.run({ ...STATUS, iotCode: EACH, options: { dryRun: true } }, itemsFor(stage.mopeds(1)));
		expect(told.json).toMatchObject([{ online: true }]);
	});
});
