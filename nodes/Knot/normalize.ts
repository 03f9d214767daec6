import type { IDataObject } from 'n8n-workflow';
import type { Vehicle, VehicleType } from '../core/vehicle';
import { lookUp, toBoolean, toNumber, toPosition, toText, vehicle } from '../core/vehicle';
import { toFeature } from './geoShapes';
import { rowsOf } from '../core/list';
import { objectOf } from './rows';
import { toStation } from './station';

/**
 * The document prints `kick-scooter` alone. `bike` is the word of Knot's vehicle interface (SVaaS); its `scooter` does
 * not tell whether one stands or sits, so it is in no table.
 */
const TYPES: Record<string, VehicleType> = { 'kick-scooter': 'scooter_standing', bike: 'bicycle' };

/** The document prints `rented` alone; the others mean in MDS what they say. */
const STATES: Record<string, string> = {
	rented: 'on_trip',
	available: 'available',
	reserved: 'reserved',
	maintenance: 'non_operational',
};

const wordOf = <T extends string>(words: Record<string, T>, value: unknown): T | null =>
	lookUp(words, toText(value)?.toLowerCase()) ?? null;

/**
 * A trip goes on although the vehicle has been put out of order meanwhile. `is_available: false` alone says nothing: it
 * has many reasons, and Knot names none.
 */
function stateOf(row: IDataObject): string | null {
	const state = wordOf(STATES, row.state);
	if (state === 'on_trip') return state;
	if (objectOf(row.exceptional_out_of_order)) return 'non_operational';
	return state ?? (toBoolean(row.is_available) === true ? 'available' : null);
}

const percent = (value: unknown): number | null => {
	const read = toNumber(value);
	return read !== null && read >= 0 && read <= 100 ? read : null;
};

/**
 * A vehicle of Map (operations 61 and 62) or of Cluster > Get Vehicles (18) in the shape that all vendors share. The map
 * tells the position, a cluster the spot: what one of them does not say is `null`. Knot's number of the vehicle is
 * `device_id`, its serial number `vehicle_id`.
 *
 * No document names the unit of `avg_max_range`, so it is no range in metres. Nor does one tell whether `in_maintenance`
 * of 18, which stands among the fields of the spot as in 17, is the spot's or the vehicle's: it makes no vehicle state.
 */
export const toVehicle = (row: IDataObject): Vehicle =>
	vehicle('knot', {
		device_id: toText(row.vehicle_id),
		vehicle_id: toText(row.serial_number),
		vehicle_type: wordOf(TYPES, row.vehicle_type),
		vehicle_state: stateOf(row),
		online: toBoolean(row.connected ?? row.vehicle_online),
		battery_percent: percent(row.battery_level),
		location: toPosition(row.latitude, row.longitude),
		knot: {
			vehicle_id: toNumber(row.vehicle_id),
			network_id: toNumber(row.network_id),
			vehicle_type: toText(row.vehicle_type),
			model_id: toNumber(row.model_id),
			model_name: toText(row.model_name),
			manufacturer: toText(row.manufacturer),
			state: toText(row.state),
			is_available: toBoolean(row.is_available),
			is_accessible: toBoolean(row.is_accessible),
			in_maintenance: toBoolean(row.in_maintenance),
			exceptional_out_of_order: objectOf(row.exceptional_out_of_order),
			has_freefloat_to_station_reward: toBoolean(row.has_freefloat_to_station_reward),
			avg_max_range: toNumber(row.avg_max_range),
			station_id: toNumber(row.station_id),
			spot_id: toNumber(row.spot_id),
			displayed_number: toNumber(row.displayed_number),
		},
	});

/** The map names them `vehicles`, the public map `vehicle`, as the document prints it. */
export function vehicleRows({ vehicles, vehicle: own }: IDataObject): IDataObject[] {
	const rows = rowsOf(vehicles);
	return rows.length > 0 ? rows : rowsOf(own);
}

/**
 * The map (operations 61 and 62) as one object: stations, vehicles, and grounds as GeoJSON. The user's own rents and
 * passes stay as Knot writes them; the public map has none.
 */
export function toMap(answer: IDataObject): IDataObject {
	return {
		clusters: rowsOf(answer.clusters).map(toStation),
		vehicles: vehicleRows(answer).map(toVehicle),
		parkings: rowsOf(answer.parkings).map(toFeature),
		networks: rowsOf(answer.networks).map(toFeature),
		speed_zones: rowsOf(answer.speed_zones).map(toFeature),
		rents: rowsOf(answer.rents),
		passes: rowsOf(answer.passes),
	};
}
