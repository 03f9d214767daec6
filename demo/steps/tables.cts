// The data tables that the example workflows ask an operator for.
import type { DataTable, Rest } from '../rest.cjs';
import type { Vehicle } from '../../simulator/index.cjs';

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
