import { freshFleet } from './client.cjs';
import { connectJimi, JimiReceiver, text, type JimiClient, type Row } from './jimiClient.cjs';

let client: JimiClient;
let receiver: JimiReceiver;
let imei: string;
beforeAll(async () => {
	client = await connectJimi({});
	receiver = await JimiReceiver.start();
});
afterAll(async () => {
	await receiver.stop();
	await client.sim.stop();
});
beforeEach(async () => {
	freshFleet(client.sim, { jimi: { mix: { parked: 1 } } });
	await client.renew();
	receiver.received.length = 0;
	imei = client.first('parked').imei;
	client.cloud.pushTo(receiver.url);
});

const listed = async () => (await client.call<Row[] | null>('jimi.device.alarm.list', { imei })).result ?? [];
const jsonOf = () => JSON.parse(receiver.received.at(-1)!.body) as { msgType: string; data: unknown };

test('an alarm that is raised is listed and pushed, as a form with JSON text', async () => {
	const { deviceName, latitude: lat, longitude: lng } = client.first('parked');
	const alarmTime = text(client.cloud.raiseAlarm({ imei, type: 2 }).time);
	await client.cloud.pusher.settled();
	const { headers, method, url } = receiver.received[0];
	expect([method, url, headers['content-type']]).toEqual([
		'POST',
		'/jimi?key=s3cret-of-the-url',
		'application/x-www-form-urlencoded',
	]);
	const { msgType, data } = receiver.lastForm;
	expect(msgType).toBe('jimi.push.device.alarm');
	expect(JSON.parse(data)).toEqual({
		imei,
		deviceName,
		alarmType: '2',
		alarmName: 'Power cut off',
		lat,
		lng,
		alarmTime,
	});
	expect(await listed()).toMatchObject([{ alertTypeId: '2', alertTime: alarmTime }]);
	expect(client.cloud.pusher.sent[0].attempts).toEqual([{ status: 200, body: '{"code":0,"message":"success"}' }]);
});

test('the other forms that are seen: JSON, data as object, list, text of a list; headers', async () => {
	const send = async (options: object) => await client.cloud.push('alarm', imei, options);
	await send({ encoding: 'json', data: 'object' });
	expect(jsonOf().data).toMatchObject({ imei, alarmType: '1', alarmName: 'SOS' });
	await send({ encoding: 'json', data: 'array', count: 3 });
	expect(jsonOf().data).toHaveLength(3);
	await send({ encoding: 'json', data: 'array' });
	expect(jsonOf().data).toHaveLength(1);
	await send({ encoding: 'json', count: 2 });
	expect(JSON.parse(String(jsonOf().data))).toHaveLength(2);
	await send({ count: 2, headers: { 'X-Key': 'abc' } });
	expect(JSON.parse(receiver.lastForm.data)).toHaveLength(2);
	expect(receiver.received.at(-1)!.headers['x-key']).toBe('abc');
	expect(await listed()).toHaveLength(9);
});

test('several alarms in one request, if the target wants them so', async () => {
	client.cloud.pushTo(receiver.url, { batch: 4, encoding: 'json', data: 'array' });
	client.cloud.raiseAlarms({ imei, type: 3 }, 10, 1);
	await client.cloud.pusher.settled();
	const sizes = receiver.received.map(({ body }) => (JSON.parse(body) as { data: unknown[] }).data.length);
	expect(sizes).toEqual([4, 4, 2]);
});

test('raw data, message types that nobody knows, other fields', async () => {
	await client.cloud.push('raw', imei);
	expect(receiver.lastForm.msgType).toBe('jimi.open.instruction.raw.receive');
	expect(JSON.parse(receiver.lastForm.data)).toMatchObject({ imei, raw_data: expect.stringMatching(/^[0-9a-f]+$/) });
	await client.cloud.push('jimi.push.something.new', imei, { fields: { colour: 'red', deviceName: null } });
	expect(receiver.lastForm.msgType).toBe('jimi.push.something.new');
	expect(JSON.parse(receiver.lastForm.data)).toEqual({ imei, colour: 'red' });
	expect(await listed()).toEqual([]);
});

test('probes: GET, and POST without a body', async () => {
	await client.cloud.push('probe-get', '');
	await client.cloud.push('probe-post', '');
	expect(receiver.received.map(({ method, body }) => [method, body])).toEqual([
		['GET', ''],
		['POST', ''],
	]);
	expect(receiver.received[0].url).toContain('key=');
});

test('forged pushes are in no list; the key is wrong by one letter, or not there', async () => {
	const headers = { 'X-Key': 'abc' };
	await client.cloud.push('alarm', imei, { forge: 'unknown' });
	expect(receiver.received.at(-1)!.url).toBe('/jimi?key=s3cret-of-the-url');
	await client.cloud.push('alarm', imei, { forge: 'key', headers });
	expect([receiver.received.at(-1)!.url, receiver.received.at(-1)!.headers['x-key']]).toEqual([
		'/jimi?key=s3cret-of-the-ur0',
		'ab0',
	]);
	await client.cloud.push('alarm', imei, { forge: 'unkeyed', headers });
	expect([receiver.received.at(-1)!.url, receiver.received.at(-1)!.headers['x-key']]).toEqual(['/jimi', undefined]);
	expect(await listed()).toEqual([]);
});

test('a refused push is repeated only if it is to be', async () => {
	const refusing = await JimiReceiver.start([500, 503, 500]);
	const once = await client.cloud.push('alarm', imei, { url: refusing.url });
	expect(once.attempts.map(({ status }) => status)).toEqual([500]);
	client.cloud.set({ pushRetryDelay: 1 });
	const twice = await client.cloud.push('alarm', imei, { url: refusing.url });
	expect(twice.attempts.map(({ status }) => status)).toEqual([503, 500]);
	await refusing.stop();
});

test('slips of the pen are refused', async () => {
	await expect(client.cloud.push('alarm', '1')).rejects.toThrow('No vehicle 1');
	await expect(client.cloud.push('alarm', imei, { forge: 'signature' as never })).rejects.toThrow(RangeError);
	await expect(client.cloud.push('alarm', imei, { encoding: 'xml' as never })).rejects.toThrow(RangeError);
	await expect(client.cloud.push('alarm', imei, { colour: 'red' } as never)).rejects.toThrow('A push has no colour');
	expect(() => client.cloud.pushTo(receiver.url, { periodic: true } as never)).toThrow(RangeError);
	client.cloud.pushTo(null);
	await expect(client.cloud.push('alarm', imei)).rejects.toThrow('No push target');
	client.cloud.raiseAlarm({ imei, type: 1 });
	await client.cloud.pusher.settled();
	expect(receiver.received).toHaveLength(0);
});
