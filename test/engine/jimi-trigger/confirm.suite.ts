import { JimiStage, UNKNOWN } from '../jimiStage';
import { until } from '../until.cjs';
import { ACKNOWLEDGED, FORGED, Setting } from './setting';

/** Milliseconds of simulated time. */
const LATER = 240_000;
const NOTHING = { status: 200, body: ACKNOWLEDGED, items: undefined, thrown: undefined };

describe('Confirm With JIMI', () => {
	let stage: JimiStage;
	let setting: Setting;
	beforeAll(async () => (stage = await JimiStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(async () => {
		stage.fresh();
		setting = await Setting.confirming(stage);
	});
	afterEach(async () => {
		await setting.close();
		for (const { thrown } of setting.front.served) expect(thrown).toBeUndefined();
	});

	test.each(['document', 'later'] as const)(
		'listed at once: one look, in the words of JIMI (%s names)',
		async (alarmNames) => {
			stage.cloud.set({ alarmNames });
			const { imei, mcType } = stage.device();
			const told = await setting.push('alarm', {}, imei);
			expect(told).toMatchObject({ status: 200, body: ACKNOWLEDGED, items: [{ confirmed: true, device_id: imei }] });
			expect(told.items).toMatchObject([{ alarm: 'sos', jimi: { model: mcType } }]);
			expect(setting.looks).toBe(1);
		},
	);

	test('the sender is answered before JIMI is asked for the second time, and the workflow starts after that', async () => {
		stage.cloud.set({ listedAfter: LATER });
		const { attempts } = await stage.cloud.push('alarm', stage.device().imei, { url: setting.url });
		expect(attempts).toEqual([{ status: 200, body: ACKNOWLEDGED }]);
		expect(setting.front.served[0].result).toBeUndefined();
		// Listed from now on, long after the answer.
		stage.sim.clock.advance(LATER);
		expect((await setting.made(0)).items).toMatchObject([{ confirmed: true }]);
	});

	test('never listed: two looks, then nothing', async () => {
		stage.cloud.set({ listedAfter: LATER });
		expect(await setting.push()).toEqual(NOTHING);
		expect(setting.looks).toBe(2);
	});

	test('several alarms of one push, one second apart, are one look, each in its own place', async () => {
		const told = await setting.push('alarm', { count: 5 });
		expect(told.items).toHaveLength(5);
		expect(new Set(told.items!.map(({ event_id }) => event_id)).size).toBe(5);
		expect(setting.looks).toBe(1);
	});

	describe('a forged alarm with a leaked URL', () => {
		test.each([
			['that nobody else knows', { forge: 'unknown' as const }],
			['of a device that JIMI does not know', { fields: { imei: UNKNOWN } }],
			['of a device that is none', { fields: { imei: '1,2' } }],
			['of another type', { fields: { alarmType: '2' } }],
			['of another time', { fields: { alarmTime: '2026-01-01 00:00:00' } }],
			['without a time', { fields: { alarmTime: null } }],
			['beyond all calendars', { fields: { alarmTime: 8.6e15 } }],
		])('%s does not get through', async (_, options) => {
			expect(await setting.push('alarm', options)).toEqual(NOTHING);
		});

		test('that is more than a month apart from the others does not, and does not help those', async () => {
			const { imei } = stage.device();
			const data = ['2026-01-01 00:00:00', '2026-06-01 00:00:00'].map((alarmTime) => ({
				imei,
				alarmType: '1',
				alarmTime,
			}));
			const body = new URLSearchParams({ msgType: 'jimi.push.device.alarm', data: JSON.stringify(data) });
			expect((await fetch(setting.url, { method: 'POST', body })).status).toBe(200);
			expect((await setting.made(0)).items).toBeUndefined();
			expect(setting.looks).toBe(4);
		});

		test('that replays a real one brings nothing of its own', async () => {
			const { imei, latitude, longitude } = stage.device();
			const fields = { lat: 1, lng: 2, deviceName: 'forged', alarmName: 'forged', extra: 'forged' };
			const { items } = await setting.push('alarm', { fields }, imei);
			expect(items).toMatchObject([
				{ confirmed: true, location: { lat: expect.closeTo(latitude, 4), lng: expect.closeTo(longitude, 4) } },
			]);
			expect(JSON.stringify(items)).not.toContain('forged');
		});

		test('without the key it is not even looked up', async () => {
			for (const forge of ['key', 'unkeyed'] as const)
				expect(await setting.push('alarm', { forge })).toMatchObject(FORGED);
			expect(setting.looks).toBe(0);
		});
	});

	test.each([
		['pass', [{ confirmed: false, alarm: 'sos' }]],
		['drop', undefined],
	])('JIMI cannot be asked, and the alarm is to %s', async (unreachable, items) => {
		const own = await Setting.confirming(stage, { unreachable });
		stage.sim.faults.add({ path: 'alarm.list', action: { code: 1001 } });
		const told = await own.push();
		await own.close();
		expect(told.status).toBe(200);
		if (items) expect(told.items).toMatchObject(items);
		else expect(told.items).toBeUndefined();
	});

	describe('a flood of forgeries', () => {
		const flood = async (to: Setting, imeis: string[]) => {
			const url = to.url;
			const sent = imeis.map(async (imei) => await stage.cloud.push('alarm', imei, { url, forge: 'unknown' }));
			const answers = (await Promise.all(sent)).map(({ attempts }) => attempts[0].status);
			for (let index = 0; index < imeis.length; index++) expect((await to.made(index)).items).toBeUndefined();
			return answers;
		};
		const many = (count: number) => stage.devices(count).map(({ imei }) => imei);

		test('over many devices costs no more look-ups than the person allows', async () => {
			const bounded = await Setting.confirming(stage, { lookUps: 10 });
			const answers = await flood(bounded, [...many(30), ...many(10)]);
			expect(answers.filter((status) => status === 200)).toHaveLength(5);
			expect(answers.filter((status) => status === 503)).toHaveLength(35);
			expect(bounded.looks).toBe(10);
			await bounded.close();
		});

		test('for one device is looked up one by one', async () => {
			const { imei } = stage.device();
			const bounded = await Setting.confirming(stage, { lookUps: 600 });
			const answers = await flood(bounded, new Array<string>(20).fill(imei));
			expect(answers.filter((status) => status === 200).length).toBeLessThan(20);
			const asked = stage.wire('alarm.list');
			expect(asked.length).toBeLessThanOrEqual(40);
			for (const [index, { at }] of asked.slice(1).entries())
				expect(at).toBeGreaterThanOrEqual(asked[index].answeredAt!);
			await bounded.close();
		});

		test('without the key costs nothing', async () => {
			const url = setting.front.base;
			for (const imei of many(20)) await stage.cloud.push('alarm', imei, { url, forge: 'unknown' });
			await until(() => setting.front.served.length === 20);
			expect(setting.looks).toBe(0);
		});
	});
});
