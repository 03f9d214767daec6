import type { IDataObject } from 'n8n-workflow';
import { EACH, itemsFor, Stage } from '../stage';

describe('checks', () => {
	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const SETTING = { resource: 'setting', iotCode: '861477038719116' };
	const API = { resource: 'apiRequest', operation: 'send', method: 'POST', path: '/api/v2/x' };
	const WORDS = 'must be one of: low, medium, high';
	const PARKING = { values: { mode: 'on', color: 'red' } };

	/** What the person fills in, the field that the error names, and what it asks for. */
	const BAD: Array<[parameters: IDataObject, field: string, remedy: string]> = [
		[{ resource: 'control', operation: 'lock', iotCode: '12' }, 'IoT Code (IMEI)', 'must be the IMEI'],
		[{ resource: 'control', operation: 'lock', iotCode: '={{ {} }}' }, 'IoT Code (IMEI)', 'must be the IMEI'],
		[{ resource: 'vehicle', operation: 'getStatus', iotCode: '={{ undefined }}' }, 'IoT Code (IMEI)', 'is required'],
		[{ ...SETTING, operation: 'setSpeedMode', speedMode: 1 }, 'Speed Mode', WORDS],
		[{ ...SETTING, operation: 'setSpeedMode', speedMode: 'fast' }, 'Speed Mode', WORDS],
		[{ ...SETTING, operation: 'setBluetoothKey', key: 'abc1234' }, 'Bluetooth Key', 'must be 8 letters and digits'],
		[{ ...SETTING, operation: 'setRental', settings: {} }, 'Settings', 'add at least one'],
		[{ ...SETTING, operation: 'setSwitches', settings: { lowSpeedLimit: 5 } }, 'Speed Limit Low', 'from 6 to 42 km/h'],
		[{ ...SETTING, operation: 'setSwitches', settings: { lowSpeedLimit: 43 } }, 'Speed Limit Low', 'from 6 to 42 km/h'],
		[{ ...SETTING, operation: 'setSwitches', settings: { lowPowerValue: 10.5 } }, 'Low Power Value', 'whole number'],
		[{ ...SETTING, operation: 'setSwitches', settings: { displayTime: 0 } }, 'Time Display', 'must be one of: on, off'],
		[
			{ ...SETTING, operation: 'setLight', brightness: 'low', lockIndicator: 'pink' },
			'Lock Indicator',
			'must be one of',
		],
		[{ ...SETTING, operation: 'setAmbientLamp', bright: 'low' }, 'Parking Lamp', 'is required'],
		[
			{
				...SETTING,
				operation: 'setAmbientLamp',
				bright: 'low',
				parkingMode: PARKING,
				faultMode: { values: { mode: 'on', color: 'pink' } },
			},
			'Fault Lamp: Colour',
			'must be one of',
		],
		[{ ...SETTING, operation: 'setSound', workMode: 'on', settings: { volume: 4 } }, 'Volume', 'from 1 to 3'],
		[
			{ ...SETTING, operation: 'setSound', workMode: 'on', moeqMask: { locked: 2 } },
			'Locked',
			'must be one of: on, off',
		],
		[{ ...SETTING, operation: 'setUploadInterval', intervals: {} }, 'Intervals', 'add at least one'],
		[
			{
				...SETTING,
				operation: 'setUploadInterval',
				intervals: { locationInterval: { values: { lockStatus: 9, unlockStatus: 10 } } },
			},
			'Location: While Locked',
			'from 10 to 65535 seconds',
		],
		[{ ...SETTING, operation: 'adjustTime', utcOffset: 43201, dstOffset: 'off' }, 'UTC Offset (Seconds)', 'to 43200'],
		[
			{ resource: 't60', operation: 'setSpeedLimit', iotCode: '861477038719116', speed: 99 },
			'Speed Limit (Cm/s)',
			'from 100',
		],
		[{ ...API, body: '{"a": ' }, 'Body', 'must be a JSON object'],
		[{ ...API, query: '[1]' }, 'Query Parameters', 'must be a JSON object'],
		[
			{ resource: 'vehicle', operation: 'getStatus', iotCode: '861477038719116', include: '={{ ["engine"] }}' },
			'Include',
			'must be one of',
		],
	];

	test.each(BAD)('%j names "%s"', async (parameters, field, remedy) => {
		const told = await stage.run(parameters);
		expect(told.error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		expect(told.error!.message).toContain(`${field}"`);
		expect(told.error!.message).toContain(remedy);
		expect(told.error!.description).toContain('Nothing was sent for this item');
		expect(stage.sim.segway.log).toEqual([]);
	});

	const LOCK = { resource: 'control', operation: 'lock', iotCode: EACH };

	test('a bad value in the last of three items stops the run before the first request', async () => {
		const items = [...itemsFor(stage.mopeds(2, { locked: false })), { json: { iotCode: 'X' } }];
		const told = await stage.run(LOCK, items);
		expect(told.status).toBe('error');
		expect(told.error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 2 } });
		expect(told.error!.message).toContain('"IoT Code (IMEI)"');
		expect(stage.sim.segway.log).toEqual([]);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'with %s only the good items are sent',
		async (onError) => {
			const vehicles = stage.mopeds(2, { locked: false });
			const [first, last] = itemsFor(vehicles);
			const told = await stage.run(LOCK, [first, { json: { iotCode: 'X' } }, last], { onError });
			const everything = [...told.items, ...told.failed];
			expect(stage.wire().map(({ device }) => device)).toEqual(vehicles.map(({ iotCode }) => iotCode));
			expect(everything.filter(({ json }) => json.outcome === 'done').map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 2 },
			]);
			expect(everything.filter(({ json }) => json.error)).toMatchObject([
				{ json: { message: expect.stringContaining('"IoT Code (IMEI)"') }, pairedItem: { item: 1 } },
			]);
		},
	);

	describe('a broken expression', () => {
		const broken = '={{ $json.bad ? $("Nowhere").first().json.x : $json.iotCode }}';
		const parameters = { ...LOCK, iotCode: broken };
		const items = () => [...itemsFor(stage.mopeds(2, { locked: false })), { json: { bad: true } }];

		test('in the last of three items stops the run before the first request', async () => {
			const told = await stage.run(parameters, items());
			expect(told.error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 2 } });
			expect(told.error!.message).toContain("Referenced node doesn't exist");
			expect(told.error!.message).toContain('IoT Code (IMEI)');
			expect(stage.sim.segway.log).toEqual([]);
		});

		test('with "continue on error" only its item fails', async () => {
			const told = await stage.run(parameters, items(), { onError: 'continueRegularOutput' });
			expect(told.json).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }, { error: expect.anything() }]);
			expect(stage.wire()).toHaveLength(2);
		});

		test('in an option stops the run too', async () => {
			const options = { timeout: '={{ $("Nowhere").first().json.x }}' };
			const told = await stage.run({ ...LOCK, options }, itemsFor(stage.mopeds(1)));
			expect(told.error).toMatchObject({ context: { itemIndex: 0 } });
			expect(stage.sim.segway.log).toEqual([]);
		});
	});

	test('a setting whose expression gives nothing is left out, and one that is left must remain', async () => {
		const vehicles = stage.mopeds(2);
		const items = vehicles.map(({ iotCode }, index) => ({ json: { iotCode, helmets: index === 0 ? 'on' : '' } }));
		const settings = { helmetCheck: '={{ $json.helmets }}', saddleCheck: '={{ $json.nothing }}' };
		const parameters = { resource: 'setting', operation: 'setRental', iotCode: EACH, settings };
		const told = await stage.run(parameters, items, { onError: 'continueRegularOutput' });
		expect(stage.wire().map(({ body }) => body)).toStrictEqual([{ iotCode: vehicles[0].iotCode, helmetCheck: 1 }]);
		expect(told.json).toMatchObject([
			{ outcome: 'done' },
			{ message: '"Settings" is empty: add at least one setting' },
		]);
	});

	test('an operation that does not exist is told by name', async () => {
		const told = await stage.run({ resource: 'control', operation: 'fly' });
		expect(told.error!.message).toBe('The operation "control: fly" does not exist');
	});
});
