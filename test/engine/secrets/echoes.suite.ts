import { logged } from './debugLog.cjs';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { SegwayApi } from '../../../credentials/SegwayApi.credentials';
import { memoryCredentials } from '../memoryCredentials';
import { EACH, engineOn, LOCK, STATUS } from '../stage';
import { flow, tell } from '../workflows';
import type { EchoVendor } from './echoVendor.cjs';
import { ECHOES, openEchoVendor } from './echoVendor.cjs';
import type { Named, Tried } from './everyWay';
import { everyWay, runsOf } from './everyWay';
import { leaks } from './leaks';

describe('echoes', () => {
	const ACCOUNT = 'e2651be5-12d3-48f3-ba6c-bc2b04a447b6';
	const FIRST = 861477038719110;
	const codes = Object.keys(ECHOES).map((_, index) => String(FIRST + index));
	const items = codes.map((iotCode) => ({ json: { iotCode } }));

	const api = (method: string, more: IDataObject = {}) => ({
		resource: 'apiRequest',
		operation: 'send',
		method,
		path: '=/api/v2/x?iotCode={{ $json.iotCode }}',
		...more,
	});
	const BODY = { body: '={{ ({ iotCode: $json.iotCode }) }}' };
	const OUTCOME = { options: { returnOutcome: true } };
	const KEY = 'Zx81qL0p';

	const OPERATIONS: Named[] = [
		['a command', LOCK],
		['a command with Return Outcome', { ...LOCK, ...OUTCOME }],
		['a read', STATUS],
		['API Request by GET', api('GET')],
		['API Request by POST', api('POST', BODY)],
		['API Request by POST with Return Outcome', api('POST', { ...BODY, ...OUTCOME })],
		['a new Bluetooth key', { resource: 'setting', operation: 'setBluetoothKey', iotCode: EACH, key: KEY, ...OUTCOME }],
	];

	const stageOf = (customUrl: string) => {
		const store = memoryCredentials([new SegwayApi()], {
			segwayApi: { clientId: 'A20081', clientSecret: ACCOUNT, region: 'custom', customUrl },
		});
		return { store, engine: engineOn(store) };
	};

	describe('answered by an echo of URL, headers and body', () => {
		let vendor: EchoVendor;
		let log: string;
		let tried: Tried[];

		beforeAll(async () => {
			vendor = await openEchoVendor(FIRST);
			const { engine } = stageOf(vendor.url);
			const run = async (parameters: IDataObject, some: INodeExecutionData[], more: Partial<INode>) =>
				tell(await engine.run(flow(parameters, more), some));
			await logged(async () => await run(STATUS, [items[0]], {}));
			({ tried, log } = await everyWay(OPERATIONS, () => items, run));
			await vendor.close();
		});

		test.each(OPERATIONS.map(([name]) => name))('%s hands on no secret', (name) => {
			expect(runsOf(tried, name)).toHaveLength(items.length + 2);
			expect(leaks(runsOf(tried, name), [ACCOUNT, ...vendor.tokens])).toEqual([]);
		});

		test('nothing secret is logged', () => {
			expect(vendor.tokens).toHaveLength(1);
			expect(log).toContain('Running node "Segway" started');
			expect(leaks(log, [ACCOUNT, ...vendor.tokens])).toEqual([]);
		});

		// The key stands in the node's own parameters, which n8n keeps beside an error.
		test('a new Bluetooth key is in no output and no message', () => {
			const shown = runsOf(tried, 'a new Bluetooth key').map(({ json, failed, error }) => [
				json,
				failed,
				error?.message,
				error?.description,
			]);
			expect(leaks(shown, [KEY])).toEqual([]);
		});
	});

	test('a token that was replaced during the run is still a secret', async () => {
		const [slow, dead] = [codes[6], codes[7]];
		const vendor = await openEchoVendor(FIRST, { slow, dead });
		const { engine } = stageOf(vendor.url);
		const given = flow(api('GET'), { onError: 'continueRegularOutput' });
		const both = [slow, dead].map((iotCode) => ({ json: { iotCode } }));
		const told = tell((await logged(async () => await engine.run(given, both))).result);
		await vendor.close();
		expect(vendor.tokens).toHaveLength(2);
		expect(told.json[0]).toMatchObject({ code: 0 });
		expect(leaks(told, vendor.tokens)).toEqual([]);
	});

	test('the answer is still readable: only the secrets are masked', async () => {
		const vendor = await openEchoVendor(FIRST);
		const { engine } = stageOf(vendor.url);
		const run = async () => await engine.run(flow(api('POST', BODY)), [{ json: { iotCode: codes[6] } }]);
		const told = tell((await logged(run)).result);
		await vendor.close();
		expect(told.json[0]).toMatchObject({ code: 0, msg: expect.stringContaining(`{"iotCode":"${codes[6]}"}`) });
		expect(told.json[0].msg).toContain('***');
	});
});
