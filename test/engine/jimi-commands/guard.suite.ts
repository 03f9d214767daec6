import type { IDataObject } from 'n8n-workflow';
import type { JimiDevice } from '../../../simulator/index.cjs';
import { inOwnWords, itemsFor, JimiStage, RESTART, SEND, STOP } from '../jimiStage';

describe('guard', () => {
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open({ parked: 60 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const HELD = ['instruction.list', 'location.get'];
	const LOOKED = [...HELD, 'instruction.send'];
	const run = async (parameters: IDataObject, device: JimiDevice, options: IDataObject = {}) =>
		await stage.run({ ...parameters, options: { returnOutcome: true, ...options } }, itemsFor([device]));
	const stop = async (device: JimiDevice, options: IDataObject = {}) => await run(STOP, device, options);

	test('the vehicle stands: the position is read, then the engine stopped', async () => {
		const device = stage.device();
		const told = await stop(device);
		expect(stage.names).toEqual(LOOKED);
		expect(told.json).toMatchObject([{ outcome: 'done' }]);
		expect(stage.cloud.vehicle(device.imei)).toMatchObject({ relay: 1 });
	});

	const old = (seconds: number): Partial<JimiDevice> => ({ gpsFix: false, gpstime: stage.now - seconds });

	/** State of the vehicle, options, and why the engine is left alone; none: it is stopped. */
	const CASES: Array<[name: string, changes: () => Partial<JimiDevice>, options: IDataObject, reason: RegExp | null]> =
		[
			['3 km/h', () => ({ speed: 3 }), {}, null],
			['4 km/h', () => ({ speed: 4 }), {}, /^the vehicle moves at 4 km\/h \(allowed: 3 km\/h\)$/],
			['8 km/h, 10 allowed', () => ({ speed: 8 }), { maxSpeed: 10 }, null],
			['1 km/h, 0 allowed', () => ({ speed: 1 }), { maxSpeed: 0 }, /moves at 1 km\/h \(allowed: 0 km\/h\)/],
			['a position 4 minutes old', () => old(240), {}, null],
			['a position 6 minutes old', () => old(360), {}, /^the last position is 36\d s old \(allowed: 300 s\)$/],
			['6 minutes old, 10 allowed', () => old(360), { maxAge: 600 }, null],
			['no position', () => ({ silent: true, gpstime: 0 }), {}, /^the device has no position/],
			['a position by Wi-Fi', () => ({ posType: 'WIFI' }), {}, /^the device has no position/],
			['a position by cells', () => ({ posType: 'LBS' }), {}, /^the device has no position/],
			['offline', () => ({ online: false }), {}, /^the device is not online/],
		];

	test.each(CASES)('%s', async (_name, changes, options, reason) => {
		const told = await stop(stage.device(changes()), options);
		if (reason === null) {
			expect(told.json).toMatchObject([{ outcome: 'done' }]);
			expect(stage.names).toEqual(LOOKED);
			return;
		}
		expect(told.json).toMatchObject([{ outcome: 'refused', code: null, sent_at: null, reference: null }]);
		expect(String(told.json[0].message).replace(/^Not sent: /, '')).toMatch(reason);
		expect(stage.names).toEqual(HELD);
	});

	test('as an error it names the vehicle, the reason and the way out', async () => {
		const device = stage.device({ speed: 50 });
		const told = await stage.run(STOP, itemsFor([device]));
		expect(told.error!.message).toBe(`${device.imei}: Not sent: the vehicle moves at 50 km/h (allowed: 3 km/h)`);
		expect(told.error!.description).toContain('Only If Stationary');
	});

	test.each([
		['HTTP 503', { status: 503 }, 3],
		['a code', { code: 1005 }, 1],
		['a web page', 'html' as const, 1],
	])('a position that cannot be read (%s): nothing is sent', async (_name, action, asked) => {
		stage.sim.faults.add({ path: 'location.get', action });
		const told = await stop(stage.device());
		expect(told.json).toMatchObject([{ outcome: 'refused', sent_at: null }]);
		expect(told.json[0].message).toMatch(/^Not sent: the position could not be read \(.+\)$/);
		expect(stage.names).toEqual(['instruction.list', ...Array<string>(asked).fill('location.get')]);
	});

	test('switched off it looks at nothing', async () => {
		const told = await stop(stage.device({ speed: 50 }), { onlyIfStationary: false });
		expect(told.json).toMatchObject([{ outcome: 'done' }]);
		expect(stage.names).toEqual(['instruction.list', 'instruction.send']);
	});

	test('switch and limits are read for each item', async () => {
		const devices = stage.devices(3, { speed: 8 });
		const items = devices.map(({ imei }, index) => ({ json: { imei, on: index !== 1, limit: index === 2 ? 10 : 3 } }));
		const options = { returnOutcome: true, onlyIfStationary: '={{ $json.on }}', maxSpeed: '={{ $json.limit }}' };
		const told = await stage.run({ ...STOP, options }, items);
		expect(told.json.map(({ outcome }) => outcome)).toEqual(['refused', 'done', 'done']);
	});

	const relay = (value: string, mode = 'Relay') => ({ ...SEND, instruction: mode, values: { value: { 0: value } } });

	/** Every way to say it, by device model. */
	const STOPPING: Array<[name: string, parameters: IDataObject, mcType: string]> = [
		['by number', { ...SEND, instruction: '113' }, 'GT06N'],
		['by name in capitals', { ...SEND, instruction: 'CUT OFF FUEL AND POWER' }, 'GT06N'],
		['from the list', { ...SEND, instruction: { __rl: true, mode: 'list', value: '113' } }, 'GT06N'],
		['a template with the value 1', relay('1'), 'VL103'],
		['a template with the value " 1"', relay(' 1'), 'VL103'],
		['a template of a camera', relay('1', '111'), 'JC400'],
		['in own words', inOwnWords('RELAY,1#'), 'GT06N'],
		['in own words, small and with spaces', inOwnWords(' relay , 1 #'), 'VL103'],
		['in own words by an expression', inOwnWords('={{ "RELAY," + 1 + "#" }}'), 'GT06N'],
	];

	test.each(STOPPING)('%s: held back while the vehicle drives', async (_name, parameters, mcType) => {
		const told = await run(parameters, stage.device({ speed: 50, mcType }));
		expect(told.json).toMatchObject([{ outcome: 'refused', sent_at: null }]);
		expect(told.json[0].message).toContain('the vehicle moves at 50 km/h');
		expect(stage.names).toEqual(HELD);
	});

	/** What restores the engine or has nothing to do with it. */
	const HARMLESS: Array<[name: string, parameters: IDataObject, mcType: string]> = [
		['restore by name', { ...SEND, instruction: 'Restore fuel and power' }, 'GT06N'],
		['restore by a template', relay('0'), 'VL103'],
		['restore in own words', inOwnWords('RELAY,0#'), 'GT06N'],
		['restart', RESTART, 'GT06N'],
		['a status', inOwnWords('STATUS#'), 'VL103'],
	];

	test.each(HARMLESS)('%s: goes out to a vehicle that drives', async (_name, parameters, mcType) => {
		const told = await run(parameters, stage.device({ speed: 50, mcType }));
		expect(told.json).toMatchObject([{ outcome: 'done' }]);
		expect(stage.names).not.toContain('location.get');
	});

	describe('API Request', () => {
		const send = async (method: string, json: object) =>
			await stage.run({
				resource: 'apiRequest',
				operation: 'send',
				method,
				json: JSON.stringify(json),
				options: { returnOutcome: true },
			});
		const SENDING = 'jimi.open.instruction.send';
		const RAW = 'jimi.open.instruction.raw.send';
		const template = (inst_template: string, params: string[] | string) =>
			JSON.stringify({ inst_id: '163', inst_template, params, is_cover: 'false' });
		const HEX = Buffer.from('RELAY,1#').toString('hex');

		/** Every spelling that JIMI or a device may take for the same command. */
		const WAYS: Array<[method: string, values: object]> = [
			[SENDING, { inst_param_json: template('RELAY,1#', []) }],
			[SENDING, { inst_param_json: template('RELAY,{0}#', ['1']) }],
			[SENDING, { inst_param_json: template('{0}', 'RELAY,1#') }],
			[SENDING, { inst_param_json: { inst_id: '163', inst_template: 'RELAY,{0}#', params: ['1'] } }],
			[RAW, { raw_cmd: 'RELAY,1#' }],
			[RAW, { raw_cmd: HEX }],
			[RAW, { raw_cmd: HEX.toUpperCase().replace(/(..)/g, '$1 ') }],
			['jimi.device.group.list', { anything: 'relay,1' }],
			['jimi.something.new', { deep: { deeper: [' RELAY, 1#'] } }],
		];

		test.each(WAYS)('%s %j is held back while the vehicle drives', async (method, values) => {
			const { imei } = stage.device({ speed: 50, mcType: 'VL103' });
			const told = await send(method, { imei, ...values });
			expect(told.json).toMatchObject([{ outcome: 'refused', sent_at: null }]);
			expect(stage.names).toEqual(['location.get']);
		});

		test('and goes out when it stands', async () => {
			const { imei } = stage.device({ mcType: 'VL103' });
			const told = await send(SENDING, { imei, inst_param_json: template('RELAY,{0}#', ['1']) });
			expect(told.json).toMatchObject([{ outcome: 'done' }]);
			expect(stage.names).toEqual(['location.get', 'instruction.send']);
		});

		test('RELAY,0 goes out while it drives', async () => {
			const { imei } = stage.device({ mcType: 'VL103', speed: 50 });
			await send(SENDING, { imei, inst_param_json: template('RELAY,{0}#', ['0']) });
			expect(stage.names).toEqual(['instruction.send']);
		});

		test('a request that names two vehicles, or none, is not sent', async () => {
			const [standing, driving] = [stage.device(), stage.device({ speed: 50 })];
			for (const values of [
				{ imeis: `${standing.imei},${driving.imei}` },
				{ imei: standing.imei, imeis: driving.imei },
				{},
			]) {
				const told = await send(RAW, { ...values, raw_cmd: 'RELAY,1#' });
				expect(told.json).toMatchObject([{ message: 'Not sent: the request does not name exactly one device' }]);
			}
			expect(stage.names).toEqual([]);
		});
	});
});
