import type { INodeExecutionData } from 'n8n-workflow';
import type { Vehicle } from '../../../simulator/index.cjs';
import { inWords, itemsFor, Stage, STATUS } from '../stage';

describe('failedItems', () => {
	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open({ parked: 140 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	/** Done, refused, unknown, done. */
	function four(): Vehicle[] {
		const vehicles = [
			stage.moped({ locked: false }),
			stage.moped({ locked: false, speed: 9 }),
			...stage.mopeds(2, { locked: false }),
		];
		stage.sim.faults.add({ iotCode: vehicles[2].iotCode, action: { status: 503 } });
		return vehicles;
	}

	const record = (vehicle: Vehicle) => ({
		device_id: vehicle.iotCode,
		command: 'control.lock',
		sent_at: expect.any(String),
	});

	const RIDING = inWords('The vehicle is riding', 15600);
	const OFFLINE = inWords('The vehicle is offline', 15301);

	/** The failed items in the shape that n8n takes for errors: nothing beside `message` and `error`. */
	const failedOf = ([, riding, doubtful]: Vehicle[]) => [
		{
			message: `${riding.iotCode}: ${RIDING}`,
			error: {
				...record(riding),
				outcome: 'refused',
				code: 15600,
				message: RIDING,
				description: 'Wait until the vehicle stands and try again.',
				reference: expect.any(String),
				http_status: 200,
			},
		},
		{
			message: `${doubtful.iotCode}: The service failed (HTTP 503)`,
			error: {
				...record(doubtful),
				outcome: 'unknown',
				code: null,
				message: 'The service failed (HTTP 503)',
				description: 'The command may have run. It is never sent again by itself: look at the vehicle first.',
				reference: null,
				http_status: 503,
			},
		},
	];

	const pairs = (items: INodeExecutionData[]) => items.map(({ pairedItem }) => (pairedItem as { item: number }).item);

	test('continueRegularOutput: every item comes through in order, the failed ones carry the error', async () => {
		const vehicles = four();
		const told = await stage.lock(vehicles, {}, { onError: 'continueRegularOutput' });
		const [refused, unknown] = failedOf(vehicles);
		expect(told.status).toBe('success');
		expect(told.json).toStrictEqual([
			expect.objectContaining({ device_id: vehicles[0].iotCode, outcome: 'done' }),
			refused,
			unknown,
			expect.objectContaining({ device_id: vehicles[3].iotCode, outcome: 'done' }),
		]);
		expect(pairs(told.items)).toEqual([0, 1, 2, 3]);
		expect(stage.wire()).toHaveLength(4);
	});

	test('continueErrorOutput: n8n routes the failed items to the error output, with the fields of their input', async () => {
		const vehicles = four();
		const told = await stage.lock(vehicles, {}, { onError: 'continueErrorOutput' });
		const expected = failedOf(vehicles).map((json, index) => ({ iotCode: vehicles[index + 1].iotCode, ...json }));
		expect(told.json).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
		expect(pairs(told.items)).toEqual([0, 3]);
		expect(told.failed.map(({ json }) => json)).toStrictEqual(expected);
		expect(pairs(told.failed)).toEqual([1, 2]);
		expect(told.good.map(({ json }) => json.device_id)).toEqual([vehicles[0].iotCode, vehicles[3].iotCode]);
		expect(told.bad.map(({ json }) => json)).toStrictEqual(expected);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'%s with Return Outcome: outcomes are data, none of them is an error',
		async (onError) => {
			const told = await stage.lock(four(), { returnOutcome: true }, { onError });
			expect(told.json.map(({ outcome }) => outcome)).toEqual(['done', 'refused', 'unknown', 'done']);
			expect(told.failed).toEqual([]);
		},
	);

	test('one bad vehicle of a hundred costs one item', async () => {
		const vehicles = stage.mopeds(100);
		vehicles[57].online = false;
		const told = await stage.run(STATUS, itemsFor(vehicles), { onError: 'continueErrorOutput' });
		const others = vehicles.filter((_, index) => index !== 57).map(({ iotCode }) => iotCode);
		expect(told.json.map(({ device_id }) => device_id)).toEqual(others);
		expect(told.failed.map(({ json }) => json)).toStrictEqual([
			{
				iotCode: vehicles[57].iotCode,
				message: `${vehicles[57].iotCode}: ${OFFLINE}`,
				error: {
					device_id: vehicles[57].iotCode,
					code: 15301,
					message: OFFLINE,
					description: 'It has no connection to Segway now: try again later.',
					http_status: 200,
				},
			},
		]);
		expect(pairs(told.failed)).toEqual([57]);
	});

	describe('a missing credential', () => {
		const MISSING = 'Credential with ID "1" does not exist for type "segwayApi"';
		let row: ReturnType<typeof stage.store.stored>;
		beforeEach(() => {
			row = { ...stage.store.stored('segwayApi') };
			stage.store.remove('segwayApi');
		});
		afterEach(() => stage.store.edit('segwayApi', row));

		test('fails every item, and the node goes on if it shall', async () => {
			const items = itemsFor(stage.mopeds(2));
			const hard = await stage.run(STATUS, items);
			const soft = await stage.run(STATUS, items, { onError: 'continueRegularOutput' });
			expect(hard.error!.message).toContain(MISSING);
			expect(soft.json.map(({ message }) => message)).toEqual([
				expect.stringContaining(MISSING),
				expect.stringContaining(MISSING),
			]);
		});

		test('is a refusal for commands: nothing was sent', async () => {
			const told = await stage.lock(stage.mopeds(2), { returnOutcome: true });
			const refused = { outcome: 'refused', sent_at: null, message: `Not sent: ${MISSING}` };
			expect(told.json).toMatchObject([refused, refused]);
		});
	});
});
