import { Stage } from '../stage';
import { until } from '../until.cjs';
import { ACKNOWLEDGED, EVERY_PUSH, Setting } from './setting';

describe('refusals', () => {
	let stage: Stage;
	let setting: Setting;
	beforeAll(async () => (stage = await Stage.open()));
	afterAll(async () => await stage.close());
	beforeEach(async () => {
		stage.fresh();
		setting = await Setting.open(stage);
	});
	afterEach(async () => {
		await setting.close();
		for (const { thrown } of setting.front.served) expect(thrown).toBeUndefined();
	});

	const refusal = (status: number, message: string) => ({
		status,
		body: JSON.stringify({ code: status, message }),
		items: undefined,
	});
	const FORGED = refusal(401, 'signature missing or wrong');
	const UNREADABLE = refusal(400, 'body is not a form or a flat JSON object');
	const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
	const JSON_TYPE = { 'content-type': 'application/json' };

	describe.each(EVERY_PUSH)('%s', (type) => {
		test.each([
			['signature', FORGED],
			['unsigned', FORGED],
			['platform', refusal(401, 'not for this account')],
		] as const)('forged (%s) gets a 4xx with a short JSON body and starts nothing', async (forge, expected) => {
			expect(await setting.push(type, { forge })).toMatchObject(expected);
		});
	});

	test('a changed value breaks the signature', async () => {
		await setting.push('alert');
		const { body } = stage.sim.segway.pushes.at(-1)!;
		expect(await setting.post('/v2/vehicle/alert', body.replace('alertStatus=0', 'alertStatus=1'), FORM)).toMatchObject(
			FORGED,
		);
		expect(await setting.post('/v2/vehicle/alert', `${body}&extra=1`, FORM)).toMatchObject(FORGED);
		expect(await setting.post('/v2/vehicle/alert', `${body}&signature=1`, FORM)).toMatchObject(FORGED);
		expect(await setting.post('/v2/vehicle/alert', body, FORM)).toMatchObject({ status: 200 });
	});

	test.each([
		['nothing', '', FORM],
		['plain text', 'hello', { 'content-type': 'text/plain' }],
		['broken JSON', '{"iotCode": ', JSON_TYPE],
		['a JSON list', '[1,2]', JSON_TYPE],
		['nested JSON', '{"iotCode": {"a": 1}, "signature": "x"}', JSON_TYPE],
	])('%s is unreadable', async (_name, body, headers) => {
		expect(await setting.post('/v2/vehicle/alert', body, headers)).toMatchObject(UNREADABLE);
	});

	test('a multipart body, whose bytes n8n has eaten, is unreadable', async () => {
		const form = new FormData();
		form.append('iotCode', '861477038719116');
		expect(await setting.post('/v2/vehicle/alert', form)).toMatchObject(UNREADABLE);
	});

	test.each([undefined, 'application/octet-stream', 'application/vnd.segway+json'])(
		'the content type %s does not matter, the bytes do',
		async (type) => {
			await setting.push('alert');
			const { body } = stage.sim.segway.pushes.at(-1)!;
			const bytes = new Blob([body]) as unknown as string;
			const told = await setting.post('/v2/vehicle/alert', bytes, type ? { 'content-type': type } : {});
			expect(told).toMatchObject({ status: 200, body: ACKNOWLEDGED });
		},
	);

	test.each(['', '/', '/v2/vehicle', '/v2/vehicle/other', '/v2/vehicle/t60'])(
		'the path "%s" is none of the seven: 404',
		async (path) => {
			await setting.push('alert');
			const { body } = stage.sim.segway.pushes.at(-1)!;
			const told = await setting.post(path, body, FORM);
			expect(told).toMatchObject({ status: 404, items: undefined });
			expect(JSON.parse(told.body)).toMatchObject({ code: 404 });
		},
	);

	test('a forged push brings the one retry of the vendor, which is refused too', async () => {
		const { attempts } = await stage.sim.segway.push('alert', setting.vehicleFor('alert'), {
			url: setting.front.base,
			forge: 'signature',
		});
		expect(attempts.map(({ status }) => status)).toEqual([401, 401]);
	});

	describe('the credential', () => {
		const reads = () => stage.store.reads.count;

		test('is read once for many pushes', async () => {
			const before = reads();
			for (const type of EVERY_PUSH) expect(await setting.push(type)).toMatchObject({ status: 200 });
			expect(reads() - before).toBe(1);
		});

		test('is read again once when a signature does not fit, not at every forged push', async () => {
			const before = reads();
			for (let count = 0; count < 20; count++) await setting.push('alert', { forge: 'signature' });
			expect(reads() - before).toBe(2);
		});

		test('is not read more often when the forged pushes come all at once', async () => {
			const before = reads();
			const vehicles = stage.mopeds(20);
			// n8n takes 40 ms for it.
			stage.store.reads.milliseconds = 40;
			await Promise.all(
				vehicles.map(async ({ iotCode }) => await setting.push('alert', { forge: 'signature' }, iotCode)),
			);
			stage.store.reads.milliseconds = 0;
			expect(reads() - before).toBeLessThanOrEqual(2);
		});

		test('with a changed secret takes effect with the next push', async () => {
			const { clientSecret } = stage.sim.segway;
			stage.store.edit('segwayApi', { clientSecret: 'the old one' });
			const body = 'iotCode=1&signature=0';
			await setting.post('/v2/vehicle/other', body, FORM);
			stage.store.edit('segwayApi', { clientSecret });
			expect(await setting.push('alert')).toMatchObject({ status: 200, body: ACKNOWLEDGED });
		});

		test('that is gone: 503, nothing started, nothing thrown', async () => {
			const row = { ...stage.store.stored('segwayApi') };
			stage.store.remove('segwayApi');
			expect(await setting.push('alert')).toMatchObject(refusal(503, 'the credential of the trigger cannot be read'));
			stage.store.edit('segwayApi', row);
			expect(await setting.push('alert')).toMatchObject({ status: 200, body: ACKNOWLEDGED });
		});

		test('without a secret lets nothing pass', async () => {
			const { clientSecret } = stage.sim.segway;
			stage.store.edit('segwayApi', { clientSecret: '' });
			const told = await setting.push('alert');
			stage.store.edit('segwayApi', { clientSecret });
			expect(told).toMatchObject(FORGED);
		});
	});

	test('an option that cannot be computed: 503 as well, but not in the name of the credential', async () => {
		const broken = await Setting.open(stage, { options: { maxAge: '={{ $("Nowhere").first().json.x }}' } });
		const told = await broken.push('alert');
		await broken.close();
		expect(told).toMatchObject({ status: 503, items: undefined, thrown: undefined });
		expect(told.body).not.toContain('credential');
	});

	test('a genuine push gets through in the midst of a flood of forged ones', async () => {
		const vehicles = stage.mopeds(15);
		const flood = vehicles.map(
			async ({ iotCode }) => await setting.post('/v2/vehicle/alert', `iotCode=${iotCode}&signature=0`, FORM),
		);
		await until(() => setting.front.served.length > 3);
		expect(await stage.sim.segway.push('alert', vehicles[0].iotCode, { url: setting.front.base })).toMatchObject({
			attempts: [{ status: 200 }],
		});
		for (const { status } of await Promise.all(flood)) expect(status).toBe(401);
	});
});
