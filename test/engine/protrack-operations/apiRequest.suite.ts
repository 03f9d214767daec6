import { inWords, itemsFor, ProtrackStage } from '../protrackStage';
import { RAW_POSITION, STATE } from './state';

describe('apiRequest', () => {
	const send = (method: string, path: string, more: object = {}) => ({
		resource: 'apiRequest',
		operation: 'send',
		method,
		path,
		...more,
	});

	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	test('GET: the token is added, the whole answer is the item', async () => {
		const { imei } = Object.assign(stage.device(), STATE);
		const told = await stage.run(send('GET', '/api/track', { query: JSON.stringify({ imeis: imei }) }));
		expect(stage.wire()).toMatchObject([{ method: 'GET', path: '/api/track', rawBody: '' }]);
		expect(stage.wire()[0].query).toEqual({ imeis: imei, access_token: stage.cloud.token });
		expect(told.json).toStrictEqual([{ code: 0, record: [{ imei, ...RAW_POSITION }] }]);
	});

	test('a query inside the path is kept, values of both are encoded', async () => {
		await stage.run(send('GET', '/api/track?a=1%262', { query: { 'b c': 'd&e=f+g' } }), undefined, {
			onError: 'continueRegularOutput',
		});
		expect(stage.wire()[0].query).toEqual({ a: '1&2', 'b c': 'd&e=f+g', access_token: stage.cloud.token });
	});

	test('POST: its values in the query, no body; a write tells its answer', async () => {
		const told = await stage.run(send('POST', '/api/user/block', { query: { account: 'roma' } }));
		expect(stage.wire()).toMatchObject([{ method: 'POST', path: '/api/user/block', rawBody: '', ranCommand: true }]);
		expect(stage.wire()[0].headers).not.toHaveProperty('content-type');
		expect(told.json).toStrictEqual([{ code: 0 }]);
	});

	test('a command is sent once and not followed; Return Outcome tells its id', async () => {
		const { imei } = stage.device();
		const query = { imei, command: 'LOCKDOOR' };
		const told = await stage.run(send('POST', '/api/command/send', { query, options: { returnOutcome: true } }));
		const [{ commandid }] = stage.cloud.commands.sent;
		expect(stage.wire()).toHaveLength(1);
		expect(told.json).toMatchObject([
			{
				device_id: imei,
				command: 'apiRequest.send',
				outcome: 'done',
				code: 0,
				reference: commandid,
				data: { code: 0, record: { commandid } },
			},
		]);
	});

	test('a refused command tells code and remedy', async () => {
		const { imei } = stage.device({ datastatus: 4 });
		const told = await stage.run(send('POST', '/api/command/send', { query: { imei, command: 'LOCKDOOR' } }));
		expect(told.error).toMatchObject({
			message: `${imei}: ${inWords('The device is offline', 20017)}`,
			description: 'It has no connection now: try again later.',
		});
	});

	describe('HTTP 503', () => {
		/** How often a request goes out, and whether the outcome is left open. */
		test.each([
			['GET', '/api/track', 3],
			['GET', '/api/anything/new', 3],
			['POST', '/api/command/query', 3],
			['POST', '/api/anything/new', 1],
			['POST', '/api/user/block', 1],
			['POST', '/api/command/send', 1],
			['GET', '/api/command/send', 1],
			['GET', '/api/command/send/', 1],
			['GET', '/api/user/block?account=roma', 1],
		])('%s %s goes out %i times', async (method, path, times) => {
			stage.sim.faults.add({ action: { status: 503 } });
			const told = await stage.run(send(method, path, { options: { returnOutcome: true } }));
			expect(stage.wire()).toHaveLength(times);
			expect(told.json[0]?.outcome).toBe(times === 1 ? 'unknown' : undefined);
		});
	});

	test("an unknown path is told in Protrack's words", async () => {
		const told = await stage.run(send('GET', '/api/nothing'));
		expect(told.error!.message).toBe(inWords('Protrack does not know this request', 10001));
	});

	test.each(['https://evil.example/x', '//evil.example/x', 'api/track', '/with space', '/with#hash'])(
		'the path %s is refused before anything is sent',
		async (path) => {
			const told = await stage.run(send('GET', path), itemsFor([stage.device()]));
			expect(told.error!.message).toContain('"Path" must be a path of the API that begins with one slash');
			expect(stage.cloud.log).toEqual([]);
		},
	);

	test('a weak password is not masked in data, where its digits stand by chance', async () => {
		const weak = await ProtrackStage.open({ parked: 1, password: '123456' });
		const { imei } = Object.assign(weak.device(), { devicename: 'Van 123456' });
		const told = await weak.run(send('GET', '/api/device/detail', { query: { imeis: imei } }));
		await weak.close();
		expect(told.json).toMatchObject([{ record: [{ imei, devicename: 'Van 123456' }] }]);
	});

	test('only the methods that Protrack knows are offered', async () => {
		const told = await stage.run(send('DELETE', '/api/track'));
		expect(told.error!.message).toContain('"Method" must be one of: GET, POST');
	});
});
