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
	freshFleet(client.sim, { jimi: { mix: { camera: 1, parked: 1 } } });
	await client.renew();
});

const media = async (given: Record<string, string> = {}) =>
	await client.call<Row[] | null>('jimi.device.media.URL', {
		imei: client.first('camera').imei,
		camera: '1',
		media_type: '1',
		...given,
	});
const locate = async (given: Record<string, string>) =>
	await client.call('jimi.lbs.address.get', { imei: client.first('parked').imei, ...given });

test('photos in pages that count from 0, newest first', async () => {
	const { message, result } = await media();
	expect(message).toBe('Operation successful');
	expect(result).toHaveLength(10);
	expect(result![0]).toEqual({
		thumb_URL: expect.stringMatching(/^https:.*_thumb\.jpg$/),
		file_URL: expect.stringMatching(/\.jpg$/),
		mime_type: 'image/jpeg',
		create_time: expect.stringMatching(/^\d{4}-/),
		media_type: 1,
		camera: 0,
		file_size: expect.any(Number),
	});
	const times = result!.map(({ create_time: time }) => String(time));
	expect(times).toEqual([...times].sort().reverse());
	expect((await media({ page_no: '2' })).result).toHaveLength(5);
	expect((await media({ page_no: '3' })).result).toBeNull();
	expect((await media({ page_size: '100' })).result).toHaveLength(25);
	const period = { start_time: String(times[3]), end_time: String(times[1]) };
	expect((await media(period)).result!.map(({ create_time: time }) => time)).toEqual(times.slice(1, 4));
});

test('the cameras of an answer count from 0; videos have a size in text; a token is passed on', async () => {
	expect((await media({ camera: '2' })).result![0]).toMatchObject({ camera: 1 });
	const { result } = await media({ media_type: '2', token: 'a b' });
	expect(result).toHaveLength(3);
	expect(result![0]).toMatchObject({ media_type: 2, mime_type: 'video/mp4', file_size: expect.any(String) });
	expect(result![0].file_URL).toMatch(/\.mp4\?token=a%20b$/);
	expect((await media({ imei: client.first('parked').imei })).result).toBeNull();
});

test('a photo taken by command is in the list', async () => {
	const { imei } = client.first('camera');
	const json = JSON.stringify({ inst_id: '208', inst_template: 'PICTURE,{0}#', params: ['in'] });
	await client.call('jimi.open.instruction.send', { imei, inst_param_json: json });
	expect((await media({ camera: '2' })).result).toHaveLength(6);
});

test('the live page, with a key V that is not the common v', async () => {
	const { imei, carFrame, vehicleNumber } = client.first('camera');
	const live = async (given: Record<string, string>) => await client.call<Row>('jimi.device.live.page.url', given);
	expect((await live({ imei, V: '2', token: 't' })).result).toMatchObject({
		VIN: carFrame,
		plateNo: vehicleNumber,
		posType: 1,
		satellite: expect.any(Number),
		UrlCamera: `https://www.domain.com/device/video/${imei}`,
	});
	expect((await live({ imei: client.first('parked').imei })).message).toMatch(/243$/);
});

test('the same cells are always at the same place', async () => {
	const lbs = '460,0,2312,23222,-70|460,0,2312,23223,-80';
	const { result } = await locate({ lbs });
	expect(result).toEqual({ lat: expect.closeTo(45.46, 1), lng: expect.closeTo(9.19, 1), accuracy: expect.any(Number) });
	expect((await locate({ lbs })).result).toEqual(result);
	expect((await locate({ lbs: '460,0,2312,23222,-70' })).result).not.toEqual(result);
	expect((await locate({ wifi: '001122334455,-60|AABBCCDDEEFF,-71' })).code).toBe(0);
	expect((await locate({})).code).toBe(1001);
});

test('so many a day for each device, pooled', async () => {
	client.cloud.set({ cellLocations: 2 });
	const codes = [];
	for (let times = 0; times < 5; times++) codes.push((await locate({ lbs: '460,0,1,2,-70' })).code);
	expect(codes).toEqual([0, 0, 0, 0, 1006]);
	client.sim.clock.advance(86_400_000);
	await client.renew();
	expect((await locate({ lbs: '460,0,1,2,-70' })).code).toBe(0);
});
