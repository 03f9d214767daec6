import { call, userCall, type Calls } from './call.cjs';
import type { Cluster } from './cluster.cjs';
import { areaOf, clustersOf, publicClusters } from './clusterCalls.cjs';
import { CODES, done, found, foundAtRoot, refused } from './codes.cjs';
import { cornersOf, isIn, overlap, type Area } from './geo.cjs';
import { MILANO, networkRow, type Network } from './networks.cjs';
import { publicNetworks } from './networkCalls.cjs';
import { clusterMapRow, clusterPublicRow, isAvailable, parkingRow, vehicleMapRow, vehiclePublicRow } from './rows.cjs';
import type { User } from './users.cjs';
import { rangeOf, type Trip, type Vehicle } from './vehicle.cjs';

interface UserMap {
	lat: number;
	lng: number;
	latdeg: number;
	lngdeg: number;
	lang?: string;
}
interface PublicMap {
	lat: number;
	lng: number;
	latDeg: number;
	lngDeg: number;
	network_id?: number;
	lang?: string;
	app_label: string;
}

const DAY = 86_400_000;
const SPEED_ZONE = { speed_zone_id: 1, max_speed: 10 };
/** Side of the slow zone in the middle of the town, degrees. */
const ZONE_SIZE = 0.01;
const PASS_ID = 71;

/** Operations 61 and 62: the map. */
export const MAP_CALLS: Calls = {
	'map.get': userCall<UserMap>(({ latdeg, lngdeg, lang, ...centre }, { host, user, now }) => {
		const area = areaOf({ ...centre, latDeg: latdeg, lngDeg: lngdeg });
		const clusters = clustersOf(host.clusters, user, area);
		const networks = host.networks.filter(({ network_id }) => user.networks.includes(network_id));
		const vehicles = floatingIn(host.park.floating(), networks, area);
		return foundAtRoot({
			clusters: clusters.map((cluster) => clusterMapRow(host, cluster, lang)),
			vehicles: vehicles.map((vehicle) => vehicleMapRow(host, vehicle)),
			parkings: parked(clusters).map((one) => ({ ...parkingRow(one), is_accessible: one.cluster_is_accessible })),
			rents: host.vehicles.flatMap((vehicle) => rentRow(vehicle, user)),
			passes: passesOf(user, now),
			networks: networks.filter((network) => overlap(area, network)).map(networkRow),
			speed_zones: speedZones(networks, area),
		});
	}),
	'map.public': call<PublicMap>(({ lang, ...asked }, { host }) => {
		const area = areaOf(asked);
		const shown = publicNetworks(host.networks, asked.app_label);
		const clusters = publicClusters(asked, host.clusters, host);
		const vehicles = floatingIn(host.park.floating(), shown, area).filter((vehicle) => isAvailable(host, vehicle));
		return foundAtRoot({
			clusters: clusters.map((cluster) => clusterPublicRow(host, cluster, lang)),
			vehicle: vehicles.map(vehiclePublicRow),
			parkings: parked(clusters).map(parkingRow),
			networks: shown.filter((network) => overlap(area, network)).map(networkRow),
			speed_zones: speedZones(shown, area),
		});
	}),
};

/** Operations that the document does not have. */
export const BEYOND_CALLS: Calls = {
	'pass.list': userCall<object>((_given, { user, now }) => found(passesOf(user, now))),
	'trip.get': userCall<{ trip_id: number }>(({ trip_id }, { host, user }) => {
		const isMine = ({ trip }: Vehicle) => trip?.trip_id === trip_id && trip.user_id === user.user_id;
		const vehicle = host.vehicles.find(isMine);
		if (!vehicle?.trip) return refused(CODES.notFound);
		const { vehicle_id, speed } = vehicle;
		return found({ trip_id, vehicle_id, time_start: iso(vehicle.trip.startedAt), speed });
	}),
	'vehicle.ring': userCall<{ vehicle_id: number }>(({ vehicle_id }, { host }) => {
		const vehicle = host.park.vehicle(vehicle_id);
		if (!vehicle) return refused(CODES.unknownVehicle);
		vehicle.rings += 1;
		return done();
	}),
};

function floatingIn(vehicles: readonly Vehicle[], networks: readonly Network[], area: Area): Vehicle[] {
	const shown = networks.map(({ network_id }) => network_id);
	return vehicles.filter((vehicle) => shown.includes(vehicle.network_id) && isIn(area, vehicle));
}

function parked(clusters: readonly Cluster[]): Cluster[] {
	return clusters.filter(({ virtual_parking_id }) => virtual_parking_id !== null);
}

/** The slow zone in the middle of the first network. */
function speedZones(networks: readonly Network[], area: Area): object[] {
	const milano = networks.find(({ network_id }) => network_id === MILANO);
	if (!milano) return [];
	const zone: Area = { ...milano, height: ZONE_SIZE, width: ZONE_SIZE };
	return overlap(area, zone) ? [{ ...SPEED_ZONE, shape: cornersOf(zone) }] : [];
}

/** Who may move clusters has a pass, too. */
function passesOf({ permissions }: User, now: number): object[] {
	return permissions.length > 0 ? [{ pass_id: PASS_ID, end_date: iso(now + 30 * DAY), in_use: true }] : [];
}

/** The user's own trip on this vehicle. */
function rentRow(vehicle: Vehicle, { user_id }: User): object[] {
	const { trip } = vehicle;
	return trip?.user_id === user_id ? [{ ...tripRow(trip), ...rentedRow(vehicle) }] : [];
}

function tripRow({ trip_id, startedAt, heldSince }: Trip): object {
	return {
		being_rented: true,
		trip_id,
		time_start: iso(startedAt),
		billing_time_stop: null,
		on_hold_since: heldSince === null ? null : iso(heldSince),
		on_hold_activated: heldSince !== null,
	};
}

function rentedRow(vehicle: Vehicle): object {
	const { vehicle_id, serial_number, spot_id, lock_status, network_id, battery_level, vehicle_type } = vehicle;
	return {
		vehicle_id,
		serial_number,
		free_floating: spot_id === null,
		displayed_number: null,
		lock_status,
		network_id,
		battery_level,
		min_battery_to_slow_down: 10,
		min_battery_to_auto_lock: 5,
		avg_max_range: rangeOf(vehicle),
		external_locks: [{ external_lock_id: vehicle_id, model: 'U-Lock', type: 'u', code: null }],
		vehicle_model_id: vehicle.model_id,
		vehicle_model_name: vehicle.model_name,
		vehicle_manufacturer: vehicle.manufacturer,
		vehicle_type,
	};
}

function iso(time: number): string {
	return new Date(time).toISOString();
}
