import { AlarmServer } from './alarmServer';
import { pathOf, queryOf } from './play';
import { begun, fences, fleet, imeiOf, PollingN8n, START } from './polling';

describe('more devices than fit into a poll', () => {
	afterEach(() => jest.useRealTimers());

	/** Every answer takes so many seconds of the clock. */
	function slow(server: AlarmServer, seconds: number) {
		const { answer } = server;
		server.answer = (sent) => {
			jest.setSystemTime(Date.now() + seconds * 1000);
			return answer(sent);
		};
	}

	test('are asked in turn, the longest waiting first, and the log tells how far behind it is', async () => {
		jest.useFakeTimers({ advanceTimers: true });
		const { server, n8n } = await begun(10, { options: { concurrency: 1, budget: 20 } });
		await n8n.poll();
		slow(server, 5);
		const asked: string[][] = [];
		for (let round = 0; round < 4; round++) {
			server.asked = [];
			server.now += 60;
			await n8n.poll();
			asked.push(server.imeisAsked());
		}
		for (const round of asked) expect(round.length).toBeLessThan(10);
		expect(new Set(asked.slice(0, 4).flat()).size).toBe(10);
		expect(asked[1].filter((imei) => asked[0].includes(imei))).toEqual([]);
		expect(n8n.warnings.join()).toMatch(/\d+ of 10 devices did not fit into this poll.*longest wait is \d+ s/);
	});

	test('those that cannot be used do not take the place of the others', async () => {
		jest.useFakeTimers({ advanceTimers: true });
		const { server, n8n } = await begun(10, { options: { concurrency: 1, budget: 20 } });
		const expired = fleet(6);
		server.refuse = (sent) => (expired.includes(queryOf(sent).imei) ? 20046 : undefined);
		slow(server, 5);
		server.raise(imeiOf(9));
		const heard: unknown[] = [];
		for (let round = 0; round < 4; round++) {
			server.now += 60;
			heard.push(...(await n8n.poll()).map(({ json }) => json.device_id));
		}
		expect(heard).toEqual([imeiOf(9)]);
	});

	test('those with news come first, found out 100 devices at a time', async () => {
		jest.useFakeTimers({ advanceTimers: true });
		const { server, n8n } = await begun(250, { options: { concurrency: 1, budget: 60 } });
		await n8n.poll();
		server.raise(imeiOf(249));
		server.now += 60;
		server.asked = [];
		slow(server, 5);
		expect(await n8n.poll()).toHaveLength(1);
		expect(
			server.asked.filter((sent) => pathOf(sent) === '/api/track').map((sent) => queryOf(sent).imeis.split(',').length),
		).toEqual([100, 100, 50]);
		expect(server.imeisAsked()[0]).toBe(imeiOf(249));
	});

	test('list2 asks for 100 at a time, and reads the same', async () => {
		const { server, n8n } = await begun(250, { options: { source: 'list2' } });
		for (const imei of [imeiOf(3), imeiOf(120), imeiOf(249)]) server.raise(imei, '27');
		const items = await n8n.poll();
		expect(items.map(({ json }) => [json.device_id, json.name])).toEqual([
			[imeiOf(3), 'doorcloseAlarm'],
			[imeiOf(120), 'doorcloseAlarm'],
			[imeiOf(249), 'doorcloseAlarm'],
		]);
		expect([server.count('/api/alarm/list2'), server.count('/api/alarm/list')]).toEqual([3, 0]);
	});
});

describe('a try in the editor', () => {
	test('shows the newest alarms of the last days and moves no cursor', async () => {
		const { server, n8n } = await begun(2);
		for (let index = 0; index < 15; index++) server.raise(imeiOf(index % 2), '1', 1_000 - index);
		const before = JSON.stringify(n8n.database);
		expect(fences(await n8n.manual())).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
		expect(JSON.stringify(n8n.database)).toBe(before);
		expect(JSON.stringify(n8n.kept)).toBe(before);
	});

	test('works without ever having been active', async () => {
		const server = new AlarmServer(START);
		server.devices = fleet(1);
		server.raise(imeiOf(0), '1', 6 * 86_400);
		expect(await new PollingN8n(server).manual()).toHaveLength(1);
	});

	test('without any says what it looked at', async () => {
		const { server, n8n } = await begun(2, { alarmTypes: ['2'] });
		server.raise(imeiOf(0), '1');
		const error = await n8n.manual().catch((each: unknown) => each);
		expect(error).toMatchObject({
			message: expect.stringContaining('No alarm'),
			description: expect.stringContaining('2 of 2 devices'),
		});
	});

	test('runs beside a poll of the active workflow', async () => {
		const { server, n8n } = await begun(1);
		server.raise(imeiOf(0));
		const [active, manual] = await Promise.all([n8n.poll(), n8n.manual()]);
		expect([active.length, manual.length]).toEqual([1, 1]);
	});
});
