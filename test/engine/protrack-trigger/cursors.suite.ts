import type { Alarm } from '../../../simulator/index.cjs';
import { AlarmDesk, keyOf, keysOf } from './alarmDesk';

/** Nothing lost and nothing twice, whatever happens in between. */
describe('cursors', () => {
	let desk: AlarmDesk;
	beforeAll(async () => (desk = await AlarmDesk.open()));
	afterAll(async () => await desk.close());
	beforeEach(() => desk.stage.fresh());

	const sorted = (alarms: Alarm[]) => alarms.map(keyOf).sort();

	describe('many alarms', () => {
		test('250 over 3 pages, sharing their seconds at the borders: each once', async () => {
			const trigger = await desk.active();
			const { imei } = desk.stage.device();
			const now = desk.stage.now;
			const raised = [0, 1, 2, 3, 4].flatMap((second) =>
				desk.stage.cloud.raiseAlarms({ imei, type: 4, systemtime: now + second, gpstime: now + second * 100 }, 50, 0),
			);
			expect(keysOf(await trigger.tick()).sort()).toEqual(sorted(raised));
			expect(await trigger.tick()).toBeNull();
			expect(trigger.warnings).toEqual([]);
		});

		test('more than 100 in one second: no loop, what comes after it comes, and the log tells', async () => {
			const trigger = await desk.active();
			const { imei } = desk.stage.device();
			const now = desk.stage.now;
			const flood = desk.stage.cloud.raiseAlarms({ imei, type: 4, systemtime: now, gpstime: now }, 130, 0);
			const after = desk.raise(imei, { type: 1, systemtime: now + 2 });
			const keys = keysOf(await trigger.tick());
			expect(keys).toHaveLength(101);
			expect(keys).toContain(keyOf(after));
			expect(keys.filter((key) => sorted(flood).includes(key))).toHaveLength(100);
			expect(trigger.warnings).toEqual([expect.stringContaining('more alarms share one second than Protrack gives')]);
			expect(await trigger.tick()).toBeNull();
		});
	});

	describe('alarms that the server stores late', () => {
		test('within the overlap they come, once', async () => {
			const trigger = await desk.active();
			const { imei } = desk.stage.device();
			const now = desk.stage.now;
			desk.raise(imei, { type: 1, systemtime: now + 50 });
			expect(await trigger.tick()).toHaveLength(1);
			const late = desk.raise(imei, { type: 2, systemtime: now + 5 });
			expect(keysOf(await trigger.tick())).toEqual([keyOf(late)]);
			expect(await trigger.tick()).toBeNull();
		});

		test('an old time of the position does not matter, the arrival does', async () => {
			const trigger = await desk.active();
			const { imei } = desk.stage.device();
			const buried = desk.raise(imei, { gpstime: desk.stage.now - 86_400 });
			expect(keysOf(await trigger.tick())).toEqual([keyOf(buried)]);
		});

		test('the option Overlap decides how far back they are looked for', async () => {
			const trigger = await desk.active({ options: { overlap: 10 } });
			const { imei } = desk.stage.device();
			const now = desk.stage.now;
			desk.raise(imei, { type: 1, systemtime: now + 50 });
			await trigger.tick();
			desk.raise(imei, { type: 2, systemtime: now + 30 });
			const soon = desk.raise(imei, { type: 3, systemtime: now + 45 });
			expect(keysOf(await trigger.tick())).toEqual([keyOf(soon)]);
		});
	});

	describe('a poll that fails', () => {
		test('throws when nobody could be asked, and loses nothing', async () => {
			const trigger = await desk.active();
			const raised = desk.stage.devices(2).map(({ imei }) => desk.raise(imei));
			const rule = desk.stage.sim.faults.add({ path: 'alarm', action: { code: 10007 } });
			await expect(trigger.tick()).rejects.toThrow('Permission denied');
			desk.stage.sim.faults.remove(rule);
			expect(keysOf(await trigger.tick()).sort()).toEqual(sorted(raised));
		});

		test('for one device only: the others come at once, its own with the next poll', async () => {
			const trigger = await desk.active();
			const [bad, good] = desk.stage.devices(2).map(({ imei }) => imei);
			const [missed, seen] = [desk.raise(bad), desk.raise(good)];
			const rule = desk.stage.sim.faults.add({ path: 'alarm', imei: bad, action: { code: 10004 } });
			expect(keysOf(await trigger.tick())).toEqual([keyOf(seen)]);
			expect(trigger.warnings).toEqual([expect.stringContaining('1 questions failed and are asked again')]);
			desk.stage.sim.faults.remove(rule);
			expect(keysOf(await trigger.tick())).toEqual([keyOf(missed)]);
		});

		test('on the second page: nothing of the first comes twice', async () => {
			const trigger = await desk.active();
			const { imei } = desk.stage.device();
			const now = desk.stage.now;
			const raised = [0, 1, 2].flatMap((second) =>
				desk.stage.cloud.raiseAlarms({ imei, type: 4, systemtime: now + second, gpstime: now + second * 100 }, 50, 0),
			);
			const rule = desk.stage.sim.faults.add({ path: 'alarm', imei, after: 1, action: { code: 10004 } });
			const first = keysOf(await trigger.tick());
			desk.stage.sim.faults.remove(rule);
			const both = [...first, ...keysOf(await trigger.tick())];
			expect(both.sort()).toEqual(sorted(raised));
		});

		test('when the list of devices cannot be read, those of the last time are asked', async () => {
			const trigger = await desk.active();
			const alarm = desk.raise(desk.stage.device().imei);
			desk.stage.sim.faults.add({ path: 'device/list', action: { code: 10007 } });
			expect(keysOf(await trigger.tick())).toEqual([keyOf(alarm)]);
		});
	});

	describe('restarts', () => {
		test('clean: nothing twice, and what came meanwhile comes', async () => {
			const trigger = await desk.active();
			const { imei } = desk.stage.device();
			desk.raise(imei, { type: 1 });
			expect(await trigger.tick()).toHaveLength(1);
			const meanwhile = desk.raise(imei, { type: 2, systemtime: desk.stage.now + 3 });
			expect(keysOf(await trigger.start('init'))).toEqual([keyOf(meanwhile)]);
			expect(await trigger.tick()).toBeNull();
			expect(await trigger.start('init')).toBeNull();
		});

		test('after polls that gave out nothing and so were not stored', async () => {
			const trigger = await desk.active({ alarmTypes: ['1'] });
			const { imei } = desk.stage.device();
			const now = desk.stage.now;
			for (let poll = 0; poll < 3; poll++) {
				desk.raise(imei, { type: 4, systemtime: now + poll });
				expect(await trigger.tick()).toBeNull();
			}
			const wanted = desk.raise(imei, { type: 1, systemtime: now + 5 });
			expect(keysOf(await trigger.start('init'))).toEqual([keyOf(wanted)]);
			expect(await trigger.tick()).toBeNull();
		});

		test('killed before it was stored: the same window comes again, with the same event_id', async () => {
			const trigger = await desk.active();
			const { imei } = desk.stage.device();
			desk.raise(imei);
			const before = await trigger.tick({ killed: true });
			const after = await trigger.start('init');
			expect(after!.map(({ event_id }) => event_id)).toEqual(before!.map(({ event_id }) => event_id));
			expect(await trigger.tick()).toBeNull();
		});

		test('the state survives n8n storing it as JSON, again and again', async () => {
			const trigger = await desk.active();
			const devices = desk.stage.devices(3);
			const now = desk.stage.now;
			const keys: string[] = [];
			const raised: Alarm[] = [];
			for (let round = 0; round < 4; round++) {
				raised.push(...devices.map(({ imei }, index) => desk.raise(imei, { systemtime: now + round * 5 + index })));
				keys.push(...keysOf(round % 2 ? await trigger.start('init') : await trigger.tick()));
			}
			expect(keys.sort()).toEqual(sorted(raised));
		});

		test('after a long pause only what is not older than the option says', async () => {
			const trigger = await desk.active({ options: { lookBack: 1 } });
			const { imei } = desk.stage.device();
			// As if it had last polled four hours ago.
			const kept = JSON.parse(JSON.stringify(trigger.stored)) as { 'node:T': { state: never } };
			const back = 4 * 3600;
			const aged = JSON.stringify(kept).replace(/("(?:t|f|l|listedAt)":)(\d+)/g, (_, key, time) => key + (time - back));
			trigger.restore(aged);
			const now = desk.stage.now;
			desk.raise(imei, { type: 1, systemtime: now - 3 * 3600 });
			const young = desk.raise(imei, { type: 2, systemtime: now - 1800 });
			expect(keysOf(await trigger.start('init'))).toEqual([keyOf(young)]);
		});
	});

	test('polls that overlap: the second one gives out nothing, and nothing comes twice', async () => {
		const trigger = await desk.active();
		const raised = desk.stage.devices(3).map(({ imei }) => desk.raise(imei));
		desk.stage.sim.latency(60);
		const polls = await Promise.all([trigger.tick(), trigger.tick(), trigger.tick()]);
		expect(polls.filter((each) => each !== null)).toHaveLength(1);
		expect(polls.flatMap(keysOf).sort()).toEqual(sorted(raised));
		desk.stage.sim.latency(0);
		expect(await trigger.tick()).toBeNull();
	});

	test("two triggers on one account do not get in each other's way", async () => {
		const [one, other] = [await desk.active(), await desk.active()];
		const alarm = desk.raise(desk.stage.device().imei);
		const polls = await Promise.all([one.tick(), other.tick()]);
		expect(polls.map(keysOf)).toEqual([[keyOf(alarm)], [keyOf(alarm)]]);
	});
});
