import { freshFleet } from './client.cjs';
import { connectJimi, type Answer, type JimiClient, type Row } from './jimiClient.cjs';

interface Template {
	id: number;
	orderName: string;
	orderContent: string;
	isOffLine: string;
}

let client: JimiClient;
const NAMES = 'parked driving offline expired answers-late busy refuses camera personal';
beforeAll(async () => {
	client = await connectJimi({});
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	const mix = Object.fromEntries(NAMES.split(' ').map((name) => [name, 1]));
	freshFleet(client.sim, { jimi: { mix: { ...mix, 'never-answers': 2 } } });
	await client.renew();
	for (const device of client.cloud.devices) if (device.mcType === 'VL103') device.mcType = 'GT06N';
});

const templates = async (imei: string) =>
	(await client.call<Template[]>('jimi.open.instruction.list', { imei })).result!;
const results = async (imei: string) =>
	(await client.call<Row[] | null>('jimi.open.instruction.result', { imei })).result ?? [];
const order = async (imei: string, id: string, template: string, params: string[] = [], cover: unknown = 'true') =>
	await client.call('jimi.open.instruction.send', {
		imei,
		inst_param_json: JSON.stringify({ inst_id: id, inst_template: template, params, is_cover: cover }),
	});
const cut = async (imei: string, cover: unknown = 'true') => await order(imei, '113', 'RELAY,1#', [], cover);
const custom = async (imei: string, command: string) => await order(imei, '96', '{0}', [command]);
const state = (imei: string) => client.cloud.vehicle(imei)!;
const ran = () => client.cloud.log.filter(({ ranCommand }) => ranCommand).length;
const failed = (subCode: number, colon = ':'): Answer => ({
	code: 12005,
	message: `Fail to send command. Result code${colon}${subCode}`,
	result: null,
});

test('every model has templates of its own', async () => {
	const { imei } = client.first('parked');
	const list = await templates(imei);
	expect(list.find(({ id }) => id === 81)).toEqual({
		id: 81,
		orderName: 'SOS setting',
		orderContent: 'SOS,A,{0},{1},{2}#',
		orderExplain: 'SOS is used for receive alerts and SOS alerts. SOS number should have 3-20 numbers.',
		orderMsg: '',
		isOffLine: '1',
	});
	const relay = (rows: Template[]) => rows.find(({ orderContent }) => orderContent.startsWith('RELAY'))?.id;
	const camera = await templates(client.first('camera').imei);
	expect([relay(list), relay(camera), relay(await templates(client.first('personal').imei))]).toEqual([
		113,
		111,
		undefined,
	]);
	client.cloud.change(imei, { mcType: 'VL103' });
	expect(relay(await templates(imei))).toBe(163);
});

test('a command that the device obeys at once, with its words', async () => {
	const { imei } = client.first('parked');
	expect(await cut(imei)).toEqual({
		code: 0,
		message: 'command is successfully sent.',
		result: 'Cut off the fuel supply: Success! Speed: 0 km/h',
	});
	expect(state(imei).relay).toBe(1);
	client.cloud.set({ commandReply: 'null' });
	expect((await order(imei, '114', 'RELAY,0#', [], true)).result).toBeNull();
	expect([state(imei).relay, ran()]).toEqual([0, 2]);
	expect((await results(imei)).map(({ code, isExecute, sender }) => [code, isExecute, sender])).toEqual([
		['RELAY,1#', '1', 'jimitest'],
		['RELAY,0#', '1', 'jimitest'],
	]);
});

test('a driving vehicle whose fuel is cut comes to a stop', async () => {
	const { imei } = client.first('driving');
	await cut(imei);
	expect(state(imei).speed).toBeGreaterThan(0);
	client.sim.clock.advance(60_000);
	const { speed, latitude, longitude } = structuredClone(state(imei));
	client.sim.clock.advance(60_000);
	expect([speed, state(imei)]).toMatchObject([0, { latitude, longitude }]);
});

test('placeholders are filled in; their number has to be right', async () => {
	const { imei } = client.first('parked');
	expect((await custom(imei, 'STATUS#')).result).toContain('Battery');
	expect((await custom(imei, 'where#')).result).toContain('Lat:N45.');
	expect((await order(imei, '81', 'SOS,A,{0},{1},{2}#', ['123', '', ''])).result).toBe('OK');
	expect(client.cloud.commands.sent.at(-1)!.code).toBe('SOS,A,123,,#');
	expect(await order(imei, '81', 'SOS,A,{0},{1},{2}#', ['123'])).toEqual(failed(226));
	expect(await order(imei, '113', 'RELAY,0#')).toEqual(failed(226, '\uff1a'));
	expect(await order(imei, '9999', 'RELAY,1#')).toEqual(failed(243));
	client.cloud.set({ colon: 'ascii' });
	expect(await custom(imei, 'MAKE TEA#')).toEqual(failed(227));
	expect((await results(imei)).at(-1)).toMatchObject({ isExecute: '0', content: 'Command error' });
});

test('a late answer: 225 although the command ran, the result comes later', async () => {
	const { imei } = client.first('answers-late');
	expect(await cut(imei)).toEqual(failed(225));
	expect([state(imei).relay, ran()]).toEqual([1, 1]);
	const [row] = await results(imei);
	expect(row).toEqual({
		codeId: '113',
		code: 'RELAY,1#',
		content: '',
		isExecute: '3',
		sendTime: expect.any(String),
		sender: 'jimitest',
		receiveDevice: imei,
		isOffLine: '0',
		idsource: 'Cut off fuel and power',
	});
	client.sim.clock.advance(20_000);
	expect(await results(imei)).toMatchObject([{ isExecute: '1', content: expect.stringContaining('Success') }]);
});

test('no answer ever: one device obeys, the other does not', async () => {
	const silent = client.cloud.devices.filter(({ scenario }) => scenario === 'never-answers');
	for (const { imei } of silent) expect((await cut(imei)).message).toMatch(/225$/);
	client.sim.clock.advance(600_000);
	const states = [];
	for (const { imei } of silent) {
		expect(await results(imei)).toMatchObject([{ isExecute: '3' }]);
		states.push(state(imei).relay);
	}
	expect([states.sort(), ran()]).toEqual([[0, 1], 1]);
});

test('devices that are busy, and those that refuse', async () => {
	expect((await cut(client.first('busy').imei)).message).toMatch(/[:：]252$/);
	expect((await cut(client.first('refuses').imei)).message).toMatch(/[:：]227$/);
	expect(await results(client.first('busy').imei)).toMatchObject([{ isExecute: '0' }]);
	client.cloud.change(client.first('parked').imei, { commandCode: 240 });
	expect((await cut(client.first('parked').imei)).message).toMatch(/240$/);
	expect(ran()).toBe(0);
});

test('a command waits for a device that is offline, if its template says so', async () => {
	const { imei } = client.first('offline');
	expect((await order(imei, '85', 'RESET#')).message).toMatch(/228$/);
	expect(await cut(imei)).toEqual({ code: 0, message: 'command is successfully sent.', result: null });
	expect(await order(imei, '114', 'RELAY,0#', [], false)).toEqual({ code: 1003, message: 'Repeat operation' });
	expect((await cut(imei, true)).code).toBe(0);
	expect((await results(imei)).map(({ isExecute, isOffLine }) => [isExecute, isOffLine])).toEqual([
		['4', '1'],
		['3', '1'],
	]);
	client.sim.clock.advance(60_000);
	expect(state(imei).relay).toBe(0);
	client.cloud.change(imei, { online: true });
	expect(state(imei).relay).toBe(1);
	expect((await results(imei)).map(({ isExecute }) => isExecute)).toEqual(['4', '1']);
});

test('an expired device takes no commands, an account without the permission sends none', async () => {
	const { imei } = client.first('expired');
	expect(await cut(imei)).toEqual({ code: 1002, message: `The device has expired{${imei}}` });
	await client.control('PATCH', '/jimi/accounts/jimitest', { permissions: '110111' });
	expect(await cut(client.first('parked').imei)).toEqual({ code: 1002, message: 'no permissions' });
});

test('a command takes effect although its answer gets lost', async () => {
	const { imei } = client.first('parked');
	client.sim.faults.add({ path: 'instruction.send', imei, times: 1, action: { code: -1 }, run: true });
	expect(await cut(imei)).toEqual({ code: -1, message: 'The system is busy' });
	expect([state(imei).relay, ran()]).toEqual([1, 1]);
});
