import type { Clock } from '../clock.cjs';
import { parkingOf, spotsOf, type Cluster, type Spot, type Station } from './cluster.cjs';
import type { Fleet } from './fleet.cjs';
import { isIn } from './geo.cjs';
import { advance, type Vehicle } from './vehicle.cjs';

/** A spot and where it is. */
export interface SpotPlace {
	spot: Spot;
	station: Station;
	cluster: Cluster;
}

/** All vehicles and clusters, brought to the present time whenever one is looked at. */
export class Park {
	/** Live. */
	readonly vehicles: Vehicle[] = [];
	readonly clusters: Cluster[] = [];

	constructor(private readonly clock: Clock) {}

	/** Takes these in place of those before. */
	fill({ vehicles, clusters }: Fleet): void {
		this.vehicles.splice(0, Infinity, ...vehicles);
		this.clusters.splice(0, Infinity, ...clusters);
	}

	/** A vehicle as of now, by its number or its serial number. */
	vehicle(name: number | string): Vehicle | undefined {
		const vehicle = this.vehicles.find(
			({ vehicle_id, serial_number }) => String(vehicle_id) === String(name) || serial_number === name,
		);
		if (vehicle) advance(vehicle, this.clock.now());
		return vehicle;
	}

	refresh(): void {
		for (const vehicle of this.vehicles) advance(vehicle, this.clock.now());
	}

	cluster(cluster_id: number): Cluster | undefined {
		return this.clusters.find((cluster) => cluster.cluster_id === cluster_id);
	}

	station(station_id: number): Station | undefined {
		return this.clusters.flatMap(({ stations }) => stations).find((station) => station.station_id === station_id);
	}

	spot(spot_id: number): SpotPlace | undefined {
		for (const cluster of this.clusters) {
			for (const station of cluster.stations) {
				const spot = station.spots.find((one) => one.spot_id === spot_id);
				if (spot) return { spot, station, cluster };
			}
		}
		return undefined;
	}

	/** The vehicles in spots, by the number of the spot. */
	docked(): Map<number, Vehicle> {
		return new Map(this.vehicles.flatMap((vehicle) => (vehicle.spot_id === null ? [] : [[vehicle.spot_id, vehicle]])));
	}

	/** The vehicles in no spot, as of now. */
	floating(): Vehicle[] {
		this.refresh();
		return this.vehicles.filter(({ spot_id }) => spot_id === null);
	}

	/** The vehicles that stand on a cluster's virtual parking. */
	parkedAt(cluster: Cluster): Vehicle[] {
		const ground = parkingOf(cluster);
		return cluster.virtual_parking_id === null ? [] : this.floating().filter((vehicle) => isIn(ground, vehicle));
	}

	/** The vehicles of a cluster are where the cluster is. */
	gather(cluster: Cluster): void {
		const docked = this.docked();
		for (const { spot_id } of spotsOf(cluster)) {
			const vehicle = docked.get(spot_id);
			const { latitude, longitude, network_id } = cluster;
			if (vehicle) Object.assign(vehicle, { latitude, longitude, network_id });
		}
	}
}
