import { connect, freshFleet, type Params, type SegwayClient } from './client.cjs';

let client: SegwayClient;
beforeAll(async () => {
	client = await connect();
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(() => {
	freshFleet(client.sim, { mix: { parked: 12 } });
});

const moped = () => client.sim.segway.vehicles.find(({ model }) => model === 'e-moped')!;
const set = async (path: string, values: Params) =>
	(await client.post(`/api/v2/${path}`, { iotCode: moped().iotCode, ...values })).code;

const RENTAL = 'mopeds/setting/rental';
const SWITCH = 'mopeds/setting/switch';
const ABLE = 'mopeds/setting/able-switch';
const LIGHT = 'mopeds/setting/light';
const AMBIENT = 'vehicle/setting/ambient';
const SOUND = 'vehicle/setting/sound';
const INTERVAL = 'vehicle/setting/interval';
const TIME = 'vehicle/setting/time-adjust';
const LAMP = { mode: 1, color: 7 };
const LIGHTS = {
	brightness: 3,
	faultIndicator: 7,
	readyIndicator: 1,
	pushIndicator: 0,
	parkingIndicator: 5,
	lockIndicator: 6,
};
const without = (values: Params, name: string) =>
	Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));

test.each<[string, Params]>([
	[RENTAL, { saddleSwitch: 3, tailboxSwitch: 2, helmetCheck: 1, saddleCheck: 2, tailboxCheck: 1 }],
	[RENTAL, { helmetCheck: 2 }],
	[
		SWITCH,
		{
			bssDisplay: 1,
			alertCheck: 2,
			berLevel: 3,
			alertSensitivity: 3,
			lowPowerValue: 30,
			displayTime: 2,
			displayODO: 2,
		},
	],
	[SWITCH, { lowSpeedLimit: 6, mediumSpeedLimit: 25, highSpeedLimit: 42 }],
	[
		ABLE,
		{ assistedMode: 1, kickstandCheck: 2, cruiseSwitch: 1, speedModeSwitch: 2, handlebarSwitch: 1, lowPowerSwitch: 2 },
	],
	[ABLE, { saddleCheck: 1, crashWarning: 2 }],
	[AMBIENT, { bright: 3, parkingMode: LAMP, cruiseMode: LAMP, readyMode: LAMP, faultMode: LAMP }],
	[AMBIENT, { bright: 1, parkingMode: LAMP }],
	[SOUND, { workMode: 1 }],
	[SOUND, { workMode: 2, volume: 1, moeqMask: { unlocked: 0, batteryInserted: 1 } }],
	[INTERVAL, { statusInterval: { ridingStatus: 10, nonRiding: 65535, lockStatus: 900 } }],
	[INTERVAL, { locationInterval: { unlockStatus: 30, lockStatus: 600 } }],
	[TIME, { utcOffset: -43200, dstOffset: 3600 }],
	[TIME, { utcOffset: 0, dstOffset: 0 }],
])('%s stores %j', async (path, values) => {
	expect(await set(path, values)).toBe(0);
	expect(moped().settings[path.split('/')[2]]).toEqual(values);
});

test.each<[string, Params]>([
	[RENTAL, {}],
	[RENTAL, { saddleSwitch: 4 }],
	[RENTAL, { helmetCheck: 3 }],
	[RENTAL, { helmetCheck: '1' }],
	[RENTAL, { helmetCheck: true }],
	[SWITCH, {}],
	[SWITCH, { lowPowerValue: 9 }],
	[SWITCH, { lowPowerValue: 31 }],
	[SWITCH, { highSpeedLimit: 43 }],
	[SWITCH, { lowSpeedLimit: 5 }],
	[SWITCH, { alertSensitivity: 0 }],
	[SWITCH, { berLevel: 4 }],
	[ABLE, {}],
	[ABLE, { crashWarning: 3 }],
	[LIGHT, {}],
	[LIGHT, { ...LIGHTS, brightness: 4 }],
	[LIGHT, { ...LIGHTS, lockIndicator: 8 }],
	[AMBIENT, { bright: 1 }],
	[AMBIENT, { parkingMode: LAMP }],
	[AMBIENT, { bright: 0, parkingMode: LAMP }],
	[AMBIENT, { bright: 1, parkingMode: { mode: 2 } }],
	[AMBIENT, { bright: 1, parkingMode: { mode: 0, color: 1 } }],
	[AMBIENT, { bright: 1, parkingMode: { mode: 1, color: 0 } }],
	[AMBIENT, { brightrequired: 1, parkingModerequired: LAMP }],
	[SOUND, { volume: 3 }],
	[SOUND, { workMode: 2, volume: 0 }],
	[SOUND, { workMode: 2, moeqMask: { unlocked: 3 } }],
	[SOUND, { workMode: 2, moeqMask: { whistle: 1 } }],
	['vehicle/setting/speed-mode', { speedMode: 0 }],
	['vehicle/setting/speed-mode', { speedMode: 4 }],
	['vehicle/setting/bluetooth-key', { key: 'abcd123' }],
	['vehicle/setting/bluetooth-key', { key: 'abcd123!' }],
	[INTERVAL, {}],
	[INTERVAL, { locationInterval: {} }],
	[INTERVAL, { locationInterval: { unlockStatus: 9, lockStatus: 900 } }],
	[INTERVAL, { locationInterval: { unlockStatus: 10 } }],
	[INTERVAL, { statusInterval: { ridingStatus: 10, nonRiding: 65536, lockStatus: 900 } }],
	[TIME, { utcOffset: 3600 }],
	[TIME, { utcOffset: 43201, dstOffset: 0 }],
	[TIME, { utcOffset: 0, dstOffset: 1800 }],
])('%s refuses %j', async (path, values) => {
	const before = structuredClone(moped().settings);
	expect(await set(path, values)).toBe(15004);
	expect(moped().settings).toEqual(before);
});

test('the deprecated light setting needs all six', async () => {
	expect(await set(LIGHT, LIGHTS)).toBe(0);
	for (const name of Object.keys(LIGHTS)) expect(await set(LIGHT, without(LIGHTS, name))).toBe(15004);
	expect(moped().settings.light).toEqual(without(LIGHTS, 'pushIndicator'));
});

test('0 is no setting, 2 keeps a sound, and later settings join earlier ones', async () => {
	await set(RENTAL, { helmetCheck: 1, saddleSwitch: 2 });
	await set(RENTAL, { helmetCheck: 0, saddleSwitch: 3 });
	expect(moped().settings.rental).toEqual({ helmetCheck: 1, saddleSwitch: 3 });
	await set(SOUND, { workMode: 2, moeqMask: { locked: 1, turning: 0 } });
	await set(SOUND, { workMode: 0, moeqMask: { locked: 2, turning: 1 } });
	expect(moped().settings.sound).toEqual({ workMode: 2, moeqMask: { locked: 1, turning: 1 } });
	await set(INTERVAL, { locationInterval: { unlockStatus: 20, lockStatus: 30 } });
	await set(INTERVAL, { statusInterval: { ridingStatus: 20, nonRiding: 20, lockStatus: 30 } });
	expect(Object.keys(moped().settings.interval)).toEqual(['locationInterval', 'statusInterval']);
});

test('speed mode and bluetooth key show in the queries', async () => {
	await set('vehicle/setting/speed-mode', { speedMode: moped().speedMode === 1 ? 2 : 1 });
	await set('vehicle/setting/bluetooth-key', { key: '4BKNwi77' });
	const { iotCode, speedMode } = moped();
	const key = await client.get('/api/v2/vehicle/query/current/bluetooth-key', { iotCode });
	expect(key).toMatchObject({ msg: 'success', data: { iotCode, key: '4BKNwi77' } });
	const status = await client.get('/api/v2/vehicle/query/current/status', { iotCode });
	expect(status.data).toMatchObject({ speedMode });
});
