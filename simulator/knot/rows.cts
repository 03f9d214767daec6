import { parkingOf, spotsOf, type Cluster } from './cluster.cjs';
import { degrees } from '../journey.cjs';
import { cornersOf } from './geo.cjs';
import { outOfOrderRow } from './networks.cjs';
import type { Platform } from './platform.cjs';
import type { Vehicle } from './vehicle.cjs';

/** A battery with less is not rented out. */
const LEAST_BATTERY = 5;

/** Whether a vehicle can be rented now. */
export function isAvailable({ maintenances }: Platform, vehicle: Vehicle): boolean {
	const { vehicle_id, connected, trip, outOfOrder, battery_level, is_accessible } = vehicle;
	if (!connected || trip || outOfOrder !== null || !is_accessible) return false;
	return (battery_level ?? 100) >= LEAST_BATTERY && !maintenances.isBlocked('vehicle', vehicle_id);
}

/** The word for what a vehicle is doing; only the first is in the document. */
export function stateOf(host: Platform, vehicle: Vehicle): string {
	if (vehicle.trip) return 'rented';
	if (host.maintenances.isBlocked('vehicle', vehicle.vehicle_id)) return 'maintenance';
	return isAvailable(host, vehicle) ? 'available' : 'unavailable';
}

/** The fields that every answer about clusters has. */
export function clusterBase(host: Platform, cluster: Cluster) {
	const docked = host.park.docked();
	const spots = spotsOf(cluster);
	const held = spots.flatMap(({ spot_id }) => docked.get(spot_id) ?? []);
	const isFree = ({ spot_id, is_accessible }: (typeof spots)[number]) =>
		is_accessible && !docked.has(spot_id) && !host.maintenances.isBlocked('spot', spot_id);
	return {
		cluster_id: cluster.cluster_id,
		latitude: degrees(cluster.latitude),
		longitude: degrees(cluster.longitude),
		name: cluster.name,
		available_vehicles: held.filter((vehicle) => isAvailable(host, vehicle)).length,
		total_spots: spots.length,
		free_spots: spots.filter(isFree).length,
		cluster_is_down: cluster.cluster_is_down,
		network_id: cluster.network_id,
	};
}

/** A cluster as everybody may see it. @param lang language of the description, where there is one */
export function clusterPublicRow(host: Platform, cluster: Cluster, lang = 'en') {
	return {
		...clusterBase(host, cluster),
		soon_to_be_available: cluster.soon_to_be_available,
		commissioning_date: cluster.commissioning_date,
		exceptional_out_of_order: outOfOrderRow(cluster.cluster_id, cluster.outOfOrder),
		description: cluster.description[lang.toLowerCase()] ?? null,
	};
}

/** A cluster as the map of a user shows it. */
export function clusterMapRow(host: Platform, cluster: Cluster, lang?: string) {
	const { cluster_is_accessible, has_badge_reader } = cluster;
	return { ...clusterPublicRow(host, cluster, lang), cluster_is_accessible, has_badge_reader };
}

/** A cluster with all that a user may see. */
export function clusterRow(host: Platform, cluster: Cluster, lang?: string) {
	return { ...clusterMapRow(host, cluster, lang), balancing_type: cluster.balancing_type };
}

/** A vehicle as everybody may see it on the map. */
export function vehiclePublicRow(vehicle: Vehicle) {
	const { vehicle_id, serial_number, connected, network_id, battery_level } = vehicle;
	const { vehicle_type, model_id, model_name, manufacturer } = vehicle;
	return {
		vehicle_id,
		serial_number,
		latitude: degrees(vehicle.latitude),
		longitude: degrees(vehicle.longitude),
		connected,
		network_id,
		battery_level,
		vehicle_type,
		model_id,
		model_name,
		manufacturer,
	};
}

/** A vehicle as the map of a user shows it. */
export function vehicleMapRow(host: Platform, vehicle: Vehicle) {
	const { vehicle_id, is_accessible, outOfOrder } = vehicle;
	return {
		...vehiclePublicRow(vehicle),
		state: stateOf(host, vehicle),
		is_accessible,
		is_available: isAvailable(host, vehicle),
		exceptional_out_of_order: outOfOrderRow(vehicle_id, outOfOrder),
		has_freefloat_to_station_reward: !vehicle.trip && vehicle.connected,
	};
}

/** The virtual parking of a cluster as everybody may see it. */
export function parkingRow(cluster: Cluster) {
	const { virtual_parking_id, cluster_id, network_id } = cluster;
	return { virtual_parking_id, cluster_id, network_id, shape: cornersOf(parkingOf(cluster)) };
}
