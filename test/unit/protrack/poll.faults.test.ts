import { NodeApiError } from 'n8n-workflow';
import { AlarmServer } from './alarmServer';
import { pathOf, queryOf } from './play';
import { begun, fences, fleet, imeiOf, PollingN8n, START } from './polling';

describe('what goes wrong', () => {
	test('a poll in which nobody could be asked fails with the words of the provider, and has moved nothing', async () => {
		const { server, n8n } = await begun(3);
		server.raise(imeiOf(0));
		server.refuse = (sent) => (pathOf(sent) === '/api/alarm/list' ? 10007 : undefined);
		const error = await n8n.poll().catch((each: unknown) => each);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: expect.stringContaining('10007'),
			description: expect.stringContaining('provider'),
		});
		server.refuse = () => undefined;
		expect(await n8n.poll()).toHaveLength(1);
	});

	test('one question that fails costs the others nothing, is told, and is made up for', async () => {
		const { server, n8n } = await begun(3);
		for (const imei of fleet(3)) server.raise(imei);
		server.refuse = ({ url }) => (url.includes(`imei=${imeiOf(1)}&`) ? 10001 : undefined);
		expect((await n8n.poll()).map(({ json }) => json.device_id)).toEqual([imeiOf(0), imeiOf(2)]);
		expect(n8n.warnings.join()).toContain('1 questions failed');
		server.refuse = () => undefined;
		expect((await n8n.poll()).map(({ json }) => json.device_id)).toEqual([imeiOf(1)]);
	});

	test('a provider that does not work is not asked for every single device', async () => {
		const { server, n8n } = await begun(50);
		server.refuse = (sent) => (pathOf(sent) === '/api/alarm/list' ? 10001 : undefined);
		await expect(n8n.poll()).rejects.toThrow(/10001/);
		expect(server.count('/api/alarm/list')).toBeLessThan(10);
	});

	const EXPIRED = 20046;
	const expired =
		(from: number, to: number): AlarmServer['refuse'] =>
		(sent) => {
			const asked = (queryOf(sent).imei ?? queryOf(sent).imeis ?? '')
				.split(',')
				.map((imei) => Number(imei) - Number(imeiOf(0)));
			return pathOf(sent).startsWith('/api/alarm') && asked.some((index) => index >= from && index < to)
				? EXPIRED
				: undefined;
		};

	test.each(['list', 'list2'])('devices that have expired do not hold up the others: %s', async (source) => {
		const { server, n8n } = await begun(30, { options: { source } });
		server.refuse = expired(0, 8);
		for (let round = 0; round < 3; round++) {
			const { geofence } = server.raise(imeiOf(20));
			expect(fences(await n8n.poll())).toEqual([geofence]);
			server.now += 60;
		}
	});

	test('when all of them have, that is told', async () => {
		const { server, n8n } = await begun(8);
		server.refuse = expired(0, 8);
		await expect(n8n.poll()).rejects.toThrow(/expired \(Protrack 20046/);
	});

	describe('too many requests', () => {
		beforeEach(() => jest.useFakeTimers({ advanceTimers: true }));
		afterEach(() => jest.useRealTimers());
		const options = { concurrency: 1, budget: 20 };

		test('end a poll soon; who was not heard comes first in the next one, and nothing is lost', async () => {
			const { server, n8n } = await begun(10, { options });
			for (const imei of fleet(10)) server.raise(imei);
			server.refuse = () => (server.count('/api/alarm/list') > 4 ? 10009 : undefined);
			const pending = n8n.poll();
			await jest.advanceTimersByTimeAsync(60_000);
			expect((await pending).map(({ json }) => json.device_id)).toEqual(fleet(4));
			const askedInVain = server.imeisAsked().slice(4);
			expect(new Set(askedInVain)).toEqual(new Set([imeiOf(4)]));
			server.refuse = () => undefined;
			server.asked = [];
			expect(await n8n.poll()).toHaveLength(6);
			expect(server.imeisAsked()[0]).toBe(imeiOf(4));
		});
	});

	test('the first poll of chosen devices tells that nobody can log in', async () => {
		const server = new AlarmServer(START);
		server.refuse = () => 10007;
		const n8n = new PollingN8n(server, { devices: 'chosen', imeis: [imeiOf(0)] });
		await expect(n8n.poll()).rejects.toThrow(/Permission denied/);
	});

	test('chosen devices of which one is unknown are read all the same', async () => {
		const imeis = fleet(3);
		const { server, n8n } = await begun(3, { devices: 'chosen', imeis });
		for (const imei of imeis) server.raise(imei);
		server.refuse = ({ url }) => (url.includes(imeiOf(1)) ? 10013 : undefined);
		expect((await n8n.poll()).map(({ json }) => json.device_id)).toEqual([imeiOf(0), imeiOf(2)]);
		expect(n8n.warnings.join()).toContain('10013');
	});
});
