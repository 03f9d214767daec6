import { highWater } from '../play';
import { itemsFor, LOCK, ProtrackStage } from '../protrackStage';
import { pause, until } from '../until.cjs';

/** In real time: the second between two questions is not cut short here. */
describe('pace', () => {
	async function withStage(work: (stage: ProtrackStage) => Promise<void>) {
		const stage = await ProtrackStage.open({ parked: 60, queryInterval: 900 });
		await work(stage).finally(async () => await stage.close());
	}

	test.concurrent(
		'50 commands, two at a time: all are sent in order before the first answer is asked for',
		async () => {
			await withStage(async (stage) => {
				const devices = stage.devices(50, { doorstatus: 1, answersAfter: { queries: 1, seconds: 0 } });
				const told = await stage.run(LOCK, itemsFor(devices));
				const kinds = stage.wire().map(({ path }) => path.split('/').at(-1));
				expect(kinds.slice(0, 50)).toEqual(Array(50).fill('send'));
				expect(kinds.slice(50).every((kind) => kind === 'query')).toBe(true);
				// Two at a time may overtake each other on the way.
				const sent = stage.wire('send').map(({ device }) => devices.findIndex(({ imei }) => imei === device));
				sent.forEach((index, place) => expect(Math.abs(index - place)).toBeLessThanOrEqual(1));
				expect(highWater(stage.wire())).toBeLessThanOrEqual(2);
				expect(told.json.map(({ device_id, outcome }) => [device_id, outcome])).toEqual(
					devices.map(({ imei }) => [imei, 'done']),
				);
				// They wait together: each is asked once before one is asked again (the last may be overtaken).
				const asked = stage.wire('query').map(({ device }) => device);
				expect(asked).toHaveLength(100);
				expect(new Set(asked.slice(0, 50)).size).toBeGreaterThanOrEqual(49);
			});
		},
	);

	test.concurrent('no question comes earlier than a second after the one before', async () => {
		await withStage(async (stage) => {
			const device = stage.device({ answersAfter: { queries: 3, seconds: 0 } });
			await stage.run(LOCK, itemsFor([device]));
			expect(stage.wire('query').map(({ code }) => code)).toEqual([0, 0, 0, 0]);
		});
	});

	test.concurrent('a rate limit on the questions slows the run; every answer comes in the end', async () => {
		await withStage(async (stage) => {
			stage.cloud.set({ rateLimit: { requests: 8, perSeconds: 1 } });
			const devices = stage.devices(12);
			const told = await stage.run(LOCK, itemsFor(devices));
			expect(told.json.map(({ outcome }) => outcome)).toEqual(devices.map(() => 'done'));
			expect(stage.wire('send').filter(({ ranCommand }) => ranCommand)).toHaveLength(12);
		});
	});

	test.concurrent('cancelled while it waits for an answer: nothing more is sent or asked', async () => {
		await withStage(async (stage) => {
			const devices = stage.devices(6, { answers: false });
			const running = stage.start(LOCK, itemsFor(devices));
			await until(() => stage.wire('query').length >= 6);
			running.cancel();
			const atMost = stage.wire().length + 2;
			await running.ended;
			await pause(2_300);
			expect(stage.wire().length).toBeLessThanOrEqual(atMost);
		});
	});

	test.concurrent('cancelled while it sends: the rest stays unsent', async () => {
		await withStage(async (stage) => {
			stage.sim.latency(150);
			const running = stage.start(LOCK, itemsFor(stage.devices(20)));
			await until(() => stage.wire('send').length >= 4);
			running.cancel();
			const atMost = stage.wire().length + 2;
			await running.ended;
			await pause(1_500);
			expect(stage.wire().length).toBeLessThanOrEqual(atMost);
		});
	});
});
