import type { IDataObject } from 'n8n-workflow';
import { itemsFor, JimiStage, STOP } from '../jimiStage';

describe('dryRun', () => {
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const DRY = { options: { dryRun: true } };

	test('a command is shown as it would go out; only the list of commands is read', async () => {
		const devices = stage.devices(2, { speed: 50, mcType: 'GT06N' });
		const told = await stage.run({ ...STOP, ...DRY }, itemsFor(devices));
		expect(told.json).toStrictEqual(
			devices.map(({ imei }) => ({
				dry_run: true,
				device_id: imei,
				command: 'command.send',
				request: {
					method: 'POST',
					url: stage.cloud.url,
					headers: expect.objectContaining({ Accept: 'application/json' }),
					body: {
						method: 'jimi.open.instruction.send',
						imei,
						inst_param_json: '{"inst_id":"113","inst_template":"RELAY,1#","params":[],"is_cover":"false"}',
					},
				},
			})),
		);
		expect(stage.names).toEqual(['instruction.list', 'instruction.list']);
	});

	test.each<[string, IDataObject]>([
		['account.delete', { account_id: 'south' }],
		['account.move', { account: 'south', target_account: 'north' }],
		['device.update', { imei: '868120145233604', changes: { driverName: 'x' } }],
		['device.extendExpiration', { imeis: '868120145233604', newExpiration: '2099-12-30' }],
		['geofence.delete', { imei: '868120145233604', instructNo: '1' }],
		['scooter.sendCommand', { imei: '868120145233604', command: 'lock' }],
		['apiRequest.send', { method: 'jimi.something.new', json: { imei: '868120145233604' } }],
	])('%s', async (name, input) => {
		const [resource, operation] = name.split('.');
		const told = await stage.run({ resource, operation, ...input, ...DRY });
		expect(told.json).toMatchObject([{ dry_run: true, command: name, request: { method: 'POST' } }]);
		expect(stage.cloud.log).toEqual([]);
	});

	test('a new password is masked, also its MD5', async () => {
		const account = {
			accountId: 'depot_west',
			nickName: 'x',
			password: 'Abc@34590',
			email: 'a@b.c',
			accountType: 'sales',
		};
		const told = await stage.run({ resource: 'account', operation: 'create', ...account, permissions: {}, ...DRY });
		expect(told.json).toMatchObject([{ request: { body: { account_id: 'depot_west', password: '***' } } }]);
		expect(stage.cloud.log).toEqual([]);
	});

	test('what only asks goes out, by API Request, too', async () => {
		const { imei } = stage.device();
		const api = { resource: 'apiRequest', operation: 'send', ...DRY };
		await stage.run({ ...api, method: 'jimi.device.location.get', json: { imeis: imei } });
		expect(stage.wire()).toHaveLength(1);
	});
});
