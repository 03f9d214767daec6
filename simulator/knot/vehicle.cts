import { walkOn, type Position, type Walk } from '../movement.cjs';

/** The whole state of a simulated vehicle. Everything may be changed at any time; every key is always there. */
export interface Vehicle extends Position {
	vehicle_id: number;
	/** 8 characters. */
	serial_number: string;
	/** What this vehicle is an example of. */
	scenario: string;
	network_id: number;
	vehicle_type: string;
	model_id: number;
	model_name: string;
	manufacturer: string;
	/** km/h. Above 0 the vehicle moves along the streets, as long as it is connected and in no spot. */
	speed: number;
	/** Percent; null: unknown. */
	battery_level: number | null;
	connected: boolean;
	/** The spot that holds it; null: free floating. */
	spot_id: number | null;
	/** 1 locked, 0 unlocked. */
	lock_status: number;
	is_accessible: boolean;
	/** Why it cannot be rented at present; null: all is well. */
	outOfOrder: string | null;
	/** The trip that it is on. */
	trip: Trip | null;
	/** How often it was told to ring. */
	rings: number;
	walk: Walk;
	/** Epoch milliseconds to which it has been brought. */
	advancedAt: number;
}

/** A rental that goes on. */
export interface Trip {
	trip_id: number;
	user_id: number;
	/** Epoch milliseconds. */
	startedAt: number;
	/** Epoch milliseconds since when it is on hold; null: it is not. */
	heldSince: number | null;
}

const KMH_PER_METRE_PER_SECOND = 3.6;
/** A full battery lasts so many kilometres. */
const FULL_RANGE = 40;

/** Keys that the control API does not change, and those that may be null. */
export const STATE_RULES = {
	fixed: ['vehicle_id', 'serial_number', 'walk', 'advancedAt'],
	nullable: ['battery_level', 'spot_id', 'outOfOrder', 'trip'],
};

/** Brings a vehicle to the given time (epoch ms). */
export function advance(vehicle: Vehicle, now: number): void {
	const seconds = (now - vehicle.advancedAt) / 1000;
	vehicle.advancedAt = now;
	if (seconds <= 0 || vehicle.speed <= 0 || !vehicle.connected || vehicle.spot_id !== null) return;
	const change = walkOn(vehicle.walk, (vehicle.speed / KMH_PER_METRE_PER_SECOND) * seconds);
	vehicle.latitude += change.latitude;
	vehicle.longitude += change.longitude;
}

/** Kilometres that it goes on average with what is in its battery. */
export function rangeOf({ battery_level }: Vehicle): number | null {
	return battery_level === null ? null : Math.round((battery_level * FULL_RANGE) / 10) / 10;
}
