import { freshFleet } from './client.cjs';
import { connectJimi, type JimiClient } from './jimiClient.cjs';

let client: JimiClient;
beforeAll(async () => {
	client = await connectJimi({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	freshFleet(client.sim, { jimi: { mix: { parked: 1, offline: 1 } } });
	await client.renew();
});

const state = (imei: string) => client.cloud.vehicle(imei)!;
const fence = {
	fence_name: 'yard',
	alarm_type: 'in,out',
	report_mode: '0',
	alarm_switch: 'ON',
	radius: '3',
	zoom_level: '10',
	map_type: 'GOOGLE',
};
const around = ({ longitude, latitude }: { longitude: number; latitude: number }) => ({
	lng: String(longitude),
	lat: String(latitude),
});
const create = async (imei: string, more = {}) =>
	await client.call('jimi.open.device.fence.create', { imei, ...around(state(imei)), ...fence, ...more });
const remove = async (imei: string, number: string) =>
	await client.call('jimi.open.device.fence.delete', { imei, instruct_no: number });

test('fences are kept in the device, with a serial number', async () => {
	const { imei } = client.first('parked');
	expect(await create(imei)).toEqual({ code: 0, message: 'Successfully create geo-fence.', result: '1' });
	expect(await create(imei)).toEqual({ code: 41002, message: 'Fence name is already exists', result: null });
	expect((await create(imei, { fence_name: 'other' })).result).toBe('2');
	expect(client.cloud.fences.of(imei)[0]).toMatchObject({ name: 'yard', radius: 300, inside: true });
	expect(await remove(imei, '1')).toEqual({ code: 0, message: 'delete the geo-fence successfully', result: null });
	expect((await remove(imei, '1')).code).toBe(41004);
	client.cloud.set({ mostFences: 1 });
	expect((await create(imei, { fence_name: 'third' })).code).toBe(41001);
});

test('fences need the device online', async () => {
	const { imei } = client.first('offline');
	expect(await create(imei)).toEqual({
		code: 41003,
		message: 'Device is not online, geo-fence creation failed',
		result: null,
	});
	expect((await remove(imei, '1')).code).toBe(41003);
});

test('fences raise alarms when they are crossed and switched on', async () => {
	const { imei, latitude } = client.first('parked');
	client.cloud.set({ stateAlarms: true });
	await create(imei);
	await create(imei, { fence_name: 'off', alarm_switch: 'OFF' });
	await create(imei, { fence_name: 'in only', alarm_type: 'in' });
	client.cloud.change(imei, { latitude: latitude + 0.01 });
	client.cloud.change(imei, { latitude });
	const raised = client.cloud.alarms.raised.map(({ type, geoid }) => [type, geoid]);
	expect(raised).toEqual([
		['5', '1'],
		['4', '1'],
		['4', '3'],
	]);
});
