import type { IDataObject } from 'n8n-workflow';
import { givenIn, JimiStage } from '../jimiStage';
import { flow, JIMI } from '../workflows';

/** What the panel offers to choose from. */
describe('lists', () => {
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open({ parked: 12 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const search = async (method: string, parameters: IDataObject = {}, filter?: string) =>
		await stage.engine.offers(stage.engine.workflow(flow(parameters, {}, JIMI)), 'JIMI', method, filter);
	const SEND = { resource: 'command', operation: 'send' };
	const byId = (value: string) => ({ __rl: true, mode: 'id', value });

	test('searchDevices: every device of the own account, by plate, name and IMEI', async () => {
		const device = stage.device({ vehicleNumber: 'Zz 999 qQ', deviceName: 'Depot Van' });
		expect(await search('searchDevices')).toHaveLength(12);
		for (const filter of ['zz 999', 'DEPOT', device.imei]) {
			const offered = await search('searchDevices', {}, filter);
			expect(offered).toEqual([{ name: `Zz 999 qQ, Depot Van (${device.imei})`, value: device.imei }]);
		}
		expect(givenIn(stage.wire()[0])).toEqual({ method: 'jimi.user.device.list', target: stage.cloud.userId });
	});

	test('searchAccounts: the accounts below the own one', async () => {
		expect((await search('searchAccounts')).map(({ value }) => value)).toEqual(['north', 'sales', 'south']);
		expect(await search('searchAccounts', {}, 'NOR')).toEqual([{ name: 'north name (north)', value: 'north' }]);
	});

	test('searchInstructions: what the chosen device offers', async () => {
		const { imei } = stage.device({ mcType: 'VL103' });
		const offered = await search('searchInstructions', { ...SEND, imei: byId(imei) });
		expect(offered.map(({ name, value }) => [name, value])).toEqual([
			['Relay: RELAY,{0}#', '163'],
			['Restart: RESET#', '171'],
			['Upload interval: TIMER,{0},{1}#', '170'],
			['User-defined command: {0}', '99'],
		]);
		expect(offered[0].description).toBe('1 cuts fuel and power, 0 restores them.');
	});

	test.each([{}, { imei: byId('={{ $json.imei }}') }])('without a device (%j) it says what to do', async (more) => {
		const thrown = (await search('searchInstructions', { ...SEND, ...more }).catch((error: Error) => error)) as Error;
		expect(thrown.message).toContain('Choose the device first');
		expect(stage.cloud.log).toEqual([]);
	});

	test('what goes wrong is told in words, without the token', async () => {
		stage.sim.faults.add({ path: 'list', action: { code: 1005 } });
		const thrown = (await search('searchDevices').catch((error: Error) => error)) as Error;
		expect(thrown.message).toMatch(/^JIMI gets too many requests from this IP address \(JIMI 1005/);
	});
});
