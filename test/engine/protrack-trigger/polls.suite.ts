import { STATE } from '../protrack-operations/state';
import { inWords } from '../protrackStage';
import { AlarmDesk, keyOf, keysOf } from './alarmDesk';

describe('polls', () => {
	let desk: AlarmDesk;
	beforeAll(async () => (desk = await AlarmDesk.open()));
	afterAll(async () => await desk.close());
	beforeEach(() => desk.stage.fresh());

	const devices = () => desk.stage.cloud.devices;

	test('the first poll starts nothing, stores a cursor for each device, and asks for no alarms', async () => {
		for (const { imei } of devices()) desk.raise(imei, { systemtime: desk.stage.now - 10 });
		const trigger = desk.trigger();
		const before = desk.stage.now;
		expect(await trigger.start()).toBeNull();
		const after = desk.stage.now;
		const { state } = trigger.stored['node:T'] as { state: { listedAt: number; devices: object } };
		expect(Object.keys(state.devices).sort()).toEqual(
			devices()
				.map(({ imei }) => imei)
				.sort(),
		);
		expect(state.listedAt).toBeGreaterThanOrEqual(before);
		expect(state.listedAt).toBeLessThanOrEqual(after);
		expect(desk.asked).toEqual([]);
		expect(await trigger.tick()).toBeNull();
	});

	test('a new alarm comes out once, as an event in the shared shape', async () => {
		const trigger = await desk.active();
		const device = Object.assign(desk.stage.device(), STATE);
		const now = desk.stage.now;
		desk.raise(device.imei, { type: 5, gpstime: now - 3, systemtime: now, speed: 36, course: 90, geofenceId: 8 });
		expect(await trigger.tick()).toStrictEqual([
			{
				vendor: 'protrack',
				event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
				event_types: ['changed_geographies'],
				alarm: 'geofenceEnter',
				code: '5',
				name: 'geoFenceInAlarm',
				phase: null,
				device_id: device.imei,
				timestamp: new Date((now - 3) * 1000).toISOString(),
				location: {
					lat: 22.56861,
					lng: 113.97196,
					altitude: null,
					heading: 90,
					speed: 10,
					horizontal_accuracy: null,
					satellites: null,
				},
				vehicle: null,
				received_at: expect.stringMatching(/Z$/),
				protrack: {
					system_time: new Date(now * 1000).toISOString(),
					geofence_id: '8',
					lag_seconds: expect.any(Number),
				},
			},
		]);
		expect(await trigger.tick()).toBeNull();
		expect(await trigger.tick()).toBeNull();
	});

	test('on the wire: each device by itself, from its cursor to now, with the token and no body', async () => {
		const before = desk.stage.now;
		const trigger = await desk.active();
		const now = desk.stage.now;
		await trigger.tick();
		expect(desk.asked.sort()).toEqual(
			devices()
				.map(({ imei }) => imei)
				.sort(),
		);
		for (const { method, query, rawBody } of desk.stage.wire('/alarm/list')) {
			expect([method, rawBody]).toEqual(['GET', '']);
			const { imei, begintime, endtime, access_token, ...more } = query;
			expect([access_token, more]).toEqual([desk.stage.cloud.token, {}]);
			expect(devices().map((each) => each.imei)).toContain(imei);
			expect(Number(begintime)).toBeGreaterThanOrEqual(before);
			expect(Number(begintime)).toBeLessThanOrEqual(now);
			expect(Number(endtime)).toBeGreaterThanOrEqual(now);
		}
	});

	test('alarms of several devices come oldest first', async () => {
		const trigger = await desk.active();
		const now = desk.stage.now;
		const raised = devices().flatMap(({ imei }, index) =>
			[3, 1, 2].map((round) => desk.raise(imei, { type: round, systemtime: now + round * 10 + index })),
		);
		const events = await trigger.tick();
		const times = events!.map(({ protrack }) => (protrack as { system_time: string }).system_time);
		expect(times).toEqual([...times].sort());
		expect(keysOf(events).sort()).toEqual(raised.map(keyOf).sort());
	});

	test.each(['absent', 'null', 'text', '20023'] as const)('no alarms, said as %s', async (emptyAlarms) => {
		const trigger = await desk.active();
		desk.stage.cloud.set({ emptyAlarms });
		expect(await trigger.tick()).toBeNull();
		expect(trigger.warnings).toEqual([]);
	});

	describe('filters', () => {
		test('only the chosen alarms start the workflow, once', async () => {
			const trigger = await desk.active({ alarmTypes: ['1', '26'] });
			const { imei } = desk.stage.device();
			for (const type of [1, 4, 26, 27, 99]) desk.raise(imei, { type });
			expect((await trigger.tick())!.map(({ code }) => code).sort()).toEqual(['1', '26']);
			expect(await trigger.tick()).toBeNull();
		});

		test('without a choice all do, also those without a name', async () => {
			const trigger = await desk.active();
			const { imei } = desk.stage.device();
			for (const type of [1, 44, 45, 99]) desk.raise(imei, { type });
			const events = await trigger.tick();
			expect(events!.map(({ code, name }) => [code, name === null]).sort()).toEqual([
				['1', false],
				['44', false],
				['45', true],
				['99', true],
			]);
		});

		test('an alarm that nobody asked for starts nothing at all', async () => {
			const trigger = await desk.active({ alarmTypes: ['1'] });
			desk.raise(desk.stage.device().imei, { type: 4 });
			expect(await trigger.tick()).toBeNull();
		});
	});

	describe('devices', () => {
		test.each([
			['as a list', (imeis: string[]) => imeis],
			['by an expression', (imeis: string[]) => `={{ "${imeis.join(', ')}" }}`],
		])('only the chosen ones are asked, given %s', async (_name, given) => {
			const [mine, also, other] = desk.stage.devices(3).map(({ imei }) => imei);
			const trigger = await desk.active({ devices: 'chosen', imeis: given([mine, also]) });
			for (const imei of [mine, also, other]) desk.raise(imei);
			expect((await trigger.tick())!.map(({ device_id }) => device_id).sort()).toEqual([mine, also].sort());
			expect(desk.asked.sort()).toEqual([mine, also].sort());
			expect(desk.stage.wire('/device/list')).toEqual([]);
		});

		test('none chosen: told at activation', async () => {
			const trigger = desk.trigger({ devices: 'chosen', imeis: '={{ [] }}' });
			await expect(trigger.start()).rejects.toThrow('"Device" is required');
		});

		test('all devices of another account', async () => {
			const [first, second] = desk.stage.devices(2);
			first.account = 'roma';
			const trigger = await desk.active({ account: 'roma' });
			for (const { imei } of [first, second]) desk.raise(imei);
			expect((await trigger.tick())!.map(({ device_id }) => device_id)).toEqual([first.imei]);
			expect(desk.stage.wire('/device/list')[0].query.account).toBe('roma');
		});

		test('one that joins later: what it raised since the last poll comes, nothing older', async () => {
			const newcomer = desk.stage.device();
			newcomer.account = 'otherfleet';
			const trigger = await desk.active();
			await trigger.tick();
			const now = desk.stage.now;
			desk.raise(newcomer.imei, { type: 1, systemtime: now - 600 });
			const fresh = desk.raise(newcomer.imei, { type: 2, systemtime: now + 1 });
			expect(await trigger.tick()).toBeNull();
			newcomer.account = desk.stage.cloud.account;
			desk.stage.cloud.log.length = 0;
			const later = desk.raise(newcomer.imei, { type: 3, systemtime: now + 20 });
			const keys = keysOf(await trigger.tick());
			expect(keys).toContain(keyOf(later));
			expect(keys.filter((key) => ![keyOf(later), keyOf(fresh)].includes(key))).toEqual([]);
			expect(await trigger.tick()).toBeNull();
		});

		test('one that leaves and comes back: nothing twice, nothing lost', async () => {
			const device = desk.stage.device();
			const trigger = await desk.active();
			desk.raise(device.imei, { type: 1 });
			expect(await trigger.tick()).toHaveLength(1);
			device.account = 'otherfleet';
			expect(await trigger.tick()).toBeNull();
			const missed = desk.raise(device.imei, { type: 2, systemtime: desk.stage.now + 5 });
			device.account = desk.stage.cloud.account;
			expect(keysOf(await trigger.tick())).toEqual([keyOf(missed)]);
		});
	});

	test('an unknown device among the chosen: told in the log, the others come', async () => {
		const { imei } = desk.stage.device();
		const trigger = await desk.active({ devices: 'chosen', imeis: ['111111111111111', imei] });
		desk.raise(imei);
		expect(await trigger.tick()).toHaveLength(1);
		expect(trigger.warnings).toEqual([
			expect.stringContaining(inWords('Protrack does not know the device or account', 20005)),
		]);
	});

	test('a token that another system has ended between two polls is renewed', async () => {
		const trigger = await desk.active();
		desk.stage.cloud.loginElsewhere();
		desk.raise(desk.stage.device().imei);
		expect(await trigger.tick()).toHaveLength(1);
		expect(desk.stage.logins).toHaveLength(1);
	});
});
