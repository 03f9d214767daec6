import { ProtrackStage } from '../protrackStage';
import { flow, PROTRACK, triggerFlow } from '../workflows';

/** What the panel offers to choose from. */
describe('lists', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open({ parked: 12 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const search = async (method: string, filter?: string) =>
		await stage.engine.offers(stage.engine.workflow(flow({}, {}, PROTRACK)), 'Protrack', method, filter);
	const choices = async () =>
		await stage.engine.offers(stage.engine.workflow(triggerFlow({}, '1', PROTRACK)), 'T', 'getDevices');

	const named = ({ platenumber, devicename, imei }: { platenumber: string; devicename: string; imei: string }) => ({
		name: `${platenumber}, ${devicename} (${imei})`,
		value: imei,
	});

	test('searchDevices: every device by plate, name and IMEI, in the order of the alphabet', async () => {
		const found = await search('searchDevices');
		const expected = stage.cloud.devices
			.map(named)
			.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
		expect(found).toEqual(expected);
		expect(stage.wire()).toMatchObject([{ method: 'GET', path: '/api/device/list' }]);
		expect(stage.wire()[0].query).toEqual({ access_token: stage.cloud.token });
	});

	test('searchDevices: the filter looks for plate, name and IMEI, in any case', async () => {
		const device = stage.device();
		Object.assign(device, { platenumber: 'Zz 999 qQ', devicename: 'Depot Van' });
		for (const filter of ['zz 999', 'DEPOT', device.imei, ` ${device.imei.slice(3, 14)} `]) {
			expect(await search('searchDevices', filter)).toEqual([named(device)]);
		}
		expect(await search('searchDevices', 'nothing of this name')).toEqual([]);
	});

	test('a device without plate and name is offered by its IMEI', async () => {
		const { imei } = Object.assign(stage.device(), { platenumber: '', devicename: '' });
		expect(await search('searchDevices', imei)).toEqual([{ name: imei, value: imei }]);
	});

	test('searchAccounts: the accounts below the own one, filtered', async () => {
		expect((await search('searchAccounts')).map(({ value }) => value)).toEqual(['closed', 'milano', 'roma', 'viewer']);
		expect(await search('searchAccounts', 'ROM')).toEqual([{ name: 'roma name (roma)', value: 'roma' }]);
		expect(stage.wire().map(({ path }) => path)).toEqual(['/api/user/list', '/api/user/list']);
	});

	test('getDevices of the trigger offers all', async () => {
		expect((await choices()).map(({ value }) => value).sort()).toEqual(
			stage.cloud.devices.map(({ imei }) => imei).sort(),
		);
	});

	test('a refused token is renewed here, too', async () => {
		stage.cloud.loginElsewhere();
		expect(await search('searchDevices')).toHaveLength(12);
		expect(stage.logins).toHaveLength(1);
	});

	test('what goes wrong is told in words, without the token', async () => {
		stage.sim.faults.add({ path: 'list', action: { code: 10007 } });
		const error = (await search('searchDevices').catch((thrown: Error) => thrown)) as Error;
		expect(error.message).toBe('Permission denied (Protrack 10007: permission denied)');
	});
});
