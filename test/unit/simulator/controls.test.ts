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
	vehicle = client.sim.segway.vehicles.find(({ model }) => model === 'e-moped')!;
});

const command = async (path: string, values: Params = {}) =>
	await client.post(`/api/v2/${path}`, { iotCode: vehicle.iotCode, ...values });
const code = async (path: string, values?: Params) => (await command(path, values)).code;
const ran = () => client.sim.segway.log.filter(({ ranCommand }) => ranCommand).length;

const LOCK = 'vehicle/control/lock';
const UNLOCK = 'vehicle/control/unlock';
const START = 'mopeds/control/startRental';
const END = 'mopeds/control/endRental';

test('lock and unlock change the vehicle and its status time', async () => {
	client.sim.clock.advance(7200_000);
	expect(await code(LOCK)).toBe(0);
	expect(vehicle).toMatchObject({ locked: true, handlebarStatus: 1 });
	expect(vehicle.statusUtcTime).toBe(client.sim.clock.seconds());
	expect(await code(UNLOCK)).toBe(0);
	expect(vehicle).toMatchObject({ locked: false, handlebarStatus: 0 });
	expect(ran()).toBe(2);
});

test.each<[string, Partial<Vehicle>, number]>([
	[LOCK, { speed: 20 }, 15600],
	[LOCK, { departsOnLock: true }, 15600],
	[LOCK, { geofenceDenied: true }, 15996],
	[LOCK, { restricted: true }, 15990],
	[LOCK, { defects: ['lock'] }, 15601],
	[LOCK, { defects: ['handlebar'] }, 15603],
	[LOCK, { link: { fault: 'network' } }, 15602],
	[UNLOCK, { restricted: true }, 15990],
	[UNLOCK, { defects: ['lock'] }, 15611],
	[UNLOCK, { defects: ['handlebar'] }, 15613],
	[UNLOCK, { link: { fault: 'network' } }, 15612],
	[START, { defects: ['lock'] }, 15620],
	[START, { fallen: true }, 15620],
	[START, { defects: ['handlebar'] }, 15622],
	[START, { link: { fault: 'network' } }, 15621],
	[END, { speed: 20 }, 15627],
	[END, { defects: ['lock'] }, 15628],
	[END, { defects: ['handlebar'] }, 15630],
	[END, { link: { fault: 'network' } }, 15629],
	['mopeds/control/saddle', { locked: true }, 15635],
	['mopeds/control/tailbox', { locked: true }, 15635],
	['vehicle/control/battery-cover', { locked: true }, 15635],
	['mopeds/control/saddle', { defects: ['saddle'] }, 15638],
	['mopeds/control/tailbox', { defects: ['tailbox'] }, 15638],
	['vehicle/control/battery-cover', { defects: ['batteryCover'] }, 15638],
])('%s of an E-moped with %j ends with %i and changes nothing', async (path, state, expected) => {
	Object.assign(vehicle, state);
	const { locked, rented } = { rented: 'departsOnLock' in state, ...state, locked: vehicle.locked };
	expect(await code(path)).toBe(expected);
	expect(vehicle).toMatchObject({ locked, rented });
	expect(ran()).toBe(0);
});

test.each([0, 1])('a time-out or network error can hide a success (%#)', async (round) => {
	vehicle.link = { fault: round === 0 ? 'timeout' : 'network', takesEffect: true };
	expect(await code(LOCK)).toBe(round === 0 ? 15302 : 15602);
	expect(vehicle.locked).toBe(true);
	expect(ran()).toBe(1);
});

test('a slow vehicle lets commands wait, not queries', async () => {
	client.sim.segway.commandDelay = { min: 600_000, max: 600_000 };
	const { iotCode } = vehicle;
	await client.hangUp(`/api/v2/${LOCK}`, { iotCode }, ({ device }) => device === iotCode);
	expect(await client.get('/api/v2/vehicle/query/current/status', { iotCode })).toMatchObject({ code: 0 });
	expect([vehicle.locked, ran()]).toEqual([false, 0]);
	client.sim.segway.commandDelay = { min: 0, max: 0 };
});

test('a hidden success needs a vehicle that would obey', async () => {
	Object.assign(vehicle, { link: { fault: 'timeout', takesEffect: true }, speed: 10 });
	expect(await code(LOCK)).toBe(15302);
	expect([vehicle.locked, ran()]).toEqual([false, 0]);
});

test('saddle and tail box open and are shut again later', async () => {
	expect(await code('mopeds/control/saddle')).toBe(0);
	expect(await code('mopeds/control/tailbox')).toBe(0);
	const extra = async () =>
		(await client.get('/api/v2/mopeds/query/current/extra-status', { iotCode: vehicle.iotCode })).data;
	expect(await extra()).toMatchObject({ saddleStatus: 0, tailboxStatus: 0 });
	client.sim.clock.advance(60_000);
	expect(await extra()).toMatchObject({ saddleStatus: 1, tailboxStatus: 1 });
});

test('throttle, battery cover and sounds', async () => {
	expect(await code('vehicle/control/throttle-response', { controlType: 0 })).toBe(0);
	expect(await code('vehicle/control/battery-cover')).toBe(0);
	expect(await code('vehicle/control/sound', { controlType: 3 })).toBe(0);
	expect(vehicle).toMatchObject({ throttle: false, batteryCoverOpen: true, lastSound: 3 });
	expect(await code('vehicle/control/sound', { controlType: 4 })).toBe(15004);
});

test('a rental starts and ends', async () => {
	vehicle.locked = true;
	expect(await code(START)).toBe(0);
	expect(vehicle).toMatchObject({ rented: true, locked: false });
	expect(await code(END)).toBe(0);
	expect(vehicle).toMatchObject({ rented: false, locked: true });
});

test.each([
	[['saddle'], 15623],
	[['tailbox'], 15624],
	[['saddle', 'tailbox'], 15625],
] as const)('a rental starts although %j is stuck', async (defects, expected) => {
	vehicle.defects = [...defects];
	expect(await command(START)).toMatchObject({
		code: expected,
		msg: expect.stringContaining('startRental success, but'),
	});
	expect(vehicle).toMatchObject({ rented: true, locked: false });
	expect(ran()).toBe(1);
});

test('the rental setting says what is opened', async () => {
	vehicle.defects = ['saddle', 'tailbox'];
	await command('mopeds/setting/rental', { saddleSwitch: 3, tailboxSwitch: 2 });
	expect(await code(START)).toBe(15624);
	vehicle.tailboxHelmet = 0;
	expect(await code(START)).toBe(0);
});

test.each<[Partial<Vehicle>, number]>([
	[{ tailboxHelmet: 0 }, 15631],
	[{ saddleStatus: 0 }, 15632],
	[{ tailboxStatus: 0 }, 15633],
	[{ saddleStatus: 0, tailboxStatus: 0 }, 15634],
])('a rental with %j ends unless that is checked', async (state, expected) => {
	Object.assign(vehicle, { rented: true, ...state });
	await command('mopeds/setting/rental', { helmetCheck: 1, saddleCheck: 1, tailboxCheck: 1 });
	expect(await code(END)).toBe(expected);
	expect(vehicle).toMatchObject({ rented: true, locked: false });
	await command('mopeds/setting/rental', { helmetCheck: 2, saddleCheck: 2, tailboxCheck: 2 });
	expect(await code(END)).toBe(0);
});
