import { givenIn, itemsFor, JimiStage } from '../jimiStage';
import type { ReadRow } from './rows';
import { readRows } from './rows';
import { STATE } from './state';

describe('reads', () => {
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	async function asked({ resource, operation, input, state, given }: ReadRow, more: object = {}) {
		const device = stage.device({ ...STATE, ...state });
		given?.(stage, device);
		const told = await stage.run({ resource, operation, ...input(), ...more }, itemsFor([device]));
		return { told, device };
	}

	const named = readRows.map((row): [string, ReadRow] => [`${row.resource}.${row.operation}: ${row.call}`, row]);

	describe.each(named)('%s', (_name, row) => {
		test('one signed form, without empty values, and simplified output', async () => {
			const { device, told } = await asked(row);
			expect(stage.wire()).toHaveLength(1);
			const [entry] = stage.wire();
			expect(entry).toMatchObject({ method: 'POST', path: '/route/rest', query: {}, call: row.call, code: 0 });
			expect(givenIn(entry)).toEqual({ method: row.call, ...row.form(device, stage) });
			expect(entry.body).toMatchObject({
				app_key: stage.cloud.appKey,
				access_token: stage.cloud.token,
				timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
				sign: expect.stringMatching(/^[0-9A-F]{32}$/),
				sign_method: 'md5',
				v: '1.0',
				format: 'json',
			});
			expect(Object.values(entry.body as object)).not.toContain('');
			expect(entry.headers).toMatchObject({
				accept: 'application/json',
				'content-type': 'application/x-www-form-urlencoded',
			});
			expect(told.items).toStrictEqual(row.simple(device).map((json) => ({ json, pairedItem: { item: 0 } })));
		});

		test('raw, as JIMI sent it', async () => {
			const { told, device } = await asked(row, { simplify: false });
			expect(told.items).toStrictEqual(row.raw(device).map((json) => ({ json, pairedItem: { item: 0 } })));
		});
	});

	test.each([
		['data', 'array'],
		['alternate', 'null'],
	] as const)('answers that stand in %s, empty lists as %s', async (answersIn, emptyLists) => {
		stage.cloud.set({ answersIn, emptyLists });
		for (const row of readRows.slice(0, 5)) {
			const { told, device } = await asked(row);
			expect(told.json).toStrictEqual(row.simple(device));
		}
		const empty = await stage.run({ resource: 'command', operation: 'getResult', imei: stage.device().imei });
		expect([empty.status, empty.json]).toEqual(['success', []]);
	});

	test('all numbers as text, no later fields, the other names of the alarm list: the same simplified values', async () => {
		stage.cloud.set({ numbers: 'text', laterFields: false, alarmNames: 'later' });
		const device = stage.device(STATE);
		const position = await stage.run({ resource: 'position', operation: 'get', imeis: device.imei });
		expect(position.json).toMatchObject([
			{ online: true, ignition: true, battery_percent: 80, location: { lat: -20.25, speed: 10, satellites: null } },
		]);
		const alarms = readRows.find(({ resource }) => resource === 'alarm')!;
		expect((await asked(alarms)).told.json).toMatchObject([{ code: '1', name: 'SOS', alarm: 'sos' }]);
	});

	test('without an account the own one is meant', async () => {
		const devices = await stage.run({ resource: 'device', operation: 'getMany', returnAll: true });
		expect(devices.json).toHaveLength(40);
		const accounts = await stage.run({ resource: 'account', operation: 'getMany', target: '' });
		expect(accounts.json.map(({ account, role }) => [account, role])).toEqual([
			['north', 'distributor'],
			['south', 'ordinary_user'],
			['sales', 'sales'],
		]);
		expect(stage.wire().map((entry) => givenIn(entry).target)).toEqual([stage.cloud.userId, stage.cloud.userId]);
	});

	test('a device of which little is known: null for what it never told', async () => {
		const bare = { electQuantity: -1, powerValue: -1, accStatus: -1, posType: 'WIFI', gpstime: 0 };
		const { imei } = stage.device({ ...STATE, ...bare, online: false, userExpiration: 1_000 });
		const told = await stage.run({ resource: 'position', operation: 'get', imeis: imei });
		expect(told.json).toMatchObject([
			{
				online: false,
				ignition: null,
				battery_percent: null,
				location: null,
				position_source: null,
				jimi: { expired: true, power_value: null, gps_time: null, position_type: 'WIFI' },
			},
		]);
	});
});
