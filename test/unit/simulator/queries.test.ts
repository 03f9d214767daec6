import { connect, freshFleet, type SegwayClient } from './client.cjs';
import { metresBetween } from '../../../simulator/movement.cjs';
import type { Vehicle } from '../../../simulator/index.cjs';

let client: SegwayClient;
beforeAll(async () => {
	client = await connect();
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(() => {
	freshFleet(client.sim, {
		mix: { parked: 10, forgotten: 5, riding: 3, waiting: 2, silent: 1, 'offline-last-known': 1 },
	});
});

const STATUS = '/api/v2/vehicle/query/current/status';
const LOCATION = '/api/v2/vehicle/query/current/location';
const status = async ({ iotCode }: Vehicle) => (await client.get(STATUS, { iotCode })).data as Record<string, number>;
const location = async ({ iotCode }: Vehicle) => {
	const { data } = await client.get(LOCATION, { iotCode });
	return { latitude: data!.latitude as number, longitude: data!.longitude as number };
};

test('the status has the keys of the sample, remainderRange among them', async () => {
	const vehicle = client.first('parked');
	const keys =
		'iotCode online locked lockVoltage networkSignal charging powerPercent speedMode speed odometer remainderRange totalRidingSecs statusUtcTime';
	expect(Object.keys(await status(vehicle))).toEqual(keys.split(' '));
	expect(await status(vehicle)).toMatchObject({ iotCode: vehicle.iotCode, online: true, locked: true, speed: 0 });
});

test('the location has the keys of the sample, its time as text', async () => {
	const { iotCode } = client.first('parked');
	const { data, msg } = await client.get(LOCATION, { iotCode });
	expect(Object.keys(data!).join(' ')).toBe('iotCode latitude longitude satelliteNumber hdop altitude gpsUtcTime');
	expect([msg, data!.gpsUtcTime]).toEqual(['success', expect.stringMatching(/^\d{10}$/)]);
});

test('the real-time location is fresh, a lost fix is 15400', async () => {
	const vehicle = client.first('parked');
	const { iotCode } = vehicle;
	const { data } = await client.get(LOCATION, { iotCode, realTimeLocation: true });
	expect(Number(data!.gpsUtcTime)).toBe(client.sim.clock.seconds());
	expect(await client.get(LOCATION, { iotCode, realTimeLocation: 'yes' })).toMatchObject({ code: 15004 });
	vehicle.gpsFix = false;
	expect(await client.get(LOCATION, { iotCode })).toMatchObject({ code: 15400, data: null });
});

test('the battery info has the keys of the sample', async () => {
	const vehicle = client.sim.segway.vehicles.find(({ model }) => model === 'e-moped')!;
	const ask = async () => await client.get('/api/v2/mopeds/query/current/battery-info', { iotCode: vehicle.iotCode });
	const { data } = await ask();
	const keys =
		'iotCode charging vehiclePercent batteryCount drivingVoltage currentPower iotPercent iotVoltage batteryData';
	expect(Object.keys(data!).join(' ')).toBe(keys);
	const batteries = data!.batteryData as object[];
	expect(batteries).toHaveLength(2);
	expect(Object.keys(batteries[0]).join(' ')).toBe('batteryPort batteryPercent batteryVoltage cycleTimes temperatrue');
	vehicle.batteries[0].inserted = false;
	expect((await ask()).data).toMatchObject({ batteryCount: 1, batteryData: [{ batteryPort: 2 }] });
});

test('the extra status has the keys of the sample', async () => {
	const { iotCode } = client.sim.segway.vehicles.find(({ model }) => model === 'e-moped')!;
	const { data } = await client.get('/api/v2/mopeds/query/current/extra-status', { iotCode });
	const keys =
		'iotCode seatCaskHelmet tailboxHelmet peopleSat cruiseStatus saddleStatus tailboxStatus handlebarStatus kickstand';
	expect(Object.keys(data!).join(' ')).toBe(keys);
});

test('an offline vehicle may answer from the cloud, not in real time', async () => {
	const vehicle = client.first('offline-last-known');
	const { iotCode } = vehicle;
	expect(await status(vehicle)).toMatchObject({ online: false });
	expect(await client.get(LOCATION, { iotCode })).toMatchObject({ code: 0 });
	expect(await client.get(LOCATION, { iotCode, realTimeLocation: true })).toMatchObject({ code: 15301 });
	const key = await client.get('/api/v2/vehicle/query/current/bluetooth-key', { iotCode });
	expect(key.code).toBe(15301);
});

test('a riding vehicle moves with the clock: position, odometer, battery, time', async () => {
	const vehicle = client.first('riding');
	Object.assign(vehicle, { speed: 36, powerPercent: 80 });
	const before = await status(vehicle);
	const from = await location(vehicle);
	client.sim.clock.advance(600_000);
	const after = await status(vehicle);
	const driven = after.odometer - before.odometer;
	expect(driven).toBeGreaterThanOrEqual(6000);
	expect(driven).toBeLessThan(6200);
	expect(after.statusUtcTime - before.statusUtcTime).toBeGreaterThanOrEqual(590);
	expect(after.totalRidingSecs - before.totalRidingSecs).toBeGreaterThanOrEqual(600);
	expect(after.powerPercent).toBeLessThan(before.powerPercent);
	expect(after.remainderRange).toBeLessThan(before.remainderRange);
	const metres = metresBetween(from, await location(vehicle));
	expect(metres).toBeGreaterThan(0);
	expect(metres).toBeLessThanOrEqual(driven + 1);
});

test('an empty battery ends the ride', async () => {
	const vehicle = client.first('riding');
	vehicle.powerPercent = 1;
	client.sim.clock.advance(3600_000);
	expect(await status(vehicle)).toMatchObject({ speed: 0, powerPercent: 0, remainderRange: 0 });
});

test('a standing vehicle stays where it is and reports anew', async () => {
	const vehicle = client.first('forgotten');
	const before = await status(vehicle);
	const from = await location(vehicle);
	client.sim.clock.advance(600_000);
	expect(await status(vehicle)).toEqual({ ...before, statusUtcTime: before.statusUtcTime + 600 });
	expect(await location(vehicle)).toEqual(from);
});

test('a silent vehicle never reports anew', async () => {
	const vehicle = client.first('silent');
	const before = await status(vehicle);
	client.sim.clock.advance(3600_000);
	expect(await status(vehicle)).toEqual(before);
	expect(client.sim.clock.seconds() - before.statusUtcTime).toBeGreaterThan(3600 * 5);
});

test('who waits at a light stands at every look, but has gone on in between', async () => {
	const vehicle = client.first('waiting');
	const first = await status(vehicle);
	const from = await location(vehicle);
	const second = await status(vehicle);
	expect([first.speed, second.speed, first.locked, second.locked]).toEqual([0, 0, false, false]);
	expect(second.odometer - first.odometer).toBeGreaterThanOrEqual(250);
	expect(metresBetween(from, await location(vehicle))).toBeGreaterThan(0);
	expect(vehicle).toMatchObject({ rented: true });
});

test('who waits at a light goes on by the clock too', async () => {
	const vehicle = client.first('waiting');
	vehicle.waiting!.reads = 1000;
	const first = await status(vehicle);
	expect((await status(vehicle)).odometer).toBe(first.odometer);
	client.sim.clock.advance(91_000);
	expect((await status(vehicle)).odometer).toBeGreaterThan(first.odometer);
});

test('the upload interval changes how often a vehicle reports', async () => {
	const vehicle = client.sim.segway.vehicles.find(
		({ scenario, model }) => scenario === 'forgotten' && model === 'e-moped',
	)!;
	const statusInterval = { ridingStatus: 10, nonRiding: 3600, lockStatus: 3600 };
	await client.post('/api/v2/vehicle/setting/interval', { iotCode: vehicle.iotCode, statusInterval });
	const before = await status(vehicle);
	client.sim.clock.advance(1800_000);
	expect(await status(vehicle)).toEqual(before);
});
