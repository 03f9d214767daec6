import type { Share } from '../mix.cjs';
import type { Random } from '../random.cjs';
import type { Trip, Vehicle } from './vehicle.cjs';

/** Where a vehicle is put: in a spot, on a cluster's virtual parking, at a crossing, in the second network. */
export type Ground = 'spot' | 'parking' | 'street' | 'elsewhere';

/** One kind of vehicle that an operator meets. */
export interface Scenario extends Share {
	ground: Ground;
	/** Turns a vehicle that is in order into one of this kind; `index` counts those of the same kind. */
	apply(vehicle: Vehicle, making: { random: Random; index: number; now: number }): void;
}

/** Users of the first two trips of a kind: the main user, the rider; the others are nobody with a login. */
const RIDERS = [1, 2];
const NOBODY = 900;

export const SCENARIOS: readonly Scenario[] = [
	scenario('docked', 0, 'spot'),
	scenario('parked', 0.2, 'parking'),
	scenario('free', 0.1, 'street'),
	scenario('riding', 0.15, 'street', (vehicle, { random, index, now }) => {
		const trip = tripOf(vehicle, index, now - random.integer(2, 15) * 60_000);
		Object.assign(vehicle, { speed: random.integer(12, 22), lock_status: 0, trip });
	}),
	scenario('on-hold', 0.05, 'street', (vehicle, { index, now }) => {
		vehicle.trip = { ...tripOf(vehicle, index, now - 1_800_000), heldSince: now - 600_000 };
	}),
	scenario('offline', 0.05, 'street', { connected: false }),
	scenario('low-battery', 0.05, 'street', { battery_level: 4 }),
	scenario('unknown-battery', 0.025, 'parking', { battery_level: null }),
	// One maintenance that is not resolved.
	scenario('maintenance', 0.05, 'street'),
	// Many maintenances that are resolved.
	scenario('repaired', 0.025, 'spot'),
	scenario('out-of-order', 0.025, 'parking', { outOfOrder: 'Burnt' }),
	scenario('inaccessible', 0.025, 'street', { is_accessible: false }),
	scenario('elsewhere', 0.05, 'elsewhere'),
];

function scenario(
	name: string,
	share: number,
	ground: Ground,
	changes: Partial<Vehicle> | Scenario['apply'] = {},
): Scenario {
	const apply: Scenario['apply'] =
		typeof changes === 'function' ? changes : (vehicle) => void Object.assign(vehicle, changes);
	return { name, share, ground, apply };
}

function tripOf({ vehicle_id }: Vehicle, index: number, startedAt: number): Trip {
	return { trip_id: vehicle_id + 20_000, user_id: RIDERS[index] ?? NOBODY + index, startedAt, heldSince: null };
}
