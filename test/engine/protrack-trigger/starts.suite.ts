import { until } from '../until.cjs';
import { AlarmDesk, keyOf, keysOf } from './alarmDesk';

/** Activation, start of n8n, and the try in the editor. */
describe('starts', () => {
	let desk: AlarmDesk;
	beforeAll(async () => (desk = await AlarmDesk.open()));
	afterAll(async () => await desk.close());
	beforeEach(() => {
		desk.stage.fresh();
		desk.stage.store.edit('protrackApi', { password: desk.stage.cloud.password, lease: '' });
	});

	const chosen = () => ({ devices: 'chosen', imeis: desk.stage.devices(2).map(({ imei }) => imei) });

	describe.each([
		['all devices', () => ({})],
		['chosen devices', chosen],
	])('%s', (_name, parameters) => {
		test('a wrong password is told at activation', async () => {
			const trigger = desk.trigger(parameters());
			desk.stage.store.edit('protrackApi', { password: 'wrong' });
			await expect(trigger.start()).rejects.toThrow('Wrong account or password');
		});

		test('a provider that is down is told at activation, and the next activation is good', async () => {
			const trigger = desk.trigger(parameters());
			const rule = desk.stage.sim.faults.add({ action: { code: 10007 } });
			await expect(trigger.start()).rejects.toThrow('Permission denied');
			desk.stage.sim.faults.remove(rule);
			expect(await trigger.start()).toBeNull();
		});

		test('n8n starts while the provider is down: no error, and afterwards everything comes', async () => {
			const trigger = await desk.active(parameters());
			const { imei } = desk.stage.cloud.devices[0];
			const alarm = desk.raise(imei);
			const rule = desk.stage.sim.faults.add({ action: { code: 10007 } });
			expect(await trigger.start('init')).toBeNull();
			expect(trigger.warnings.at(-1)).toContain('the first poll failed and comes again at the next one');
			await expect(trigger.tick()).rejects.toThrow('Permission denied');
			desk.stage.sim.faults.remove(rule);
			expect(keysOf(await trigger.tick())).toEqual([keyOf(alarm)]);
		});
	});

	test('activated anew, as after an edit: what came meanwhile comes once', async () => {
		const trigger = await desk.active();
		const { imei } = desk.stage.device();
		desk.raise(imei, { type: 1 });
		await trigger.tick();
		const meanwhile = desk.raise(imei, { type: 2, systemtime: desk.stage.now + 2 });
		expect(keysOf(await trigger.start())).toEqual([keyOf(meanwhile)]);
		expect(await trigger.tick()).toBeNull();
	});

	describe('the try in the editor', () => {
		const raiseMany = (count: number) => {
			const [first, second] = desk.stage.devices(2);
			const now = desk.stage.now;
			return Array.from({ length: count }, (_, index) =>
				desk.raise((index % 2 ? first : second).imei, {
					type: 1 + (index % 3),
					systemtime: now - 3600 * (count - index),
				}),
			);
		};

		test('shows the newest ten of the last seven days, of an inactive workflow, too', async () => {
			const raised = raiseMany(14);
			desk.raise(desk.stage.device().imei, { systemtime: desk.stage.now - 8 * 86_400 });
			const events = await desk.trigger().manual();
			expect(keysOf(events)).toEqual(raised.slice(-10).map(keyOf));
		});

		test('obeys the choice of alarms and devices', async () => {
			const raised = raiseMany(14);
			const { imei } = raised[0];
			const trigger = desk.trigger({ devices: 'chosen', imeis: [imei], alarmTypes: ['2'] });
			const expected = raised.filter((alarm) => alarm.imei === imei && alarm.type === 2);
			expect(keysOf(await trigger.manual())).toEqual(expected.map(keyOf));
		});

		test('does not move the cursors of the active workflow', async () => {
			const trigger = await desk.active();
			const alarm = desk.raise(desk.stage.device().imei);
			const before = JSON.stringify(trigger.stored);
			expect(keysOf(await trigger.manual())).toEqual([keyOf(alarm)]);
			expect(JSON.stringify(trigger.stored)).toBe(before);
			expect(keysOf(await trigger.tick())).toEqual([keyOf(alarm)]);
		});

		test('works while the active workflow polls, and does not hold it up', async () => {
			const trigger = await desk.active();
			const alarm = desk.raise(desk.stage.device().imei);
			desk.stage.sim.latency(60);
			const polling = trigger.tick();
			await until(() => desk.stage.wire().length > 0);
			const polls = await Promise.all([trigger.manual(), polling]);
			expect(polls.map(keysOf)).toEqual([[keyOf(alarm)], [keyOf(alarm)]]);
		});

		test('without any alarm it says so in words, and how many devices it looked at', async () => {
			const error = await desk
				.trigger()
				.manual()
				.catch((thrown: Error) => thrown);
			expect(error).toMatchObject({
				name: 'NodeOperationError',
				message: 'No alarm of the chosen kinds in the last 7 days',
				description: expect.stringContaining('Looked at 5 of 5 devices'),
			});
		});
	});
});
