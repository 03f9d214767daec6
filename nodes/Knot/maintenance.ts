import type { IDataObject } from 'n8n-workflow';
import { toNumber, toText } from '../core/vehicle';
import { rowsOf } from '../core/list';
import { countOf, objectOf } from './rows';

/** What a maintenance is about. */
export type Target = 'vehicle' | 'spot' | 'station';

const TARGETS: Target[] = ['vehicle', 'spot', 'station'];

/**
 * A maintenance, ongoing or resolved (operations 47 to 55), in one row. Words and times stay as Knot writes them: the
 * document gives the times no format, and `severity` may get more words than info, low and high.
 *
 * @param asked what the call was about. Where that is not known it is the most particular thing that the row names: a
 * spot's row may name the spot's station, too.
 */
export function toMaintenance(row: IDataObject, asked?: Target): IDataObject {
	const target = asked ?? TARGETS.find((each) => toNumber(row[`${each}_id`]) !== null) ?? null;
	const stopped = toText(row.stop_date);
	return {
		vendor: 'knot',
		maintenance_id: toNumber(row.maintenance_id),
		open: stopped === null,
		target_type: target,
		target_id: target && toNumber(row[`${target}_id`]),
		severity: toText(row.severity),
		maintenance_type: toText(row.maintenance_type),
		comment: toText(row.comment),
		automatic_code_description: toText(row.automatic_code_description),
		start_date: toText(row.start_date),
		started_by: toText(row.started_by),
		started_by_uid: toNumber(row.started_by_uid),
		stop_date: stopped,
		stopped_by: toText(row.stopped_by),
		stopped_by_uid: toNumber(row.stopped_by_uid),
		vehicle_id: toNumber(row.vehicle_id),
		spot_id: toNumber(row.spot_id),
		station_id: toNumber(row.station_id),
		report_id: toNumber(row.report_id),
	};
}

/** How many maintenances are ongoing, by severity. */
function countsOf(value: unknown): IDataObject {
	const counts = objectOf(value) ?? {};
	return {
		info_count: countOf(counts.info_count),
		low_count: countOf(counts.low_count),
		high_count: countOf(counts.high_count),
	};
}

/** A cluster with its counts (operation 57), flat. */
export const toClusterCounts = (row: IDataObject): IDataObject => ({
	vendor: 'knot',
	target_type: 'cluster',
	target_id: toNumber(row.cluster_id),
	...countsOf(row.maintenances),
});

const line = (target: Target, row: IDataObject, counts: unknown): IDataObject => ({
	vendor: 'knot',
	target_type: target,
	target_id: toNumber(row[`${target}_id`]),
	...countsOf(counts),
	station_id: toNumber(row.station_id),
	mainboard_id: toNumber(row.mainboard_id),
	spot_id: toNumber(row.spot_id),
	displayed_number: toNumber(row.displayed_number),
	lock_status: toNumber(row.lock_status),
	vehicle_id: toNumber(row.vehicle_id),
	serial_number: toText(row.serial_number),
	vehicle_type: toText(row.vehicle_type),
});

/** A spot, and the vehicle in it with counts of its own. */
function spotLines(spot: IDataObject): IDataObject[] {
	const row = { ...spot, vehicle_id: spot.contained_vehicle_id };
	const own = line('spot', row, spot.spot_maintenances);
	return own.vehicle_id === null ? [own] : [own, line('vehicle', row, spot.vehicle_maintenances)];
}

/**
 * The overview of a cluster (operation 56) as a table: a row with counts for each station, each spot, each vehicle, all
 * with the same keys, in Knot's order. A spot's row names the vehicle in it; the vehicle's own counts are in the row
 * after it. Vehicles in no spot come last.
 */
export function toOverview(data: IDataObject): IDataObject[] {
	const stations = rowsOf(data.stations).flatMap((station) => [
		line('station', station, station.station_maintenances),
		...rowsOf(station.spots).flatMap((spot) =>
			spotLines({ ...spot, station_id: spot.station_id ?? station.station_id }),
		),
	]);
	return [...stations, ...rowsOf(data.vehicles).map((row) => line('vehicle', row, row.vehicle_maintenances))];
}
