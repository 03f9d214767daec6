import { EACH, itemsFor, ProtrackStage, UNKNOWN } from '../protrackStage';

describe('mileage', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open({ parked: 250 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const MILEAGE = { resource: 'device', operation: 'getMileage', imeis: EACH };
	const DAY = 86_400;
	const BEGIN = 1_779_580_800;
	const iso = (seconds: number) => new Date(seconds * 1000).toISOString();
	const days = (count: number) => ({ begintime: iso(BEGIN), endtime: iso(BEGIN + count * DAY) });
	const periods = () =>
		stage.wire().map(({ query }) => [Number(query.begintime) - BEGIN, Number(query.endtime) - BEGIN]);

	/** One kilometre north every day at noon, as the simulator measures it. */
	const driveDaily = (count: number) =>
		Array.from({ length: count }, (_, day) =>
			[0, 600].map((seconds) => ({
				longitude: 57.5,
				latitude: -20 + (day + seconds / 600) / 111.32,
				gpstime: BEGIN + day * DAY + DAY / 2 + seconds,
				speed: 6,
				course: 0,
			})),
		).flat();

	test('20 days are three requests for each 100 devices, their sum in metres and kilometres', async () => {
		const devices = stage.devices(250);
		devices[200].history = driveDaily(20);
		const told = await stage.run({ ...MILEAGE, ...days(20) }, itemsFor(devices));
		expect(stage.wire()).toHaveLength(9);
		const stretches = [
			[0, 7 * DAY],
			[7 * DAY, 14 * DAY],
			[14 * DAY, 20 * DAY],
		];
		expect(periods().sort(([a], [b]) => a - b)).toEqual(stretches.flatMap((each) => [each, each, each]));
		expect(told.json).toHaveLength(250);
		const { distance_km, distance_meters, ...row } = told.json[200];
		expect(row).toEqual({
			vendor: 'protrack',
			device_id: devices[200].imei,
			begin_time: iso(BEGIN),
			end_time: iso(BEGIN + 20 * DAY),
			found: true,
		});
		expect(Number(distance_km)).toBeCloseTo(20, 0);
		expect(distance_meters).toBe(Math.round(Number(distance_km) * 1000));
		expect(told.hints).toEqual([]);
	});

	test('exactly seven days are one request', async () => {
		await stage.run({ ...MILEAGE, ...days(7) }, itemsFor(stage.devices(3)));
		expect(periods()).toEqual([[0, 7 * DAY]]);
	});

	test('an unknown IMEI over 20 days: found false, the others added up', async () => {
		const devices: Array<{ imei: string }> = stage.devices(3);
		const told = await stage.run({ ...MILEAGE, ...days(20) }, itemsFor([...devices, { imei: UNKNOWN }]));
		expect(told.json.map(({ found }) => found)).toEqual([true, true, true, false]);
		expect(told.json[3]).toMatchObject({ distance_meters: null, distance_km: null });
	});

	test('a device without mileage is not found, never 0', async () => {
		const [known, without] = [stage.device(), stage.device({ mileage: -1 })];
		const told = await stage.run({ ...MILEAGE, ...days(1) }, itemsFor([known, without]));
		expect(told.json).toMatchObject([{ found: true }, { found: false, distance_meters: null }]);
	});

	test('off the half hour: rounded outwards, and told once', async () => {
		const period = { begintime: iso(BEGIN + 100), endtime: iso(BEGIN + 3_700) };
		const told = await stage.run({ ...MILEAGE, ...period }, itemsFor(stage.devices(120)));
		expect(periods()).toEqual(Array(2).fill([0, 5_400]));
		expect(told.json[0]).toMatchObject({ begin_time: iso(BEGIN), end_time: iso(BEGIN + 5_400) });
		expect(told.hints).toEqual([
			`Protrack counts mileage by half hours: the period was rounded outwards to ${iso(BEGIN)} until ${iso(BEGIN + 5_400)}`,
		]);
	});

	test('off the half hour with the option: an error, and nothing is sent', async () => {
		const period = { begintime: iso(BEGIN + 100), endtime: iso(BEGIN + 3_600) };
		const told = await stage.run(
			{ ...MILEAGE, ...period, options: { halfHours: 'error' } },
			itemsFor(stage.devices(1)),
		);
		expect(told.error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		expect(told.error!.message).toContain('"Begin / End" must be on the half hour');
		expect(stage.cloud.log).toEqual([]);
		const exact = await stage.run(
			{ ...MILEAGE, ...days(1), options: { halfHours: 'error' } },
			itemsFor(stage.devices(1)),
		);
		expect(exact.status).toBe('success');
	});

	test('a time without a zone is meant in the time zone of the workflow', async () => {
		const period = { begintime: '2026-05-24T00:00:00', endtime: '2026-05-24T08:00:00' };
		const workflow = { settings: { timezone: 'Indian/Mauritius' } };
		await stage.runWith(workflow, { ...MILEAGE, ...period }, itemsFor(stage.devices(1)));
		expect(stage.wire()[0].query).toMatchObject({
			begintime: String(Date.UTC(2026, 4, 23, 20) / 1000),
			endtime: String(Date.UTC(2026, 4, 24, 4) / 1000),
		});
	});
});
