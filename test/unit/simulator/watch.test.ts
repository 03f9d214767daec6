import { connect, Receiver, type SegwayClient } from './client.cjs';
import type { Vehicle } from '../../../simulator/index.cjs';

let client: SegwayClient;
let receiver: Receiver;
let moped: Vehicle;
let scooter: Vehicle;

beforeEach(async () => {
	client = await connect({ mix: { parked: 20, riding: 3 } });
	receiver = await Receiver.start();
	const parked = client.sim.segway.vehicles.filter(({ scenario }) => scenario === 'parked');
	moped = parked.find(({ model }) => model === 'e-moped')!;
	scooter = parked.find(({ model }) => model === 't60-lite')!;
	client.sim.segway.pushTo(receiver.url);
});
afterEach(async () => {
	await client.sim.stop();
	await receiver.stop();
});

const pushed = async () => {
	await client.sim.segway.pushesDone();
	return receiver.received
		.splice(0)
		.map(({ path, fields }) => ({ path: path.replace('/segway/v2/vehicle/', ''), ...fields }));
};

test('nothing is pushed while nothing changes', async () => {
	client.sim.clock.advance(60_000);
	expect(await pushed()).toEqual([]);
});

test('commands push the status, a T60 Lite its own', async () => {
	await client.post('/api/v2/vehicle/control/unlock', { iotCode: moped.iotCode });
	expect(await pushed()).toMatchObject([{ path: 'status', iotCode: moped.iotCode, locked: 'false' }]);
	await client.post('/api/v2/vehicle/control/t60/unlock', { iotCode: scooter.iotCode });
	expect(await pushed()).toMatchObject([{ path: 't60/status', iotCode: scooter.iotCode, lock: '0' }]);
	await client.post('/api/v2/mopeds/control/startRental', { iotCode: moped.iotCode });
	await client.post('/api/v2/mopeds/control/endRental', { iotCode: moped.iotCode });
	expect(await pushed()).toMatchObject([{ path: 'status', locked: 'true' }]);
});

test('a refused command pushes nothing', async () => {
	moped.defects = ['lock'];
	await client.post('/api/v2/vehicle/control/unlock', { iotCode: moped.iotCode });
	expect(await pushed()).toEqual([]);
});

test.each<[string, Partial<Vehicle>, object]>([
	['falls while locked', { fallen: true }, { alertStatus: '0', code: '2' }],
	['is moved', { illegalMoving: true }, { alertStatus: '0', code: '1' }],
	['is taken apart', { dismantled: true }, { alertStatus: '0', code: '3' }],
	['runs low', { powerPercent: 9.5 }, { alertStatus: '0', code: '12' }],
])('a vehicle that %s pushes its alert, and again when it is over', async (_what, state, alert) => {
	const before = structuredClone(moped);
	Object.assign(moped, state);
	expect(await pushed()).toMatchObject([{ path: 'alert', iotCode: moped.iotCode, ...alert }]);
	Object.assign(moped, Object.fromEntries(Object.keys(state).map((key) => [key, before[key as keyof Vehicle]])));
	expect(await pushed()).toMatchObject([{ path: 'alert', ...alert, alertStatus: '1' }]);
});

test('falling while unlocked has a code of its own, getting up has not', async () => {
	moped.locked = false;
	await pushed();
	moped.fallen = true;
	expect(await pushed()).toMatchObject([{ path: 'alert', alertStatus: '0', code: '4' }]);
	moped.fallen = false;
	expect(await pushed()).toMatchObject([{ path: 'alert', alertStatus: '1', code: '2' }]);
});

test('batteries, faults, boxes and helmets are told', async () => {
	moped.batteries[1].inserted = false;
	expect(await pushed()).toMatchObject([{ path: 'alert', alertStatus: '0', code: '11' }]);
	moped.faults = ['E4', '41'];
	expect(await pushed()).toMatchObject([
		{ path: 'fault', faultStatus: '0', code: 'E4' },
		{ path: 'fault', faultStatus: '0', code: '41' },
	]);
	moped.faults = ['41'];
	expect(await pushed()).toMatchObject([{ path: 'fault', faultStatus: '1', code: 'E4' }]);
	moped.tailboxHelmet = 0;
	expect(await pushed()).toMatchObject([{ path: 'components', type: '4', status: '2' }]);
	moped.tailboxHelmet = 1;
	expect(await pushed()).toMatchObject([{ path: 'components', type: '4', status: '1' }]);
	moped.saddleStatus = 0;
	expect(await pushed()).toEqual([]);
	moped.saddleStatus = 1;
	expect(await pushed()).toMatchObject([{ path: 'components', type: '1', status: '2' }]);
});

test('the low power value can be set', async () => {
	moped.powerPercent = 25;
	await client.post('/api/v2/mopeds/setting/switch', { iotCode: moped.iotCode, lowPowerValue: 30 });
	expect(await pushed()).toMatchObject([{ path: 'alert', alertStatus: '0', code: '12' }]);
});

test('position and status by time come on demand only, in their intervals', async () => {
	client.sim.segway.pushTo(receiver.url, { periodic: true });
	client.sim.clock.advance(11_000);
	const soon = await pushed();
	const riding = client.sim.segway.vehicles.filter(({ scenario }) => scenario === 'riding');
	const kinds = (vehicle: Vehicle, kind: string) => (vehicle.model === 't60-lite' ? `t60/${kind}` : kind);
	const expected = riding.flatMap((vehicle) =>
		['location', 'status'].map((kind) => `${vehicle.iotCode} ${kinds(vehicle, kind)}`),
	);
	expect(soon.map((push) => `${(push as { iotCode?: string }).iotCode} ${push.path}`).sort()).toEqual(expected.sort());
	client.sim.clock.advance(890_000);
	const paths = (await pushed()).map(({ path }) => path.replace('t60/', ''));
	expect(paths.filter((path) => path === 'location')).toHaveLength(23);
	expect(paths.filter((path) => path === 'status')).toHaveLength(3);
});

test('what was sent is kept, and an end can be made', async () => {
	moped.illegalMoving = true;
	await pushed();
	expect(client.sim.segway.pushes).toMatchObject([
		{ type: 'alert', iotCode: moped.iotCode, attempts: [{ status: 200 }] },
	]);
	client.sim.segway.pushTo(null);
	moped.illegalMoving = false;
	expect(await pushed()).toEqual([]);
});
