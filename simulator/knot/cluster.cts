import type { Position } from '../movement.cjs';
import type { Area } from './geo.cjs';

/** A place of a station that holds one vehicle. */
export interface Spot {
	spot_id: number;
	displayed_number: number;
	is_accessible: boolean;
}

export interface Station {
	station_id: number;
	mainboard_id: number;
	spots: Spot[];
}

/** The whole state of a simulated cluster. Everything may be changed at any time; every key is always there. */
export interface Cluster extends Position {
	cluster_id: number;
	name: string;
	/** What this cluster is an example of. */
	scenario: string;
	network_id: number;
	cluster_is_down: boolean;
	soon_to_be_available: boolean;
	/** ISO time; null: unknown. */
	commissioning_date: string | null;
	/** Why it cannot be used at present; null: all is well. */
	outOfOrder: string | null;
	/** By language; without the language asked for it is null. */
	description: Record<string, string>;
	cluster_is_accessible: boolean;
	has_badge_reader: boolean;
	balancing_type: string | null;
	/** Metres; null: that of the network. */
	max_unlock_distance: number | null;
	/** Number of its virtual parking; null: it has none. */
	virtual_parking_id: number | null;
	stations: Station[];
}

export const CLUSTER_RULES = {
	fixed: ['cluster_id', 'scenario', 'stations'],
	nullable: ['commissioning_date', 'outOfOrder', 'balancing_type', 'max_unlock_distance', 'virtual_parking_id'],
};

/** Height and width of a virtual parking in degrees. */
const PARKING = { height: 0.0006, width: 0.0008 };

export function spotsOf({ stations }: Cluster): Spot[] {
	return stations.flatMap(({ spots }) => spots);
}

/** The ground of a cluster's virtual parking. */
export function parkingOf({ latitude, longitude }: Cluster): Area {
	return { latitude, longitude, ...PARKING };
}
