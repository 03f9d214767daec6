import type { IDataObject } from 'n8n-workflow';
import { json } from '../core/contexts';
import { connectKnot, PNG, type KnotClient } from '../simulator/knotClient.cjs';
import type { Playing } from './fleetPlay';
import { overHttp, play } from './fleetPlay';

let client: KnotClient;
beforeAll(async () => {
	client = await connectKnot({ docked: 4, free: 3, offline: 1 });
});
afterAll(async () => await client.sim.stop());
beforeEach(async () => {
	client.sim.reset();
	await client.renew();
	client.cloud.log.length = 0;
});

const run = async (name: string, values: IDataObject, more: Partial<Playing> = {}) =>
	await play(name, values, {
		answer: overHttp(() => client.token),
		credentials: { baseUrl: client.cloud.origin },
		...more,
	});
const rows = async (name: string, values: IDataObject = {}) => {
	const { items, result } = await run(name, values);
	if (result instanceof Error) throw result;
	return items.map(({ json }) => json);
};

const HERE = { latitude: 45.4642, longitude: 9.19 };
const TOWN = { areaBy: 'centre', ...HERE, latitudeSpan: 1, longitudeSpan: 1 };
const LIVE = { returnAll: true };

test('the clusters of an area are stations, by its centre or by its edges', async () => {
	const stations = await rows('cluster.getMany', { ...TOWN, ...LIVE });
	expect(stations.length).toBeGreaterThan(5);
	expect(stations[0]).toMatchObject({ vendor: 'knot', station_id: expect.any(String), lat: expect.any(Number) });
	const box = { areaBy: 'box', south: 44.9642, north: 45.9642, west: 8.69, east: 9.69 };
	expect(await rows('cluster.getMany', { ...box, ...LIVE })).toEqual(stations);
	expect(await rows('cluster.getMany', { ...TOWN, limit: 2 })).toEqual(stations.slice(0, 2));
	const [raw] = await rows('cluster.getMany', { ...TOWN, simplify: false });
	expect(String(raw.cluster_id)).toBe(stations[0].station_id);
});

test('a cluster is renamed, moved, limited and freed of its limit', async () => {
	const { cluster_id } = client.cluster('usual');
	const done = [{ id: String(cluster_id), outcome: 'done' }];
	expect(await rows('cluster.rename', { clusterId: cluster_id, clusterName: 'Dom' })).toMatchObject(done);
	expect(await rows('cluster.setUnlockDistance', { clusterId: cluster_id, unlockDistance: 40 })).toMatchObject(done);
	expect(client.cluster('usual')).toMatchObject({ name: 'Dom', max_unlock_distance: 40 });
	expect(await rows('cluster.setUnlockDistance', { clusterId: cluster_id, unlockLimit: 'none' })).toMatchObject(done);
	expect(client.cluster('usual')).toMatchObject({ max_unlock_distance: null });
	const moved = await rows('cluster.move', { clusterId: cluster_id, latitude: 45.47, longitude: 9.2 });
	expect(moved).toEqual([{ cluster_id, moved: true, parkings: expect.any(Array) }]);
	expect(client.cluster('usual')).toMatchObject({ latitude: 45.47, longitude: 9.2 });
});

test('vehicles of a cluster are in the shape of all vendors, its spots as Knot has them', async () => {
	const { cluster_id } = client.cluster('usual');
	const [{ station_id }] = client.cluster('usual').stations;
	const spots = await rows('cluster.getSpots', { clusterId: cluster_id });
	expect(spots[0]).toMatchObject({ station_id, in_maintenance: expect.any(Boolean) });
	const docked = await Promise.all(
		client.cloud.clusters.map((each) => rows('cluster.getVehicles', { clusterId: each.cluster_id })),
	);
	expect(docked.flat()).toHaveLength(4);
	expect(docked.flat()[0]).toMatchObject({ vendor: 'knot', vehicle_id: expect.any(String), location: null });
});

test('the map is one item, or an item per vehicle, per cluster, or GeoJSON', async () => {
	const [whole] = await rows('map.get', TOWN);
	expect(Object.keys(whole)).toEqual([
		'clusters',
		'vehicles',
		'parkings',
		'networks',
		'speed_zones',
		'rents',
		'passes',
	]);
	const vehicles = await rows('map.get', { ...TOWN, output: 'vehicles' });
	expect(vehicles.length).toBeGreaterThan(2);
	expect(vehicles).toEqual(whole.vehicles);
	expect(await rows('map.get', { ...TOWN, output: 'vehicles', returnAll: false, limit: 1 })).toEqual([vehicles[0]]);
	expect(await rows('map.get', { ...TOWN, output: 'clusters' })).toEqual(whole.clusters);
	const [raw] = await rows('map.get', { ...TOWN, simplify: false });
	expect(await rows('map.get', { ...TOWN, output: 'vehicles', simplify: false })).toEqual(raw.vehicles);
});

test('as GeoJSON, everything has a layer and an id of its own', async () => {
	const [whole] = await rows('map.get', TOWN);
	const [{ type, features }] = await rows('map.get', { ...TOWN, output: 'geoJson' });
	const all = features as Array<{ id: string; geometry: { type: string }; properties: { layer: string } }>;
	const counts: Record<string, number> = {};
	for (const { properties } of all) counts[properties.layer] = (counts[properties.layer] ?? 0) + 1;
	const size = (name: string) => (whole[name] as unknown[]).length;
	expect(type).toBe('FeatureCollection');
	expect(counts).toEqual({
		...{ network: size('networks'), speed_zone: size('speed_zones'), parking: size('parkings') },
		...{ cluster: size('clusters'), vehicle: size('vehicles') },
	});
	expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
	expect(new Set(all.map(({ geometry, properties }) => `${properties.layer} ${geometry.type}`))).toEqual(
		new Set(['network Polygon', 'speed_zone Polygon', 'parking Polygon', 'cluster Point', 'vehicle Point']),
	);
});

test('the public map, clusters and networks need no token', async () => {
	client.token = 'none';
	const vehicles = await rows('map.getPublic', { ...TOWN, output: 'vehicles' });
	expect(vehicles[0]).toMatchObject({ vendor: 'knot', location: { lat: expect.any(Number) } });
	expect((await rows('cluster.getPublic', { ...TOWN, ...LIVE })).length).toBeGreaterThan(2);
	const [network] = await rows('network.getPublic', {});
	expect(network).toMatchObject({ type: 'Feature', geometry: { type: 'Polygon' } });
});

test('networks come from everywhere, of an area, or by distance', async () => {
	const all = await rows('network.getMany', LIVE);
	expect(all[0]).toMatchObject({ type: 'Feature', geometry: { type: 'Polygon' } });
	const far = { areaBy: 'centre', latitude: -45, longitude: -120, latitudeSpan: 1, longitudeSpan: 1 };
	expect(await rows('network.getMany', far)).toEqual([]);
	const sorted = await rows('network.getByDistance', HERE);
	const distances = sorted.map(({ properties }) => (properties as IDataObject).distance as number);
	expect(distances).toEqual([...distances].sort((a, b) => a - b));
	const { network_id } = all[0].properties as IDataObject;
	expect(await rows('network.get', { networkId: network_id })).toMatchObject([{ trip_too_long: expect.any(Number) }]);
});

test('a maintenance is opened by serial number, changed, shown to and resolved', async () => {
	const { serial_number, vehicle_id } = client.vehicle('docked');
	const fill = { serialNumber: serial_number, maintenanceType: 'dirty', additionalFields: { comment: 'Mud' } };
	const [opened] = await rows('maintenance.createForVehicle', fill);
	expect(opened).toMatchObject({ open: true, target_type: 'vehicle', target_id: vehicle_id, comment: 'Mud' });
	const maintenanceId = opened.maintenance_id;
	await rows('maintenance.update', { maintenanceId, changes: { severity: 'high' } });
	const [ongoing] = await rows('maintenance.getOfVehicle', { vehicleId: vehicle_id });
	expect(ongoing).toMatchObject({ maintenance_id: maintenanceId, severity: 'high', comment: 'Mud' });
	expect(await rows('maintenance.resolve', { maintenanceId })).toMatchObject([{ outcome: 'done' }]);
	expect(client.cloud.maintenances.find(Number(maintenanceId))?.stop_date).not.toBeNull();
	await rows('maintenance.resolve', { maintenanceId, deleteFromHistory: true });
	expect(client.cloud.maintenances.find(Number(maintenanceId))).toBeUndefined();
});

test('raw, a maintenance that was opened is as Knot has it', async () => {
	const { spot_id } = client.cluster('usual').stations[0].spots[0];
	const types = await rows('maintenance.getTypes', LIVE);
	const type = types.find(({ target_type, deletion_date }) => target_type === 'spot' && deletion_date === null)!;
	const fill = { spotId: spot_id, maintenanceType: type.type_key, simplify: false };
	const [opened] = await rows('maintenance.createForSpot', fill);
	expect(opened).toMatchObject({ spot_id, maintenance_type: type.type_key, severity: type.severity });
	expect(opened).not.toHaveProperty('vendor');
});

test('an overview is a table, raw the tree', async () => {
	const { cluster_id, stations } = client.cluster('usual');
	const table = await rows('maintenance.getClusterOverview', { clusterId: cluster_id });
	const spots = stations.flatMap((station) => station.spots.map(({ spot_id }) => spot_id));
	const told = table.filter(({ target_type }) => target_type === 'spot').map(({ target_id }) => target_id);
	expect(told).toEqual(spots);
	const raw = await rows('maintenance.getClusterOverview', { clusterId: cluster_id, simplify: false });
	expect(raw).toMatchObject([{ stations: expect.any(Array), vehicles: expect.any(Array) }]);
});

describe('counts by cluster', () => {
	test('all items travel in one call, and each has its own back', async () => {
		const [first, second] = client.cloud.clusters.map(({ cluster_id }) => cluster_id);
		const clusterIds = [String(second), `${first}, ${second}`];
		const { items, sent } = await run('maintenance.countByCluster', { clusterIds }, { items: 2 });
		expect(sent).toHaveLength(1);
		expect(items.map(({ json, pairedItem }) => [pairedItem.item, json.target_id])).toEqual([
			[0, second],
			[1, first],
			[1, second],
		]);
		expect(items[0].json).toMatchObject({ target_type: 'cluster', high_count: expect.any(Number), found: true });
	});

	test('a cluster that is missing in the answer keeps its place', async () => {
		const answer = () => json({ code: 0, data: [{ cluster_id: 8, maintenances: { low_count: 2 } }] });
		const { items } = await play('maintenance.countByCluster', { clusterIds: '7,8' }, { answer });
		expect(items.map((item) => item.json)).toMatchObject([
			{ target_id: 7, found: false, low_count: null },
			{ target_id: 8, found: true, low_count: 2 },
		]);
	});

	test.each(['route', 'commas'])('with a list that is %s', async (listStyle) => {
		client.cloud.set({ lists: listStyle === 'commas' ? 'comma' : 'repeat' });
		const ids = client.cloud.clusters.slice(0, 3).map(({ cluster_id }) => cluster_id);
		const counted = await rows('maintenance.countByCluster', { clusterIds: ids.join(','), listStyle });
		expect(counted.map(({ target_id }) => target_id)).toEqual(ids);
	});
});

describe('pictures', () => {
	const file = { content: PNG, mimeType: 'image/png', fileName: 'flat tyre.png' };
	const opened = async () => {
		const values = { vehicle_id: client.vehicle('docked').vehicle_id, maintenance_type: 'dirty' };
		const { data } = await client.call<{ maintenance_id: number }>('maintenance.addToVehicle', values);
		return data.maintenance_id;
	};

	test('one goes up, and comes down byte for byte by the address that was told', async () => {
		const maintenanceId = await opened();
		const values = { maintenanceId, binaryPropertyName: 'data' };
		const [{ json: up }] = (await run('maintenance.uploadPicture', values, { file })).items;
		expect(up).toEqual({ maintenance_id: maintenanceId, url: expect.stringMatching(/^http/) });
		expect(client.cloud.pictures.all).toMatchObject([{ filename: 'flat tyre.png', type: 'image/png' }]);
		const [down] = (await run('maintenance.downloadPicture', { url: up.url, binaryPropertyName: 'picture' })).items;
		expect(down.json).toEqual({ file_name: expect.any(String), mime_type: 'image/png', bytes: PNG.length });
		expect(down.binary).toMatchObject({ picture: { content: PNG, mimeType: 'image/png' } });
	});

	test('an empty one is not sent', async () => {
		const empty = { ...file, content: Buffer.alloc(0) };
		const values = { maintenanceId: 1, binaryPropertyName: 'data' };
		const { result, sent } = await run('maintenance.uploadPicture', values, { file: empty });
		expect(String((result as Error).message)).toContain('holds an empty file');
		expect(sent).toEqual([]);
	});

	test('an address without a file fails', async () => {
		const { result } = await run('maintenance.downloadPicture', { url: `${client.cloud.origin}/pictures/99` });
		expect(String((result as Error).message)).toMatch(/gave no file \(HTTP 404\)/);
	});
});

test('a write on a route that is a guess is held back until it is confirmed', async () => {
	const { sent, result } = await run(
		'maintenance.resolve',
		{ maintenanceId: 1 },
		{ credentials: { baseUrl: client.cloud.origin, allowUnconfirmedWrites: false } },
	);
	expect(sent).toEqual([]);
	expect(String((result as Error).message)).toContain('Not sent');
});
