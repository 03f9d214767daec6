import { connect, freshFleet, type Params, type SegwayClient } from './client.cjs';
import type { Vehicle } from '../../../simulator/index.cjs';

let client: SegwayClient;
let vehicle: Vehicle;

beforeAll(async () => {
	client = await connect();
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(() => {
	freshFleet(client.sim, { mix: { forgotten: 20 } });
	vehicle = client.sim.segway.vehicles.find(({ model }) => model === 't60-lite')!;
});

const command = async (path: string, values: Params = {}) =>
	await client.post(`/api/v2/${path}`, { iotCode: vehicle.iotCode, ...values });
const code = async (path: string, values?: Params) => (await command(path, values)).code;
const ran = () => client.sim.segway.log.filter(({ ranCommand }) => ranCommand).length;

const T60_LOCK = 'vehicle/control/t60/lock';

test.each<[string, Params, Partial<Vehicle>, number]>([
	[T60_LOCK, {}, { speed: 5 }, 15600],
	[T60_LOCK, {}, { defects: ['lock'] }, 15601],
	[T60_LOCK, {}, { link: { fault: 'network' } }, 15602],
	[T60_LOCK, {}, { restricted: true }, 15990],
	[T60_LOCK, {}, { dormant: true }, 15704],
	['vehicle/control/t60/unlock', {}, { dormant: true }, 15704],
	['vehicle/control/t60/unlock', {}, { defects: ['lock'] }, 15611],
	['vehicle/control/t60/unlock', {}, { link: { fault: 'network' } }, 15612],
	['vehicle/control/t60/headlight', { controlType: 1 }, { locked: true }, 15709],
	['vehicle/control/t60/headlight', { controlType: '1' }, {}, 15004],
	['vehicle/control/robot-speed-limit', { speed: 99 }, {}, 15004],
	['vehicle/control/robot-speed-limit', { speed: 701 }, {}, 15004],
	['vehicle/control/robot-speed-limit', { speed: 300 }, { dormant: true }, 15704],
	['vehicle/control/t60/throttle-response', { controlType: 0 }, { defects: ['throttle'] }, 15705],
	['vehicle/control/robot-alarm', { controlType: 0 }, { dormant: true }, 15704],
	['vehicle/control/t60/battery-cover', {}, { speed: 5 }, 15600],
	['vehicle/control/t60/battery-cover', {}, { defects: ['batteryCover'] }, 15638],
	['vehicle/control/sound', { controlType: 3 }, {}, 15004],
	['vehicle/control/reboot', {}, { speed: 5 }, 15600],
	['vehicle/control/reboot', {}, { defects: ['reboot'] }, 15638],
	['vehicle/control/shutdown', {}, { locked: false }, 15708],
	['vehicle/control/ai-switch', { switchType: 1, controlType: 1 }, { maintaining: true }, 15639],
	['vehicle/control/ai-switch', { switchType: 1, controlType: 1 }, { defects: ['ai'] }, 15640],
	['vehicle/control/ai-switch', { switchType: 5, controlType: 1 }, {}, 15004],
	['vehicle/control/lock', {}, {}, 15707],
	['mopeds/control/startRental', {}, {}, 15707],
])('%s %j with %j ends with %i', async (path, values, state, expected) => {
	Object.assign(vehicle, state);
	expect(await code(path, values)).toBe(expected);
	expect(ran()).toBe(0);
});

test('the T60 Lite has its own text for 15600', async () => {
	vehicle.speed = 5;
	expect((await command(T60_LOCK)).msg).toBe('lock failed: vehicle is riding');
	expect((await command('vehicle/control/reboot')).msg).toBe('vehicle is riding: command can not be executed');
});

test('the T60 Lite obeys', async () => {
	expect(await code('vehicle/control/t60/headlight', { controlType: 1 })).toBe(0);
	expect(await code('vehicle/control/robot-speed-limit', { speed: 350 })).toBe(0);
	expect(await code('vehicle/control/robot-alarm', { controlType: 0 })).toBe(0);
	expect(await code('vehicle/control/ai-switch', { switchType: 3, controlType: 1 })).toBe(0);
	expect(await code('vehicle/control/t60/throttle-response', { controlType: 0 })).toBe(0);
	expect(await code('vehicle/control/reboot')).toBe(0);
	const switches = {
		headlight: true,
		speedLimit: 350,
		alarm: false,
		throttle: false,
		aiSwitches: { 3: true },
		reboots: 1,
	};
	expect(vehicle).toMatchObject(switches);
	expect(await code(T60_LOCK)).toBe(0);
	expect(await code('vehicle/control/shutdown')).toBe(0);
	expect(await code('vehicle/control/t60/unlock')).toBe(15301);
});
