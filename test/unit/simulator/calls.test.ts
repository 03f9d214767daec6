import { CALLS } from '../../../simulator/segway/api.cjs';
import { connect, freshFleet, type Envelope, type Params, type SegwayClient } from './client.cjs';

const E_MOPED_CALLS = [
	'GET /api/v2/vehicle/query/current/status',
	'GET /api/v2/mopeds/query/current/extra-status',
	'GET /api/v2/vehicle/query/current/location',
	'GET /api/v2/mopeds/query/current/battery-info',
	'GET /api/v2/vehicle/query/current/bluetooth-key',
	'POST /api/v2/mopeds/control/startRental',
	'POST /api/v2/mopeds/control/endRental',
	'POST /api/v2/vehicle/control/unlock',
	'POST /api/v2/vehicle/control/lock',
	'POST /api/v2/vehicle/control/throttle-response',
	'POST /api/v2/mopeds/control/saddle',
	'POST /api/v2/mopeds/control/tailbox',
	'POST /api/v2/vehicle/control/battery-cover',
	'POST /api/v2/vehicle/control/sound',
	'POST /api/v2/mopeds/setting/rental',
	'POST /api/v2/mopeds/setting/switch',
	'POST /api/v2/mopeds/setting/able-switch',
	'POST /api/v2/mopeds/setting/light',
	'POST /api/v2/vehicle/setting/ambient',
	'POST /api/v2/vehicle/setting/sound',
	'POST /api/v2/vehicle/setting/speed-mode',
	'POST /api/v2/vehicle/setting/bluetooth-key',
	'POST /api/v2/vehicle/setting/interval',
	'POST /api/v2/vehicle/setting/time-adjust',
];
const T60_CALLS = [
	'POST /api/v2/vehicle/control/t60/unlock',
	'POST /api/v2/vehicle/control/t60/lock',
	'POST /api/v2/vehicle/control/t60/headlight',
	'POST /api/v2/vehicle/control/robot-speed-limit',
	'POST /api/v2/vehicle/control/t60/throttle-response',
	'POST /api/v2/vehicle/control/robot-alarm',
	'POST /api/v2/vehicle/control/t60/battery-cover',
	'POST /api/v2/vehicle/control/sound',
	'POST /api/v2/vehicle/control/reboot',
	'POST /api/v2/vehicle/control/shutdown',
	'POST /api/v2/vehicle/control/ai-switch',
];
const DOCUMENTED = [...new Set([...E_MOPED_CALLS, ...T60_CALLS])];

const LAMP = { mode: 2, color: 1 };
/** What a call needs besides iotCode to be good. */
const GOOD: Record<string, Params> = {
	'/api/v2/vehicle/control/throttle-response': { controlType: 1 },
	'/api/v2/vehicle/control/sound': { controlType: 2 },
	'/api/v2/vehicle/control/t60/headlight': { controlType: 1 },
	'/api/v2/vehicle/control/robot-speed-limit': { speed: 200 },
	'/api/v2/vehicle/control/t60/throttle-response': { controlType: 1 },
	'/api/v2/vehicle/control/robot-alarm': { controlType: 1 },
	'/api/v2/vehicle/control/ai-switch': { switchType: 1, controlType: 1 },
	'/api/v2/mopeds/setting/rental': { helmetCheck: 1 },
	'/api/v2/mopeds/setting/switch': { lowPowerValue: 15 },
	'/api/v2/mopeds/setting/able-switch': { crashWarning: 2 },
	'/api/v2/mopeds/setting/light': {
		brightness: 1,
		faultIndicator: 2,
		readyIndicator: 1,
		pushIndicator: 4,
		parkingIndicator: 3,
		lockIndicator: 0,
	},
	'/api/v2/vehicle/setting/ambient': { bright: 1, readyMode: LAMP, parkingMode: LAMP },
	'/api/v2/vehicle/setting/sound': { workMode: 2, volume: 3 },
	'/api/v2/vehicle/setting/speed-mode': { speedMode: 1 },
	'/api/v2/vehicle/setting/bluetooth-key': { key: '4BKNwi77' },
	'/api/v2/vehicle/setting/interval': { locationInterval: { unlockStatus: 10, lockStatus: 900 } },
	'/api/v2/vehicle/setting/time-adjust': { utcOffset: 3600, dstOffset: 0 },
};

let client: SegwayClient;
const fleet = { mix: { forgotten: 30 } };

beforeAll(async () => {
	client = await connect(fleet);
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(() => {
	freshFleet(client.sim);
});

/** A vehicle that may be given this call, and is fit for it. */
function target(path: string) {
	const { models } = CALLS.find((call) => call.path === path)!;
	const vehicle = client.sim.segway.vehicles.find(({ model }) => model === models[0])!;
	vehicle.locked = path.endsWith('/shutdown');
	return vehicle;
}

async function ask(line: string, extra: Params = {}, iotCode?: string): Promise<Envelope> {
	const [method, path] = line.split(' ');
	const params = { iotCode: iotCode ?? target(path).iotCode, ...GOOD[path], ...extra };
	return method === 'GET' ? await client.get(path, params) : await client.post(path, params);
}

test('there are the 24 and 11 documented calls and no others', () => {
	expect([E_MOPED_CALLS.length, T60_CALLS.length, DOCUMENTED.length]).toEqual([24, 11, 34]);
	expect(CALLS.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...DOCUMENTED].sort());
});

describe.each(DOCUMENTED)('%s', (line) => {
	const [method, path] = line.split(' ');
	const isCommand = method === 'POST';

	test('answers code 0 in the envelope and says whether a command ran', async () => {
		const answer = await ask(line);
		expect(answer).toMatchObject({ code: 0, msg: expect.stringMatching(/^[Ss]uccess$/), t: expect.any(Number) });
		const idName = path.endsWith('battery-info') ? 'resId' : 'opId';
		expect(Object.keys(answer)).toEqual(['code', 'msg', 'data', 't', idName]);
		if (isCommand) expect(answer.data).toBeNull();
		else expect(answer.data).toMatchObject({ iotCode: target(path).iotCode });
		expect(client.sim.segway.log.at(-1)).toMatchObject({ method, path, status: 200, code: 0, ranCommand: isCommand });
	});

	test('refuses a bad token before bad parameters', async () => {
		const answer = await client.send(method, path, { query: {}, headers: { authorization: 'bearer no' } });
		expect([answer.status, answer.data.code]).toEqual([200, 15101]);
	});

	test('refuses missing, unknown, mistyped and misplaced parameters with 15004', async () => {
		const { iotCode } = target(path);
		expect(await ask(line, { somethingElse: 1 })).toMatchObject({ code: 15004, msg: 'parameter error', data: null });
		expect(await ask(line, { iotCode: '' })).toMatchObject({ code: 15004 });
		if (isCommand) {
			const body = { iotCode, ...GOOD[path] };
			expect(await ask(line, { iotCode: 861477038719116 })).toMatchObject({ code: 15004 });
			expect(await client.post(path, { ...body, iotCode: undefined })).toMatchObject({ code: 15004 });
			expect(await client.post(path, body, { 'content-type': 'text/plain' })).toMatchObject({ code: 15004 });
			expect(await client.post(path, JSON.stringify(body).slice(0, -1))).toMatchObject({ code: 15004 });
			expect(await client.post(path, undefined)).toMatchObject({ code: 15004 });
			expect(await client.post(`${path}?iotCode=${iotCode}`, body)).toMatchObject({ code: 15004 });
		} else {
			expect(await client.get(path, {})).toMatchObject({ code: 15004 });
			expect(await client.get(`${path}?iotCode=1&iotCode=2`, {})).toMatchObject({ code: 15004 });
		}
		expect(client.sim.segway.log.some(({ ranCommand }) => ranCommand)).toBe(false);
	});

	test('refuses every value of the wrong type', async () => {
		for (const [name, value] of Object.entries(GOOD[path] ?? {})) {
			const wrong = typeof value === 'string' ? 12345678 : String(value);
			expect([name, (await ask(line, { [name]: wrong })).code]).toEqual([name, 15004]);
			if (typeof value === 'number')
				expect((await ask(line, { [name]: value + 0.5 })).code).toBe(name === 'speed' ? 0 : 15004);
		}
	});

	test('knows 15102, 15300, 15301 and the other model', async () => {
		const vehicle = target(path);
		expect(await ask(line, {}, '861477030000000')).toMatchObject({ code: 15102, msg: 'device not found' });
		vehicle.activated = false;
		expect(await ask(line, {}, vehicle.iotCode)).toMatchObject({ code: 15300 });
		Object.assign(vehicle, { activated: true, online: false });
		expect(await ask(line, {}, vehicle.iotCode)).toMatchObject({ code: 15301 });
		const stranger = client.sim.segway.vehicles.find(({ model }) => model !== vehicle.model)!;
		const both = CALLS.find((call) => call.path === path)!.models.length === 2;
		expect(await ask(line, {}, stranger.iotCode)).toMatchObject({ code: both ? 0 : 15707 });
	});

	test('an upgrading vehicle answers queries only', async () => {
		const vehicle = target(path);
		vehicle.upgrading = true;
		expect(await ask(line)).toMatchObject({ code: isCommand ? 15500 : 0 });
	});

	test.each([
		['timeout', 15302],
		['send', 15303],
	] as const)('a bad link (%s) ends a command with %i', async (fault, code) => {
		const vehicle = target(path);
		vehicle.link = { fault };
		expect(await ask(line)).toMatchObject({ code: isCommand ? code : 0 });
		vehicle.link = { fault, queries: true };
		expect(await ask(line)).toMatchObject({ code });
		expect(client.sim.segway.log.some(({ ranCommand }) => ranCommand)).toBe(false);
	});
});

test('a path that is not documented is 404, a wrong method 405', async () => {
	const { data, status } = await client.send('GET', '/api/v2/vehicle/list');
	expect([status, data]).toEqual([404, { status: 404, error: 'Not Found', path: '/api/v2/vehicle/list' }]);
	expect((await client.send('GET', '/api/v2/vehicle/control/lock')).status).toBe(405);
	expect((await client.send('POST', '/api/v2/vehicle/query/current/status', { body: {} })).status).toBe(405);
});
