import { connectKnot, type KnotClient, type Values } from './knotClient.cjs';

interface MapVehicle {
	vehicle_id: number;
	latitude: number;
	longitude: number;
	state: string;
	is_available: boolean;
	connected: boolean;
	battery_level: number | null;
	exceptional_out_of_order: object | null;
}
interface MapAnswer {
	clusters: Array<{ cluster_id: number }>;
	vehicles: MapVehicle[];
	vehicle: MapVehicle[];
	parkings: Array<{ virtual_parking_id: number; cluster_id: number; shape: number[][]; is_accessible: boolean }>;
	rents: Array<Record<string, unknown>>;
	passes: object[];
	networks: Array<{ network_id: number }>;
	speed_zones: object[];
}

let client: KnotClient;
beforeAll(async () => {
	const scenarios = ['docked', 'free', 'riding', 'on-hold', 'offline', 'low-battery', 'unknown-battery', 'maintenance'];
	const mix = Object.fromEntries([...scenarios, 'out-of-order', 'inaccessible'].map((name) => [name, 3]));
	client = await connectKnot({ ...mix, parked: 3, elsewhere: 1 });
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	client.sim.reset();
	await client.renew();
});

const CENTRE = { lat: 45.4642, lng: 9.19 };
const LABEL = { app_label: 'knot' };
const map = async (values: Values = {}) =>
	(await client.call('map.get', { ...CENTRE, latdeg: 1, lngdeg: 1, ...values })) as unknown as MapAnswer;
const publicMap = async (values: Values = {}) => {
	const asked = { ...CENTRE, latDeg: 1, lngDeg: 1, ...LABEL, ...values };
	return (await client.call('map.public', asked, { authorization: null })) as unknown as MapAnswer;
};
const shown = ({ vehicles }: MapAnswer, scenario: string) =>
	vehicles.find(({ vehicle_id }) => vehicle_id === client.vehicle(scenario).vehicle_id);

test('the map of a user shows what floats, in what state', async () => {
	const whole = await map();
	const states = {
		free: 'available',
		parked: 'available',
		riding: 'rented',
		'on-hold': 'rented',
		offline: 'unavailable',
	};
	const others = { 'low-battery': 'unavailable', maintenance: 'maintenance', inaccessible: 'unavailable' };
	for (const [scenario, state] of Object.entries({ ...states, ...others })) {
		const row = shown(whole, scenario);
		expect([scenario, row?.state, row?.is_available]).toEqual([scenario, state, state === 'available']);
	}
	expect(shown(whole, 'docked')).toBeUndefined();
	expect(shown(whole, 'unknown-battery')).toMatchObject({ battery_level: null, is_available: true });
	expect(shown(whole, 'out-of-order')).toMatchObject({ exceptional_out_of_order: { custom_reason: 'Burnt' } });
	expect(whole.networks).toMatchObject([{ network_id: 1 }]);
	expect(whole.speed_zones).toHaveLength(1);
	expect(whole.passes).toMatchObject([{ in_use: true }]);
	expect(whole.parkings.map(({ cluster_id }) => cluster_id)).toEqual(
		whole.clusters.map(({ cluster_id }) => cluster_id),
	);
});

test("rents are the user's own", async () => {
	const { rents } = await map();
	expect(rents.map(({ vehicle_id }) => vehicle_id).sort()).toEqual(
		[client.vehicle('riding').vehicle_id, client.vehicle('on-hold').vehicle_id].sort(),
	);
	expect(rents).toContainEqual(expect.objectContaining({ on_hold_activated: true, on_hold_since: expect.any(String) }));
	expect(rents).toContainEqual(
		expect.objectContaining({ on_hold_activated: false, on_hold_since: null, lock_status: 0 }),
	);
	await client.renew('rider@example.com', 'Rider-2026');
	const riders = await map();
	expect(riders.rents.map(({ vehicle_id }) => vehicle_id)).not.toContain(client.vehicle('riding').vehicle_id);
	expect([riders.rents.length, riders.passes]).toEqual([2, []]);
});

test('everybody sees under `vehicle` what can be rented', async () => {
	const whole = await publicMap();
	expect(Object.keys(whole)).toEqual(['code', 'clusters', 'vehicle', 'parkings', 'networks', 'speed_zones']);
	const allowed = ['free', 'parked', 'unknown-battery'];
	const names = whole.vehicle.map(({ vehicle_id }) => client.cloud.vehicle(String(vehicle_id))?.scenario);
	expect(new Set(names)).toEqual(new Set(allowed));
	expect((await publicMap({ network_id: 2 })).clusters).toEqual([]);
	expect((await publicMap({ lat: 48.58, lng: 7.75, app_label: 'velo' })).clusters).toEqual([]);
	expect((await publicMap({ lat: 48.58, lng: 7.75 })).clusters).toHaveLength(1);
});

test('vehicles ride on, or stand', async () => {
	const before = await map({ latdeg: 5, lngdeg: 5 });
	client.sim.clock.advance(60_000);
	const after = await map({ latdeg: 5, lngdeg: 5 });
	const placeOf = (whole: MapAnswer, name: string) => [shown(whole, name)?.latitude, shown(whole, name)?.longitude];
	expect(placeOf(after, 'riding')).not.toEqual(placeOf(before, 'riding'));
	for (const name of ['free', 'on-hold', 'offline']) expect(placeOf(after, name)).toEqual(placeOf(before, name));
	const { vehicle_id } = client.vehicle('free');
	await client.control('PATCH', `/vehicles/${vehicle_id}`, { speed: 20 });
	client.sim.clock.advance(60_000);
	expect(placeOf(await map({ latdeg: 5, lngdeg: 5 }), 'free')).not.toEqual(placeOf(after, 'free'));
});

test('an area without anything is empty, a negative one refused', async () => {
	const sea = await map({ lat: 0, lng: 0 });
	expect([sea.clusters, sea.vehicles, sea.parkings, sea.networks, sea.speed_zones]).toEqual([[], [], [], [], []]);
	expect(await client.code('map.get', { ...CENTRE, latdeg: -1, lngdeg: 1 })).toBe(1);
	// Elsewhere the document writes the same with a capital letter.
	expect(await client.code('map.get', { ...CENTRE, latdeg: 1, lngdeg: 1 }, { query: { latDeg: 1 } })).toBe(1);
});

test('networks: all, or those of an area that is wholly given', async () => {
	const ids = async (call: string, values: Values = {}) =>
		(await client.call<Array<{ network_id: number }>>(call, values)).data.map(({ network_id }) => network_id);
	const area = { ...CENTRE, latdeg: 0.1, lngdeg: 0.1 };
	expect(await ids('network.list')).toEqual([1, 2, 3]);
	expect(await ids('network.list', area)).toEqual([1]);
	expect(await ids('network.list', { ...area, lat: 0 })).toEqual([]);
	expect(await client.code('network.list', CENTRE)).toBe(1);
	expect(await ids('network.public', LABEL)).toEqual([1, 2]);
	expect(await ids('network.public', { app_label: 'velo' })).toEqual([1]);
	expect(await ids('network.closest', { lat: 48.5, lng: 7.7, lang: 'fr' })).toEqual([2, 1, 3]);
	await client.renew('rider@example.com', 'Rider-2026');
	expect(await ids('network.list')).toEqual([1, 2]);
	expect(await client.code('network.get', { id: 3 })).toBe(11);
});

test('a network has a closed shape, guarantees, and is out of order perhaps', async () => {
	const asked = { lat: 44.49, lng: 11.34, lang: 'en' };
	const { data } = await client.call<Array<{ shape: number[][] }>>('network.closest', asked);
	expect(data[0]).toMatchObject({
		name: 'Campus',
		distance: expect.any(Number),
		min_guarantee: 100,
		exceptional_out_of_order: { custom_reason: 'Summer break' },
	});
	expect(data.at(-1)).toMatchObject({ min_guarantee: null, max_guarantee: null, exceptional_out_of_order: null });
	expect(data[0].shape[0]).toEqual(data[0].shape.at(-1));
	expect((await client.call('network.get', { id: 2 })).data).toMatchObject({
		allow_trip_on_hold: false,
		trip_too_long: 3600,
		trip_auto_lock: 604_800,
	});
});

test.each([
	[48.57, 7.75, 'FR'],
	[45.46, 9.19, 'IT'],
	[52.5, 13.4, 'DE'],
	[0, 0, undefined],
])('the country at %f, %f is %s', async (lat, lng, iso_2) => {
	const answer = await client.call<{ iso_2: string }>('country.find', { lat, lng }, { authorization: null });
	expect([answer.code, answer.data?.iso_2]).toEqual([iso_2 ? 0 : 11, iso_2]);
});

test('FAQ and announcement say what they have in the language', async () => {
	interface Faq {
		name: string;
		sub_categories: Array<{ contents: Array<{ content: string; translated: boolean; replacements: string[] }> }>;
	}
	const [{ name, sub_categories }] = (await client.call<Faq[]>('faq.get', { lang: 'fr' }, { authorization: null }))
		.data;
	expect(name).toBe('Location');
	expect(sub_categories[0].contents).toMatchObject([
		{ translated: true, replacements: ['app-label'] },
		{ translated: false, content: 'Push the scooter into a free spot.' },
	]);
	const announced = async (lang: string) => (await client.call('announcement.get', { lang, ...LABEL })).data;
	expect(await announced('en')).toEqual({ announcement: null });
	await client.control('PATCH', '/knot/settings', { announcement: { fr: 'Neige' } });
	expect([await announced('fr'), await announced('en')]).toEqual([{ announcement: 'Neige' }, { announcement: null }]);
	expect(await client.code('announcement.get', { lang: 'fra', ...LABEL })).toBe(1);
	expect(await client.code('announcement.get', { lang: 'fr', app_label: 'acme' })).toBe(4);
});

test('operations beyond the document are there in the other form alone', async () => {
	const trip_id = client.vehicle('riding').trip!.trip_id;
	const headers = { authorization: `Bearer ${client.token}` };
	const passes = async () => (await client.raw('GET', `${client.cloud.origin}/v2/passes`, { headers })).status;
	expect(await passes()).toBe(404);
	client.cloud.set({ routes: 'other' });
	expect(await passes()).toBe(200);
	expect((await client.call('trip.get', { trip_id })).data).toMatchObject({ trip_id, speed: expect.any(Number) });
	expect(await client.code('trip.get', { trip_id: 1 })).toBe(11);
	const { vehicle_id } = client.vehicle('free');
	expect(await client.code('vehicle.ring', { vehicle_id, seconds: 31 })).toBe(1);
	expect(await client.code('vehicle.ring', { vehicle_id })).toBe(0);
	expect(client.vehicle('free').rings).toBe(1);
	expect(await client.code('vehicle.ring', { vehicle_id: 1 })).toBe(10);
});
