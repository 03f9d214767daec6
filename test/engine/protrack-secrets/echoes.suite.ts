import { logged } from '../secrets/debugLog.cjs';
import { createHash } from 'node:crypto';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { ProtrackApi } from '../../../credentials/ProtrackApi.credentials';
import { memoryCredentials } from '../memoryCredentials';
import { engineOn } from '../play';
import { EACH, LOCK, POSITION, STOP } from '../protrackStage';
import type { Named, Tried } from '../secrets/everyWay';
import { everyWay, runsOf } from '../secrets/everyWay';
import { leaks } from '../secrets/leaks';
import { flow, PROTRACK, tell } from '../workflows';
import type { ProtrackEcho } from './protrackEcho.cjs';
import { ECHOES, openProtrackEcho } from './protrackEcho.cjs';

describe('echoes', () => {
	const PASSWORD = 'S3cret+of/the account';
	const HASH = createHash('md5').update(PASSWORD).digest('hex');
	const NEW_PASSWORD = 'Brand-New-77';
	const NEW_HASH = createHash('md5').update(NEW_PASSWORD).digest('hex');
	const items = Object.keys(ECHOES).map((_, index) => ({
		json: { imei: `3588990510253${String(index).padStart(2, '0')}` },
	}));

	const api = (method: string, more: IDataObject = {}) => ({
		resource: 'apiRequest',
		operation: 'send',
		method,
		path: '=/api/x?imei={{ $json.imei }}',
		...more,
	});
	const OUTCOME = { options: { returnOutcome: true, onlyIfStationary: false } };
	const PERIOD = { begintime: 1_779_624_000, endtime: 1_779_627_600 };
	const RAW = { simplify: false };

	const OPERATIONS: Named[] = [
		['a command', { ...LOCK, ...OUTCOME }],
		['a command as an error', LOCK],
		['a guarded command', STOP],
		['a position', POSITION],
		['a position, raw', { ...POSITION, ...RAW }],
		['a device, raw', { resource: 'device', operation: 'get', imeis: EACH, ...RAW }],
		['a list', { resource: 'device', operation: 'getMany', account: EACH, returnAll: true }],
		['a list, raw', { resource: 'device', operation: 'getMany', account: EACH, returnAll: true, ...RAW }],
		['an account, raw', { resource: 'account', operation: 'get', account: EACH, ...RAW }],
		['a track', { resource: 'device', operation: 'getTrack', imei: EACH, ...PERIOD }],
		['alarms, raw', { resource: 'alarm', operation: 'getMany', imei: EACH, ...PERIOD, ...RAW }],
		['API Request by GET', api('GET')],
		['API Request by POST', api('POST', OUTCOME)],
		[
			'a new password',
			{ resource: 'account', operation: 'setPassword', account: EACH, password: NEW_PASSWORD, ...OUTCOME },
		],
	];

	const stageOf = (customUrl: string) => {
		const row = { provider: 'custom', customUrl, account: 'fleet', password: PASSWORD };
		const store = memoryCredentials([new ProtrackApi()], { protrackApi: row });
		return { store, engine: engineOn(store) };
	};

	describe('answered by an echo of URL and headers', () => {
		let vendor: ProtrackEcho;
		let log: string;
		let tried: Tried[];
		const secrets = () => [PASSWORD, HASH, ...vendor.tokens, ...vendor.signatures];

		beforeAll(async () => {
			vendor = await openProtrackEcho();
			const { engine } = stageOf(vendor.url);
			const run = async (parameters: IDataObject, some: INodeExecutionData[], more: Partial<INode>) =>
				tell(await engine.run(flow(parameters, more, PROTRACK), some), PROTRACK);
			await logged(async () => await run(POSITION, [items[0]], {}));
			({ tried, log } = await everyWay(OPERATIONS, () => items, run));
			await vendor.close();
		});

		test.each(OPERATIONS.map(([name]) => name))('%s hands on no secret', (name) => {
			expect(runsOf(tried, name)).toHaveLength(items.length + 2);
			expect(leaks(runsOf(tried, name), secrets())).toEqual([]);
		});

		test('something was there to be hidden, and nothing of it is logged', () => {
			expect([vendor.tokens.length, vendor.signatures.length]).toEqual([1, 1]);
			expect(leaks(vendor.echoes, vendor.tokens).length).toBeGreaterThan(0);
			expect(log).toContain('Running node "Protrack" started');
			expect(leaks(log, secrets())).toEqual([]);
		});

		// The new password stands in the node's own parameters, which n8n keeps beside an error.
		test('neither a new password nor its MD5 is in an output or a message', () => {
			const shown = runsOf(tried, 'a new password').map(({ json, failed, error }) => [
				json,
				failed,
				error?.message,
				error?.description,
			]);
			expect(leaks(shown, [NEW_PASSWORD, NEW_HASH])).toEqual([]);
		});
	});

	test('a login whose refusal echoes URL and bare signature', async () => {
		const vendor = await openProtrackEcho(true);
		const { engine, store } = stageOf(vendor.url);
		const { result, log } = await logged(async () => [
			tell(await engine.run(flow(LOCK, {}, PROTRACK), items), PROTRACK),
			await engine.testCredential('protrackApi'),
		]);
		await vendor.close();
		expect(vendor.signatures.length).toBeGreaterThan(0);
		const secrets = [PASSWORD, HASH, ...vendor.signatures];
		expect(leaks([result, log, store.stored('protrackApi').lease], secrets)).toEqual([]);
		expect(JSON.stringify(result)).toContain('Wrong account or password');
	});

	test('the MD5 given as the password is as secret as a password', async () => {
		const vendor = await openProtrackEcho(true);
		const { engine, store } = stageOf(vendor.url);
		store.edit('protrackApi', { password: HASH });
		const { result, log } = await logged(async () => tell(await engine.run(flow(LOCK, {}, PROTRACK), items), PROTRACK));
		await vendor.close();
		expect(leaks([result, log], [HASH, ...vendor.signatures])).toEqual([]);
	});

	test('the answer is still readable: only the secrets are masked', async () => {
		const vendor = await openProtrackEcho();
		const { engine } = stageOf(vendor.url);
		const item = items[Object.keys(ECHOES).indexOf('success as a text')];
		const { result } = await logged(async () =>
			tell(await engine.run(flow(api('GET'), {}, PROTRACK), [item]), PROTRACK),
		);
		await vendor.close();
		expect(result.json[0].record).toContain(`GET /api/x?imei=${item.json.imei}&access_token=***`);
	});
});
