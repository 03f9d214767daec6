import { connectKnot, type KnotClient } from './knotClient.cjs';

let client: KnotClient;
beforeAll(async () => {
	client = await connectKnot({ docked: 2, free: 2 });
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	client.sim.reset();
	await client.renew();
});

const bearer = () => ({ authorization: `Bearer ${client.token}` });

test('errors come with their own status, or as HTTP 200 with a code', async () => {
	const unknown = async () => await client.send('chat.get', { report_id: 9 });
	expect([(await unknown()).status, (await unknown()).data]).toEqual([404, { code: 11, message: 'Not found' }]);
	client.cloud.set({ errors: 'code' });
	expect([(await unknown()).status, (await unknown()).data.code]).toEqual([200, 11]);
	client.cloud.set({ messages: false });
	expect((await unknown()).data).toEqual({ code: 11 });
});

test('unknown routes, other methods and the other form are refused', async () => {
	const ask = async (method: string, path: string) => {
		const { status, data } = await client.raw(method, client.cloud.origin + path, { headers: bearer() });
		return [status, (data as { code: number }).code];
	};
	const unknown = [404, 27];
	for (const path of ['/', '/chats', '/api/application/', '/api/application/chats/1/2', '/v2/chat']) {
		expect([path, await ask('GET', path)]).toEqual([path, unknown]);
	}
	expect(await ask('DELETE', '/api/application/chats')).toEqual(unknown);
	expect(await ask('GET', '/api/application/chats')).toEqual([200, 0]);
	client.cloud.set({ routes: 'other' });
	expect(await ask('GET', '/api/application/chats')).toEqual(unknown);
	expect(await ask('GET', '/v2/chat?report_id=1')).toEqual([200, 0]);
	expect(client.cloud.log.at(-2)).toMatchObject({ call: null, code: 27, ranCommand: false });
});

test('bodies that are no JSON object are refused', async () => {
	const post = async (data: unknown, type = 'application/json') => {
		const headers = { ...bearer(), 'content-type': type };
		const url = `${client.cloud.url}/consents`;
		return (await client.raw('POST', url, { data, headers })).data as { code: number; message: string };
	};
	expect(await post('{"consents":')).toEqual({ code: 1, message: 'the body must be a JSON object' });
	expect(await post('[]')).toEqual({ code: 1, message: 'the body must be a JSON object' });
	expect(await post('a=1', 'application/x-www-form-urlencoded')).toMatchObject({
		message: 'the body must be application/json',
	});
	expect(await post('{"consents":{}}')).toEqual({ code: 0 });
	const logout = await client.raw('POST', `${client.cloud.url}/logout`, { data: {}, headers: bearer() });
	expect(logout.data).toEqual({ code: 0 });
});

test('the log tells what went over the wire', async () => {
	const { vehicle_id, serial_number } = client.vehicle('docked');
	await client.call('maintenance.addToVehicle', { serial_number, maintenance_type: 'dirty' });
	const { data } = await client.control('GET', '/log?vendor=knot&path=addToVehicle');
	expect(data).toMatchObject([
		{
			method: 'POST',
			path: '/api/application/maintenances/vehicles',
			call: 'maintenance.addToVehicle',
			body: { serial_number, maintenance_type: 'dirty' },
			headers: bearer(),
			device: String(vehicle_id),
			status: 200,
			code: 0,
			ranCommand: true,
		},
	]);
});

test('faults hit one vehicle, by path or by call, in both forms', async () => {
	const [one, other] = client.cloud.vehicles.map(({ vehicle_id }) => vehicle_id);
	const methods = async (vehicle_id: number) => (await client.send('guarantee.methods', { vehicle_id })).status;
	client.sim.faults.add({ vendor: 'knot', path: 'guarantee\\.methods', device: String(one), action: { status: 503 } });
	expect([await methods(one), await methods(other)]).toEqual([503, 200]);
	client.cloud.set({ routes: 'other' });
	expect([await methods(one), await methods(other)]).toEqual([503, 200]);
	client.sim.faults.clear();
	client.sim.faults.add({ vendor: 'knot', times: 1, action: { code: 10, msg: 'gone' } });
	client.sim.faults.add({ vendor: 'knot', times: 1, action: 'rateLimit' });
	const first = await client.send('chat.list');
	expect([first.status, first.data]).toEqual([404, { code: 10, message: 'gone' }]);
	expect((await client.send('chat.list')).status).toBe(429);
});

test('a change whose answer gets lost has been made, one that never arrives has not', async () => {
	const rename = async (name: string) => await client.call('badge.rename', { badge_id: 1, name });
	client.sim.faults.add({ path: '/badges$', times: 1, action: 'dropAfter' });
	client.sim.faults.add({ path: '/badges$', times: 1, action: 'dropBefore' });
	await expect(rename('Lost')).rejects.toThrow();
	expect(client.cloud.log.at(-1)).toMatchObject({ ranCommand: true, status: null, fault: 'dropAfter' });
	await expect(rename('Never')).rejects.toThrow();
	expect(client.cloud.log.at(-1)).toMatchObject({ ranCommand: false, status: null, fault: 'dropBefore' });
	expect(client.cloud.badges.all[0].name).toBe('Lost');
});
