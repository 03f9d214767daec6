import { sign, type Pair } from '../../../simulator/segway/signature.cjs';
import { connect, Receiver, SAMPLE, type SegwayClient } from './client.cjs';

const SECRET = SAMPLE.client_secret;
const C = 'iotCode=861477038719116&platformCode=A20081';
const pairsOf = (form: string): Pair[] => [...new URLSearchParams(form)];

describe('signature', () => {
	test.each([
		[
			'V1',
			'&online=true&locked=true&lockVoltage=342&networkSignal=22&charging=true&powerPercent=10&speedMode=1&speed=20&odometer=9000&remainingRange=3000&totalRidingSecs=110&statusUtcTime=1591067719',
			'13b9c8f9f4774072d927af38211c620e',
		],
		['V2', '&statusUtcTime=1591067719&alertStatus=0&code=1', '44439d68dc0885793400051be6051e36'],
		['V3', '&statusUtcTime=1591067719&faultStatus=0&code=E4', '498e5472f162691d15e3201f13e76ca9'],
		[
			'V4',
			'&locationStatus=valid&latitude=22.634228&longitude=114.125962&satelliteNumber=6&hdop=1.38&altitude=10.1&gpsUtcTime=1591067719',
			'7bf908759a9e25dc81dd0db84c8ccfb3',
		],
		['V5', '&type=4&status=1&statusUtcTime=1591067719', '7c60affcc027991279f82fe062348f75'],
		[
			'V6',
			'&online=true&lock=1&networkSignal=22&charging=false&powerPercent=80&speed=0&odometer=1230&statusUtcTime=1591067719',
			'9c55a4afa8e3b5caf9a82a93e89634a4',
		],
		[
			'V7',
			'&locationStatus=valid&latitude=22.634228&longitude=114.125962&gpsSignal=1&gpsUtcTime=1591067719',
			'de52ac0c8129cdc136fd35ce3a0cb718',
		],
		['V8', '&statusUtcTime=1591067719&alertStatus=1&code=12&newField=', 'b874eaaf0d68a879ba7c0c38277d4ac6'],
		['V9', '&statusUtcTime=1591067719&alertStatus=0&code=2&note=a%20b%2Bc%26d', 'a0c58e4828f05ba3a3891ceb56fda2f4'],
	])('vector %s', (_name, form, md5) => {
		expect(sign(pairsOf(C + form), SECRET)).toBe(md5);
		expect(sign([...pairsOf(C + form).reverse(), ['signature', 'ignored']], SECRET)).toBe(md5);
	});
});

let client: SegwayClient;
let receiver: Receiver;
const start = async (statuses: number[] = []) => {
	receiver = await Receiver.start(statuses);
};

beforeEach(async () => {
	client = await connect({ mix: { forgotten: 15, riding: 3 } });
	await start();
});
afterEach(async () => {
	await client.sim.stop();
	await receiver.stop();
});

const use = (model: string, scenario = 'forgotten') =>
	client.sim.segway.vehicles.find((vehicle) => vehicle.model === model && vehicle.scenario === scenario)!;
const isSigned = ({ fields }: { fields: Record<string, string> }) =>
	sign(Object.entries(fields), SECRET) === fields.signature.toLowerCase();

test.each([
	['alert', 'statusUtcTime alertStatus code'],
	['fault', 'statusUtcTime faultStatus code'],
	['location', 'locationStatus latitude longitude satelliteNumber hdop altitude gpsUtcTime'],
	[
		'status',
		'online locked lockVoltage networkSignal charging powerPercent speedMode speed odometer remainingRange totalRidingSecs statusUtcTime',
	],
	['components', 'type status statusUtcTime'],
	['t60/location', 'locationStatus latitude longitude gpsSignal gpsUtcTime'],
	['t60/status', 'online lock networkSignal charging powerPercent speed odometer statusUtcTime'],
])('the push %s is a signed form with the fields of its table', async (type, names) => {
	const { iotCode } = use(type.startsWith('t60') ? 't60-lite' : 'e-moped');
	const delivery = await client.sim.segway.push(type, iotCode, { url: receiver.url });
	expect(delivery).toEqual({ attempts: [{ status: 200, body: '{"code":0}' }] });
	const [push] = receiver.received;
	expect(push).toMatchObject({ path: `/segway/v2/vehicle/${type}`, contentType: 'application/x-www-form-urlencoded' });
	const all = ['iotCode', 'platformCode', 'signature', ...names.split(' ')];
	expect(Object.keys(push.fields).sort()).toEqual(all.sort());
	expect(push.fields).toMatchObject({
		iotCode,
		platformCode: 'A20081',
		signature: expect.stringMatching(/^[0-9a-f]{32}$/),
	});
	expect(isSigned(push)).toBe(true);
});

test('fields can be set, added, repeated and left out', async () => {
	const { iotCode } = use('e-moped');
	const fields = { code: 12, note: 'a b+c&d', newField: '', alertStatus: null, odometer: ['1', '2'] };
	await client.sim.segway.push('alert', iotCode, { url: receiver.url, fields });
	const [push] = receiver.received;
	expect(push.fields).toMatchObject({ code: '12', note: 'a b+c&d', newField: '' });
	expect(push.fields).not.toHaveProperty('alertStatus');
	expect(push.raw).toContain('odometer=1&odometer=2');
	expect(push.fields.signature).toBe(sign(pairsOf(push.raw), SECRET));
	await client.sim.segway.push('alert', iotCode, { url: receiver.url, fields, repeated: 'first' });
	expect(receiver.received[1].fields.signature).toBe(
		sign(pairsOf(receiver.received[1].raw.replace('&odometer=2', '')), SECRET),
	);
});

test('forged pushes are forged, upper-case ones are good', async () => {
	const { iotCode } = use('e-moped');
	const { segway } = client.sim;
	await segway.push('status', iotCode, { url: receiver.url, forge: 'signature' });
	await segway.push('status', iotCode, { url: receiver.url, forge: 'unsigned' });
	await segway.push('status', iotCode, { url: receiver.url, forge: 'platform' });
	await segway.push('status', iotCode, { url: receiver.url, hex: 'upper' });
	const [wrong, unsigned, stranger, upper] = receiver.received;
	expect(isSigned(wrong)).toBe(false);
	expect(unsigned.fields).not.toHaveProperty('signature');
	expect([stranger.fields.platformCode, isSigned(stranger)]).toEqual(['A99999', true]);
	expect([/^[0-9A-F]{32}$/.test(upper.fields.signature), isSigned(upper)]).toEqual([true, true]);
});

test('a push can be JSON with numbers and booleans as they are', async () => {
	await client.sim.segway.push('status', use('e-moped').iotCode, { url: receiver.url, json: true });
	const [{ contentType, raw }] = receiver.received;
	const body = JSON.parse(raw) as Record<string, unknown>;
	expect([contentType, body.online, typeof body.speed]).toEqual(['application/json', true, 'number']);
	const pairs = Object.entries(body).map(([name, value]): Pair => [name, String(value)]);
	expect(body.signature).toBe(sign(pairs, SECRET));
});

test('a lost fix is pushed as invalid 0.0/0.0', async () => {
	const vehicle = use('e-moped');
	vehicle.gpsFix = false;
	await client.sim.segway.push('location', vehicle.iotCode, { url: receiver.url });
	expect(receiver.received[0].fields).toMatchObject({ locationStatus: 'invalid', latitude: '0.0', longitude: '0.0' });
});

test.each([
	[[401], [401, 200]],
	[
		[500, 503, 200],
		[500, 503],
	],
	[[204], [204, 200]],
	[[302], [302, 200]],
])('answers %j bring the attempts %j: one repeat on anything but 200', async (statuses, attempts) => {
	await receiver.stop();
	await start(statuses);
	const delivery = await client.sim.segway.push('alert', use('e-moped').iotCode, { url: receiver.url });
	expect(delivery.attempts.map(({ status }) => status)).toEqual(attempts);
	expect(new Set(receiver.received.map(({ raw }) => raw)).size).toBe(1);
});

test('the repeat can be left out; nobody there is told', async () => {
	const { iotCode } = use('e-moped');
	const { url } = receiver;
	await receiver.stop();
	const { attempts } = await client.sim.segway.push('alert', iotCode, { url, retry: false });
	expect(attempts).toEqual([{ status: null, body: expect.stringContaining('ECONNREFUSED') }]);
	await start();
});

test('unknown types, options and vehicles, and a missing target, are told', async () => {
	const { iotCode } = use('e-moped');
	const push = async (...[type, code, options]: Parameters<typeof client.sim.segway.push>) =>
		await client.sim.segway.push(type, code, options);
	await expect(push('toString', iotCode, { url: receiver.url })).rejects.toThrow('Unknown push');
	await expect(push('alert', '1', { url: receiver.url })).rejects.toThrow('No vehicle');
	await expect(push('alert', iotCode)).rejects.toThrow('No push target');
	await expect(push('alert', iotCode, { URL: 'x', url: receiver.url } as never)).rejects.toThrow('A push has no URL');
});

test('the fields of a vector give its signature on the wire', async () => {
	const fields = { iotCode: '861477038719116', statusUtcTime: 1591067719, alertStatus: 0, code: 1 };
	await client.sim.segway.push('alert', use('e-moped').iotCode, { url: receiver.url, fields });
	expect(receiver.received[0].fields.signature).toBe('44439d68dc0885793400051be6051e36');
});
