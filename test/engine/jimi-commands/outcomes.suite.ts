import type { IDataObject } from 'n8n-workflow';
import { SUBCODES } from '../../../nodes/Jimi/errorCodes';
import type { JimiDevice } from '../../../simulator/index.cjs';
import { givenIn, inOwnWords, itemsFor, JimiStage, RESTART, SEND, STOP } from '../jimiStage';

describe('outcomes', () => {
	let stage: JimiStage;
	beforeAll(async () => (stage = await JimiStage.open({ parked: 60 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const OUTCOME = { returnOutcome: true };
	const run = async (parameters: IDataObject, device: JimiDevice, options: IDataObject = OUTCOME) =>
		await stage.run({ ...parameters, options }, itemsFor([device]));
	const looks = () => stage.wire('instruction.result').length;
	const sentJson = () => JSON.parse(String(givenIn(stage.wire('instruction.send')[0]).inst_param_json)) as object;

	test('with values: by their places, in the words of the template', async () => {
		const device = stage.device({ mcType: 'VL103' });
		const timer = { ...SEND, instruction: 'Upload interval', values: { value: { 0: '15', 1: '600' } } };
		const told = await run(timer, device);
		expect(sentJson()).toEqual({
			inst_id: '170',
			inst_template: 'TIMER,{0},{1}#',
			params: ['15', '600'],
			is_cover: 'false',
		});
		expect(told.json).toMatchObject([{ outcome: 'done', message: 'The device answered: OK' }]);
		expect(stage.cloud.vehicle(device.imei)!.reportInterval).toBe(15);
	});

	test('own words go out by the command that the device keeps for them', async () => {
		const told = await run(inOwnWords(' STATUS# '), stage.device());
		expect(sentJson()).toMatchObject({ inst_id: '96', inst_template: '{0}', params: ['STATUS#'] });
		expect(told.json).toMatchObject([{ outcome: 'done', message: expect.stringContaining('GPRS:Link Up') }]);
	});

	/** Nothing is sent for these. */
	const WRONG: Array<[name: string, parameters: IDataObject, mcType: string, text: RegExp]> = [
		[
			'too few values',
			{ ...SEND, instruction: '170', values: { value: { 0: '15' } } },
			'VL103',
			/takes 2 values, and 1 were given/,
		],
		['too many values', { ...RESTART, values: { value: { 0: '1' } } }, 'GT06N', /takes 0 values, and 1 were given/],
		['a command of another model', RESTART, 'GT300L', /the device offers no command "Restart"/],
		['own words to a device that takes none', inOwnWords('STATUS#'), 'S11', /takes no commands in own words/],
	];

	test.each(WRONG)('%s: nothing is sent, and it says why', async (_name, parameters, mcType, text) => {
		const told = await run(parameters, stage.device({ mcType }));
		expect(told.json).toMatchObject([{ outcome: 'refused', sent_at: null, message: expect.stringMatching(text) }]);
		expect(stage.names).toEqual(['instruction.list']);
	});

	test('a list of commands that cannot be read: nothing is sent', async () => {
		stage.sim.faults.add({ path: 'instruction.list', action: { code: 1005 } });
		const told = await run(RESTART, stage.device());
		expect(told.json).toMatchObject([{ outcome: 'refused', sent_at: null }]);
		expect(stage.wire('instruction.send')).toEqual([]);
	});

	const CODES = Object.keys(SUBCODES).map(Number);

	describe.each(['ascii', 'fullwidth'] as const)('12005 with the %s colon', (colon) => {
		test.each(CODES.filter((code) => code !== 225))('%i: refused by name, and nobody waits', async (commandCode) => {
			stage.cloud.set({ colon });
			const told = await run(RESTART, stage.device({ commandCode }));
			const { message } = SUBCODES[commandCode];
			expect(told.json).toMatchObject([{ outcome: 'refused', code: 12005 }]);
			expect(told.json[0].message).toContain(`${message} (JIMI 12005: `);
			expect([stage.wire('instruction.send').length, looks()]).toEqual([1, 0]);
		});

		test('225: the results are asked until the device has answered', async () => {
			stage.cloud.set({ colon });
			const device = stage.device({ answersAfter: 1 });
			const told = await run(RESTART, device);
			expect(told.json).toMatchObject([
				{ outcome: 'done', code: 12005, message: expect.stringContaining('The terminal will restart after 60s!') },
			]);
			expect(looks()).toBeGreaterThan(0);
			expect(stage.wire('instruction.send')).toHaveLength(1);
			expect(stage.cloud.vehicle(device.imei)!.resets).toBe(1);
		});
	});

	test.each([true, false])('225 for good: unknown, whether it obeyed (%s) or not', async (obeysSilently) => {
		const device = stage.device({ answers: false, obeysSilently });
		const told = await run(RESTART, device);
		expect(told.json).toMatchObject([{ outcome: 'unknown', code: 12005 }]);
		expect(told.json[0].message).toContain('The device did not answer in time');
		expect([stage.wire('instruction.send').length, looks()]).toEqual([1, 15]);
		expect(stage.cloud.vehicle(device.imei)!.resets).toBe(Number(obeysSilently));
	});

	test('code 0 without words of the device: the results tell them', async () => {
		stage.cloud.set({ commandReply: 'null' });
		const told = await run(STOP, stage.device());
		expect(told.json).toMatchObject([{ outcome: 'done', code: 0 }]);
		expect(told.json[0].message).toContain('Cut off the fuel supply: Success!');
		expect(looks()).toBe(1);
	});

	test('code 0 without words, and no results to be read: nobody knows', async () => {
		stage.cloud.set({ commandReply: 'null' });
		stage.sim.faults.add({ path: 'instruction.result', action: { code: 1002 } });
		const told = await run(RESTART, stage.device());
		expect(told.json).toMatchObject([
			{ outcome: 'unknown', code: 0, message: expect.stringContaining('tells no answer of the device') },
		]);
	});

	test('a device that is offline: the command waits at JIMI, unknown, and Get Result tells it later', async () => {
		const device = stage.device({ online: false });
		const told = await run(STOP, device, { ...OUTCOME, onlyIfStationary: false });
		expect(told.json).toMatchObject([
			{
				outcome: 'unknown',
				code: 0,
				message: expect.stringContaining('waits at JIMI and is carried out when it comes back'),
			},
		]);
		expect(looks()).toBe(1);
		const result = async () =>
			(await stage.run({ resource: 'command', operation: 'getResult', imei: device.imei })).json;
		expect(await result()).toMatchObject([{ status: 'waiting', sent_offline: true, response: null }]);
		stage.cloud.change(device.imei, { online: true });
		expect(await result()).toMatchObject([{ status: 'done', command: 'RELAY,1#' }]);
	});

	test('228: a command that does not wait is refused', async () => {
		const told = await run(RESTART, stage.device({ online: false }));
		expect(told.json).toMatchObject([
			{ outcome: 'refused', code: 12005, message: expect.stringMatching(/^The device is offline/) },
		]);
	});

	test('a second command for an offline device replaces the first one only on wish', async () => {
		const device = stage.device({ online: false });
		const restore = { ...SEND, instruction: 'Restore fuel and power' };
		await run(restore, device);
		expect((await run(restore, device)).json).toMatchObject([{ outcome: 'refused', code: 1003 }]);
		expect((await run({ ...restore, replaceWaiting: true }, device)).json).toMatchObject([{ outcome: 'unknown' }]);
		expect(stage.cloud.commands.sent.map(({ isExecute }) => isExecute)).toEqual([4, 3]);
	});

	test('Get Result: newest first', async () => {
		const device = stage.device();
		await run(RESTART, device);
		await run(STOP, device);
		const told = await stage.run({ resource: 'command', operation: 'getResult', imei: device.imei });
		expect(told.json.map(({ command, status }) => [command, status])).toEqual([
			['RELAY,1#', 'done'],
			['RESET#', 'done'],
		]);
	});

	test('without Return Outcome the first that is not done stops the run and all are accounted for', async () => {
		const [done, offline, left] = [stage.device(), stage.device({ online: false }), stage.device()];
		const { error } = await stage.run({ ...RESTART, options: { concurrency: 1 } }, itemsFor([done, offline, left]));
		expect(error!.message).toContain(`${offline.imei}: The device is offline`);
		expect(error!.context).toMatchObject({ itemIndex: 1 });
		for (const words of [`Done (1): ${done.imei}.`, `Refused (1): ${offline.imei}: `, `Not sent (1): ${left.imei}`]) {
			expect(error!.description).toContain(words);
		}
	});

	test('two commands for one device: the second goes out when the first is answered', async () => {
		const { imei } = stage.device();
		const items = ['Cut off fuel and power', 'Restore fuel and power'].map((command) => ({ json: { imei, command } }));
		const told = await stage.run({ ...SEND, instruction: '={{ $json.command }}' }, items);
		expect(told.json.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
		expect(stage.cloud.commands.sent.map(({ code }) => code)).toEqual(['RELAY,1#', 'RELAY,0#']);
		expect(stage.cloud.vehicle(imei)!.relay).toBe(0);
	});
});
