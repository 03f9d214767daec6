import type { IDataObject } from 'n8n-workflow';
import { toMap, toVehicle } from '../../../nodes/Knot/normalize';
import { connectKnot, type KnotClient } from '../simulator/knotClient.cjs';

describe('a fleet over HTTP', () => {
	let client: KnotClient;
	beforeAll(async () => {
		client = await connectKnot({ docked: 3, free: 1, riding: 2, offline: 1, maintenance: 1, 'out-of-order': 1 });
	});
	afterAll(async () => {
		await client.sim.stop();
	});
	const CENTRE = { lat: 45.4642, lng: 9.19 };
	const own = async () => toMap((await client.call('map.get', { ...CENTRE, latdeg: 1, lngdeg: 1 })) as IDataObject);

	test.each([
		['free', 'available', true],
		['riding', 'on_trip', true],
		['offline', null, false],
		['maintenance', 'non_operational', true],
		['out-of-order', 'non_operational', true],
	])('%s: %s', async (scenario, vehicle_state, online) => {
		const { vehicle_id, serial_number, latitude, longitude } = client.vehicle(scenario);
		const vehicles = (await own()).vehicles as IDataObject[];
		const found = vehicles.find(({ device_id }) => device_id === String(vehicle_id))!;
		expect(found).toMatchObject({ vehicle_id: serial_number, vehicle_state, online });
		const { lat, lng } = found.location as Record<string, number>;
		expect(Math.abs(lat - latitude) + Math.abs(lng - longitude)).toBeLessThan(0.05);
	});

	test('the public map has the free ones, without a state', async () => {
		const asked = { ...CENTRE, latDeg: 1, lngDeg: 1, app_label: client.cloud.appLabel };
		const read = toMap((await client.call('map.public', asked, { authorization: null })) as IDataObject);
		const { vehicle_id } = client.vehicle('free');
		const expected = { device_id: String(vehicle_id), online: true, vehicle_state: null };
		expect(read.vehicles).toMatchObject([expected]);
		expect(read).toMatchObject({ rents: [], passes: [] });
	});

	test('vehicles in a cluster', async () => {
		const { cluster_id } = client.cluster('usual');
		const { data } = await client.call<IDataObject[]>('cluster.vehicles', { id: cluster_id });
		const vehicles = data.map(toVehicle);
		expect(vehicles.length).toBeGreaterThan(0);
		for (const { online, location, knot } of vehicles) {
			expect({ online, location }).toEqual({ online: true, location: null });
			expect((knot as IDataObject).spot_id).toEqual(expect.any(Number));
		}
	});
});
