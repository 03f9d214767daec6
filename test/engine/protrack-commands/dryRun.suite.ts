import type { IDataObject } from 'n8n-workflow';
import { itemsFor, LOCK, ProtrackStage, STOP } from '../protrackStage';

describe('dryRun', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const DRY = { options: { dryRun: true } };
	const ACCEPT = { Accept: 'application/json' };

	test('shows each request without the token and sends nothing, not even the look of the guard', async () => {
		const devices = stage.devices(2, { speed: 50 });
		const told = await stage.run({ ...STOP, ...DRY }, itemsFor(devices));
		expect(told.items).toStrictEqual(
			devices.map(({ imei }, item) => ({
				json: {
					dry_run: true,
					device_id: imei,
					command: 'command.send',
					request: {
						method: 'POST',
						url: `${stage.cloud.url}/api/command/send?imei=${imei}&command=RELAY,1`,
						headers: ACCEPT,
					},
				},
				pairedItem: { item },
			})),
		);
		expect(stage.cloud.log).toEqual([]);
	});

	test('shows just what would go on the wire', async () => {
		const { imei } = stage.device();
		const mileage = { ...LOCK, command: 'setMileage', mileage: 30 };
		const shown = await stage.run({ ...mileage, ...DRY }, itemsFor([{ imei }]));
		await stage.run(mileage, itemsFor([{ imei }]));
		const url = new URL((shown.json[0].request as { url: string }).url);
		const { access_token, ...query } = stage.wire('send')[0].query;
		expect(access_token).toBe(stage.cloud.token);
		expect(Object.fromEntries(url.searchParams)).toEqual(query);
	});

	test.each<[string, IDataObject]>([
		['geofence.create', { imei: '358899051025339', efencename: 'x', latitude: 1, longitude: 2, radius: 300 }],
		['account.block', { account: 'roma' }],
		['account.unblock', { account: 'roma' }],
		['account.sendMessage', { accounts: 'roma', content: 'x' }],
	])('%s', async (name, input) => {
		const [resource, operation] = name.split('.');
		const told = await stage.run({ resource, operation, ...input, ...DRY });
		expect(told.json).toMatchObject([{ dry_run: true, command: name, request: { method: 'POST' } }]);
		expect(stage.cloud.log).toEqual([]);
	});

	test('a new password is masked, also its MD5', async () => {
		const input = { resource: 'account', operation: 'setPassword', account: 'roma', password: 'Abc@34590' };
		const told = await stage.run({ ...input, ...DRY });
		expect(told.json).toMatchObject([
			{ request: { url: `${stage.cloud.url}/api/user/password/set?account=roma&password=***` } },
		]);
		expect(stage.cloud.log).toEqual([]);
	});

	test('a POST by API Request is shown, a GET that asks goes out', async () => {
		const { imei } = stage.device();
		const api = { resource: 'apiRequest', operation: 'send', path: '/api/track', ...DRY };
		const query = JSON.stringify({ imeis: imei });
		const post = await stage.run({ ...api, path: '/api/new', method: 'POST', query });
		expect(post.json).toMatchObject([{ dry_run: true, request: { url: `${stage.cloud.url}/api/new?imeis=${imei}` } }]);
		expect(stage.cloud.log).toEqual([]);
		await stage.run({ ...api, method: 'GET', query });
		expect(stage.wire()).toHaveLength(1);
	});
});
