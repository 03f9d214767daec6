import type { IDataObject } from 'n8n-workflow';
import { AlarmServer } from './alarmServer';
import { pathOf, queryOf } from './play';
import { begun, fences, fleet, imeiOf, PollingN8n, START } from './polling';

const HOUR = 3_600;

describe('the first poll', () => {
	test('begins reading and hands out nothing of what was before', async () => {
		const server = new AlarmServer(START);
		server.devices = fleet(2);
		server.raise(imeiOf(0), '1', 10);
		const n8n = new PollingN8n(server);
		expect(await n8n.poll()).toEqual([]);
		expect(server.count('/api/alarm/list')).toBe(0);
		expect(Object.keys((n8n.database.state as IDataObject).devices as object)).toEqual(fleet(2));
		server.raise(imeiOf(0));
		expect(await n8n.poll()).toHaveLength(1);
	});

	test('that fails at the activation is told to the person', async () => {
		const server = new AlarmServer(START);
		server.refuse = () => 10007;
		await expect(new PollingN8n(server).poll()).rejects.toThrow(/Permission denied \(Protrack 10007/);
	});

	test('that fails at a start of n8n waits for the next one, which goes on where the last run was', async () => {
		const { server, n8n } = await begun(2);
		n8n.restart();
		server.raise(imeiOf(0));
		server.refuse = () => 10001;
		expect(await n8n.poll()).toEqual([]);
		expect(n8n.warnings.join()).toContain('the first poll failed');
		await expect(n8n.poll()).rejects.toThrow(/10001/);
		server.refuse = () => undefined;
		expect(await n8n.poll()).toHaveLength(1);
	});
});

describe('a poll', () => {
	test('hands out what is new as events, oldest first, with how late they are', async () => {
		const { server, n8n } = await begun(3);
		server.raise(imeiOf(0), '7', 5);
		server.raise(imeiOf(1), '1', 30);
		const items = await n8n.poll();
		expect(items.map(({ json }) => json)).toMatchObject([
			{ vendor: 'protrack', device_id: imeiOf(1), alarm: 'sos', name: 'sosAlarm', protrack: { lag_seconds: 30 } },
			{ vendor: 'protrack', device_id: imeiOf(0), alarm: 'overspeed', protrack: { lag_seconds: 5 } },
		]);
	});

	test('without news is no execution', async () => {
		const { n8n } = await begun(3);
		const before = JSON.stringify(n8n.database);
		expect(await n8n.poll()).toEqual([]);
		expect(JSON.stringify(n8n.database)).toBe(before);
	});

	test('asks from the overlap before the newest alarm until a little ahead', async () => {
		const { server, n8n } = await begun(1, { options: { overlap: 30 } });
		server.now += 600;
		server.raise(imeiOf(0));
		await n8n.poll();
		server.now += 60;
		await n8n.poll();
		expect(queryOf(server.asked.at(-1)!)).toEqual({
			imei: imeiOf(0),
			begintime: String(server.now - 60 - 30),
			endtime: String(server.now + 60),
		});
	});

	test('asks only for the kinds of alarms that were chosen, and passes over the others for good', async () => {
		const { server, n8n } = await begun(1, { alarmTypes: ['1', '45'] });
		for (const type of ['1', '2', '45', '46']) server.raise(imeiOf(0), type);
		expect((await n8n.poll()).map(({ json }) => json.code)).toEqual(['1', '45']);
		expect(await n8n.poll()).toEqual([]);
	});

	test('follows the pages, however many alarms there are', async () => {
		const { server, n8n } = await begun(1);
		for (let index = 0; index < 350; index++) server.raise(imeiOf(0), '1', 50 - Math.floor(index / 7));
		expect(await n8n.poll()).toHaveLength(350);
		expect(await n8n.poll()).toEqual([]);
	});

	test('says when more share one second than the provider gives', async () => {
		const { server, n8n } = await begun(1);
		for (let index = 0; index < 150; index++) server.raise(imeiOf(0));
		expect(await n8n.poll()).toHaveLength(100);
		expect(n8n.warnings.join()).toContain('share one second');
	});

	test('after a long pause leaves out what is older than wanted', async () => {
		const { server, n8n } = await begun(1, { options: { lookBack: 2 } });
		server.raise(imeiOf(0));
		server.now += 3 * HOUR;
		const late = server.raise(imeiOf(0), '1', HOUR);
		expect(fences(await n8n.poll())).toEqual([late.geofence]);
	});

	test('does not begin while the one before still runs', async () => {
		const { server, n8n } = await begun(1);
		server.raise(imeiOf(0));
		const both = await Promise.all([n8n.poll(), n8n.poll()]);
		expect(both.map((items) => items.length)).toEqual([1, 0]);
		expect(await n8n.poll()).toEqual([]);
	});

	test('keeps little in the database, and no secret', async () => {
		const { server, n8n } = await begun(100);
		for (const imei of fleet(100)) server.raise(imei);
		await n8n.poll();
		const kept = JSON.stringify(n8n.database);
		expect(kept.length / 100).toBeLessThan(200);
		expect(kept).not.toContain('token-0');
	});
});

describe('which devices', () => {
	test('those of another account, if one is named', async () => {
		const { server, n8n } = await begun(1, { account: { __rl: true, mode: 'id', value: 'sub' } });
		await n8n.poll();
		expect(queryOf(server.asked[0])).toEqual({ account: 'sub' });
	});

	test('only the chosen ones, without asking for the list', async () => {
		const { server, n8n } = await begun(5, { devices: 'chosen', imeis: [imeiOf(3)] });
		for (const imei of fleet(5)) server.raise(imei);
		expect((await n8n.poll()).map(({ json }) => json.device_id)).toEqual([imeiOf(3)]);
		expect(server.count('/api/device/list')).toBe(0);
	});

	test.each([[[]], [''], [undefined]])(
		'"chosen" with %j names nobody, which must not mean everybody',
		async (imeis) => {
			const n8n = new PollingN8n(new AlarmServer(START), { devices: 'chosen', imeis });
			await expect(n8n.poll()).rejects.toThrow('"Device" is required: fill it in');
		},
	);

	test('one that joins later, from the last listing on', async () => {
		const { server, n8n } = await begun(1);
		await n8n.poll();
		server.now += 30;
		server.devices.push(imeiOf(1));
		server.raise(imeiOf(1));
		server.now += 30;
		expect(await n8n.poll()).toHaveLength(1);
	});

	test('those of the last time, when the list cannot be read', async () => {
		const { server, n8n } = await begun(2);
		server.raise(imeiOf(1));
		server.refuse = (sent) => (pathOf(sent) === '/api/device/list' ? 10001 : undefined);
		expect(await n8n.poll()).toHaveLength(1);
	});
});
