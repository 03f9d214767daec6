import { freshFleet } from './client.cjs';
import { connectJimi, epoch, type JimiClient, type Row } from './jimiClient.cjs';

let client: JimiClient;
const NAMES =
	'parked driving idling offline silent indoors expired never-online disabled no-status personal cannot-extend';
beforeAll(async () => {
	client = await connectJimi({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	const mix = Object.fromEntries(NAMES.split(' ').map((name) => [name, 1]));
	freshFleet(client.sim, { jimi: { mix } });
	await client.renew();
});

const get = async (...imeis: string[]) =>
	(await client.call<Row[]>('jimi.device.location.get', { imeis: imeis.join(',') })).result!;
const at = async (scenario: string) => (await get(client.first(scenario).imei))[0];

test('the device list of an account, in the words of the document', async () => {
	const { result } = await client.call<Row[]>('jimi.user.device.list', { target: 'jimitest' });
	expect(result).toHaveLength(12);
	const { imei, mcType, vehicleNumber } = client.first('parked');
	expect(result!.find((row) => row.imei === imei)).toMatchObject({
		deviceName: `${mcType}-${imei.slice(-5)}`,
		mcType,
		mcTypeUseScope: 'automobile',
		expiration: expect.stringMatching(/^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/),
		vehicleName: null,
		vehicleNumber,
		enabledFlag: 1,
		deviceGroupId: 'default',
		machineName: mcType,
	});
	expect(result!.find((row) => row.imei === client.first('disabled').imei)).toMatchObject({ enabledFlag: 0 });
	client.cloud.set({ laterFields: false });
	const old = await client.call<Row[]>('jimi.user.device.list', { target: 'jimitest' });
	expect(old.result![0]).not.toHaveProperty('machineName');
});

test('lists are those of one account: what is below has to be asked for', async () => {
	freshFleet(client.sim, { jimi: { devices: 40, subAccounts: 4 } });
	await client.renew();
	const count = async (method: string, target: string) =>
		(await client.call<Row[] | null>(method, { target })).result?.length ?? 0;
	const targets = ['jimitest', 'north', 'north-depot', 'south', 'sales'];
	const counts = [];
	for (const target of targets) counts.push(await count('jimi.user.device.list', target));
	expect(counts).toEqual([8, 8, 8, 8, 8]);
	await client.renew('north', 'North-2026');
	const [own] = client.cloud.devices.filter(({ account }) => account === 'north-depot');
	expect(await get(own.imei)).toHaveLength(1);
	const [other] = client.cloud.devices.filter(({ account }) => account === 'south');
	expect((await client.call('jimi.device.location.get', { imeis: other.imei })).code).toBe(1002);
});

test('the detail of a device', async () => {
	const { imei, carFrame, vehicleNumber, mileage } = client.first('parked');
	const { result } = await client.call<Row>('jimi.track.device.detail', { imei });
	expect(result).toMatchObject({
		imei,
		status: '1',
		VIN: carFrame,
		licensePlatNo: vehicleNumber,
		fuel_100km: '9',
		user_expiration: expect.stringMatching(/^jimitest,20\d\d-\d\d-\d\d$/),
		currentMileage: (mileage / 1000).toFixed(2),
	});
});

test('a location: numbers are text, position and time are those of the last fix', async () => {
	const { imei, latitude, longitude, electQuantity, vehicleIcon } = client.first('driving');
	client.cloud.change(imei, { silent: true });
	const row = await at('driving');
	expect(row).toMatchObject({
		imei,
		icon: vehicleIcon,
		status: '1',
		posType: 'GPS',
		lat: latitude,
		lng: longitude,
		accStatus: '1',
		speed: String(client.first('driving').speed),
		activationFlag: '1',
		expireFlag: '1',
		electQuantity: String(electQuantity),
		locDesc: null,
		distance: null,
	});
	expect(row.gpsTime).toBe(row.hbTime);
	const age = client.sim.clock.now() - epoch(String(row.gpsTime));
	expect(age).toBeGreaterThanOrEqual(0);
	expect(age).toBeLessThan(31_000);
});

test('a driving device moves, a standing one does not', async () => {
	const before = [await at('driving'), await at('parked')];
	client.sim.clock.advance(120_000);
	const after = [await at('driving'), await at('parked')];
	expect(after[0].lat !== before[0].lat || after[0].lng !== before[0].lng).toBe(true);
	expect([after[1].lat, after[1].lng]).toEqual([before[1].lat, before[1].lng]);
	const since = epoch(String(after[1].hbTime)) - epoch(String(before[1].hbTime));
	expect([since >= 120_000, since % 30_000]).toEqual([true, 0]);
});

test('what some devices cannot tell', async () => {
	expect(await at('no-status')).toMatchObject({ accStatus: null, electQuantity: '', powerValue: null });
	expect(await at('indoors')).toMatchObject({ posType: 'WIFI', direction: '-1' });
	expect(await at('offline')).toMatchObject({ status: '0' });
	expect(await at('expired')).toMatchObject({ lat: 0, lng: 0, expireFlag: '0' });
	client.cloud.set({ expireFlag: 'document', laterFields: false });
	expect(await at('expired')).toMatchObject({ expireFlag: '1' });
	expect(await at('indoors')).not.toHaveProperty('direction');
});

test('a device that was never online is missing without a word', async () => {
	const { imei } = client.first('never-online');
	expect(await get(imei, client.first('parked').imei)).toHaveLength(1);
	const { result } = await client.call<Row[]>('jimi.user.device.location.list', { target: 'jimitest' });
	expect(result).toHaveLength(11);
	expect(result!.map((row) => row.imei)).not.toContain(imei);
});

test('illegal devices in a list: the call is refused, or they are left out; twice is once', async () => {
	const { imei } = client.first('parked');
	const imeis = [imei, client.cloud.strangers[0].imei, '868120140000000', imei].join(',');
	expect(await client.call('jimi.device.location.get', { imeis })).toEqual({ code: 1002, message: 'Illegal device' });
	client.cloud.set({ unknownImei: 'drop' });
	expect((await get(imeis)).map((row) => row.imei)).toEqual([imei]);
});

test('answers stand in result or in data, numbers may all be text', async () => {
	const { imei } = client.first('parked');
	client.cloud.set({ answersIn: 'data' });
	const answer = await client.call('jimi.device.location.get', { imeis: imei });
	expect(answer).toMatchObject({ code: 0, result: null, data: [{ imei }] });
	client.cloud.set({ answersIn: 'alternate', numbers: 'text' });
	const places = [];
	for (let times = 0; times < 4; times++) {
		places.push((await client.call('jimi.device.location.get', { imeis: imei })).result === null);
	}
	expect(places.filter(Boolean)).toHaveLength(2);
	client.cloud.set({ answersIn: 'result' });
	expect(typeof (await at('parked')).lat).toBe('string');
});

test('a device is renamed, disabled, enabled', async () => {
	const { imei, driverName } = client.first('parked');
	const update = async (given: Record<string, string>) =>
		await client.call('jimi.open.device.update', { imei, ...given });
	expect(
		await update({ device_name: 'Van 7', vehicle_number: 'X 1', vehicle_icon: 'taxi', device_status: '0' }),
	).toEqual({
		code: 0,
		message: 'Vehicle information modification successful',
		result: null,
	});
	const { result } = await client.call('jimi.track.device.detail', { imei });
	expect(result).toMatchObject({
		deviceName: 'Van 7',
		vehicleNumber: 'X 1',
		vehicleIcon: 'taxi',
		driverName,
		enabledFlag: 0,
		status: '0',
	});
	await update({ device_status: '1' });
	expect(client.cloud.vehicle(imei)!.enabledFlag).toBe(1);
});

test('some expirations change and some do not, inside code 0', async () => {
	const [expired, locked] = [client.first('expired').imei, client.first('cannot-extend').imei];
	const stranger = client.cloud.strangers[0].imei;
	const { code, result } = await client.call<Row[]>('jimi.user.device.expiration.update', {
		imei_list: [expired, locked, stranger].join(','),
		new_expiration: '2037-04-01',
	});
	expect(code).toBe(0);
	expect(result).toEqual([
		{ imei: expired, update_result: '0', update_msg: 'update success' },
		{ imei: locked, update_result: '1', update_msg: 'update failed, reason:device is locked' },
		{ imei: stranger, update_result: '1', update_msg: 'update failed, reason:Illegal device' },
	]);
	expect(await at('expired')).toMatchObject({ expireFlag: '1', lat: client.first('expired').latitude });
	expect(client.cloud.log.filter(({ ranCommand }) => ranCommand)).toHaveLength(1);
	const { result: detail } = await client.call<Row>('jimi.track.device.detail', { imei: expired });
	expect(detail!.user_expiration).toBe('jimitest,2037-04-01');
});

test('a shared location is an address without scheme', async () => {
	const { imei } = client.first('parked');
	const { result } = await client.call<Row>('jimi.device.location.URL.share', { imei });
	expect(result!.URL).toMatch(/^data\.16180track\.com\/api\/share\?/);
});
