import { positionOf, startWalk, type Position } from '../movement.cjs';
import type { Random } from '../random.cjs';
import type { Cluster, Station } from './cluster.cjs';
import { CAMPUS, MILANO, STRASBOURG, type Network } from './networks.cjs';

/** One kind of cluster that an operator meets. */
interface Kind {
	name: string;
	/** Spots of each station. */
	stations: number[];
	network: number;
	changes: Partial<Cluster>;
}

const NAMES = ['Duomo', 'Porta Genova', 'Loreto', 'Bovisa', 'Lambrate', 'Brera', 'Navigli', 'Isola', 'Moscova'];
const SPOTS = [6, 6];
/** The first clusters are one of each kind; all others are usual. */
const KINDS: readonly Kind[] = [
	kind('usual', SPOTS),
	kind('full', [4]),
	kind('empty', [6]),
	kind('down', SPOTS, { cluster_is_down: true }),
	kind('headquarters', SPOTS, { name: 'Knot Headquarters', latitude: 48.5900027, longitude: 7.7531998 }, STRASBOURG),
	kind('campus', [6], { name: 'Campus', cluster_is_accessible: false, has_badge_reader: false }, CAMPUS),
	kind('soon', [4], { soon_to_be_available: true, commissioning_date: null, has_badge_reader: false }),
	kind('out-of-order', SPOTS, { outOfOrder: 'Building site' }),
];

/** Hands out the numbers of clusters, stations, spots and parkings, each once. */
export class Numbers {
	private clusters = 0;
	private stations = 100;
	private spots = 1000;

	/** A cluster with the position that it is given; the rest is usual. */
	cluster(position: Position, changes: Partial<Cluster> & Pick<Cluster, 'name' | 'network_id'>): Cluster {
		this.clusters += 1;
		return {
			cluster_id: this.clusters,
			scenario: 'usual',
			...position,
			cluster_is_down: false,
			soon_to_be_available: false,
			commissioning_date: '2024-03-01T08:00:00.000Z',
			outOfOrder: null,
			description: {
				en: `${changes.name}, at the corner`,
				fr: `${changes.name}, au coin`,
				it: `${changes.name}, all'angolo`,
			},
			cluster_is_accessible: true,
			has_badge_reader: true,
			balancing_type: 'donor',
			max_unlock_distance: null,
			virtual_parking_id: this.clusters + 300,
			stations: [],
			...changes,
		};
	}

	/** A station with so many spots. */
	station(spots: number): Station {
		this.stations += 1;
		const station_id = this.stations;
		return {
			station_id,
			mainboard_id: station_id + 5000,
			spots: Array.from({ length: spots }, (_, index) => {
				this.spots += 1;
				return { spot_id: this.spots, displayed_number: index + 1, is_accessible: true };
			}),
		};
	}
}

/** Makes so many clusters; those with a place of their own are in their network, the others at crossings of the town. */
export function makeClusters(count: number, numbers: Numbers, networks: readonly Network[], random: Random): Cluster[] {
	const taken = new Set<string>();
	return Array.from({ length: count }, (_, index) => {
		const { name: scenario, stations, network: network_id, changes } = KINDS[index] ?? KINDS[0];
		const { latitude, longitude } = networks.find((one) => one.network_id === network_id)!;
		const position = network_id === MILANO ? newCrossing(random, taken) : { latitude, longitude };
		const name = `${NAMES[index % NAMES.length]} ${Math.floor(index / NAMES.length) + 1}`;
		const cluster = numbers.cluster(position, { scenario, name, network_id, ...changes });
		cluster.stations = stations.map((spots) => numbers.station(spots));
		return cluster;
	});
}

/** A crossing where no cluster is. */
function newCrossing(random: Random, taken: Set<string>): Position {
	for (;;) {
		const walk = startWalk(random);
		const name = `${walk.column} ${walk.row}`;
		if (!taken.has(name)) {
			taken.add(name);
			return positionOf(walk);
		}
	}
}

function kind(name: string, stations: number[], changes: Partial<Cluster> = {}, network = MILANO): Kind {
	return { name, stations, network, changes };
}
