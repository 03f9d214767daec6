import { connectKnot, SAMPLE_KEY, type KnotClient } from './knotClient.cjs';
import { startSimulator } from '../../../simulator/index.cjs';

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

test('the state tells addresses, user and form, but no secret', async () => {
	const { data } = await client.control('GET', '/state');
	const knot = (data as unknown as { vendors: object[] }).vendors.at(-1);
	expect(knot).toMatchObject({
		name: 'knot',
		origin: client.cloud.origin,
		url: `${client.cloud.origin}/api/application`,
		email: 'fleet@example.com',
		appLabel: 'knot',
		routes: 'default',
		vehicles: 4,
		scenarios: { docked: 2, free: 2 },
	});
	const users = await client.control('GET', '/knot/users');
	const told = JSON.stringify([data, users.data, (await client.control('GET', '/knot/sessions')).data]);
	for (const secret of [client.cloud.password, client.cloud.secret, SAMPLE_KEY, client.token]) {
		expect(told).not.toContain(secret);
	}
	expect(users.data).toMatchObject([{ email: client.cloud.email }, {}, {}, { twoFactorKey: 'set' }]);
});

test('settings are read and changed, and are back after a reset', async () => {
	const changed = await client.control('PATCH', '/knot/settings', { routes: 'other', tokenLife: 60, lists: 'comma' });
	expect([changed.status, changed.data.routes]).toEqual([200, 'other']);
	expect(client.cloud.url).toBe(client.cloud.origin);
	const wrong = [
		{ routes: 'v3' },
		{ tokenlife: 1 },
		{ errors: 'body' },
		{ tokenLife: null },
		{ lists: 'pipes' },
		{ refreshRace: 1 },
	];
	for (const settings of wrong) expect((await client.control('PATCH', '/knot/settings', settings)).status).toBe(400);
	expect((await client.control('PATCH', '/knot/settings', { lists: null, rateLimit: null })).status).toBe(200);
	client.sim.reset();
	expect((await client.control('GET', '/knot/settings')).data).toMatchObject({ routes: 'default', tokenLife: 3600 });
	await expect(startSimulator({ mix: {}, knot: { errors: 'never' as never } })).rejects.toThrow(RangeError);
	await expect(startSimulator({ mix: {}, knot: { clusters: -1 } })).rejects.toThrow(RangeError);
});

test('the form can be chosen at the start, and the main user', async () => {
	const login = { email: 'boss@example.com', password: 'Boss-2026', secret: 'other' };
	const sim = await startSimulator({ mix: {}, knot: { mix: {}, routes: 'other', clusters: 1, ...login } });
	const { data } = await client.raw('PUT', `${sim.knot.url}/v2/session`, {
		data: { email: login.email, password: login.password, app_label: 'knot' },
	});
	expect(data).toMatchObject({ code: 0, user_id: 1 });
	expect(sim.knot.clusters).toHaveLength(1);
	await sim.stop();
});

test('users are added and changed', async () => {
	const user = { email: 'west@example.com', password: 'West-2026', permissions: ['maintenances'], networks: [2] };
	expect((await client.control('POST', '/knot/users', user)).data).toMatchObject({ user_id: 5, networks: [2] });
	expect(await client.login({ email: user.email, password: user.password })).toMatchObject({
		permissions: [{ perm_key: 'maintenances', ou: { networks: [2] } }],
	});
	for (const wrong of [user, { email: 'x@example.com' }, { ...user, email: 'y@example.com', colour: 'red' }]) {
		expect((await client.control('POST', '/knot/users', wrong)).status).toBe(400);
	}
	const path = '/knot/users/west@example.com';
	const changes = { password: 'Other-2026', twoFactorKey: SAMPLE_KEY };
	expect((await client.control('PATCH', path, changes)).status).toBe(200);
	expect((await client.login({ email: user.email, password: 'Other-2026' })).code).toBe(146);
	expect((await client.control('PATCH', path, { user_id: 1 })).status).toBe(400);
	expect((await client.control('PATCH', '/knot/users/nobody@example.com', {})).status).toBe(404);
});

test('vehicles are found by number and serial number, listed and changed', async () => {
	const { vehicle_id, serial_number } = client.vehicle('free');
	const { data } = await client.control('GET', '/vehicles?vendor=knot&scenario=free');
	expect(data).toMatchObject([{ vehicle_id }, {}]);
	expect((await client.control('GET', `/vehicles/${serial_number}`)).data).toMatchObject({ vehicle_id });
	expect((await client.control('PATCH', `/vehicles/${vehicle_id}`, { outOfOrder: 'Sold' })).status).toBe(200);
	for (const wrong of [{ vehicle_id: 1 }, { colour: 'red' }, { connected: 'yes' }]) {
		expect((await client.control('PATCH', `/vehicles/${vehicle_id}`, wrong)).status).toBe(400);
	}
});

test('the same seed gives the same fleet; the usual one has every scenario', async () => {
	const fleet = () => client.cloud.vehicles.map(({ serial_number, latitude }) => [serial_number, latitude]);
	client.sim.reset({ seed: 7, knot: { vehicles: 40 } });
	const first = fleet();
	const scenarios = new Set(client.cloud.vehicles.map(({ scenario }) => scenario));
	const kinds = client.cloud.clusters.map(({ scenario }) => scenario);
	expect([first.length, scenarios.size, new Set(kinds).size, kinds.length]).toEqual([40, 13, 8, 12]);
	client.sim.reset({ seed: 8 });
	expect(fleet()).not.toEqual(first);
	client.sim.reset({ seed: 7 });
	expect(fleet()).toEqual(first);
	expect((await client.control('POST', '/reset', { knot: { devices: 3 } })).status).toBe(400);
	expect((await client.control('POST', '/reset', { knot: { mix: { flying: 1 } } })).status).toBe(400);
	expect((await client.control('POST', '/reset', { knot: { mix: { docked: 30 }, clusters: 2 } })).status).toBe(200);
	expect([client.cloud.vehicles.length, client.cloud.clusters.length]).toEqual([30, 2]);
	expect(client.cloud.vehicles.every(({ spot_id }) => spot_id !== null)).toBe(true);
	client.sim.reset({ seed: 1, knot: { mix: { docked: 2, free: 2 }, clusters: 12 } });
});

test('a fleet without clusters stands in the streets', () => {
	client.sim.reset({ knot: { mix: { docked: 2, parked: 1, elsewhere: 1 }, clusters: 0 } });
	expect(client.cloud.vehicles.map(({ spot_id }) => spot_id)).toEqual([null, null, null, null]);
	expect(client.vehicle('elsewhere')).toMatchObject({ network_id: 2, latitude: 48.58 });
	client.sim.reset({ knot: { mix: { docked: 2, free: 2 }, clusters: 12 } });
});

test('all that was gathered can be looked at, and is gone after a reset', async () => {
	await client.call('email.startChange', { email: 'moved@example.com' });
	expect((await client.control('GET', '/knot/mails')).data).toMatchObject([
		{ kind: 'confirmation', to: 'new@example.com' },
		{ kind: 'emailChange', to: 'moved@example.com', newEmail: 'moved@example.com', used: false },
	]);
	const sizes = { guarantees: 2, chats: 4, discounts: 4, badges: 1, pictures: 0, maintenances: 0 };
	for (const [name, size] of Object.entries(sizes)) {
		expect([name, (await client.control('GET', `/knot/${name}`)).data.length]).toEqual([name, size]);
	}
	client.sim.reset();
	expect((await client.control('GET', '/knot/mails')).data).toHaveLength(1);
	expect(await client.code('chat.list')).toBe(0);
});
