import { done, EVERY_MODEL, E_MOPED, refused, type Call, type Outcome } from './call.cjs';
import { oneOf, parameters } from './parameters.cjs';
import { isBroken, type Defect, type Vehicle } from './vehicle.cjs';

/** Milliseconds after which a rider has shut the saddle or tail box that was opened for him. */
export const BOX_OPEN_MS = 30_000;
const SWITCH = oneOf(0, 1);

/** Controls of the E-moped document besides the two rental commands. */
export const CONTROLS: Call[] = [
	control('/api/v2/vehicle/control/unlock', {
		restrictable: true,
		networkCode: 15612,
		run(vehicle) {
			if (isBroken(vehicle, 'lock')) return refused(15611);
			if (isBroken(vehicle, 'handlebar')) return refused(15613);
			unlock(vehicle);
			return done();
		},
	}),
	control('/api/v2/vehicle/control/lock', {
		restrictable: true,
		networkCode: 15602,
		run(vehicle) {
			depart(vehicle);
			if (vehicle.speed > 0) return refused(15600);
			if (vehicle.geofenceDenied) return refused(15996);
			if (isBroken(vehicle, 'lock')) return refused(15601);
			if (isBroken(vehicle, 'handlebar')) return refused(15603);
			lock(vehicle);
			return done();
		},
	}),
	control('/api/v2/vehicle/control/throttle-response', {
		schema: parameters({ controlType: SWITCH }, ['controlType']),
		run(vehicle, { controlType }) {
			vehicle.throttle = controlType === 1;
			return done();
		},
	}),
	control('/api/v2/mopeds/control/saddle', { run: (vehicle, _given, now) => openBox(vehicle, 'saddle', now) }),
	control('/api/v2/mopeds/control/tailbox', { run: (vehicle, _given, now) => openBox(vehicle, 'tailbox', now) }),
	control('/api/v2/vehicle/control/battery-cover', {
		run: (vehicle, _given, now) => openBox(vehicle, 'batteryCover', now),
	}),
	control('/api/v2/vehicle/control/sound', {
		models: EVERY_MODEL,
		schema: parameters({ controlType: oneOf(1, 2, 3) }, ['controlType']),
		run(vehicle, { controlType }) {
			// Both documents share this path; that of the T60 Lite allows the toot only.
			if (vehicle.model === 't60-lite' && controlType !== 2) return refused(15004);
			vehicle.lastSound = controlType as number;
			return done();
		},
	}),
];

/** A POST of the group Control; E-moped and `iotCode` alone unless said otherwise. */
export function control(path: string, call: Partial<Call> & Pick<Call, 'run'>): Call {
	return { kind: 'control', method: 'POST', path, models: E_MOPED, schema: parameters(), ...call };
}

export function unlock(vehicle: Vehicle): void {
	vehicle.locked = false;
	vehicle.handlebarStatus = 0;
}

export function lock(vehicle: Vehicle): void {
	vehicle.locked = true;
	vehicle.handlebarStatus = 1;
	vehicle.peopleSat = 0;
	vehicle.waiting = null;
}

/** A rider who gets on at this very moment: the vehicle's own refusal is the last guard. */
export function depart(vehicle: Vehicle): void {
	if (!vehicle.departsOnLock) return;
	Object.assign(vehicle, { departsOnLock: false, rented: true, locked: false, speed: 18, peopleSat: 1 });
}

/** Saddle, tail box and battery cover open while the vehicle is unlocked. */
function openBox(vehicle: Vehicle, part: Defect & ('saddle' | 'tailbox' | 'batteryCover'), now: number): Outcome {
	if (vehicle.locked) return refused(15635);
	if (isBroken(vehicle, part)) return refused(15638);
	if (part === 'batteryCover') vehicle.batteryCoverOpen = true;
	else open(vehicle, part, now);
	return done();
}

/** Opens a box that the rider shuts again soon. */
export function open(vehicle: Vehicle, part: 'saddle' | 'tailbox', now: number): void {
	vehicle[part === 'saddle' ? 'saddleStatus' : 'tailboxStatus'] = 0;
	vehicle.boxesShutAt = now + BOX_OPEN_MS;
}
