import { EACH, inWords, itemsFor, ProtrackStage } from '../protrackStage';
import type { ActRow } from './actRows';
import { commandRows, writeRows } from './actRows';

describe('acts', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const named = (rows: ActRow[]) =>
		rows.map((row): [string, ActRow] => [`${row.resource}.${row.operation} ${row.way ?? ''} (${row.chapter})`, row]);

	async function run({ resource, operation, input }: ActRow, more: object = {}) {
		const device = stage.device({ doorstatus: 1, defencestatus: 0 });
		const told = await stage.run({ resource, operation, ...input, ...more }, itemsFor([device]));
		return { device, told };
	}

	const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

	test.each(named(writeRows))('%s', async (_name, row) => {
		const { device, told } = await run(row);
		expect(stage.wire()).toMatchObject([{ method: 'POST', path: row.path, rawBody: '', ranCommand: true }]);
		expect(stage.wire()[0].query).toEqual({ ...row.query(device), access_token: stage.cloud.token });
		expect(stage.wire()[0].headers).not.toHaveProperty('content-type');
		expect(row.effect(stage.cloud, device)).toEqual(row.expected);
		expect(told.items).toStrictEqual([
			{
				json: {
					device_id: row.ofDevice ? device.imei : null,
					...row.about,
					command: `${row.resource}.${row.operation}`,
					outcome: 'done',
					code: 0,
					message: 'Done',
					sent_at: TIME,
					reference: null,
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	test.each(named(commandRows))('%s: sent once, then asked for the answer of the device', async (_name, row) => {
		const { device, told } = await run(row);
		const [command] = stage.cloud.commands.sent;
		const { commandid } = command;
		expect(stage.wire('send')).toMatchObject([{ method: 'POST', path: row.path, rawBody: '', ranCommand: true }]);
		expect(stage.wire('send')[0].query).toEqual({ ...row.query(device), access_token: stage.cloud.token });
		expect(stage.wire('query')).toMatchObject([{ method: 'POST', path: '/api/command/query', rawBody: '' }]);
		expect(stage.wire('query')[0].query).toEqual({ commandid, access_token: stage.cloud.token });
		expect(row.effect(stage.cloud, stage.cloud.vehicle(device.imei)!)).toEqual(row.expected);
		expect(told.items).toStrictEqual([
			{
				json: {
					device_id: device.imei,
					command: 'command.send',
					outcome: 'done',
					code: 0,
					message: `The device answered: ${row.words} Speed: 0km/h.`,
					sent_at: TIME,
					reference: commandid,
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	test.each([
		['in', '1'],
		['out', '0'],
		['both', '2'],
	])('a geofence that raises its alarm when: %s', async (alarmtype, sent) => {
		const row = writeRows.find(({ resource }) => resource === 'geofence')!;
		await run(row, { alarmtype });
		expect(stage.wire()[0].query.alarmtype).toBe(sent);
	});

	test('what Protrack refuses is told with code, its own words and a remedy', async () => {
		const told = await stage.run({ resource: 'account', operation: 'block', account: 'nobody' });
		expect(told.error).toMatchObject({
			message: `nobody: ${inWords('Protrack does not know the device or account', 20005)}`,
			description: 'Check the IMEI or the account name.',
		});
		const strange = await stage.run({ resource: 'account', operation: 'block', account: 'otherfleet' });
		expect(strange.error!.message).toBe(`otherfleet: ${inWords('Permission denied', 10007)}`);
	});

	test('one refused account of three: Return Outcome tells each', async () => {
		const items = ['roma', 'nobody', 'viewer'].map((account) => ({ json: { account } }));
		const parameters = { resource: 'account', operation: 'block', account: '={{ $json.account }}' };
		const told = await stage.run({ ...parameters, options: { returnOutcome: true } }, items);
		expect(told.json.map(({ account, outcome, code }) => [account, outcome, code])).toEqual([
			['roma', 'done', 0],
			['nobody', 'refused', 20005],
			['viewer', 'done', 0],
		]);
	});

	/** What the person fills in, the field that the error names, and what it asks for. */
	const BAD: Array<[parameters: object, field: string, remedy: string]> = [
		[{ resource: 'device', operation: 'getPosition', imeis: '12' }, 'Device', 'must be the IMEI'],
		[{ resource: 'device', operation: 'getPosition', imeis: '={{ $json.none }}' }, 'Device', 'is required'],
		[
			{ resource: 'command', operation: 'send', imei: EACH, command: 'custom', customCommand: '={{ $json.none }}' },
			'Custom Command',
			'is required',
		],
		[{ resource: 'command', operation: 'send', imei: EACH, command: 'explode' }, 'Command', 'must be one of'],
		[
			{ resource: 'command', operation: 'send', imei: EACH, command: 'setMileage', mileage: 'much' },
			'Mileage',
			'must be a number',
		],
		[
			{ resource: 'account', operation: 'sendMessage', accounts: 'roma', content: 'x'.repeat(301) },
			'Message',
			'must have 300 characters at the most',
		],
		[{ resource: 'account', operation: 'block', account: 'a,b' }, 'Account', 'must be the name'],
		[
			{ resource: 'geofence', operation: 'create', imei: EACH, efencename: 'x', radius: 99 },
			'Radius',
			'from 100 to 5000',
		],
		[
			{ resource: 'alarm', operation: 'getMany', imei: EACH, begintime: '2026-05-02', endtime: '2026-05-01' },
			'End',
			'must be later than "Begin"',
		],
		[
			{ resource: 'device', operation: 'getTrack', imei: EACH, begintime: 'yesterday', endtime: '2026-05-01' },
			'Begin',
			'must be a date and time',
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
