import { inWords, EACH, itemsFor, ProtrackStage, UNKNOWN } from '../protrackStage';

describe('alarms', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const NOON = 1_779_624_000;
	const PERIOD = { begintime: NOON, endtime: NOON + 3600 };
	const ALARMS = { resource: 'alarm', operation: 'getMany', imei: EACH, ...PERIOD, returnAll: true };
	const begins = () => stage.wire('alarm/list').map(({ query }) => Number(query.begintime) - NOON);

	/** So many alarms, `step` seconds apart by the time the server received them. */
	const raise = (imei: string, count: number, step: number, from = NOON) =>
		stage.cloud.raiseAlarms({ imei, type: 4, gpstime: from - 5, systemtime: from }, count, step);

	test('250 alarms over 3 pages: each once, oldest first', async () => {
		const device = stage.device();
		const raised = raise(device.imei, 250, 10);
		const told = await stage.run(ALARMS, itemsFor([device]));
		expect(begins()).toEqual([0, 990, 1_980]);
		expect(told.json.map(({ timestamp }) => Date.parse(String(timestamp)) / 1000)).toEqual(
			raised.map(({ gpstime }) => gpstime),
		);
		expect(new Set(told.json.map(({ event_id }) => event_id)).size).toBe(250);
	});

	test('shared times at the borders: none lost, none doubled', async () => {
		const device = stage.device();
		for (let second = 0; second < 25; second++) raise(device.imei, 10, 0, NOON + second);
		const told = await stage.run(ALARMS, itemsFor([device]));
		expect(new Set(told.json.map(({ event_id }) => event_id)).size).toBe(250);
		expect(told.json).toHaveLength(250);
	});

	test('more than 100 in one second: no loop, the later ones are there, and the person is told', async () => {
		const device = stage.device();
		raise(device.imei, 130, 0);
		raise(device.imei, 3, 1, NOON + 1);
		const told = await stage.run(ALARMS, itemsFor([device]));
		expect(begins()).toEqual([0, 1]);
		expect(told.json).toHaveLength(103);
		expect(told.hints).toEqual([expect.stringContaining('At least 100 alarms share one second')]);
	});

	test('Limit stops asking', async () => {
		const device = stage.device();
		raise(device.imei, 250, 10);
		const told = await stage.run({ ...ALARMS, returnAll: false, limit: 30 }, itemsFor([device]));
		expect([told.json.length, begins().length]).toEqual([30, 1]);
	});

	test.each(['absent', 'null', 'text', '20023'] as const)(
		'no alarms, said as %s, are no mistake',
		async (emptyAlarms) => {
			stage.cloud.set({ emptyAlarms });
			const told = await stage.run(ALARMS, itemsFor([stage.device()]));
			expect([told.status, told.json]).toEqual(['success', []]);
		},
	);

	test('a type that no document names keeps its number and has no name', async () => {
		const { imei } = stage.device();
		stage.cloud.raiseAlarm({ imei, type: 99, systemtime: NOON, gpstime: NOON });
		const told = await stage.run(ALARMS, itemsFor([{ imei }]));
		expect(told.json).toMatchObject([{ code: '99', name: null, alarm: null, event_types: ['unspecified'] }]);
	});

	test('the same alarm has the same event_id at every reading', async () => {
		const device = stage.device();
		raise(device.imei, 3, 1);
		const ids = async () => (await stage.run(ALARMS, itemsFor([device]))).json.map(({ event_id }) => event_id);
		expect(await ids()).toEqual(await ids());
	});

	test('an unknown device fails by name, the others come through', async () => {
		const device = stage.device();
		raise(device.imei, 2, 1);
		const told = await stage.run(ALARMS, itemsFor([{ imei: UNKNOWN }, device]), { onError: 'continueErrorOutput' });
		expect(told.items.map(({ json }) => json.device_id)).toEqual([device.imei, device.imei]);
		expect(told.failed).toMatchObject([
			{ json: { message: `${UNKNOWN}: ${inWords('Protrack does not know the device or account', 20005)}` } },
		]);
	});
});
