import type { IDataObject } from 'n8n-workflow';
import { toBoolean, toNumber, toPosition, toText } from '../core/vehicle';
import { countOf, objectOf } from './rows';

/** A cluster in the words of GBFS 3.0 (station_information and station_status). Every key is always there. */
export interface Station extends IDataObject {
	vendor: string;
	station_id: string | null;
	/** Plain text; GBFS 3.0 has a list of translations here, Knot one name. */
	name: string | null;
	/** WGS-84, degrees. */
	lat: number | null;
	lon: number | null;
	/** Spots, occupied or not. */
	capacity: number | null;
	num_vehicles_available: number | null;
	num_docks_available: number | null;
	/** Whether it is on the street. */
	is_installed: boolean | null;
	is_renting: boolean | null;
	is_returning: boolean | null;
	/** What only Knot knows. */
	knot: IDataObject;
}

/**
 * Whether it works. It does not when Knot says that it is down, out of order or not available yet, and it does when
 * Knot says that it is not down; `null` when Knot says nothing.
 */
function worksNow(row: IDataObject): boolean | null {
	const isDown = toBoolean(row.cluster_is_down);
	const isOut = objectOf(row.exceptional_out_of_order) !== null;
	if (isDown === true || isOut || toBoolean(row.soon_to_be_available) === true) return false;
	return isDown === false ? true : null;
}

/**
 * A cluster of operations 11, 13, 14, 15, 61 or 62. A cluster is what GBFS calls a station; Knot's own stations are the
 * pieces of hardware in it. Which fields a row has differs from call to call (`distance` is only in 13, in a unit that
 * the document does not name): the others are `null`.
 */
export function toStation(row: IDataObject): Station {
	const place = toPosition(row.latitude, row.longitude);
	const soon = toBoolean(row.soon_to_be_available);
	const works = worksNow(row);
	return {
		vendor: 'knot',
		station_id: toText(row.cluster_id),
		name: toText(row.name),
		lat: place && place.lat,
		lon: place && place.lng,
		capacity: countOf(row.total_spots),
		num_vehicles_available: countOf(row.available_vehicles),
		num_docks_available: countOf(row.free_spots),
		is_installed: soon === null ? null : !soon,
		is_renting: works,
		is_returning: works,
		knot: {
			cluster_id: toNumber(row.cluster_id),
			network_id: toNumber(row.network_id),
			cluster_is_down: toBoolean(row.cluster_is_down),
			soon_to_be_available: soon,
			commissioning_date: toText(row.commissioning_date),
			exceptional_out_of_order: objectOf(row.exceptional_out_of_order),
			description: toText(row.description),
			cluster_is_accessible: toBoolean(row.cluster_is_accessible),
			has_badge_reader: toBoolean(row.has_badge_reader),
			balancing_type: toText(row.balancing_type),
			distance: toNumber(row.distance),
		},
	};
}
