import type { Device } from '../../../simulator/index.cjs';
import { inWords, itemsFor, LOCK, ProtrackStage, STOP } from '../protrackStage';

describe('outcomes', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open({ parked: 60 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const OUTCOME = { returnOutcome: true };
	const lock = async (device: Device, options: object = OUTCOME, more: object = {}) =>
		await stage.run({ ...LOCK, options }, itemsFor([device]), more);
	const queries = () => stage.wire('command/query').length;

	test('the device refuses: refused, in its own words, with the id for Get Result', async () => {
		const device = stage.device({ refuses: true });
		const told = await lock(device);
		const [{ commandid }] = stage.cloud.commands.sent;
		expect(told.json).toStrictEqual([
			{
				device_id: device.imei,
				command: 'command.send',
				outcome: 'refused',
				code: 0,
				message: 'The device answered: Lock the door: Failed! Speed: 60km/h.',
				sent_at: expect.any(String),
				reference: commandid,
			},
		]);
	});

	/** What Protrack answers to the sending: nothing reached the vehicle. */
	test.each([
		[20017, { datastatus: 4 }, 'The device is offline'],
		[20018, { sendFails: true }, 'The command could not be sent to the device'],
		[20046, { datastatus: 3 }, 'The subscription of the device has expired'],
		[20089, { datastatus: 5 }, 'The device is blocked'],
	])('%i: refused, and nobody waits for an answer', async (code, changes, words) => {
		const told = await lock(stage.device(changes));
		expect(told.json).toMatchObject([{ outcome: 'refused', code, message: inWords(words, code), reference: null }]);
		expect([stage.wire('send').length, queries()]).toEqual([1, 0]);
	});

	test('20048: a command that the model does not know', async () => {
		const device = stage.device();
		const custom = { ...LOCK, command: 'custom', customCommand: 'HONK' };
		const told = await stage.run({ ...custom, options: OUTCOME }, itemsFor([device]));
		expect(told.json).toMatchObject([{ outcome: 'refused', code: 20048 }]);
		const relay = await stage.run({ ...STOP, options: OUTCOME }, itemsFor([stage.device({ relay: false })]));
		expect(relay.json).toMatchObject([{ outcome: 'refused', code: 20048 }]);
	});

	test('a custom command of the model: whatever the device answers is the answer', async () => {
		stage.cloud.set({ customCommands: ['STATUS'] });
		const custom = { ...LOCK, command: 'custom', customCommand: 'STATUS' };
		const told = await stage.run({ ...custom, options: OUTCOME }, itemsFor([stage.device()]));
		expect(told.json).toMatchObject([
			{ outcome: 'done', message: 'The device answered: STATUS: Success! Speed: 0km/h.' },
		]);
	});

	test.each([true, false])(
		'no answer: unknown after 30 questions, whether it obeyed (%s) or not',
		async (obeysSilently) => {
			const device = stage.device({ doorstatus: 1, answers: false, obeysSilently });
			const told = await lock(device);
			const [{ commandid }] = stage.cloud.commands.sent;
			expect([stage.wire('send').length, queries()]).toEqual([1, 30]);
			expect(told.json).toMatchObject([
				{
					outcome: 'unknown',
					message:
						'The device has not answered within 30 s. It may still do what it was told: ask again with Command: Get Result.',
					reference: commandid,
				},
			]);
			expect(stage.cloud.vehicle(device.imei)!.doorstatus).toBe(obeysSilently ? 0 : 1);
		},
	);

	test.each([
		[0, 1, 'done'],
		[5, 6, 'done'],
		[29, 30, 'done'],
		[30, 30, 'unknown'],
	])('an answer that is there after %i questions is taken at question %i: %s', async (before, asked, outcome) => {
		const told = await lock(stage.device({ answersAfter: { queries: before, seconds: 0 } }));
		expect(queries()).toBe(asked);
		expect(told.json).toMatchObject([{ outcome }]);
	});

	test('a question that fails is no answer: the next one is asked', async () => {
		stage.sim.faults.add({ path: 'command/query', times: 3, action: { code: 20005 } });
		stage.sim.faults.add({ path: 'command/query', times: 1, action: { status: 502 } });
		const told = await lock(stage.device());
		expect(told.json).toMatchObject([{ outcome: 'done' }]);
		expect(stage.wire('send')).toHaveLength(1);
	});

	test('questions that all fail: unknown, not refused', async () => {
		stage.sim.faults.add({ path: 'command/query', action: { code: 10007 } });
		const told = await lock(stage.device());
		expect(told.json).toMatchObject([{ outcome: 'unknown', code: 0, reference: expect.any(String) }]);
		expect(queries()).toBe(30);
	});

	test('a token that ends while the device is at it: asked with the new one, sent once', async () => {
		stage.sim.faults.add({ path: 'command/query', times: 1, action: { tokenRefused: '10011' } });
		const told = await lock(stage.device());
		expect(told.json).toMatchObject([{ outcome: 'done' }]);
		expect([stage.wire('send').length, stage.logins.length]).toEqual([1, 1]);
	});

	test('without Return Outcome the first that is not done stops the run and all are accounted for', async () => {
		const [done, silent, offline, left] = [
			stage.device(),
			stage.device({ answers: false }),
			stage.device({ datastatus: 4 }),
			stage.device(),
		];
		const told = await stage.run({ ...LOCK, options: { concurrency: 1 } }, itemsFor([done, silent, offline, left]));
		const { error } = told;
		expect(error!.message).toBe(`${offline.imei}: ${inWords('The device is offline', 20017)}`);
		expect(error!.context).toMatchObject({ itemIndex: 2 });
		expect(error!.description).toContain(`Done (1): ${done.imei}.`);
		expect(error!.description).toContain(`Refused (1): ${offline.imei}: `);
		expect(error!.description).toContain(`Unknown (1): ${silent.imei}: The device has not answered within 30 s.`);
		expect(error!.description).toContain(`Not sent (1): ${left.imei}`);
		expect(stage.wire('send').map(({ device }) => device)).toEqual([done, silent, offline].map(({ imei }) => imei));
	});

	test('an unknown outcome as an error says to look at the vehicle first', async () => {
		const told = await lock(stage.device({ answers: false }), {});
		expect(told.error!.description).toContain(
			'The command may have run. It is never sent again by itself: look at the vehicle first.',
		);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'with %s every item gets through',
		async (onError) => {
			const [done, offline, silent] = [
				stage.device(),
				stage.device({ datastatus: 4 }),
				stage.device({ answers: false }),
			];
			const told = await stage.run(LOCK, itemsFor([done, offline, silent]), { onError });
			const outcomes = [...told.items, ...told.failed].map(({ json }) => {
				const record = (json.error ?? json) as Record<string, unknown>;
				return [record.device_id, record.outcome];
			});
			expect(outcomes).toEqual([
				[done.imei, 'done'],
				[offline.imei, 'refused'],
				[silent.imei, 'unknown'],
			]);
			expect(told.failed).toHaveLength(onError === 'continueErrorOutput' ? 2 : 0);
		},
	);

	test('two commands for one device: the second goes out when the first is answered', async () => {
		const { imei } = stage.device({ doorstatus: 1, answersAfter: { queries: 2, seconds: 0 } });
		const items = ['lockDoor', 'unlockDoor'].map((command) => ({ json: { imei, command } }));
		const told = await stage.run({ ...LOCK, command: '={{ $json.command }}' }, items);
		const paths = stage.wire().map(({ path }) => path.split('/').at(-1));
		expect(paths).toEqual(['send', 'query', 'query', 'query', 'send', 'query', 'query', 'query']);
		expect(told.json.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
		expect(stage.cloud.vehicle(imei)).toMatchObject({ doorstatus: 1 });
	});
});
