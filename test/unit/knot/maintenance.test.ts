import type { IDataObject } from 'n8n-workflow';
import { toClusterCounts, toMaintenance, toOverview } from '../../../nodes/Knot/maintenance';
import { knotCalls } from '../../fixtures/read.cjs';
import { connectKnot, type KnotClient } from '../simulator/knotClient.cjs';

const rowOf = (n: number) => {
	const { data } = knotCalls()[n - 1].answer as { data: IDataObject | IDataObject[] };
	return Array.isArray(data) ? data[0] : data;
};

describe('maintenances', () => {
	const ONGOING = {
		maintenance_id: 1,
		spot_id: 1,
		vehicle_id: 1,
		station_id: 1,
		maintenance_type: 'string',
		comment: 'string',
		start_date: 'string',
		started_by: 'string',
		started_by_uid: 1,
		severity: 'info',
		automatic_code_description: 'string',
		report_id: 0,
	};
	const RESOLVED = { ...ONGOING, stop_date: 'string', stopped_by: 'string', stopped_by_uid: 1 };
	const NOT_STOPPED = { stop_date: null, stopped_by: null, stopped_by_uid: null };
	const about = { vendor: 'knot', target_type: 'vehicle', target_id: 1 };

	test.each([47, 50, 53])('an ongoing one of operation %d', (n) => {
		expect(rowOf(n)).toEqual(ONGOING);
		expect(toMaintenance(ONGOING)).toEqual({ ...ONGOING, ...NOT_STOPPED, ...about, open: true });
	});

	test.each([49, 52, 55])('a resolved one of operation %d', (n) => {
		expect(rowOf(n)).toEqual(RESOLVED);
		expect(toMaintenance(RESOLVED)).toEqual({ ...RESOLVED, ...about, open: false });
	});

	test('nulls stay, and a severity that the document does not have', () => {
		const nulls = Object.fromEntries(Object.keys(RESOLVED).map((name) => [name, null]));
		const none = { vendor: 'knot', open: true, target_type: null, target_id: null };
		expect(toMaintenance(nulls)).toEqual({ ...nulls, ...none });
		expect(toMaintenance({})).toEqual({ ...nulls, ...none });
		expect(toMaintenance({ severity: 'critical' }).severity).toBe('critical');
	});

	test('what it is about: as asked, else the most particular', () => {
		const target = (row: IDataObject, asked?: 'vehicle' | 'spot' | 'station') => {
			const { target_type, target_id } = toMaintenance(row, asked);
			return [target_type, target_id];
		};
		expect(target({ spot_id: 7, station_id: 3, vehicle_id: null })).toEqual(['spot', 7]);
		expect(target({ spot_id: 0, station_id: 3 })).toEqual(['spot', 0]);
		expect(target({ station_id: 3 })).toEqual(['station', 3]);
		expect(target({ spot_id: 7, vehicle_id: 5 }, 'spot')).toEqual(['spot', 7]);
		expect(target({ spot_id: 7 }, 'station')).toEqual(['station', null]);
	});
});

describe('overviews', () => {
	const COUNTS = { info_count: 0, low_count: 0, high_count: 0 };
	const UNKNOWN = { info_count: null, low_count: null, high_count: null };

	test('clusters with their counts, as the document prints them', () => {
		expect(toClusterCounts(rowOf(57))).toEqual({ vendor: 'knot', target_type: 'cluster', target_id: 1, ...COUNTS });
		const nothing = { vendor: 'knot', target_type: 'cluster', target_id: 3, ...UNKNOWN };
		expect(toClusterCounts({ cluster_id: 3, maintenances: null })).toEqual(nothing);
	});

	test('a cluster as a table of its stations, spots and vehicles', () => {
		const place = { station_id: 1, mainboard_id: null, spot_id: 1, displayed_number: 0, lock_status: 0 };
		const inSpot = { vehicle_id: 1, serial_number: 'string', vehicle_type: 'string' };
		const empty = Object.fromEntries([...Object.keys(place), ...Object.keys(inSpot)].map((name) => [name, null]));
		const row = (target_type: string, more: IDataObject) => ({
			vendor: 'knot',
			target_type,
			target_id: 1,
			...COUNTS,
			...empty,
			...more,
		});
		expect(toOverview(rowOf(56))).toEqual([
			row('station', { station_id: 1, mainboard_id: 1 }),
			row('spot', { ...place, ...inSpot }),
			row('vehicle', { ...place, ...inSpot }),
			row('vehicle', { ...inSpot, vehicle_type: 'kick-scooter' }),
		]);
	});

	test('an empty spot has no vehicle, its station is that above it, missing lists are empty', () => {
		const spots = [{ spot_id: 8, contained_vehicle_id: null, vehicle_maintenances: null, spot_maintenances: null }];
		const [station, spot, ...more] = toOverview({
			stations: [{ station_id: 5, spots }, null],
			vehicles: null,
		} as never);
		expect(station).toMatchObject({ target_type: 'station', target_id: 5, ...UNKNOWN });
		expect(spot).toMatchObject({ target_type: 'spot', target_id: 8, station_id: 5, vehicle_id: null, ...UNKNOWN });
		expect(more).toEqual([]);
		expect(toOverview({})).toEqual([]);
	});
});

describe('over HTTP', () => {
	let client: KnotClient;
	beforeAll(async () => {
		client = await connectKnot({ docked: 9, maintenance: 1, repaired: 1 });
	});
	afterAll(async () => {
		await client.sim.stop();
	});

	test('maintenances of a vehicle, ongoing and resolved', async () => {
		const idOf = (scenario: string) => client.vehicle(scenario).vehicle_id;
		const list = async (call: string, vehicle_id: number) => {
			const { data } = await client.call<IDataObject[]>(call, { vehicle_id, lang: 'en' });
			return data.map((row) => toMaintenance(row, 'vehicle'));
		};
		const about = (target_id: number, open: boolean) => ({ target_type: 'vehicle', target_id, open });
		const [ongoing] = await list('maintenance.ofVehicle', idOf('maintenance'));
		expect(ongoing).toMatchObject({ ...about(idOf('maintenance'), true), stop_date: null });
		const resolved = await list('maintenance.resolvedOfVehicle', idOf('repaired'));
		expect(resolved.length).toBeGreaterThan(1);
		for (const one of resolved) {
			expect(one).toMatchObject({ ...about(idOf('repaired'), false), stop_date: expect.any(String) });
		}
	});

	test('the overview of a cluster has each spot once, and the vehicles in them', async () => {
		const { cluster_id, stations } = client.cluster('usual');
		const { data } = await client.call<IDataObject>('maintenance.ofCluster', { cluster_id });
		const rows = toOverview(data);
		const ids = (target: string) =>
			rows.filter(({ target_type }) => target_type === target).map(({ target_id }) => target_id);
		expect(ids('station')).toEqual(stations.map(({ station_id }) => station_id));
		expect(ids('spot')).toEqual(stations.flatMap(({ spots }) => spots.map(({ spot_id }) => spot_id)));
		const docked = rows.filter(({ target_type, vehicle_id }) => target_type === 'spot' && vehicle_id !== null);
		expect(docked.length).toBeGreaterThan(0);
		expect(ids('vehicle')).toEqual(expect.arrayContaining(docked.map(({ vehicle_id }) => vehicle_id)));
	});
});
