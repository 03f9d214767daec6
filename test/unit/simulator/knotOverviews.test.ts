import { connectKnot, picture, PNG, type KnotClient, type Values } from './knotClient.cjs';

let client: KnotClient;
beforeAll(async () => {
	client = await connectKnot({ docked: 6, parked: 1 });
});
afterAll(async () => {
	await client.sim.stop();
});
beforeEach(async () => {
	client.sim.reset();
	await client.renew();
});

/** Starts a maintenance of a vehicle. */
const add = async (values: Values = {}) => {
	const { vehicle_id } = client.vehicle('docked');
	const whole = { vehicle_id, maintenance_type: 'dirty', ...values };
	return (await client.call<{ maintenance_id: number }>('maintenance.addToVehicle', whole)).data;
};
const spots = () => client.cluster('usual').stations[0];

test('overviews count what is not resolved in a cluster', async () => {
	const cluster = client.cluster('usual');
	const { station_id, spots: inside } = spots();
	const [{ spot_id }] = inside;
	const docked = client.cloud.vehicles.find((vehicle) => inside.some((spot) => spot.spot_id === vehicle.spot_id))!;
	await client.control('PATCH', `/vehicles/${client.vehicle('parked').vehicle_id}`, {
		latitude: cluster.latitude,
		longitude: cluster.longitude,
	});
	await client.call('maintenance.addToSpot', { spot_id, maintenance_type: 'spot-sticker' });
	await client.call('maintenance.addToStation', { station_id, maintenance_type: 'station-check' });
	await add({ vehicle_id: docked.vehicle_id, maintenance_type: 'brakes' });
	await add({ vehicle_id: client.vehicle('parked').vehicle_id, maintenance_type: 'brakes' });
	const { data } = await client.call('maintenance.ofCluster', { cluster_id: cluster.cluster_id });
	const none = { info_count: 0, low_count: 0, high_count: 0 };
	expect(data).toMatchObject({
		stations: [{ station_id, station_maintenances: { ...none, low_count: 1 } }, {}],
		vehicles: [{ vehicle_id: client.vehicle('parked').vehicle_id, vehicle_maintenances: { ...none, high_count: 1 } }],
	});
	const row = (data as { stations: Array<{ spots: object[] }> }).stations[0].spots;
	expect(row[0]).toMatchObject({ spot_id, spot_maintenances: { ...none, info_count: 1 } });
	expect(row).toContainEqual(
		expect.objectContaining({
			contained_vehicle_id: docked.vehicle_id,
			serial_number: docked.serial_number,
			vehicle_maintenances: { ...none, high_count: 1 },
			lock_status: 1,
		}),
	);
	expect(row).toContainEqual(
		expect.objectContaining({ contained_vehicle_id: null, serial_number: null, vehicle_maintenances: null }),
	);
	const counts = await client.call('maintenance.ofClusters', { clusters: [cluster.cluster_id, 3] });
	expect(counts.data).toEqual([
		{ cluster_id: cluster.cluster_id, maintenances: { info_count: 1, low_count: 1, high_count: 2 } },
		{ cluster_id: 3, maintenances: none },
	]);
	expect(await client.code('maintenance.ofClusters', { clusters: [1, 999] })).toBe(11);
	expect(await client.code('maintenance.ofCluster', { cluster_id: 999 })).toBe(11);
});

test('a list in the query is written as the settings say', async () => {
	const send = async (query: string) => {
		const url = `${client.cloud.url}/maintenances/overview/clusters?${query}`;
		const { data } = await client.raw('GET', url, { headers: { authorization: `Bearer ${client.token}` } });
		return (data as { code: number }).code;
	};
	const writings = ['clusters=1&clusters=2', 'clusters=1,2', 'clusters[]=1&clusters[]=2', 'clusters=1'];
	const codes = async () => await Promise.all(writings.map(send));
	expect(await codes()).toEqual([0, 1, 1, 0]);
	client.cloud.set({ lists: 'comma' });
	expect(await codes()).toEqual([1, 0, 1, 0]);
	client.cloud.set({ lists: 'brackets' });
	expect(await codes()).toEqual([1, 1, 0, 1]);
});

test('a picture is linked to a maintenance and can be looked at', async () => {
	const { maintenance_id: id } = await add();
	const file = picture();
	const { data } = await client.call<{ url: string }>('maintenance.picture', { id, maintenance_picture: file });
	const shown = await fetch(data.url);
	expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
	expect(Buffer.from(await shown.arrayBuffer()).equals(PNG)).toBe(true);
	expect((await client.control('GET', '/knot/pictures')).data).toMatchObject([
		{ of: 'maintenance', number: id, filename: 'picture.png', type: 'image/png', size: PNG.length },
	]);
	expect(await client.code('maintenance.picture', { id: 999, maintenance_picture: file })).toBe(11);
	expect((await fetch(`${client.cloud.origin}/pictures/9`)).status).toBe(404);
});
