import { http } from './client.cjs';
import { CALLS } from '../../../simulator/jimi/api.cjs';
import { connectJimi, md5, without, type JimiClient, type Values } from './jimiClient.cjs';

let client: JimiClient;
let right: Record<string, Values>;
/** What every call takes at the least. */
const NEEDS: Record<string, string> = {
	'jimi.user.child.list': 'target',
	'jimi.user.child.create': 'account_id nick_name account_type password Email permissions',
	'jimi.user.child.del': 'account_id',
	'jimi.user.child.move': 'account target_account',
	'jimi.user.device.list': 'target',
	'jimi.track.device.detail': 'imei',
	'jimi.user.device.location.list': 'target',
	'jimi.device.location.get': 'imeis',
	'jimi.device.location.URL.share': 'imei',
	'jimi.user.device.expiration.update': 'imei_list new_expiration',
	'jimi.device.track.list': 'imei begin_time end_time',
	'jimi.device.track.mileage': 'imeis begin_time end_time',
	'jimi.open.device.update': 'imei',
	'jimi.device.media.URL': 'imei camera media_type',
	'jimi.device.live.page.url': 'imei',
	'jimi.lbs.address.get': 'imei lbs',
	'jimi.open.device.fence.create':
		'imei fence_name alarm_type report_mode alarm_switch lng lat radius zoom_level map_type',
	'jimi.open.device.fence.delete': 'imei instruct_no',
	'jimi.open.instruction.list': 'imei',
	'jimi.open.instruction.send': 'imei inst_param_json',
	'jimi.open.instruction.result': 'imei',
	'jimi.device.alarm.list': 'imei',
	'jimi.scooter.instruction.send': 'imei cmd_code',
	'jimi.scooter.device.detail': 'imei',
};
/** Calls that fail with a code of their own although all parameters are right: no camera, nothing there to delete. */
const OTHERWISE: Record<string, number> = {
	'jimi.device.live.page.url': 12005,
	'jimi.open.device.fence.delete': 41004,
	'jimi.scooter.instruction.send': 301,
	'jimi.scooter.device.detail': 1002,
};
const METHODS = Object.keys(NEEDS);

beforeAll(async () => {
	client = await connectJimi({ parked: 1 });
	const { imei, mcType } = client.first('parked');
	const id = mcType === 'GT06N' ? '96' : '99';
	const values: Values = {
		target: 'jimitest',
		account_id: 'new_account',
		nick_name: 'New',
		account_type: '2',
		password: md5('password'),
		Email: 'x@example.com',
		permissions: '111000',
		account: 'south',
		target_account: 'north',
		imei,
		imeis: imei,
		imei_list: imei,
		new_expiration: '2037-01-01',
		begin_time: client.time(-3600),
		end_time: client.time(-60),
		camera: '1',
		media_type: '1',
		lbs: '460,0,2312,23222,-70',
		fence_name: 'yard',
		alarm_type: 'in,out',
		report_mode: '0',
		alarm_switch: 'ON',
		lng: '9.19',
		lat: '45.46',
		radius: '3',
		zoom_level: '10',
		map_type: 'GOOGLE',
		instruct_no: '7',
		inst_param_json: JSON.stringify({ inst_id: id, inst_template: '{0}', params: ['STATUS#'], is_cover: 'true' }),
		cmd_code: 'LOCK#',
	};
	right = Object.fromEntries(
		METHODS.map((method) => [method, Object.fromEntries(NEEDS[method].split(' ').map((name) => [name, values[name]]))]),
	);
	right['jimi.user.child.del'].account_id = 'sales';
});
afterAll(async () => {
	await client.sim.stop();
});

test('all 24 calls of the document are there', () => {
	expect([...CALLS.keys()].sort()).toEqual([...METHODS].sort());
	expect(METHODS).toHaveLength(24);
});

test.each(METHODS)('%s takes what it needs', async (method) => {
	expect((await client.call(method, right[method])).code).toBe(OTHERWISE[method] ?? 0);
});

test.each(METHODS)('%s refuses what is missing, empty, unknown, or comes twice', async (method) => {
	for (const name of Object.keys(right[method])) {
		const rest = without(right[method], name);
		expect(await client.call(method, rest)).toMatchObject({ code: 1001, message: expect.stringContaining(name) });
		const empty = await client.call(method, { ...right[method], [name]: '' });
		expect(empty).toEqual({ code: 1001, message: `Parameter error: ${name} is empty` });
	}
	const unknown = await client.call(method, { ...right[method], surprise: '1' });
	expect(unknown).toEqual({ code: 1001, message: 'Parameter error: surprise is unknown' });
	const twice = new URLSearchParams(client.signed(method, { access_token: client.cloud.token!, ...right[method] }));
	twice.append('method', method);
	expect((await client.send(twice.toString())).data).toMatchObject({ code: 1001 });
});

test.each(METHODS)('%s needs a token', async (method) => {
	expect((await client.send(client.signed(method, right[method]))).data).toMatchObject({ code: 1004 });
	expect(await client.call(method, { ...right[method], access_token: 'old' })).toMatchObject({ code: 1004 });
});

test.each(METHODS.filter((method) => /imei/.test(NEEDS[method])))('%s refuses devices of others', async (method) => {
	const stranger = client.cloud.strangers[0].imei;
	for (const imei of [stranger, '868120140000000']) {
		const names = Object.keys(right[method]).filter((name) => name.startsWith('imei'));
		const given = { ...right[method], ...Object.fromEntries(names.map((name) => [name, imei])) };
		const { code, result } = await client.call<Array<Values>>(method, given);
		// Two calls say it in their own way.
		if (method === 'jimi.user.device.expiration.update') expect(result![0]).toMatchObject({ update_result: '1' });
		else expect(code).toBe(method === 'jimi.scooter.instruction.send' ? 301 : 1002);
	}
});

test.each([
	['jimi.track.device.detail', 'imei', 'IMEI'],
	['jimi.device.location.get', 'imeis', 'imei'],
	['jimi.device.track.mileage', 'imeis', 'imei'],
	['jimi.user.child.create', 'Email', 'email'],
	['jimi.user.device.expiration.update', 'imei_list', 'imeis'],
])('%s takes %s and not %s', async (method, name, wrong) => {
	const { [name]: value, ...rest } = right[method];
	expect((await client.call(method, { ...rest, [wrong]: value })).code).toBe(1001);
});

test.each([
	['jimi.open.device.update', { 'Vehicle plate number': 'X' }],
	['jimi.open.device.update', { vehicle_icon: 'rocket' }],
	['jimi.open.device.update', { device_status: '2' }],
	['jimi.user.child.create', { permissions: '11100' }],
	['jimi.user.child.create', { permissions: '111002' }],
	['jimi.user.child.create', { account_id: 'ab' }],
	['jimi.user.child.create', { account_id: 'with space' }],
	['jimi.user.child.create', { password: 'plain' }],
	['jimi.device.location.get', { map_type: 'BAIDU' }],
	['jimi.device.location.get', { imeis: '86812014523360' }],
	['jimi.open.device.fence.create', { radius: '0' }],
	['jimi.open.device.fence.create', { radius: '10000' }],
	['jimi.open.device.fence.create', { radius: '2.5' }],
	['jimi.open.device.fence.create', { alarm_type: 'out,in' }],
	['jimi.open.device.fence.create', { zoom_level: '2' }],
	['jimi.open.device.fence.create', { alarm_switch: 'on' }],
	['jimi.open.device.fence.create', { lat: '91' }],
	['jimi.device.track.list', { begin_time: '2026-01-01T00:00:00Z' }],
	['jimi.device.alarm.list', { begin_time: '2026-01-01 00:00:00' }],
	['jimi.device.alarm.list', { page_no: '0' }],
	['jimi.device.alarm.list', { page_size: '101' }],
	['jimi.device.media.URL', { camera: '0' }],
	['jimi.device.media.URL', { page_no: '-1' }],
	['jimi.device.live.page.url', { V: '1' }],
	['jimi.device.live.page.url', { V: '2' }],
	['jimi.lbs.address.get', { lbs: '460,0,2312,23222' }],
	['jimi.lbs.address.get', { lbs: Array(8).fill('460,0,2312,23222,-70').join('|') }],
	['jimi.lbs.address.get', { wifi: '00:11:22:33:44:55,-60' }],
	['jimi.user.device.expiration.update', { new_expiration: '01.02.2030' }],
	['jimi.user.device.expiration.update', { new_expiration: '2030-02-30' }],
	['jimi.open.instruction.send', { inst_param_json: '{"inst_id":96,"inst_template":"{0}","params":["STATUS#"]}' }],
	['jimi.open.instruction.send', { inst_param_json: '{"inst_id":"96","inst_template":"{0}","params":"STATUS#"}' }],
	['jimi.open.instruction.send', { inst_param_json: '{"inst_id":"96","inst_template":"{0}"}' }],
	['jimi.open.instruction.send', { inst_param_json: 'RELAY,1#' }],
])('%s refuses %j', async (method, wrong) => {
	expect((await client.call(method, { ...right[method], ...(wrong as Values) })).code).toBe(1001);
});

test('lists end after 100 devices', async () => {
	const { imei } = client.first('parked');
	const many = (count: number) => Array<string>(count).fill(imei).join(',');
	expect((await client.call('jimi.device.location.get', { imeis: many(100) })).result).toHaveLength(1);
	expect((await client.call('jimi.device.location.get', { imeis: many(101) })).code).toBe(1001);
});

test.each(['method', 'timestamp', 'app_key', 'sign', 'sign_method', 'v', 'format'])('%s is required', async (name) => {
	const values = without(client.signed('jimi.user.child.list', { target: 'jimitest' }), name);
	expect((await client.send(values)).data).toMatchObject({ code: 1001 });
});

test.each([
	['sign_method', 'hmac'],
	['v', '2.0'],
	['v', '0.9'],
	['format', 'xml'],
])('%s %s is refused', async (name, value) => {
	const { data } = await client.send(client.signed('jimi.user.child.list', { [name]: value }));
	expect(data).toMatchObject({ code: 1001, message: expect.stringContaining(`${name} must be`) });
});

test('version 0.9 needs no right signature, where it is allowed', async () => {
	client.cloud.set({ unsigned: true });
	const values = client.signed('jimi.user.child.list', { target: 'jimitest', v: '0.9', access_token: 'old' });
	expect((await client.send({ ...values, sign: 'none' })).data).toMatchObject({ code: 1004 });
	client.cloud.set({ unsigned: false });
});

test.each(['Jimi.device.media.URL', 'jimi.device.live.page.URL', 'jimi.user.log.list'])(
	'%s is no method',
	async (method) => {
		expect(await client.call(method)).toEqual({ code: 1007, message: 'Illegal access, request method error!' });
	},
);

test('methods beyond the document answer what a test lays down', async () => {
	const groups = [{ group_id: '1', group_name: 'Vans' }];
	client.cloud.set({ otherMethods: { 'jimi.device.group.list': { data: groups } } });
	const answer = await client.call('jimi.device.group.list', { account: 'jimitest' });
	expect(answer).toEqual({ code: 0, message: 'success', result: null, data: groups });
	expect((await client.call('jimi.device.group.list', { access_token: 'old' })).code).toBe(1004);
});

test('GET, JSON and other paths', async () => {
	const values = client.signed('jimi.user.child.list', { target: 'jimitest' });
	const got = await http.get(client.cloud.url, { params: values });
	expect([got.status, got.data]).toEqual([200, { code: 1007, message: 'Illegal access, request method error!' }]);
	const json = await client.send(JSON.stringify(values), { 'content-type': 'application/json' });
	expect([json.status, json.data]).toMatchObject([200, { code: 1001, message: 'Parameter error: method is required' }]);
	expect((await http.get(`${client.cloud.origin}/elsewhere`)).status).toBe(404);
});
