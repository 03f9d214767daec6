import { inWords, Stage } from '../stage';
import { RAW, STATE } from './shapes';

describe('apiRequest', () => {
	const send = (method: string, path: string, more: object = {}) => ({
		resource: 'apiRequest',
		operation: 'send',
		method,
		path,
		...more,
	});
	const STATUS = '/api/v2/vehicle/query/current/status';
	const LOCK = '/api/v2/vehicle/control/lock';

	let stage: Stage;
	beforeAll(async () => (stage = await Stage.open()));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const envelope = { code: 0, msg: expect.stringMatching(/success/i), t: expect.any(Number), opId: expect.any(String) };

	test('GET: query on the wire, no body, the whole answer as the item', async () => {
		const [{ iotCode }] = stage.mopeds(1, STATE);
		const told = await stage.run(send('GET', STATUS, { query: { iotCode } }));
		expect(stage.wire()).toMatchObject([{ method: 'GET', path: STATUS, rawBody: '' }]);
		expect(stage.wire()[0].query).toStrictEqual({ iotCode });
		expect(told.json).toStrictEqual([{ ...envelope, data: { iotCode, ...RAW.getStatus } }]);
	});

	test('GET: a query inside the path is kept, values of both are encoded', async () => {
		await stage.run(send('GET', `${STATUS}?iotCode=1%262`, { query: '{"a b": "c&d=e"}' }), undefined, {
			onError: 'continueRegularOutput',
		});
		expect(stage.wire()[0].query).toStrictEqual({ iotCode: '1&2', 'a b': 'c&d=e' });
	});

	test('POST: JSON body, nested and as text', async () => {
		const { iotCode } = stage.moped({ locked: false });
		const told = await stage.run(send('POST', LOCK, { body: JSON.stringify({ iotCode }) }));
		expect(stage.wire()).toMatchObject([
			{ method: 'POST', path: LOCK, query: {}, headers: { 'content-type': 'application/json' } },
		]);
		expect(JSON.parse(stage.wire()[0].rawBody)).toStrictEqual({ iotCode });
		expect(told.json).toStrictEqual([{ ...envelope, data: null }]);
		const nested = { iotCode, workMode: 2, moeqMask: { locked: 1 } };
		await stage.run(send('POST', '/api/v2/vehicle/setting/sound', { body: nested }));
		expect(JSON.parse(stage.wire()[1].rawBody)).toStrictEqual(nested);
	});

	test('POST with Return Outcome: the outcome with the answer beside it', async () => {
		const { iotCode } = stage.moped({ locked: false });
		const options = { returnOutcome: true };
		const told = await stage.run(send('POST', LOCK, { body: { iotCode }, options }));
		expect(told.json).toMatchObject([
			{ device_id: iotCode, command: 'apiRequest.send', outcome: 'done', code: 0, data: envelope },
		]);
	});

	test('a refused command tells the code and what to do', async () => {
		const { iotCode } = stage.moped({ locked: false, speed: 20 });
		const told = await stage.run(send('POST', LOCK, { body: { iotCode } }));
		expect(told.error).toMatchObject({
			message: `${iotCode}: ${inWords('The vehicle is riding', 15600)}`,
			description: 'Wait until the vehicle stands and try again.',
		});
	});

	test.each(['PUT', 'DELETE', 'PATCH'])('%s goes out as it is and counts as a command', async (method) => {
		stage.sim.faults.add({ action: { status: 503 } });
		const told = await stage.run(
			send(method, '/api/v3/anything', { body: { iotCode: '1' }, options: { returnOutcome: true } }),
		);
		expect(stage.wire()).toMatchObject([{ method, path: '/api/v3/anything', body: { iotCode: '1' } }]);
		expect(told.json).toMatchObject([{ device_id: '1', outcome: 'unknown' }]);
	});

	test('an unknown path is told with its status', async () => {
		const told = await stage.run(send('GET', '/api/v3/nothing'));
		expect(told.error).toMatchObject({ httpCode: '404', message: expect.stringContaining('Not Found') });
	});

	test.each(['https://evil.example/x', '//evil.example/x', 'api/v2', '/with space', '/with#hash'])(
		'the path %s is refused before anything is sent',
		async (path) => {
			const told = await stage.run(send('GET', path));
			expect(told.error?.message).toBe(
				'"Path" must be a path of the API that begins with one slash, like /api/v2/vehicle/control/light',
			);
			expect(stage.sim.segway.log).toEqual([]);
		},
	);
});
