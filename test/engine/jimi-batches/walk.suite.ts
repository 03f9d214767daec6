import { givenIn, JimiStage } from '../jimiStage';

/** Lists that JIMI keeps for each account by itself. */
describe('walk', () => {
	let stage: JimiStage;
	beforeAll(async () => {
		stage = await JimiStage.open({ parked: 204, subAccounts: 50 });
	});
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const TREE = { includeSubAccounts: true, returnAll: true };
	const accounts = () => [stage.cloud.userId, ...stage.cloud.accounts.map(({ account }) => account)].sort();
	const targets = (call: string) => stage.wire(call).map((entry) => String(givenIn(entry).target));
	const imeis = () => stage.cloud.devices.map(({ imei }) => imei).sort();

	test.each([
		['device', 'user.device.list'],
		['position', 'location.list'],
	])('%s.getMany: every account once, every device once', async (resource, call) => {
		const told = await stage.run({ resource, operation: 'getMany', ...TREE });
		expect(targets('child.list').sort()).toEqual(accounts());
		expect(targets(call).sort()).toEqual(accounts());
		expect(accounts()).toHaveLength(51);
		expect(told.json.map(({ device_id }) => device_id).sort()).toEqual(imeis());
	});

	test('account.getMany: every account below, with its parent; without the switch one level', async () => {
		const all = await stage.run({ resource: 'account', operation: 'getMany', ...TREE });
		expect(all.json.map(({ account, parent }) => [account, parent]).sort()).toEqual(
			stage.cloud.accounts.map(({ account, parent }) => [account, parent]).sort(),
		);
		const level = await stage.run({ resource: 'account', operation: 'getMany', returnAll: true });
		expect(level.json.map(({ parent }) => parent)).toEqual(level.json.map(() => stage.cloud.userId));
		expect(level.json.length).toBeLessThan(all.json.length);
	});

	test('without Include Sub-Accounts one call, the own devices', async () => {
		const told = await stage.run({ resource: 'position', operation: 'getMany', returnAll: true });
		expect(stage.names).toEqual(['location.list']);
		expect(told.json.map(({ jimi }) => (jimi as { account: string }).account)).toEqual(
			told.json.map(() => stage.cloud.userId),
		);
	});

	test('below another account', async () => {
		const told = await stage.run({ resource: 'device', operation: 'getMany', target: 'north', ...TREE });
		expect(targets('device.list')).toEqual(['north', 'north-depot']);
		expect(told.json).toHaveLength(8);
	});

	test('Limit stops the walk', async () => {
		const told = await stage.run({ resource: 'device', operation: 'getMany', includeSubAccounts: true, limit: 5 });
		expect(told.json).toHaveLength(5);
		expect(targets('device.list')).toHaveLength(2);
	});

	test('a device that two accounts show is given once', async () => {
		const { trackersOf } = stage.cloud;
		const [twice] = stage.cloud.trackersOf('south');
		stage.cloud.trackersOf = (account) => {
			const own = trackersOf.call(stage.cloud, account);
			return account === 'north' ? [...own, twice] : own;
		};
		const told = await stage.run({ resource: 'position', operation: 'getMany', ...TREE });
		stage.cloud.trackersOf = trackersOf;
		expect(told.json.map(({ device_id }) => device_id).sort()).toEqual(imeis());
	});

	test('an account in the midst that is refused: the list fails, no half fleet comes out', async () => {
		stage.sim.faults.add({ path: 'device.list', after: 20, times: 1, action: { code: 1002, msg: 'no permissions' } });
		const told = await stage.run({ resource: 'device', operation: 'getMany', ...TREE });
		expect([told.status, told.json]).toEqual(['error', []]);
	});
});
