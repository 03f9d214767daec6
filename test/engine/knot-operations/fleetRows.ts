import type { KnotCloud } from '../../../simulator/index.cjs';
import type { KnotRow } from './row';
import { clusterOf, DONE, maintenanceOn, PICTURE, placeOf, spotOf, stationOf, vehicleOf } from './row';

const onCluster = (more: object = {}) => ({
	input: (cloud: KnotCloud) => ({ clusterId: clusterOf(cloud).cluster_id, ...more }),
});
const inArea = { input: placeOf };

const clusterRows: KnotRow[] = [
	{
		id: 'cluster.getMany',
		...inArea,
		json: [{ vendor: 'knot', station_id: expect.any(String), num_docks_available: expect.any(Number) }],
	},
	{
		id: 'cluster.create',
		input: (cloud) => ({ ...placeOf(cloud), clusterName: 'Place Kléber', networkId: 1 }),
		json: DONE,
		effect: ({ clusters }) => clusters.at(-1),
		expected: expect.objectContaining({ name: 'Place Kléber', network_id: 1 }),
	},
	{
		id: 'cluster.getClosest',
		...inArea,
		json: [{ vendor: 'knot', knot: { distance: 0 } }],
	},
	{ id: 'cluster.getPublic', ...inArea, json: [{ vendor: 'knot', name: expect.any(String) }] },
	{ id: 'cluster.get', ...onCluster(), json: [{ vendor: 'knot', capacity: expect.any(Number) }] },
	{
		id: 'cluster.rename',
		...onCluster({ clusterName: 'Gare & Port' }),
		json: DONE,
		effect: (cloud) => cloud.clusters.map(({ name }) => name),
		expected: expect.arrayContaining(['Gare & Port']),
	},
	{ id: 'cluster.getSpots', ...onCluster(), json: [{ spot_id: expect.any(Number), in_maintenance: false }] },
	{
		id: 'cluster.getVehicles',
		input: (cloud) => ({ clusterId: cloud.park.spot(vehicleOf(cloud).spot_id!)!.cluster.cluster_id }),
		json: [{ vendor: 'knot', vehicle_id: expect.any(String), online: expect.any(Boolean) }],
	},
	{
		id: 'cluster.move',
		input: (cloud) => ({ clusterId: clusterOf(cloud).cluster_id, latitude: 45.5, longitude: 9.2 }),
		json: [{ moved: true, parkings: expect.any(Array) }],
		effect: (cloud) => cloud.clusters.map(({ latitude, longitude }) => [latitude, longitude]),
		expected: expect.arrayContaining([[45.5, 9.2]]),
	},
	{
		id: 'cluster.setUnlockDistance',
		...onCluster({ unlockDistance: 250 }),
		json: DONE,
		effect: (cloud) => JSON.stringify(cloud.clusters),
		expected: expect.stringContaining(':250'),
	},
];

const mapRows: KnotRow[] = [
	{
		id: 'map.get',
		input: (cloud) => ({ ...placeOf(cloud), output: 'vehicles' }),
		json: [{ vendor: 'knot', location: { lat: expect.any(Number) } }],
	},
	{
		id: 'map.getPublic',
		input: placeOf,
		json: [{ clusters: expect.any(Array), vehicles: expect.any(Array), parkings: expect.any(Array) }],
	},
	{
		id: 'network.getMany',
		input: () => ({ areaBy: 'everywhere' }),
		json: [{ type: 'Feature', id: 1 }, { id: 2 }, { id: 3 }],
	},
	{ id: 'network.getPublic', input: placeOf, json: [{ type: 'Feature', geometry: { type: 'Polygon' } }] },
	{ id: 'network.getByDistance', input: placeOf, json: [{ properties: { distance: expect.any(Number) } }, {}, {}] },
	{ id: 'network.get', input: () => ({ networkId: 1 }), json: [{ allow_trip_on_hold: true }] },
];

/** The three calls of a target, and what each takes for it. */
function ofTarget(
	target: 'spot' | 'vehicle' | 'station',
	named: (cloud: KnotCloud) => object,
	type: string,
): KnotRow[] {
	const name = `${target[0].toUpperCase()}${target.slice(1)}`;
	const given = (state: 'ongoing' | 'resolved') => (cloud: KnotCloud) => {
		maintenanceOn(cloud, target, state);
		return { ...named(cloud) };
	};
	const comment = { comment: 'Does not open', severity: 'low' };
	return [
		{
			id: `maintenance.getOf${name}`,
			input: given('ongoing'),
			json: [{ vendor: 'knot', open: true, comment: 'Squeaks', severity: 'high' }],
		},
		{
			id: `maintenance.createFor${name}`,
			input: (cloud) => ({ ...named(cloud), maintenanceType: type, additionalFields: comment }),
			json: [{ vendor: 'knot', open: true, ...comment }],
			effect: ({ maintenances }) => maintenances.all.at(-1),
			expected: expect.objectContaining({ target, maintenance_type: type, ...comment }),
		},
		{
			id: `maintenance.getResolvedOf${name}`,
			input: given('resolved'),
			json: [{ vendor: 'knot', open: false, comment: 'Squeaks' }],
		},
	];
}

const maintenanceRows: KnotRow[] = [
	{
		id: 'maintenance.getTypes',
		json: [{ type_key: 'flat-tyre' }, { type_key: 'brakes' }],
	},
	...ofTarget('spot', (cloud) => ({ spotId: spotOf(cloud).spot_id }), 'spot-lock'),
	...ofTarget('vehicle', (cloud) => ({ serialNumber: vehicleOf(cloud).serial_number }), 'dirty'),
	...ofTarget('station', (cloud) => ({ stationId: stationOf(cloud).station_id }), 'station-check'),
	{
		id: 'maintenance.getClusterOverview',
		...onCluster(),
		json: [{ vendor: 'knot' }],
	},
	{
		id: 'maintenance.countByCluster',
		input: ({ clusters }) => ({ clusterIds: clusters.slice(0, 2).map(({ cluster_id }) => cluster_id) }),
		json: [{ found: true }, { found: true }],
	},
	{
		id: 'maintenance.update',
		input: (cloud) => ({
			maintenanceId: maintenanceOn(cloud, 'vehicle').maintenance_id,
			changes: { comment: 'Worse', severity: 'info' },
		}),
		json: DONE,
		effect: ({ maintenances }) => maintenances.all.at(-1),
		expected: expect.objectContaining({ comment: 'Worse', severity: 'info' }),
	},
	{
		id: 'maintenance.resolve',
		input: (cloud) => ({ maintenanceId: maintenanceOn(cloud, 'vehicle').maintenance_id }),
		json: DONE,
		effect: ({ maintenances }) => maintenances.all.at(-1)!.stop_date,
		expected: expect.any(String),
	},
	{
		id: 'maintenance.uploadPicture',
		input: (cloud) => ({ maintenanceId: maintenanceOn(cloud, 'vehicle').maintenance_id }),
		item: PICTURE,
		json: [{ url: expect.stringMatching(/^http.+\/pictures\/1$/) }],
		effect: ({ pictures }) => pictures.all,
		expected: [expect.objectContaining({ of: 'maintenance', filename: 'broken.png', type: 'image/png' })],
	},
];

/** Operations 11 to 20 and 46 to 66. */
export const fleetRows: KnotRow[] = [...clusterRows, ...mapRows, ...maintenanceRows];
