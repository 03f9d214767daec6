import { freshFleet } from './client.cjs';
import { connectJimi, type JimiClient, type Row } from './jimiClient.cjs';

let client: JimiClient;
beforeAll(async () => {
	client = await connectJimi({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	freshFleet(client.sim, { jimi: { mix: { parked: 1, scooter: 1, 'scooter-offline': 1 } } });
	await client.renew();
});

const state = (imei: string) => client.cloud.vehicle(imei)!;
const ran = () => client.cloud.log.filter(({ ranCommand }) => ranCommand).length;
const send = async (imei: string, command: string) =>
	await client.call('jimi.scooter.instruction.send', { imei, cmd_code: command });

test('100 is success; there is no result', async () => {
	const { imei } = client.first('scooter');
	expect(await send(imei, 'ENABLE#')).toEqual({ code: 100, message: 'Success' });
	expect(state(imei).workingMode).toBe(2);
	await send(imei, 'LOCK#');
	expect([state(imei).workingMode, ran()]).toEqual([1, 2]);
	expect(await send(imei, 'LOCK')).toEqual({ code: 200, message: 'Invalid parameter' });
	expect(await send(client.first('scooter-offline').imei, 'LOCK#')).toEqual({
		code: 300,
		message: 'Device is offline',
	});
	expect(await send(client.first('parked').imei, 'LOCK#')).toEqual({ code: 301, message: 'Device unregistered' });
});

test('one scooter is an object, several are a list', async () => {
	const names = [client.first('scooter').imei, client.first('scooter-offline').imei];
	const detail = async (imei: string) => await client.call<Row>('jimi.scooter.device.detail', { imei });
	const one = await detail(names[0]);
	expect(one).toMatchObject({
		code: 0,
		msg: 'Operation success.',
		result: { deviceImei: names[0], realtimeStatus: { workingMode: 1 }, IoTModule: { gsmSignal: 4 } },
	});
	expect(one.message).toBeUndefined();
	expect((await detail(names.join(','))).result).toMatchObject(names.map((deviceImei) => ({ deviceImei })));
	expect((await detail(client.first('parked').imei)).code).toBe(1002);
});
