// The data tables that the example workflows ask an operator for.
import type { DataTable, Rest } from '../rest.cjs';
import type { KnotVehicle, Vehicle } from '../../simulator/index.cjs';

const FLEET_COLUMNS = [
	{ name: 'iot_code', type: 'string' },
	{ name: 'plate', type: 'string' },
	{ name: 'model', type: 'string' },
	{ name: 'in_use', type: 'boolean' },
] as const;

/** Fills the operator's own fleet list: Segway has no call that lists vehicles. */
export async function fillFleetList(rest: Rest, vehicles: readonly Vehicle[], name = 'Fleet List'): Promise<DataTable> {
	const rows = vehicles.map(({ iotCode, plate, model, listedInUse }) => ({
		iot_code: iotCode,
		plate,
		model,
		in_use: listedInUse,
	}));
	return await rest.dataTables.fill(name, [...FLEET_COLUMNS], rows);
}

/** Makes the memory of the geofence guard, without a vehicle that is outside. */
export async function emptyExcursions(rest: Rest): Promise<DataTable> {
	return await rest.dataTables.fill('Geofence Excursions', [{ name: 'iot_code', type: 'string' }], []);
}

const KNOT_COLUMNS = [
	{ name: 'iot_code', type: 'string' },
	{ name: 'serial_number', type: 'string' },
] as const;

/** Fills the operator's table of which vehicle of Segway is which of Knot; a pair for each. */
export async function fillKnotVehicles(
	rest: Rest,
	pairs: ReadonlyArray<readonly [Pick<Vehicle, 'iotCode'>, Pick<KnotVehicle, 'serial_number'>]>,
	name = 'Knot Vehicles',
): Promise<DataTable> {
	const rows = pairs.map(([{ iotCode }, { serial_number }]) => ({ iot_code: iotCode, serial_number }));
	return await rest.dataTables.fill(name, [...KNOT_COLUMNS], rows);
}
