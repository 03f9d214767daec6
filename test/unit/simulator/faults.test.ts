import { connect, type SegwayClient } from './client.cjs';
import { Faults, type FaultAction } from '../../../simulator/faults.cjs';

const LOCK = '/api/v2/vehicle/control/lock';
const STATUS = '/api/v2/vehicle/query/current/status';
let client: SegwayClient;

beforeEach(async () => {
	client = await connect({ mix: { forgotten: 2 } });
	for (const vehicle of client.sim.segway.vehicles) vehicle.model = 'e-moped';
	client.sim.segway.log.length = 0;
});
afterEach(async () => {
	await client.sim.stop();
});

const lock = async () => await client.send('POST', LOCK, { body: { iotCode: client.sim.segway.vehicles[0].iotCode } });
const isLocked = () => client.sim.segway.vehicles[0].locked;
const last = () => client.sim.segway.log.at(-1);

test('a vendor code is answered within HTTP 200 and the command does not run', async () => {
	client.sim.faults.add({ path: LOCK, action: { code: 15601 } });
	const { status, data } = await lock();
	expect(status).toBe(200);
	expect(data).toMatchObject({ code: 15601, msg: 'device lock command failed', data: null });
	expect(isLocked()).toBe(false);
	expect(last()).toMatchObject({ status: 200, code: 15601, ranCommand: false, fault: 'code' });
});

test('with run the command takes effect although the answer is the fault', async () => {
	client.sim.faults.add({ path: LOCK, action: { status: 502, body: 'html' }, run: true });
	const { status, headers, data } = await lock();
	expect([status, headers['content-type'], String(data)]).toEqual([
		502,
		'text/html',
		expect.stringContaining('<html>'),
	]);
	expect(isLocked()).toBe(true);
	expect(last()).toMatchObject({ status: 502, ranCommand: true, fault: 'status' });
});

test('an HTTP status comes with JSON unless HTML is wished', async () => {
	client.sim.faults.add({ action: { status: 503 } });
	const { status, data } = await lock();
	expect([status, data]).toEqual([503, { status: 503, error: 'Service Unavailable', path: LOCK }]);
});

test.each([
	['15101', 200, { code: 15101 }],
	['oauth401', 401, { error: 'invalid_token' }],
])('a token is refused in the shape %s and dies', async (shape, status, data) => {
	const token = await client.renew();
	client.sim.faults.add({ path: LOCK, times: 1, action: { tokenRefused: shape } });
	const answer = await lock();
	expect(answer.status).toBe(status);
	expect(answer.data).toMatchObject(data);
	expect((await lock()).data).toMatchObject({ code: 15101 });
	expect(await client.renew()).not.toBe(token);
	expect((await lock()).data).toMatchObject({ code: 0 });
});

test('a refused token can live on, and is then handed out again', async () => {
	const token = await client.renew();
	client.sim.faults.add({ path: LOCK, times: 1, action: { tokenRefused: '15101', keep: true } });
	expect((await lock()).data).toMatchObject({ code: 15101 });
	expect(await client.renew()).toBe(token);
	expect((await lock()).data).toMatchObject({ code: 0 });
});

test('sameToken hands a dead token out again', async () => {
	const token = await client.renew();
	client.sim.segway.tokens.kill();
	client.sim.faults.add({ path: '/oauth/token', action: 'sameToken' });
	expect(await client.renew()).toBe(token);
	expect((await lock()).data).toMatchObject({ code: 15101 });
});

test('dropBefore cuts the connection and the command never runs', async () => {
	client.sim.faults.add({ path: LOCK, action: 'dropBefore' });
	await expect(lock()).rejects.toMatchObject({ code: 'ECONNRESET' });
	client.sim.faults.clear();
	await client.get(STATUS, { iotCode: client.sim.segway.vehicles[0].iotCode });
	expect(isLocked()).toBe(false);
	expect(client.sim.segway.log[0]).toMatchObject({ status: null, code: null, ranCommand: false, fault: 'dropBefore' });
});

test('dropAfter runs the command, then cuts the connection', async () => {
	client.sim.faults.add({ path: LOCK, action: 'dropAfter' });
	await expect(lock()).rejects.toMatchObject({ code: 'ECONNRESET' });
	expect(isLocked()).toBe(true);
	expect(last()).toMatchObject({ status: null, ranCommand: true, fault: 'dropAfter' });
});

test.each([false, true])('hang never answers (the command runs: %s)', async (run) => {
	client.sim.faults.add({ path: LOCK, action: 'hang', run });
	const { iotCode } = client.sim.segway.vehicles[0];
	await client.hangUp(LOCK, { iotCode }, ({ fault, ranCommand }) => fault === 'hang' && ranCommand === run);
	client.sim.faults.clear();
	await client.get(STATUS, { iotCode: client.sim.segway.vehicles[1].iotCode });
	expect(isLocked()).toBe(run);
	expect(client.sim.segway.log[0]).toMatchObject({ status: null, answeredAt: null, ranCommand: run });
});

test.each<[FaultAction, number, RegExp, string]>([
	['invalidJson', 200, /^\{"code":0,"msg":"Succ$/, 'application/json'],
	['html', 200, /^<html>/, 'text/html'],
	['echo', 500, /authorization: bearer [\s\S]*"iotCode":"86/, 'text/html'],
	['rateLimit', 429, /Too Many Requests/, 'application/json'],
	[{ rateLimit: 7 }, 429, /Too Many Requests/, 'application/json'],
])('%j is answered as said', async (action, status, body, type) => {
	client.sim.faults.add({ path: LOCK, action });
	const answer = await lock();
	expect(answer.status).toBe(status);
	expect(typeof answer.data === 'string' ? answer.data : JSON.stringify(answer.data)).toMatch(body);
	expect(answer.headers['content-type']).toBe(type);
	expect(answer.headers['retry-after']).toBe(status === 429 ? (action === 'rateLimit' ? '1' : '7') : undefined);
	expect(isLocked()).toBe(false);
});

test('the echo repeats URL, headers and body of a login too', async () => {
	client.sim.faults.add({ path: '/oauth/token', action: 'echo' });
	const { data } = await client.login();
	expect(String(data)).toContain('POST /oauth/token');
	expect(String(data)).toContain(`client_secret=${client.sim.segway.clientSecret}`);
});

test('after and times count matching requests only', async () => {
	client.sim.faults.add({ path: LOCK, after: 1, times: 2, action: { code: 15303 } });
	await client.get(STATUS, { iotCode: client.sim.segway.vehicles[0].iotCode });
	const codes = [];
	for (let round = 0; round < 5; round++) codes.push((await lock()).data.code);
	expect(codes).toEqual([0, 15303, 15303, 0, 0]);
});

test('a fault can be meant for one vehicle', async () => {
	const [one, other] = client.sim.segway.vehicles;
	client.sim.faults.add({ iotCode: other.iotCode, action: { code: 15303 } });
	expect(await client.post(LOCK, { iotCode: one.iotCode })).toMatchObject({ code: 0 });
	expect(await client.post(LOCK, { iotCode: other.iotCode })).toMatchObject({ code: 15303 });
	expect(await client.get(STATUS, { iotCode: other.iotCode })).toMatchObject({ code: 15303 });
});

test('rules match by vendor, method, path and device; the first action decides and latencies add up', () => {
	const faults = new Faults();
	faults.add({ latency: 5 });
	faults.add({ path: /lock$/, latency: 10, action: 'html' });
	faults.add({ action: 'hang' });
	faults.add({ vendor: 'other', latency: 1000 });
	faults.add({ method: 'get', latency: 100 });
	const request = { vendor: 'segway', method: 'POST', path: LOCK, device: null };
	expect(faults.judge(request)).toEqual({ latency: 15, action: 'html', run: false });
	expect(faults.judge({ ...request, path: '/x' })).toEqual({ latency: 5, action: 'hang', run: false });
	expect(faults.list().map(({ fired }) => fired)).toEqual([2, 1, 1, 0, 0]);
});

test('a single rule can be taken back', async () => {
	const id = client.sim.faults.add({ action: { code: 15001 } });
	expect(client.sim.faults.remove(id)).toBe(true);
	expect(client.sim.faults.remove(id)).toBe(false);
	expect((await lock()).data).toMatchObject({ code: 0 });
});

test.each([
	{ action: 'explode' },
	{ action: { cod: 1 } },
	{ pth: 'x', action: 'html' },
	{},
	{ path: '(', action: 'html' },
])('%j is no fault', (rule) => {
	expect(() => new Faults().add(rule as never)).toThrow(RangeError);
});

test('latency holds every answer back, and with it the command', async () => {
	client.sim.latency(600_000);
	const [{ iotCode }] = client.sim.segway.vehicles;
	const held = await client.hangUp(LOCK, { iotCode }, ({ device }) => device === iotCode);
	expect(held).toMatchObject({ status: null, ranCommand: false, fault: null });
});
