import { connectKnot, type KnotClient, type Values } from './knotClient.cjs';

interface Cluster {
	cluster_id: number;
	name: string;
	latitude: number;
	available_vehicles: number;
	total_spots: number;
	free_spots: number;
	cluster_is_down: boolean;
	distance: number;
	description: string | null;
}
interface Spot {
	spot_id: number;
	station_id: number;
	in_maintenance: boolean;
}
interface Docked {
	vehicle_id: number;
	spot_id: number;
	in_maintenance: boolean;
	is_accessible: boolean;
	battery_level: number | null;
	avg_max_range: number | null;
}

let client: KnotClient;
beforeAll(async () => {
	client = await connectKnot({ docked: 9, elsewhere: 2 });
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	client.sim.reset();
	await client.renew();
});

const CENTRE = { lat: 45.4642, lng: 9.19 };
const AREA = { ...CENTRE, latDeg: 1, lngDeg: 1 };
const WORLD = { lat: 47, lng: 9, latDeg: 10, lngDeg: 20 };
const idOf = (scenario: string) => client.cluster(scenario).cluster_id;
const get = async (id: number, more: Values = {}) => (await client.call<Cluster>('cluster.get', { id, ...more })).data;
const list = async (values: Values = WORLD) => (await client.call<Cluster[]>('cluster.list', values)).data;
const rider = async () => await client.renew('rider@example.com', 'Rider-2026');

test('clusters are full, empty, down, announced, out of order', async () => {
	const full = await get(idOf('full'));
	expect(full).toMatchObject({ available_vehicles: 4, total_spots: 4, free_spots: 0 });
	expect(await get(idOf('empty'))).toMatchObject({ available_vehicles: 0, total_spots: 6, free_spots: 6 });
	expect(await get(idOf('down'))).toMatchObject({ cluster_is_down: true });
	expect(await get(idOf('soon'))).toMatchObject({ soon_to_be_available: true, commissioning_date: null });
	expect(await get(idOf('out-of-order'))).toMatchObject({
		exceptional_out_of_order: { type: 'other', reason: 'other', custom_reason: 'Building site' },
	});
	expect(await get(idOf('usual'))).toMatchObject({ exceptional_out_of_order: null, balancing_type: 'donor' });
	expect(await get(idOf('headquarters'))).toMatchObject({
		name: 'Knot Headquarters',
		latitude: 48.590003,
		network_id: 2,
	});
});

test('an area has a middle, a height and a width', async () => {
	expect(await list()).toHaveLength(12);
	expect((await list(AREA)).map(({ name }) => name)).not.toContain('Knot Headquarters');
	const { latitude, longitude } = client.cluster('full');
	const tiny = { lat: latitude, lng: longitude, latDeg: 0.0001, lngDeg: -0.0001 };
	expect((await list(tiny)).map(({ cluster_id }) => cluster_id)).toEqual([idOf('full')]);
	expect(await list({ ...tiny, lat: latitude + 0.0002 })).toEqual([]);
	expect(await client.code('cluster.list', { ...AREA, latDeg: 91 })).toBe(1);
	expect(await client.code('cluster.list', { ...AREA, lang: 'EN' })).toBe(1);
});

test('the closest 20 come nearest first', async () => {
	client.sim.reset({ knot: { clusters: 25 } });
	const { data } = await client.call<Cluster[]>('cluster.closest', CENTRE);
	const distances = data.map(({ distance }) => distance);
	expect(distances).toHaveLength(20);
	expect(distances).toEqual([...distances].sort((one, other) => one - other));
	client.sim.reset({ knot: { clusters: 12 } });
});

test('everybody sees the public networks of a label alone', async () => {
	const seen = async (values: Values) => {
		const open = { authorization: null };
		const { data } = await client.call<Cluster[]>('cluster.public', { ...WORLD, app_label: 'knot', ...values }, open);
		return data.map(({ cluster_id }) => cluster_id);
	};
	const strasbourg = [idOf('headquarters')];
	expect(await seen({})).toEqual(
		client.cloud.clusters.map(({ cluster_id }) => cluster_id).filter((id) => id !== idOf('campus')),
	);
	expect(await seen({ network_id: 2 })).toEqual(strasbourg);
	expect(await seen({ network_id: 3 })).toEqual([]);
	expect(await seen({ app_label: 'velo', network_id: 2 })).toEqual([]);
	expect(await client.code('cluster.public', { ...WORLD, app_label: 'acme' })).toBe(4);
});

test('the description comes in the language asked for, null without one', async () => {
	const [{ cluster_id: id }] = await list();
	const { name } = client.cloud.clusters[0];
	expect((await get(id)).description).toBe(`${name}, at the corner`);
	expect((await get(id, { lang: 'fr' })).description).toBe(`${name}, au coin`);
	expect((await get(id, { lang: 'nl' })).description).toBeNull();
});

test('spots and vehicles of a cluster fit together', async () => {
	const id = idOf('full');
	const { data: spots } = await client.call<Spot[]>('cluster.spots', { id });
	const { data: vehicles } = await client.call<Docked[]>('cluster.vehicles', { id });
	expect(vehicles.map(({ spot_id }) => spot_id).sort()).toEqual(spots.map(({ spot_id }) => spot_id).sort());
	expect((await client.call<Docked[]>('cluster.vehicles', { id: idOf('empty') })).data).toEqual([]);
	const [vehicle] = vehicles;
	await client.call('maintenance.addToVehicle', { vehicle_id: vehicle.vehicle_id, maintenance_type: 'brakes' });
	await client.call('maintenance.addToSpot', { spot_id: spots[0].spot_id, maintenance_type: 'spot-lock' });
	const again = (await client.call<Docked[]>('cluster.vehicles', { id })).data[0];
	expect(again).toMatchObject({ in_maintenance: true, is_accessible: false });
	expect((await client.call<Spot[]>('cluster.spots', { id })).data[0].in_maintenance).toBe(true);
	expect(await get(id)).toMatchObject({ available_vehicles: 3 });
});

test('vehicles are put into spots and taken out', async () => {
	const [vehicle] = client.cloud.vehicles.filter(({ spot_id }) => spot_id !== null);
	const empty = client.cluster('empty');
	const [{ spot_id }] = empty.stations[0].spots;
	const path = `/vehicles/${vehicle.vehicle_id}`;
	expect((await client.control('PATCH', path, { spot_id, battery_level: null })).status).toBe(200);
	expect(await get(empty.cluster_id)).toMatchObject({ available_vehicles: 1, free_spots: 5 });
	const { data } = await client.call<Docked[]>('cluster.vehicles', { id: empty.cluster_id });
	expect(data).toMatchObject([{ vehicle_id: vehicle.vehicle_id, battery_level: null, avg_max_range: null }]);
	expect(vehicle).toMatchObject({ latitude: empty.latitude, longitude: empty.longitude });
	const other = client.cloud.vehicles.find((one) => one !== vehicle)!;
	expect((await client.control('PATCH', `/vehicles/${other.serial_number}`, { spot_id })).status).toBe(400);
	expect((await client.control('PATCH', path, { spot_id: 1 })).status).toBe(400);
	expect((await client.control('PATCH', path, { spot_id: null })).status).toBe(200);
	expect(await get(empty.cluster_id)).toMatchObject({ available_vehicles: 0, free_spots: 6 });
});

test('a cluster is created, renamed, moved with its vehicles, and its distance set', async () => {
	await client.call('cluster.create', { ...CENTRE, name: 'Piazza', network_id: 1 });
	const created = client.cloud.clusters.at(-1)!;
	const id = created.cluster_id;
	expect(await get(id)).toMatchObject({ name: 'Piazza', total_spots: 0, latitude: 45.4642, network_id: 1 });
	expect(await client.code('cluster.rename', { id, name: 'Largo' })).toBe(0);
	expect(await client.code('cluster.rename', { id })).toBe(0);
	expect((await get(id)).name).toBe('Largo');
	const usual = client.cluster('usual');
	const moved = await client.call('cluster.move', { id: usual.cluster_id, lat: 45.5, lng: 9.25 });
	expect(moved.data).toEqual({ parkings: [usual.virtual_parking_id] });
	const docked = client.cloud.vehicles.filter(({ latitude }) => latitude === 45.5);
	expect(docked.length).toBeGreaterThan(0);
	for (const new_distance of [10, 1000, null]) {
		expect(await client.code('cluster.unlockDistance', { id, new_distance })).toBe(0);
		expect(created.max_unlock_distance).toBe(new_distance);
	}
	for (const new_distance of [9, 1001, '10', 10.5]) {
		expect(await client.code('cluster.unlockDistance', { id, new_distance })).toBe(1);
	}
	expect(client.cloud.log.filter(({ ranCommand }) => ranCommand).map(({ call }) => call)).toEqual([
		'cluster.create',
		'cluster.rename',
		'cluster.move',
		...Array<string>(3).fill('cluster.unlockDistance'),
	]);
});

test('who may not change clusters is refused; clusters of a foreign network are unknown', async () => {
	const campus = idOf('campus');
	await rider();
	expect(await client.code('cluster.rename', { id: idOf('usual'), name: 'x' })).toBe(6);
	expect(await client.code('cluster.get', { id: campus })).toBe(11);
	expect(await client.code('cluster.get', { id: 999 })).toBe(11);
	expect((await client.send('cluster.get', { id: 999 })).status).toBe(404);
	expect((await list()).map(({ cluster_id }) => cluster_id)).not.toContain(campus);
});

test('the control API lists and changes clusters', async () => {
	const { data } = await client.control('GET', '/knot/clusters?scenario=usual');
	expect(data.length).toBe(5);
	const id = idOf('usual');
	const changes = { cluster_is_down: true, has_badge_reader: false, latitude: 45.5, description: { en: 'Here' } };
	expect((await client.control('PATCH', `/knot/clusters/${id}`, changes)).data).toMatchObject(changes);
	expect(await get(id)).toMatchObject({ cluster_is_down: true, latitude: 45.5, description: 'Here' });
	for (const wrong of [{ cluster_id: 3 }, { is_down: true }, { name: null }, { stations: [] }]) {
		expect((await client.control('PATCH', `/knot/clusters/${id}`, wrong)).status).toBe(400);
	}
	expect((await client.control('PATCH', '/knot/clusters/999', {})).status).toBe(404);
});
