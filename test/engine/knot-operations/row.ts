import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { KnotCloud, KnotMaintenance } from '../../../simulator/index.cjs';
import { picture } from '../picture';

/** One documented call: what a person fills in, and what comes of it. */
export interface KnotRow {
	/** As the table of routes names it. */
	id: string;
	input?(cloud: KnotCloud): IDataObject;
	item?: Partial<INodeExecutionData>;
	/** Who logs in, where that is not the main user. */
	email?: string;
	/** What the items hold at least; a write that answers nothing gives its outcome. */
	json?: unknown[];
	/** What is changed at Knot. */
	effect?(cloud: KnotCloud): unknown;
	expected?: unknown;
}

export const DONE = [{ outcome: 'done', code: 0 }];
export const PICTURE = { binary: picture() };

/** The cluster that most calls are about: one with stations, spots and a badge reader. */
export const clusterOf = ({ clusters }: KnotCloud) =>
	clusters.find(({ stations, has_badge_reader }) => has_badge_reader && stations.length > 0)!;

export const placeOf = (cloud: KnotCloud): IDataObject => {
	const { latitude, longitude } = clusterOf(cloud);
	return { latitude, longitude };
};

export const stationOf = (cloud: KnotCloud) => clusterOf(cloud).stations[0];
export const spotOf = (cloud: KnotCloud) => stationOf(cloud).spots[0];
/** One that stands in a spot. */
export const vehicleOf = ({ vehicles }: KnotCloud) => vehicles.find(({ spot_id }) => spot_id !== null)!;

/** One maintenance of a target, that is going on or resolved. */
export function maintenanceOn(
	cloud: KnotCloud,
	target: 'vehicle' | 'spot' | 'station',
	state: 'ongoing' | 'resolved' = 'ongoing',
): KnotMaintenance {
	const worker = { user_id: 1, name: 'Fleet Manager' };
	const now = cloud.world.clock.now();
	const numbers = {
		vehicle: { vehicle_id: vehicleOf(cloud).vehicle_id },
		spot: { spot_id: spotOf(cloud).spot_id, station_id: stationOf(cloud).station_id },
		station: { station_id: stationOf(cloud).station_id },
	};
	const type = { vehicle: 'brakes', spot: 'spot-lock', station: 'station-power' }[target];
	const wish = { target, ...numbers[target], maintenance_type: type, severity: 'high' as const, comment: 'Squeaks' };
	const made = cloud.maintenances.add(wish, worker, now);
	if (state === 'resolved') cloud.maintenances.stop(made, worker, now);
	return made;
}
