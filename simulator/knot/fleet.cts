import { planFleet, type FleetOptions } from '../mix.cjs';
import { positionOf, startWalk, type Position } from '../movement.cjs';
import { Random } from '../random.cjs';
import { parkingOf, spotsOf, type Cluster } from './cluster.cjs';
import { makeClusters, Numbers } from './clusterFleet.cjs';
import { STRASBOURG, type Network } from './networks.cjs';
import { SCENARIOS, type Scenario } from './scenarios.cjs';
import type { Vehicle } from './vehicle.cjs';

/** A fleet as it is made. */
export interface FleetPlan extends FleetOptions {
	/** Number of clusters. */
	clusters: number;
}

export interface Fleet {
	vehicles: Vehicle[];
	clusters: Cluster[];
	/** For clusters that are created later. */
	numbers: Numbers;
}

const MODELS = [
	{ vehicle_type: 'kick-scooter', model_id: 1, model_name: 'KS-2', manufacturer: 'Knot' },
	{ vehicle_type: 'kick-scooter', model_id: 1, model_name: 'KS-2', manufacturer: 'Knot' },
	{ vehicle_type: 'bike', model_id: 2, model_name: 'KB-1', manufacturer: 'Knot' },
];
const FIRST_VEHICLE = 5001;
const MORE_SPOTS = 6;
/** From this size on every scenario is there at least once. */
const EVERY_SCENARIO_FROM = 40;
/** Vehicles are put into clusters of these kinds; every other one into the full one, as long as it has room. */
const FILLED = ['usual', 'down', 'out-of-order', 'campus'];

/**
 * Makes vehicles and clusters; deterministic but for the times, which count from `now` (epoch ms).
 * @throws RangeError when the mix names an unknown scenario or the numbers are not whole.
 */
export function makeFleet(plan: FleetPlan, networks: readonly Network[], now: number): Fleet {
	if (!Number.isInteger(plan.clusters) || plan.clusters < 0) throw new RangeError('clusters must be a whole number');
	const random = new Random(plan.seed);
	const numbers = new Numbers();
	const clusters = makeClusters(plan.clusters, numbers, networks, random);
	const grounds = new Grounds(clusters, numbers, random);
	const planned = random.shuffle(planFleet(SCENARIOS, plan, EVERY_SCENARIO_FROM));
	const serials = new Set<string>();
	const vehicles = planned.map(({ scenario, index }, place) => {
		const vehicle = inOrder(FIRST_VEHICLE + place, newSerial(random, serials), random, now);
		vehicle.scenario = scenario.name;
		Object.assign(vehicle, grounds.place(scenario.ground));
		scenario.apply(vehicle, { random, index, now });
		return vehicle;
	});
	grounds.fitFullOnes();
	return { vehicles, clusters, numbers };
}

/** A vehicle in order, not yet anywhere. */
function inOrder(vehicle_id: number, serial_number: string, random: Random, now: number): Vehicle {
	return {
		vehicle_id,
		serial_number,
		scenario: '',
		network_id: 1,
		...random.pick(MODELS),
		latitude: 0,
		longitude: 0,
		speed: 0,
		battery_level: random.integer(40, 100),
		connected: true,
		spot_id: null,
		lock_status: 1,
		is_accessible: true,
		outOfOrder: null,
		trip: null,
		rings: 0,
		walk: startWalk(random),
		advancedAt: now,
	};
}

/** Finds places for vehicles. */
class Grounds {
	/** Spots that hold no vehicle, by cluster. */
	private readonly free: Map<Cluster, number[]>;
	private docked = 0;
	private spread = 0;
	private parked = 0;

	constructor(
		private readonly clusters: readonly Cluster[],
		private readonly numbers: Numbers,
		private readonly random: Random,
	) {
		this.free = new Map(clusters.map((cluster) => [cluster, spotsOf(cluster).map(({ spot_id }) => spot_id)]));
	}

	place(ground: Scenario['ground']): Partial<Vehicle> {
		if (ground === 'spot') return this.spot();
		if (ground === 'parking') return this.parking();
		return ground === 'elsewhere' ? this.elsewhere() : this.street();
	}

	/** A cluster that is full has no spot that is free, however few vehicles there were for it. */
	fitFullOnes(): void {
		for (const cluster of this.of(['full'])) {
			const free = this.free.get(cluster)!;
			for (const station of cluster.stations) {
				station.spots = station.spots.filter(({ spot_id }) => !free.includes(spot_id));
			}
		}
	}

	private spot(): Partial<Vehicle> {
		this.docked += 1;
		const [full] = this.of(['full']);
		if (full && this.docked % 2 === 0 && this.free.get(full)!.length > 0) return this.dock(full);
		const others = this.of(FILLED);
		if (others.length === 0) return this.street();
		this.spread += 1;
		return this.dock(others[(this.spread - 1) % others.length]);
	}

	/** Puts a vehicle into a cluster, which gets another station when it has no room. */
	private dock(cluster: Cluster): Partial<Vehicle> {
		const free = this.free.get(cluster)!;
		if (free.length === 0) {
			const station = this.numbers.station(MORE_SPOTS);
			cluster.stations.push(station);
			free.push(...station.spots.map(({ spot_id }) => spot_id));
		}
		return { ...placeOf(cluster), spot_id: free.shift()! };
	}

	private parking(): Partial<Vehicle> {
		const usual = this.of(['usual']);
		if (usual.length === 0) return this.street();
		this.parked += 1;
		const cluster = usual[(this.parked - 1) % usual.length];
		const { latitude, longitude, height, width } = parkingOf(cluster);
		return {
			latitude: latitude + (height / 2) * this.random.decimal(-0.9, 0.9, 3),
			longitude: longitude + (width / 2) * this.random.decimal(-0.9, 0.9, 3),
		};
	}

	private street(): Position {
		return positionOf(startWalk(this.random));
	}

	private elsewhere(): Partial<Vehicle> {
		const [headquarters] = this.of(['headquarters']);
		if (headquarters) return this.dock(headquarters);
		return { latitude: 48.58, longitude: 7.75, network_id: STRASBOURG };
	}

	private of(kinds: readonly string[]): Cluster[] {
		return this.clusters.filter(({ scenario }) => kinds.includes(scenario));
	}
}

function placeOf({ latitude, longitude, network_id }: Cluster): Pick<Vehicle, 'latitude' | 'longitude' | 'network_id'> {
	return { latitude, longitude, network_id };
}

/** Eight characters, each serial number once. */
function newSerial(random: Random, taken: Set<string>): string {
	for (;;) {
		const serial = `KN${random.text('0123456789', 6)}`;
		if (!taken.has(serial)) {
			taken.add(serial);
			return serial;
		}
	}
}
