import type { IDataObject } from 'n8n-workflow';
import type { Device } from '../../../simulator/index.cjs';
import { itemsFor, LOCK, ProtrackStage, STOP } from '../protrackStage';

describe('guard', () => {
	let stage: ProtrackStage;
	beforeAll(async () => (stage = await ProtrackStage.open({ parked: 60 })));
	afterAll(async () => await stage.close());
	beforeEach(() => stage.fresh());

	const paths = () => stage.wire().map(({ path }) => path);
	const LOOKED = ['/api/track', '/api/command/send', '/api/command/query'];
	const stop = async (device: Device, options: IDataObject = {}) =>
		await stage.run({ ...STOP, options: { returnOutcome: true, ...options } }, itemsFor([device]));

	test('the vehicle stands: the position is read, then the engine stopped', async () => {
		const device = stage.device();
		const told = await stop(device);
		expect(paths()).toEqual(LOOKED);
		expect(stage.wire()[0].query).toEqual({ imeis: device.imei, access_token: stage.cloud.token });
		expect(told.json).toMatchObject([{ outcome: 'done' }]);
		expect(stage.cloud.vehicle(device.imei)).toMatchObject({ oilpowerstatus: 0 });
	});

	const old = (seconds: number): Partial<Device> => ({ gpsFix: false, gpstime: stage.now - seconds });

	/** State of the vehicle, options, and why the engine is left alone; none: it is stopped. */
	const CASES: Array<[name: string, changes: () => Partial<Device>, options: IDataObject, reason: RegExp | null]> = [
		['3 km/h', () => ({ speed: 3 }), {}, null],
		['4 km/h', () => ({ speed: 4 }), {}, /^the vehicle moves at 4 km\/h \(allowed: 3 km\/h\)$/],
		['8 km/h, 10 allowed', () => ({ speed: 8 }), { maxSpeed: 10 }, null],
		['1 km/h, 0 allowed', () => ({ speed: 1 }), { maxSpeed: 0 }, /moves at 1 km\/h \(allowed: 0 km\/h\)/],
		['a position 4 minutes old', () => old(240), {}, null],
		['a position 6 minutes old', () => old(360), {}, /^the last position is 36\d s old \(allowed: 300 s\)$/],
		['6 minutes old, 10 allowed', () => old(360), { maxAge: 600 }, null],
		['2 minutes old, 1 allowed', () => old(120), { maxAge: 60 }, /position is 12\d s old \(allowed: 60 s\)/],
		['no position', () => ({ silent: true, gpstime: 0 }), {}, /^the device has no position/],
		['offline', () => ({ datastatus: 4 }), {}, /^the device is not online/],
		['never online', () => ({ datastatus: 1 }), {}, /^the device is not online/],
		['a speed that is not told', () => ({ silent: true, speed: -1 }), {}, /^the device does not tell its speed$/],
	];

	test.each(CASES)('%s', async (_name, changes, options, reason) => {
		const device = stage.device(changes());
		const told = await stop(device, options);
		if (reason === null) {
			expect(told.json).toMatchObject([{ outcome: 'done' }]);
			expect(paths()).toEqual(LOOKED);
			return;
		}
		expect(told.json).toMatchObject([
			{
				device_id: device.imei,
				command: 'command.send',
				outcome: 'refused',
				code: null,
				sent_at: null,
				reference: null,
			},
		]);
		expect(String(told.json[0].message).replace(/^Not sent: /, '')).toMatch(reason);
		expect(paths()).toEqual(['/api/track']);
	});

	test('as an error it names the vehicle, the reason and the way out', async () => {
		const device = stage.device({ speed: 50 });
		const told = await stage.run(STOP, itemsFor([device]));
		expect(told.error!.message).toBe(`${device.imei}: Not sent: the vehicle moves at 50 km/h (allowed: 3 km/h)`);
		expect(told.error!.description).toContain('Only If Stationary');
	});

	test.each([
		['HTTP 503', { status: 503 }, 3],
		['no permission', { code: 10007 }, 1],
		['a web page', 'html' as const, 1],
	])('a position that cannot be read (%s): nothing is sent', async (_name, action, asked) => {
		stage.sim.faults.add({ path: 'track', action });
		const told = await stop(stage.device());
		expect(told.json).toMatchObject([{ outcome: 'refused', sent_at: null }]);
		expect(told.json[0].message).toMatch(/^Not sent: the position could not be read \(.+\)$/);
		expect(paths()).toEqual(Array(asked).fill('/api/track'));
	});

	test('a device that the position call leaves out: nothing is sent', async () => {
		stage.cloud.set({ unknownImei: 'drop' });
		const [stranger] = stage.cloud.strangers;
		const told = await stop(stranger);
		expect(told.json).toMatchObject([{ message: 'Not sent: Protrack gives no position for this device' }]);
		expect(paths()).toEqual(['/api/track']);
	});

	test('switched off it looks at nothing', async () => {
		const told = await stop(stage.device({ speed: 50 }), { onlyIfStationary: false });
		expect(told.json).toMatchObject([{ outcome: 'done' }]);
		expect(paths()).toEqual(LOOKED.slice(1));
	});

	test('switch and limits are read for each item', async () => {
		const devices = stage.devices(3, { speed: 8 });
		const items = devices.map(({ imei }, index) => ({ json: { imei, on: index !== 1, limit: index === 2 ? 10 : 3 } }));
		const options = { returnOutcome: true, onlyIfStationary: '={{ $json.on }}', maxSpeed: '={{ $json.limit }}' };
		const told = await stage.run({ ...STOP, options }, items);
		expect(told.json.map(({ outcome }) => outcome)).toEqual(['refused', 'done', 'done']);
	});

	test.each(['restoreEngine', 'lockDoor', 'unlockDoor', 'reset'])(
		'%s goes out to a vehicle that drives',
		async (command) => {
			const told = await stage.run({ ...LOCK, command }, itemsFor([stage.device({ speed: 50 })]));
			expect(told.json).toMatchObject([{ outcome: 'done' }]);
			expect(paths()).not.toContain('/api/track');
		},
	);

	test.each(['RELAY,1', ' relay , 1 ', 'RELAY,1#', '={{ "RELAY," + 1 }}'])(
		'the custom command %j is held back like Stop Engine',
		async (customCommand) => {
			const custom = { ...LOCK, command: 'custom', customCommand, options: { returnOutcome: true } };
			const told = await stage.run(custom, itemsFor([stage.device({ speed: 50 })]));
			expect(told.json).toMatchObject([{ outcome: 'refused', sent_at: null }]);
			expect(paths()).toEqual(['/api/track']);
		},
	);

	test('the custom command RELAY,0 is not held back', async () => {
		const custom = { ...LOCK, command: 'custom', customCommand: 'RELAY,0' };
		await stage.run(custom, itemsFor([stage.device({ speed: 50 })]));
		expect(paths()).toEqual(LOOKED.slice(1));
	});

	describe('API Request', () => {
		const send = async (method: string, path: string, query: object = {}) => {
			const more = { method, path, query: JSON.stringify(query), options: { returnOutcome: true } };
			return await stage.run({ resource: 'apiRequest', operation: 'send', ...more });
		};
		const SENDING = '/api/command/send';
		/** Every spelling that a server may take for the same command. */
		const WAYS: Array<[method: string, path: string, query: (imei: string) => object]> = [
			['POST', SENDING, (imei) => ({ imei, command: 'RELAY,1' })],
			['GET', SENDING, (imei) => ({ imei, command: 'RELAY,1' })],
			['POST', `${SENDING}?command=RELAY,1`, (imei) => ({ imei })],
			['GET', `${SENDING}?%63ommand=RELAY%2C1`, (imei) => ({ imei })],
			['POST', `${SENDING}?command=RELAY,1`, (imei) => ({ imei, command: 'RELAY,0' })],
			['POST', `${SENDING}?command=RELAY,0&command=RELAY,1`, (imei) => ({ imei })],
			['POST', `${SENDING}/`, (imei) => ({ imei, command: 'relay,1' })],
			['GET', `${SENDING}/`, (imei) => ({ imei, command: 'RELAY,1' })],
			['GET', '/api//command/send', (imei) => ({ imei, command: 'RELAY,1' })],
			['GET', '/api/x/../command/send', (imei) => ({ imei, command: 'RELAY,1' })],
			['GET', '/api/command/%73end', (imei) => ({ imei, command: 'RELAY,1' })],
			['GET', '/api/command/send;v=1', (imei) => ({ imei, command: 'RELAY,1' })],
			['GET', '/API/Command/Send', (imei) => ({ imei, command: 'RELAY,1' })],
			['POST', '/api/v2/anything', (imei) => ({ imei, command: 'RELAY,1' })],
			['GET', '/api/v2/anything', (imei) => ({ imei, command: 'RELAY,1' })],
		];

		test.each(WAYS)('%s %s is held back while the vehicle drives', async (method, path, query) => {
			const { imei } = stage.device({ speed: 50 });
			const told = await send(method, path, query(imei));
			expect(told.json).toMatchObject([{ outcome: 'refused', sent_at: null }]);
			expect(paths()).toEqual(['/api/track']);
		});

		test('and goes out when it stands', async () => {
			const { imei } = stage.device();
			const told = await send('POST', SENDING, { imei, command: 'RELAY,1' });
			expect(told.json).toMatchObject([{ outcome: 'done' }]);
			expect(paths()).toEqual(LOOKED.slice(0, 2));
		});

		test('a request that names two vehicles, or none, is not sent', async () => {
			const [standing, driving] = [stage.device(), stage.device({ speed: 50 })];
			const told = await send('POST', `${SENDING}?imei=${driving.imei}`, { imei: standing.imei, command: 'RELAY,1' });
			expect(told.json).toMatchObject([{ message: 'Not sent: the request does not name exactly one device' }]);
			await send('POST', SENDING, { command: 'RELAY,1' });
			expect(paths()).toEqual([]);
		});
	});

	test('a vehicle that sets off between look and command refuses by itself', async () => {
		const told = await stop(stage.device({ refuses: true }));
		expect(told.json).toMatchObject([
			{ outcome: 'refused', message: 'The device answered: Cut off the fuel supply: Failed! Speed: 60km/h.' },
		]);
	});

	test('the panel offers switch and limits, on by default', () => {
		const { properties } = stage.engine.description('n8n-nodes-fleet.protrack');
		const options = properties
			.filter(({ name, displayOptions }) => name === 'options' && displayOptions?.show?.operation?.includes('send'))
			.flatMap((each) => each.options ?? []);
		expect(options).toContainEqual(expect.objectContaining({ name: 'onlyIfStationary', default: true }));
		expect(options).toContainEqual(expect.objectContaining({ name: 'maxSpeed', default: 3 }));
		expect(options).toContainEqual(expect.objectContaining({ name: 'maxAge', default: 300 }));
	});
});
