import { itemsFor, ProtrackStage } from '../protrackStage';
import type { ReadRow } from './rows';
import { readRows } from './rows';
import { STATE } from './state';

describe('reads', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	async function asked({ resource, operation, input, given }: ReadRow, more: object = {}) {
		const device = Object.assign(stage.device(), structuredClone(STATE));
		given?.(stage, device);
		const told = await stage.run({ resource, operation, ...input, ...more }, itemsFor([device]));
		return { told, device };
	}

	const named = readRows.map((row): [string, ReadRow] => [`${row.resource}.${row.operation} (${row.chapter})`, row]);

	describe.each(named)('%s', (_name, row) => {
		test('one request, its values in the query and no body', async () => {
			const { device } = await asked(row);
			const [call] = stage.wire();
			expect(stage.wire()).toHaveLength(1);
			expect(call).toMatchObject({ method: row.method, path: row.path, rawBody: '', code: 0 });
			expect(call.query).toEqual({ ...row.query(device), access_token: stage.cloud.token });
			expect(call.headers).toMatchObject({ accept: 'application/json' });
			expect(call.headers).not.toHaveProperty('content-type');
			expect(call.headers).not.toHaveProperty('authorization');
		});

		test('simplified', async () => {
			const { told, device } = await asked(row);
			expect(told.items).toStrictEqual(row.simple(device).map((json) => ({ json, pairedItem: { item: 0 } })));
		});

		test('raw, as Protrack sent it', async () => {
			const { told, device } = await asked(row, { simplify: false });
			expect(told.items).toStrictEqual(row.raw(device).map((json) => ({ json, pairedItem: { item: 0 } })));
		});
	});

	describe('command.getResult (2.6)', () => {
		const RESULT = { resource: 'command', operation: 'getResult' };
		const sent = async (changes: object = {}) => {
			const { imei } = stage.device(changes);
			const query = { imei, command: 'LOCKDOOR' };
			const parameters = { resource: 'apiRequest', operation: 'send', method: 'POST', path: '/api/command/send' };
			const { json } = await stage.run({ ...parameters, query });
			return String((json[0].record as { commandid: string }).commandid);
		};

		test('one POST with its values in the query and no body', async () => {
			const commandid = await sent();
			await stage.run({ ...RESULT, commandid });
			const call = stage.wire().at(-1)!;
			expect(call).toMatchObject({ method: 'POST', path: '/api/command/query', rawBody: '', code: 0 });
			expect(call.query).toEqual({ commandid, access_token: stage.cloud.token });
			expect(stage.wire('query')).toHaveLength(1);
		});

		test('answered, and still waiting', async () => {
			const answered = await stage.run({ ...RESULT, commandid: await sent() });
			const response = 'Lock the door: Success! Speed: 0km/h.';
			expect(answered.json).toStrictEqual([{ status: 'answered', response }]);
			const waiting = await stage.run({ ...RESULT, commandid: await sent({ answers: false }) });
			expect(waiting.json).toStrictEqual([{ status: 'waiting', response: null }]);
			const raw = await stage.run({ ...RESULT, commandid: await sent(), simplify: false });
			expect(raw.json).toStrictEqual([{ response, commandstatus: 1 }]);
		});

		test('an id that Protrack does not know', async () => {
			const told = await stage.run({ ...RESULT, commandid: 'FFFF' });
			expect(told.error!.message).toContain('FFFF: Protrack does not know the device or account (Protrack 20005');
		});
	});

	test('without an account the own one is meant, and no account goes on the wire', async () => {
		const told = await stage.run({ resource: 'device', operation: 'getMany', account: '', returnAll: true });
		expect(told.json).toHaveLength(40);
		expect(stage.wire()[0].query).toEqual({ access_token: stage.cloud.token });
		const accounts = await stage.run({ resource: 'account', operation: 'getSubAccounts', returnAll: true });
		expect(accounts.json.map(({ account, blocked }) => [account, blocked])).toEqual([
			['milano', false],
			['roma', false],
			['viewer', false],
			['closed', true],
		]);
	});

	test.each([
		['device', 'getMany', 40],
		['account', 'getSubAccounts', 4],
	])('%s.%s: Limit holds back, Return All does not', async (resource, operation, all) => {
		const list = async (more: object) => (await stage.run({ resource, operation, ...more })).json.length;
		expect(await list({ returnAll: false, limit: 3 })).toBe(3);
		expect(await list({ returnAll: false, limit: 500 })).toBe(all);
		expect(await list({ returnAll: true, limit: 3 })).toBe(all);
	});

	test("a list at the vendor's own limit says that there may be more", async () => {
		const many = await ProtrackStage.open({ parked: 501 });
		const told = await many.run({ resource: 'device', operation: 'getMany', returnAll: true });
		await many.close();
		expect(told.json).toHaveLength(500);
		expect(told.hints).toEqual([expect.stringContaining('500 at the most')]);
	});

	test('a device that was never online: null for everything that it never told', async () => {
		const bare = { accstatus: -1, doorstatus: -1, chargestatus: -1, oilpowerstatus: -1, mileage: -1, todaymileage: -1 };
		const times = { gpstime: 0, systemtime: 0, hearttime: 0, longitude: 0, latitude: 0, battery: -1 };
		const device = Object.assign(stage.device(), STATE, bare, times, { datastatus: 1 });
		const position = { resource: 'device', operation: 'getPosition', imeis: device.imei };
		const [json] = (await stage.run(position)).json;
		expect(json).toMatchObject({
			online: false,
			locked: null,
			charging: null,
			ignition: null,
			battery_percent: null,
			odometer_meters: null,
			location: null,
			position_source: null,
			last_reported: null,
			protrack: { data_status: 'never_online', acc: null, door: null, fuel_supply: null, gps_time: null },
		});
	});

	test('the resource locator of the panel, from the list and by IMEI, and an IMEI typed with spaces', async () => {
		const { imei } = stage.device();
		const typed = imei.replace(/(.{5})/g, '$1 ');
		for (const imeis of [
			{ __rl: true, mode: 'list', value: imei, cachedResultName: 'AB 123 CD' },
			{ __rl: true, mode: 'id', value: typed },
			typed,
		]) {
			const told = await stage.run({ resource: 'device', operation: 'get', imeis });
			expect(told.json).toMatchObject([{ device_id: imei }]);
		}
	});
});
