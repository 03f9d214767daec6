import { EACH, givenIn, inWords, itemsFor, JimiStage, UNKNOWN } from '../jimiStage';
import type { ActRow } from './actRows';
import { actRows } from './actRows';

describe('acts', () => {
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const named = actRows.map((row): [string, ActRow] => [`${row.resource}.${row.operation}: ${row.call}`, row]);
	const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

	async function run({ resource, operation, input, state, given }: ActRow, more: object = {}) {
		const device = stage.device(state);
		given?.(stage.cloud, device);
		const [fence] = stage.cloud.fences.of(device.imei);
		const items = [{ json: { imei: device.imei, fence: fence?.instructNo ?? null } }];
		return { device, told: await stage.run({ resource, operation, ...input, ...more }, items) };
	}

	test.each(named)('%s', async (_name, row) => {
		const { device, told } = await run(row);
		const sent = stage.wire().filter(({ call }) => call === row.call);
		expect(sent).toMatchObject([{ method: 'POST', path: '/route/rest', query: {}, ranCommand: true }]);
		expect(givenIn(sent[0])).toEqual({ method: row.call, ...row.form(device) });
		expect(Object.values(sent[0].body as object)).not.toContain('');
		expect(row.effect(stage.cloud, stage.cloud.vehicle(device.imei)!)).toEqual(row.expected);
		const outcome = {
			device_id: row.about ? null : device.imei,
			...row.about,
			command: `${row.resource}.${row.operation}`,
			outcome: 'done',
			code: row.code ?? 0,
			message: row.message ?? 'Done',
			sent_at: TIME,
			reference: null,
		};
		expect(told.items).toStrictEqual([{ json: row.output ?? outcome, pairedItem: { item: 0 } }]);
	});

	test.each(named)('%s: Return Outcome tells the outcome beside what comes out', async (_name, row) => {
		const { told } = await run(row, { options: { returnOutcome: true } });
		expect(told.json).toMatchObject([
			{ outcome: 'done', code: row.code ?? 0, ...(row.output ? { data: row.output } : {}) },
		]);
	});

	test('a radius between two hundreds is rounded, and told', async () => {
		const row = actRows.find(({ call }) => call.endsWith('fence.create'))!;
		const { device, told } = await run(row, { radius: 349 });
		expect(givenIn(stage.wire()[0]).radius).toBe('3');
		expect(told.hints).toEqual([`${device.imei}: JIMI takes hundreds of metres, so the radius of 349 m became 300 m`]);
	});

	test('permissions: none of six, all six', async () => {
		const row = actRows.find(({ operation }) => operation === 'create')!;
		const all = ['webLogin', 'appLogin', 'sendCommand', 'workingMode', 'editByWeb', 'editByApp'];
		await run(row, { permissions: {} });
		await run(row, { accountId: 'other', permissions: Object.fromEntries(all.map((name) => [name, true])) });
		expect(stage.wire().map((entry) => givenIn(entry).permissions)).toEqual(['000000', '111111']);
	});

	test('what JIMI refuses is told with code, its own words and a remedy', async () => {
		const move = { resource: 'account', operation: 'move', account: 'nobody', target_account: 'north' };
		expect((await stage.run(move)).error).toMatchObject({
			message: `nobody: ${inWords('The account does not exist', 214, 'The account does not exist')}`,
			description: 'Check the name of the account.',
		});
		const told = await run(actRows.find(({ operation }) => operation === 'update')!, { imei: UNKNOWN });
		expect(told.told.error!.message).toMatch(new RegExp(`^${UNKNOWN}: The user or the device does not belong`));
	});

	test('100 is a success of scooter commands only, 0 of all others', async () => {
		const { imei } = stage.device({ mcType: 'S11' });
		stage.sim.faults.add({ path: 'scooter.instruction.send', action: { code: 0 } });
		const scooter = { resource: 'scooter', operation: 'sendCommand', imei, command: 'lock' };
		const told = await stage.run({ ...scooter, options: { returnOutcome: true } });
		expect(told.json).toMatchObject([{ outcome: 'unknown', code: 0 }]);
		stage.sim.faults.add({ path: 'device.update', action: { code: 100 } });
		const update = { resource: 'device', operation: 'update', imei, changes: { driverName: 'x' } };
		const other = await stage.run({ ...update, options: { returnOutcome: true } });
		expect(other.json).toMatchObject([{ outcome: 'unknown', code: 100 }]);
	});

	/** What the person fills in, the field that the error names, and what it asks for. */
	const BAD: Array<[parameters: object, field: string, remedy: string]> = [
		[{ resource: 'position', operation: 'get', imeis: '12' }, 'Device', 'must be the IMEI'],
		[{ resource: 'position', operation: 'get', imeis: '={{ $json.none }}' }, 'Device', 'is required'],
		[{ resource: 'command', operation: 'send', imei: EACH }, 'Command', 'is required'],
		[{ resource: 'command', operation: 'send', imei: EACH, commandBy: 'words' }, 'Own Words', 'is required'],
		[{ resource: 'device', operation: 'update', imei: EACH, changes: {} }, 'Changes', 'is empty'],
		[{ resource: 'cellLocation', operation: 'getAddress', imei: EACH }, 'Cells / Wi-Fi', 'are both empty'],
		[{ resource: 'account', operation: 'delete', account_id: 'a b' }, 'Account', 'must be the name'],
		[
			{ resource: 'geofence', operation: 'create', imei: EACH, fenceName: 'x', lat: 1, lng: 2, radius: 49 },
			'Radius',
			'from 50 to 999900',
		],
		[
			{ resource: 'geofence', operation: 'create', imei: EACH, fenceName: 'x', radius: 300 },
			'Latitude / Longitude',
			'are both 0',
		],
		[
			{ resource: 'alarm', operation: 'getMany', imei: EACH, begin_time: '2026-05-02', end_time: '2026-05-01' },
			'End',
			'must be later than "Begin"',
		],
		[
			{ resource: 'media', operation: 'getLivePage', imei: EACH, page: { version: 'token' } },
			'Link Token',
			'is required',
		],
	];

	test.each(BAD)('%j names "%s" before anything is sent', async (parameters, field, remedy) => {
		const told = await stage.run(parameters as never, itemsFor([stage.device()]));
		expect(told.error).toMatchObject({ name: 'NodeOperationError', context: { itemIndex: 0 } });
		expect(told.error!.message).toContain(`"${field}`);
		expect(told.error!.message).toContain(remedy);
		expect(stage.cloud.log).toEqual([]);
	});
});
