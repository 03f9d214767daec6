import { logged } from '../secrets/debugLog.cjs';
import { createHash } from 'node:crypto';
import type { IDataObject, INode } from 'n8n-workflow';
import { JimiApi } from '../../../credentials/JimiApi.credentials';
import { EACH, inOwnWords, POSITION, RESTART, PUSH_WORD, STOP } from '../jimiStage';
import { memoryCredentials } from '../memoryCredentials';
import { engineOn } from '../play';
import { leaks } from '../secrets/leaks';
import type { Told } from '../workflows';
import { flow, JIMI, tell } from '../workflows';
import type { JimiEcho } from './jimiEcho.cjs';
import { ECHOES, openJimiEcho } from './jimiEcho.cjs';

describe('echoes', () => {
	const PASSWORD = 'S3cret+of/the account';
	const HASH = createHash('md5').update(PASSWORD).digest('hex');
	const APP_SECRET = 'app-s3cret/of the fleet+';
	const NEW_PASSWORD = 'Brand-New-77';
	const NEW_HASH = createHash('md5').update(NEW_PASSWORD).digest('hex');
	const items = Object.keys(ECHOES).map((_, index) => ({
		json: { imei: `3588990510253${String(index).padStart(2, '0')}`, account: `depot_${index}` },
	}));

	const api = (method: string, more: IDataObject = {}) => ({
		resource: 'apiRequest',
		operation: 'send',
		method,
		json: '={{ ({ imei: $json.imei }) }}',
		...more,
	});
	const OUTCOME = { options: { returnOutcome: true, onlyIfStationary: false } };
	const PERIOD = { begin_time: '2026-05-24T12:00:00Z', end_time: '2026-05-24T13:00:00Z' };
	const RAW = { simplify: false };

	const OPERATIONS: Array<[name: string, parameters: IDataObject]> = [
		['a command', { ...RESTART, ...OUTCOME }],
		['own words as an error', inOwnWords('STATUS#')],
		['a guarded command', STOP],
		['a scooter command', { resource: 'scooter', operation: 'sendCommand', imei: EACH, command: 'lock', ...OUTCOME }],
		['a position', POSITION],
		['a position, raw', { ...POSITION, ...RAW }],
		['a device, raw', { resource: 'device', operation: 'get', imei: EACH, ...RAW }],
		['a list, raw', { resource: 'device', operation: 'getMany', target: '=a{{ $json.imei }}', ...RAW }],
		['a shared location', { resource: 'device', operation: 'shareLocation', imei: EACH }],
		['a track', { resource: 'track', operation: 'getPoints', imei: EACH, ...PERIOD }],
		['alarms, raw', { resource: 'alarm', operation: 'getMany', imei: EACH, ...PERIOD, ...RAW }],
		['API Request that asks', api('jimi.device.obd.list')],
		['API Request that acts', api('jimi.something.new', OUTCOME)],
		[
			'a new account',
			{
				resource: 'account',
				operation: 'create',
				accountId: '={{ $json.account }}',
				nickName: EACH,
				password: NEW_PASSWORD,
				email: 'a@b.c',
				accountType: 'endUser',
				permissions: {},
				...OUTCOME,
			},
		],
	];

	const stageOf = (customUrl: string, password = PASSWORD) => {
		const row = { node: 'custom', customUrl, appKey: 'KEY', appSecret: APP_SECRET, userId: 'fleet', password };
		const store = memoryCredentials([new JimiApi()], { jimiApi: { ...row, pushSecret: PUSH_WORD } });
		return { store, engine: engineOn(store) };
	};

	/** Each item in a run of its own when the first failure ends the run. */
	const batches = (onError: INode['onError']) => (onError ? [items] : items.map((item) => [item]));
	const WAYS = [undefined, 'continueRegularOutput', 'continueErrorOutput'] as const;

	describe('answered by an echo of headers and form', () => {
		let vendor: JimiEcho;
		let log: string;
		const told = new Map<string, Told[]>();
		const secrets = () => [PASSWORD, HASH, APP_SECRET, PUSH_WORD, ...vendor.tokens, ...vendor.signs];

		beforeAll(async () => {
			vendor = await openJimiEcho();
			const { engine } = stageOf(vendor.url);
			const run = async (parameters: IDataObject, some: typeof items, onError: INode['onError']) =>
				tell(await engine.run(flow(parameters, { onError }, JIMI), some), JIMI);
			await logged(async () => await run(POSITION, [items[0]], undefined));
			const all = async () =>
				await Promise.all(
					OPERATIONS.map(async ([name, parameters]) => {
						const runs = WAYS.flatMap((onError) => batches(onError).map((some) => ({ onError, some })));
						const results = runs.map(async ({ onError, some }) => await run(parameters, some, onError));
						told.set(name, await Promise.all(results));
					}),
				);
			log = (await logged(all)).log;
			await vendor.close();
		});

		test.each(OPERATIONS.map(([name]) => name))('%s hands on no secret', (name) => {
			expect(told.get(name)).toHaveLength(items.length + 2);
			expect(leaks(told.get(name), secrets())).toEqual([]);
		});

		test('something was there to be hidden, and nothing of it is logged', () => {
			expect(vendor.tokens).toHaveLength(2);
			expect(leaks(vendor.echoes, [vendor.tokens[0]]).length).toBeGreaterThan(0);
			expect(log).toContain('Running node "JIMI" started');
			expect(leaks(log, secrets())).toEqual([]);
		});

		// The new password stands in the node's own parameters, which n8n keeps beside an error.
		test('neither a new password nor its MD5 is in an output or a message', () => {
			const shown = told
				.get('a new account')!
				.map(({ json, failed, error }) => [json, failed, error?.message, error?.description]);
			expect(leaks(shown, [NEW_PASSWORD, NEW_HASH])).toEqual([]);
		});
	});

	test.each([
		['a password', PASSWORD],
		['its MD5 in place of it', HASH],
	])('a login with %s whose refusal echoes form and bare sign', async (_name, password) => {
		const vendor = await openJimiEcho(true);
		const { engine, store } = stageOf(vendor.url, password);
		const { result, log } = await logged(async () => [
			tell(await engine.run(flow(RESTART, {}, JIMI), items), JIMI),
			await engine.testCredential('jimiApi'),
		]);
		await vendor.close();
		expect(vendor.signs.length).toBeGreaterThan(0);
		const secrets = [PASSWORD, HASH, APP_SECRET, ...vendor.signs];
		expect(leaks([result, log, store.stored('jimiApi').lease], secrets)).toEqual([]);
		expect(JSON.stringify(result)).toContain('(JIMI 1002: ');
	});
});
