import type { JimiPushOptions } from '../../../simulator/index.cjs';
import { JimiStage, PUSH_WORD } from '../jimiStage';
import { ACKNOWLEDGED, FORGED, Setting } from './setting';

describe('pushes', () => {
	let stage: JimiStage;
	let setting: Setting;
	beforeAll(async () => {
		stage = await JimiStage.open();
		setting = await Setting.open(stage);
	});
	afterAll(async () => {
		await setting.close();
		await stage.close();
	});
	beforeEach(() => stage.fresh());
	afterEach(() => {
		for (const { thrown } of setting.front.served) expect(thrown).toBeUndefined();
	});

	test.each<JimiPushOptions>([
		{ encoding: 'form', data: 'text' },
		{ encoding: 'form', data: 'arrayText' },
		{ encoding: 'json', data: 'text' },
		{ encoding: 'json', data: 'object' },
		{ encoding: 'json', data: 'array' },
		{ encoding: 'json', data: 'arrayText' },
	])('%j: acknowledged at once, one event in the shared shape', async (options) => {
		const { imei, latitude, longitude } = stage.device();
		const told = await setting.push('alarm', options, imei);
		expect([told.status, told.body]).toEqual([200, ACKNOWLEDGED]);
		expect(told.items).toMatchObject([
			{
				vendor: 'jimi',
				event_id: expect.stringMatching(/^[0-9a-f]{32}$/),
				alarm: 'sos',
				code: '1',
				device_id: imei,
				timestamp: expect.stringMatching(/Z$/),
				location: { lat: expect.closeTo(latitude, 4), lng: expect.closeTo(longitude, 4) },
			},
		]);
		expect(setting.looks).toBe(0);
	});

	test.each(['form', 'json'] as const)('several alarms in one request are several items (%s)', async (encoding) => {
		const told = await setting.push('alarm', { encoding, count: 4 });
		expect(told.status).toBe(200);
		const times = told.items!.map(({ timestamp }) => Date.parse(String(timestamp)));
		expect(times.slice(1).map((time, index) => time - times[index])).toEqual([1000, 1000, 1000]);
		expect(new Set(told.items!.map(({ event_id }) => event_id)).size).toBe(4);
	});

	test('the answer to a raw command, and a message that nobody knows', async () => {
		const { imei } = stage.device();
		expect((await setting.push('raw', {}, imei)).items).toMatchObject([{ device_id: imei, alarm: null }]);
		expect((await setting.push('jimi.push.device.new', {}, imei)).items).toMatchObject([
			{ device_id: imei, jimi: { message: 'jimi.push.device.new' } },
		]);
	});

	test.each(['probe-get', 'probe-post'])('%s: 200 with or without the key, and nothing is started', async (probe) => {
		for (const url of [setting.url, setting.front.base]) {
			const told = await setting.push(probe, { url });
			expect(told).toEqual({ status: 200, body: ACKNOWLEDGED, items: undefined, thrown: undefined });
		}
	});

	test.each(['key', 'unkeyed'] as const)('forged (%s): 401, nothing is started and nobody is asked', async (forge) => {
		for (const type of ['alarm', 'raw', 'new']) expect(await setting.push(type, { forge })).toMatchObject(FORGED);
		expect(stage.wire()).toEqual([]);
	});

	test('a key in a header, whatever its letters', async () => {
		const settings = { proofs: ['header'], proofOptions: { headerName: 'X-From-JIMI' } };
		const guarded = await Setting.open(stage, settings);
		const { base: url } = guarded.front;
		for (const name of ['x-from-jimi', 'X-FROM-JIMI']) {
			const headers = { [name]: PUSH_WORD };
			expect(await guarded.push('alarm', { url, headers })).toMatchObject({ status: 200, items: [{ alarm: 'sos' }] });
			expect(await guarded.push('alarm', { url, headers, forge: 'key' })).toMatchObject(FORGED);
			expect(await guarded.push('alarm', { url, headers, forge: 'unkeyed' })).toMatchObject(FORGED);
		}
		expect(await guarded.push()).toMatchObject(FORGED);
		await guarded.close();
	});

	test.each([
		['127.0.0.0/8', 200],
		['203.0.113.7, ::1', 401],
		[' , ', 401],
	])('allowed addresses %j: %d', async (addresses, status) => {
		const guarded = await Setting.open(stage, { proofs: ['addresses', 'query'], proofOptions: { addresses } });
		expect((await guarded.push()).status).toBe(status);
		await guarded.close();
	});

	test.each([
		['code200', '{"code":200,"msg":"success"}'],
		['ok', 'ok'],
	])('the acknowledgement %s', async (acknowledgement, body) => {
		const other = await Setting.open(stage, { proofOptions: { acknowledgement } });
		expect(await other.push()).toMatchObject({ status: 200, body, items: [{}] });
		expect(await other.push('probe-get')).toMatchObject({ status: 200, body, items: undefined });
		await other.close();
	});

	test('activation tells of a secret that is too weak, in the words of the panel', async () => {
		const row = { ...stage.store.stored('jimiApi') };
		const { workflow } = setting;
		expect(await stage.engine.hook(workflow, 'T', 'checkExists')).toBe(true);
		for (const [pushSecret, message] of [
			['', 'The credential has no Push Secret'],
			['secret', 'The Push Secret of the credential is too weak'],
		]) {
			stage.store.edit('jimiApi', { pushSecret });
			await expect(stage.engine.hook(workflow, 'T', 'checkExists')).rejects.toThrow(message);
		}
		stage.store.edit('jimiApi', row);
	});
});
