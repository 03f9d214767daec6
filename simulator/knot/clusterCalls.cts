import type { Position } from '../movement.cjs';
import { call, userCall, type Calls, type Context } from './call.cjs';
import { spotsOf, type Cluster } from './cluster.cjs';
import { CODES, done, found, refused, type Outcome } from './codes.cjs';
import { isIn, metresApart, type Area } from './geo.cjs';
import { publicNetworks } from './networkCalls.cjs';
import { clusterBase, clusterPublicRow, clusterRow, isAvailable } from './rows.cjs';
import type { User } from './users.cjs';
import { rangeOf, type Vehicle } from './vehicle.cjs';

interface Centre {
	lat: number;
	lng: number;
}
interface Asked extends Centre {
	latDeg: number;
	lngDeg: number;
	lang?: string;
}
interface Public extends Asked {
	network_id?: number;
	app_label: string;
}
interface Named {
	id: number;
}

const CLOSEST = 20;

/** Operations 11, 13 to 15, 17, 18: what is asked about clusters. */
const QUERIES: Calls = {
	'cluster.list': userCall<Asked>(({ lang, ...asked }, { host, user }) =>
		found(clustersOf(host.clusters, user, areaOf(asked)).map((cluster) => clusterRow(host, cluster, lang))),
	),
	'cluster.closest': userCall<Centre>((asked, { host, user }) => {
		const rows = clustersOf(host.clusters, user).map((cluster) => ({
			...clusterBase(host, cluster),
			cluster_is_accessible: cluster.cluster_is_accessible,
			distance: metresApart(placeOf(asked), cluster),
			has_badge_reader: cluster.has_badge_reader,
		}));
		return found(rows.sort((one, other) => one.distance - other.distance).slice(0, CLOSEST));
	}),
	'cluster.public': call<Public>(({ lang, ...asked }, { host }) =>
		found(publicClusters(asked, host.clusters, host).map((cluster) => clusterPublicRow(host, cluster, lang))),
	),
	'cluster.get': userCall<Named & { lang?: string }>(({ lang, ...named }, context) =>
		forCluster(named, context, (cluster) => found(clusterRow(context.host, cluster, lang))),
	),
	'cluster.spots': userCall<Named>((named, context) =>
		forCluster(named, context, ({ stations }) =>
			found(
				stations.flatMap(({ station_id, spots }) =>
					spots.map(({ spot_id, displayed_number, is_accessible }) => ({
						spot_id,
						station_id,
						displayed_number,
						in_maintenance: context.host.maintenances.isBlocked('spot', spot_id),
						is_accessible,
					})),
				),
			),
		),
	),
	'cluster.vehicles': userCall<Named>((named, context) =>
		forCluster(named, context, (cluster) => {
			const docked = context.host.park.docked();
			return found(
				spotsOf(cluster).flatMap(({ spot_id }) => {
					const vehicle = docked.get(spot_id);
					return vehicle ? [dockedRow(vehicle, spot_id, context)] : [];
				}),
			);
		}),
	),
};

/** Operations 12, 16, 19, 20: what is done to clusters. */
const CHANGES: Calls = {
	'cluster.create': userCall<Centre & { name: string; network_id: number }>((given, { host, user }) => {
		const { name, network_id } = given;
		if (!user.networks.includes(network_id)) return refused(CODES.notFound);
		host.clusters.push(host.numbers.cluster(placeOf(given), { name, network_id, scenario: 'created' }));
		return done();
	}),
	'cluster.rename': userCall<Named & { name?: string }>(({ id, name }, context) =>
		forCluster({ id }, context, (cluster) => {
			if (name === undefined) return { ...done(), effect: false };
			cluster.name = name;
			return done();
		}),
	),
	'cluster.move': userCall<Named & Centre>((given, context) =>
		forCluster(given, context, ({ cluster_id, virtual_parking_id }) => {
			context.host.changeCluster(cluster_id, { ...placeOf(given) });
			return done({ data: { parkings: virtual_parking_id === null ? [] : [virtual_parking_id] } });
		}),
	),
	'cluster.unlockDistance': userCall<Named & { new_distance: number | null }>(({ id, new_distance }, context) =>
		forCluster({ id }, context, (cluster) => {
			cluster.max_unlock_distance = new_distance;
			return done();
		}),
	),
};

/** Operations 11 to 20: clusters. */
export const CLUSTER_CALLS: Calls = { ...QUERIES, ...CHANGES };

/** The clusters of the networks that a user sees. */
export function clustersOf(clusters: readonly Cluster[], { networks }: User, area?: Area): Cluster[] {
	return clusters.filter((cluster) => networks.includes(cluster.network_id) && (!area || isIn(area, cluster)));
}

/** The clusters that a white label shows to everybody in an area. */
export function publicClusters(
	{ app_label, network_id, ...asked }: Omit<Public, 'lang'>,
	clusters: readonly Cluster[],
	{ networks }: Context['host'],
): Cluster[] {
	const shown = publicNetworks(networks, app_label).map((network) => network.network_id);
	const wanted = network_id === undefined ? shown : shown.filter((one) => one === network_id);
	const area = areaOf(asked);
	return clusters.filter((cluster) => wanted.includes(cluster.network_id) && isIn(area, cluster));
}

/** The area of a request: its middle, its height and width in degrees. */
export function areaOf({ lat, lng, latDeg, lngDeg }: Omit<Asked, 'lang'>): Area {
	return { latitude: lat, longitude: lng, height: latDeg, width: lngDeg };
}

function placeOf({ lat, lng }: Centre): Position {
	return { latitude: lat, longitude: lng };
}

/** Runs a call for the cluster that it names; one of a network that the user does not see is unknown. */
function forCluster(
	{ id }: Named,
	{ host, user }: { host: Context['host']; user: User },
	run: (cluster: Cluster) => Outcome,
): Outcome {
	const cluster = clustersOf(host.clusters, user).find(({ cluster_id }) => cluster_id === id);
	return cluster ? run(cluster) : refused(CODES.notFound);
}

function dockedRow(vehicle: Vehicle, spot_id: number, { host }: Context): object {
	const { vehicle_id, serial_number, battery_level, vehicle_type, connected } = vehicle;
	const { model_id, model_name, manufacturer } = vehicle;
	const { station, spot } = host.park.spot(spot_id)!;
	return {
		vehicle_id,
		serial_number,
		battery_level,
		avg_max_range: rangeOf(vehicle),
		vehicle_type,
		vehicle_online: connected,
		spot_id,
		station_id: station.station_id,
		displayed_number: spot.displayed_number,
		in_maintenance: host.maintenances.isBlocked('vehicle', vehicle_id),
		is_accessible: isAvailable(host, vehicle),
		model_id,
		model_name,
		manufacturer,
	};
}
