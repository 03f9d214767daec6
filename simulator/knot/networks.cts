import { CENTRE } from '../movement.cjs';
import { cornersOf, type Area } from './geo.cjs';

/** Where a company rents its vehicles out. */
export interface Network extends Area {
	network_id: number;
	name: string;
	currency: string;
	max_simultaneous_rented_vehicle: number;
	/** Whether everybody sees it. */
	isPublic: boolean;
	/** White labels that show it. */
	appLabels: string[];
	/** Least and most money to block before a trip. */
	min_guarantee: number | null;
	max_guarantee: number | null;
	/** Why nobody can rent here at present; null: all is well. */
	outOfOrder: string | null;
	allow_trip_on_hold: boolean;
}

export const MILANO = 1;
export const STRASBOURG = 2;
export const CAMPUS = 3;

const SIZE = { height: 0.1, width: 0.14 };
/** Two public ones, the second far away, and one that only members see. */
const NETWORKS: readonly Network[] = [
	{
		network_id: MILANO,
		name: 'Milano',
		...CENTRE,
		...SIZE,
		currency: 'EUR',
		max_simultaneous_rented_vehicle: 2,
		isPublic: true,
		appLabels: ['knot', 'velo'],
		min_guarantee: 50,
		max_guarantee: 350,
		outOfOrder: null,
		allow_trip_on_hold: true,
	},
	{
		network_id: STRASBOURG,
		name: 'Strasbourg',
		latitude: 48.5836,
		longitude: 7.7481,
		...SIZE,
		currency: 'EUR',
		max_simultaneous_rented_vehicle: 1,
		isPublic: true,
		appLabels: ['knot'],
		min_guarantee: null,
		max_guarantee: null,
		outOfOrder: null,
		allow_trip_on_hold: false,
	},
	{
		network_id: CAMPUS,
		name: 'Campus',
		latitude: 44.4949,
		longitude: 11.3426,
		height: 0.02,
		width: 0.02,
		currency: 'EUR',
		max_simultaneous_rented_vehicle: 1,
		isPublic: false,
		appLabels: ['knot'],
		min_guarantee: 100,
		max_guarantee: 100,
		outOfOrder: 'Summer break',
		allow_trip_on_hold: true,
	},
];

/** The networks as at the start. */
export function makeNetworks(): Network[] {
	return NETWORKS.map((network) => structuredClone(network) as Network);
}

/** A network as the lists answer it. */
export function networkRow(network: Network): object {
	const { network_id, name, latitude, longitude, currency, max_simultaneous_rented_vehicle } = network;
	return {
		network_id,
		name,
		shape: cornersOf(network),
		center_latitude: latitude,
		center_longitude: longitude,
		currency,
		max_simultaneous_rented_vehicle,
	};
}

/** An exceptional reason why something is out of order, as answers tell it. @param id number of the thing */
export function outOfOrderRow(id: number, reason: string | null): object | null {
	if (reason === null) return null;
	return { exceptional_out_of_order_id: id, type: 'other', reason: 'other', custom_reason: reason };
}
