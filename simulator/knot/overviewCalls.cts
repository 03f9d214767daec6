import { userCall, type Calls, type Context } from './call.cjs';
import { spotsOf, type Cluster, type Spot } from './cluster.cjs';
import { CODES, found, refused } from './codes.cjs';
import type { Subject } from './maintenances.cjs';
import type { Target } from './maintenanceTypes.cjs';
import type { Vehicle } from './vehicle.cjs';

type Host = Context['host'];

/** Operations 56 and 57: how many maintenances there are in a cluster. */
export const OVERVIEW_CALLS: Calls = {
	'maintenance.ofCluster': userCall<{ cluster_id: number }>(({ cluster_id }, { host }) => {
		const cluster = host.park.cluster(cluster_id);
		if (!cluster) return refused(CODES.notFound);
		const docked = host.park.docked();
		return found({
			stations: cluster.stations.map(({ station_id, mainboard_id, spots }) => ({
				station_id,
				mainboard_id,
				station_maintenances: countsOf(host, 'station', station_id),
				spots: spots.map((spot) => spotRow(host, spot, station_id, docked.get(spot.spot_id))),
			})),
			vehicles: host.park.parkedAt(cluster).map(({ vehicle_id, serial_number, vehicle_type }) => ({
				vehicle_id,
				serial_number,
				vehicle_maintenances: countsOf(host, 'vehicle', vehicle_id),
				vehicle_type,
			})),
		});
	}),
	'maintenance.ofClusters': userCall<{ clusters: number[] }>(({ clusters }, { host }) => {
		const known = [...new Set(clusters)].map((id) => host.park.cluster(id));
		if (known.includes(undefined)) return refused(CODES.notFound);
		return found(
			(known as Cluster[]).map((cluster) => ({
				cluster_id: cluster.cluster_id,
				maintenances: host.maintenances.counts(subjectsOf(host, cluster)),
			})),
		);
	}),
};

function spotRow(
	host: Host,
	{ spot_id, displayed_number }: Spot,
	station_id: number,
	vehicle: Vehicle | undefined,
): object {
	return {
		spot_id,
		contained_vehicle_id: vehicle?.vehicle_id ?? null,
		serial_number: vehicle?.serial_number ?? null,
		station_id,
		displayed_number,
		lock_status: vehicle ? 1 : 0,
		vehicle_maintenances: vehicle ? countsOf(host, 'vehicle', vehicle.vehicle_id) : null,
		spot_maintenances: countsOf(host, 'spot', spot_id),
		vehicle_type: vehicle?.vehicle_type ?? null,
	};
}

/** Everything in a cluster: its stations, their spots, the vehicles in these and on the virtual parking. */
function subjectsOf(host: Host, cluster: Cluster): Subject[] {
	const docked = host.park.docked();
	const spots = spotsOf(cluster).map(({ spot_id }) => spot_id);
	const vehicles = [...spots.flatMap((spot_id) => docked.get(spot_id) ?? []), ...host.park.parkedAt(cluster)];
	return [
		...cluster.stations.map(({ station_id }): Subject => ({ target: 'station', id: station_id })),
		...spots.map((id): Subject => ({ target: 'spot', id })),
		...vehicles.map(({ vehicle_id }): Subject => ({ target: 'vehicle', id: vehicle_id })),
	];
}

function countsOf({ maintenances }: Host, target: Target, id: number) {
	return maintenances.counts([{ target, id }]);
}
