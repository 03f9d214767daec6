import { EACH, inWords, itemsFor, Stage } from '../stage';
import { queryRows } from './queryRows';
import { RAW, SIMPLE, STATE } from './shapes';

describe('queries', () => {
	const PATHS = Object.fromEntries(queryRows.map(({ operation, path }) => [operation, path]));
	const operations = Object.keys(SIMPLE) as Array<keyof typeof SIMPLE>;

	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const query = (operation: string, more: object = {}) => ({ resource: 'vehicle', operation, iotCode: EACH, ...more });

	describe.each(operations)('%s', (operation) => {
		test('asks by GET with the vehicle in the query', async () => {
			const [vehicle] = stage.mopeds(1, STATE);
			await stage.run(query(operation), itemsFor([vehicle]));
			expect(stage.wire()).toHaveLength(1);
			const [call] = stage.wire();
			const token = stage.sim.segway.tokens.issued.at(-1)!.token;
			expect(call).toMatchObject({ method: 'GET', path: PATHS[operation], rawBody: '' });
			expect(call.query).toStrictEqual({ iotCode: vehicle.iotCode });
			expect(call.headers).toMatchObject({ authorization: `bearer ${token}`, accept: 'application/json' });
			expect(call.headers).not.toHaveProperty('content-type');
		});

		test('gives the shared shape, or the data as Segway sent it, paired with its item', async () => {
			const vehicles = stage.mopeds(2, STATE);
			const simple = await stage.run(query(operation), itemsFor(vehicles));
			const raw = await stage.run(query(operation, { simplify: false }), itemsFor(vehicles));
			const expected = (shape: object, key: string) =>
				vehicles.map(({ iotCode }, item) => ({ json: { [key]: iotCode, ...shape }, pairedItem: { item } }));
			expect(simple.items).toStrictEqual(expected(SIMPLE[operation], 'device_id'));
			expect(raw.items).toStrictEqual(expected(RAW[operation], 'iotCode'));
		});
	});

	test('getBluetoothKey', async () => {
		const [vehicle] = stage.mopeds(1, STATE);
		const told = await stage.run(query('getBluetoothKey'), itemsFor([vehicle]));
		expect(told.json).toStrictEqual([{ iotCode: vehicle.iotCode, key: 'abcd1234' }]);
		expect(stage.wire()).toMatchObject([
			{ method: 'GET', path: PATHS.getBluetoothKey, query: { iotCode: vehicle.iotCode } },
		]);
	});

	describe('Ask the Vehicle Now', () => {
		test.each([
			[true, { realTimeLocation: 'true' }],
			[false, {}],
		])('%s', async (realTimeLocation, sent) => {
			const vehicle = stage.moped();
			await stage.run(query('getLocation', { realTimeLocation }), itemsFor([vehicle]));
			expect(stage.wire()[0].query).toStrictEqual({ iotCode: vehicle.iotCode, ...sent });
		});
	});

	describe('Include', () => {
		const include = ['battery', 'extra_status', 'location'];
		const parts = [RAW.getBattery, RAW.getExtraStatus, RAW.getLocation];

		test('one item holds the whole state of the vehicle', async () => {
			const [vehicle] = stage.mopeds(1, STATE);
			const told = await stage.run(query('getStatus', { include }), itemsFor([vehicle]));
			expect(
				stage
					.wire()
					.map(({ path }) => path)
					.sort(),
			).toEqual(operations.map((name) => PATHS[name]).sort());
			const segway = Object.assign({}, ...operations.map((each) => SIMPLE[each].segway));
			const { location, position_source } = SIMPLE.getLocation;
			const whole = { ...SIMPLE.getStatus, vehicle_type: 'moped', location, position_source };
			expect(told.json).toStrictEqual([{ device_id: vehicle.iotCode, ...whole, segway }]);
		});

		test('raw: every part stands under its name', async () => {
			const [vehicle] = stage.mopeds(1, STATE);
			const { iotCode } = vehicle;
			const told = await stage.run(query('getStatus', { include, simplify: false }), itemsFor([vehicle]));
			const named = Object.fromEntries(include.map((name, index) => [name, { iotCode, ...parts[index] }]));
			expect(told.json).toStrictEqual([{ iotCode, ...RAW.getStatus, ...named }]);
		});

		test('a vehicle without a fix still has a status', async () => {
			const [vehicle] = stage.mopeds(1, { ...STATE, gpsFix: false });
			const told = await stage.run(query('getStatus', { include: ['location'] }), itemsFor([vehicle]));
			expect(told.json).toMatchObject([
				{ device_id: vehicle.iotCode, locked: true, location: null, position_source: null },
			]);
		});

		test('a part that the model does not know fails the item by name', async () => {
			const vehicle = stage.t60();
			const told = await stage.run(query('getStatus', { include: ['battery'] }), itemsFor([vehicle]));
			expect(told.error?.message).toBe(
				`${vehicle.iotCode}: ${inWords('This vehicle or its firmware does not support the call', 15707)}`,
			);
		});

		test('by expression, as a list of words', async () => {
			const [vehicle] = stage.mopeds(1, STATE);
			await stage.run(query('getStatus', { include: '={{ ["location"] }}' }), itemsFor([vehicle]));
			expect(stage.wire().map(({ path }) => path)).toEqual([PATHS.getStatus, PATHS.getLocation]);
		});
	});

	test('0/0 is no position', async () => {
		const [vehicle] = stage.mopeds(1, { ...STATE, latitude: 0, longitude: 0 });
		const told = await stage.run(query('getLocation'), itemsFor([vehicle]));
		expect(told.json).toMatchObject([{ location: null, position_source: null }]);
	});

	test('a T60 Lite answers the common queries', async () => {
		const vehicle = stage.t60({ locked: false });
		const told = await stage.run(query('getStatus'), itemsFor([vehicle]));
		expect(told.json).toMatchObject([{ device_id: vehicle.iotCode, locked: false }]);
	});
});
