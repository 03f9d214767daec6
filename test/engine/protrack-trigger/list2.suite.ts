import { AlarmDesk, keyOf, keysOf } from './alarmDesk';

/** The call outside the document that takes many devices. */
describe('list2', () => {
	let desk: AlarmDesk;
	beforeAll(async () => (desk = await AlarmDesk.open({ parked: 230, list2: true })));
	afterAll(async () => await desk.close());
	beforeEach(() => desk.stage.fresh());

	const LIST2 = { options: { source: 'list2' } };
	const calls = () => desk.stage.wire('/alarm/list2').map(({ query }) => String(query.imeis).split(','));

	test('230 devices are three questions, and every alarm comes once', async () => {
		const trigger = await desk.active(LIST2);
		const raised = desk.stage.devices(40).map(({ imei }) => desk.raise(imei));
		expect(keysOf(await trigger.tick()).sort()).toEqual(raised.map(keyOf).sort());
		expect(
			calls()
				.map((imeis) => imeis.length)
				.sort(),
		).toEqual([100, 100, 30]);
		expect(calls().flat().sort()).toEqual(desk.stage.cloud.devices.map(({ imei }) => imei).sort());
		expect(desk.asked).toEqual([]);
		expect(await trigger.tick()).toBeNull();
	});

	test('devices that are read up to different times: what one has handed out does not come again for another', async () => {
		const trigger = await desk.active(LIST2);
		const [busy] = desk.stage.devices(2);
		const now = desk.stage.now;
		const keys: string[] = [];
		// The newest is far beyond the overlap of the oldest.
		const raised = [1, 20, 40].map((later) => desk.raise(busy.imei, { systemtime: now + later }));
		for (let poll = 0; poll < 3; poll++) keys.push(...keysOf(await trigger.tick()));
		expect(keys.sort()).toEqual(raised.map(keyOf).sort());
	});

	test('the same with the smallest overlap, and after a restart', async () => {
		const trigger = await desk.active({ options: { source: 'list2', overlap: 10 } });
		const [busy] = desk.stage.devices(2);
		const now = desk.stage.now;
		const raised = [1, 20, 40].map((later) => desk.raise(busy.imei, { systemtime: now + later }));
		const keys = keysOf(await trigger.tick());
		keys.push(...keysOf(await trigger.tick()), ...keysOf(await trigger.start('init')), ...keysOf(await trigger.tick()));
		expect(keys.sort()).toEqual(raised.map(keyOf).sort());
	});

	test('more alarms than a page over many devices', async () => {
		const trigger = await desk.active(LIST2);
		const now = desk.stage.now;
		const raised = desk.stage
			.devices(100)
			.flatMap(({ imei }, index) =>
				[0, 1, 2].map((round) => desk.raise(imei, { systemtime: now + round * 10 + (index % 7) })),
			);
		expect(keysOf(await trigger.tick()).sort()).toEqual(raised.map(keyOf).sort());
	});

	test('one unknown device does not hold up those that are asked with it', async () => {
		const [good, also] = desk.stage.devices(2).map(({ imei }) => imei);
		const trigger = await desk.active({ ...LIST2, devices: 'chosen', imeis: [good, '111111111111111', also] });
		const raised = [good, also].map((imei) => desk.raise(imei));
		expect(keysOf(await trigger.tick()).sort()).toEqual(raised.map(keyOf).sort());
	});

	test('a provider that has no such call says so', async () => {
		const trigger = await desk.active(LIST2);
		desk.stage.cloud.set({ list2: false });
		await expect(trigger.tick()).rejects.toThrow('Protrack does not know this request');
	});

	test('the address that only this call tells is handed on', async () => {
		const trigger = await desk.active(LIST2);
		desk.raise(desk.stage.device().imei, { address: '12 Royal Road, Port Louis' });
		expect(await trigger.tick()).toMatchObject([{ protrack: { address: '12 Royal Road, Port Louis' } }]);
	});
});
