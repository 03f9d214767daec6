import { highWater } from '../play';
import { AlarmDesk, keyOf, keysOf } from './alarmDesk';

/** More devices than fit into one poll. */
describe('budget', () => {
	const DEVICES = 60;
	/** The least that can be chosen, in seconds; about 20 devices fit into it. */
	const SHORT = { options: { budget: 5 } };
	const SLOW = 450;

	async function withDesk(work: (desk: AlarmDesk) => Promise<void>) {
		const desk = await AlarmDesk.open({ parked: DEVICES });
		// None of them reports by itself, so none has news but those that a test gives some.
		for (const device of desk.stage.cloud.devices) device.silent = true;
		await work(desk).finally(async () => await desk.close());
	}

	/** Polls with slow answers; the devices that were asked, in order. */
	async function slowly(desk: AlarmDesk, poll: () => Promise<unknown>): Promise<string[]> {
		desk.stage.cloud.log.length = 0;
		desk.stage.sim.latency(SLOW);
		await poll().finally(() => desk.stage.sim.latency(0));
		return desk.asked;
	}

	test.concurrent('devices come in turn: nobody is asked again before all have been asked', async () => {
		await withDesk(async (desk) => {
			const trigger = await desk.active(SHORT);
			const rounds: string[][] = [];
			while (new Set(rounds.flat()).size < DEVICES && rounds.length < 10) {
				rounds.push(await slowly(desk, async () => await trigger.tick()));
			}
			expect(rounds.length).toBeGreaterThan(1);
			expect(rounds.length).toBeLessThan(10);
			const all = rounds.flat();
			expect(new Set(all.slice(0, DEVICES)).size).toBe(DEVICES);
			expect(highWater(desk.stage.wire())).toBeLessThanOrEqual(2);
			expect(trigger.warnings[0]).toMatch(/ of 60 devices did not fit into this poll and come first in the next one/);
			expect(trigger.warnings[1]).toMatch(/the longest wait is \d+ s/);
		});
	});

	test.concurrent('those with news come first, three of four', async () => {
		await withDesk(async (desk) => {
			const trigger = await desk.active(SHORT);
			await trigger.tick();
			const news = desk.stage.cloud.devices.slice(40, 52);
			const raised = news.map((device) => {
				device.hearttime += 1;
				return desk.raise(device.imei);
			});
			const events: string[] = [];
			let waiting = news.map(({ imei }) => imei);
			// How many looks fit into one poll is up to the machine.
			for (let poll = 0; poll < 10 && events.length < raised.length; poll++) {
				const asked = await slowly(desk, async () => events.push(...keysOf(await trigger.tick())));
				expect(asked.length).toBeLessThan(DEVICES);
				const looks = asked.slice(0, Math.ceil((waiting.length * 4) / 3));
				const others = looks.filter((imei) => !waiting.includes(imei));
				expect(others.length).toBeLessThanOrEqual(Math.ceil(looks.length / 4));
				waiting = waiting.filter((imei) => !asked.includes(imei));
			}
			expect(events.sort()).toEqual(raised.map(keyOf).sort());
		});
	});

	test.concurrent('an alarm without any report is found in turn', async () => {
		await withDesk(async (desk) => {
			const trigger = await desk.active(SHORT);
			const alarm = desk.raise(desk.stage.cloud.devices[59].imei, { type: 'offlineAlarm' });
			const keys: string[] = [];
			for (let poll = 0; poll < 10 && keys.length === 0; poll++) {
				await slowly(desk, async () => keys.push(...keysOf(await trigger.tick())));
			}
			expect(keys).toEqual([keyOf(alarm)]);
		});
	});

	test.concurrent('a provider that limits: the poll ends in time, loses nothing and tells', async () => {
		await withDesk(async (desk) => {
			const trigger = await desk.active(SHORT);
			const raised = desk.stage.devices(6).map(({ imei }) => desk.raise(imei));
			desk.stage.cloud.set({ rateLimit: { requests: 10, perSeconds: 1 } });
			const keys: string[] = [];
			for (let poll = 0; poll < 10 && keys.length < raised.length; poll++) {
				keys.push(...keysOf(await trigger.tick().catch(() => null)));
			}
			expect(keys.sort()).toEqual(raised.map(keyOf).sort());
		});
	});

	test.concurrent('a provider that does not answer any more is not asked for every device', async () => {
		await withDesk(async (desk) => {
			const trigger = await desk.active();
			desk.stage.cloud.log.length = 0;
			desk.stage.sim.faults.add({ path: 'alarm', action: { status: 503 } });
			await expect(trigger.tick()).rejects.toThrow('The service failed (HTTP 503)');
			expect(new Set(desk.asked).size).toBeLessThan(10);
		});
	});
});
