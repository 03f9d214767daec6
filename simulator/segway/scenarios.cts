import type { Share } from '../mix.cjs';
import type { Random } from '../random.cjs';
import { EVERY_MODEL, E_MOPED, T60_LITE } from './call.cjs';
import { METRES_PER_PERCENT } from './motion.cjs';
import type { Model, Vehicle } from './vehicle.cjs';

/** One kind of vehicle that an operator meets at night. */
export interface Scenario extends Share {
	/** Which models; of several the first is the usual one. */
	models: readonly Model[];
	/** Turns a parked vehicle into one of this kind; `index` counts those of the same kind. */
	apply(vehicle: Vehicle, random: Random, index: number): void;
}

const HOUR = 3600;

export const SCENARIOS: readonly Scenario[] = [
	scenario('parked', 0, () => undefined, EVERY_MODEL),
	// Left unlocked by the last rider: what a nightly sweep is for.
	scenario('forgotten', 0.18, stand, EVERY_MODEL),
	scenario('riding', 0.08, (vehicle, random) => ride(vehicle, random.integer(14, 42)), EVERY_MODEL),
	// Speed 0 and unlocked, but rented and about to go on; the operator's list knows of every other one only.
	scenario('waiting', 0.04, wait),
	scenario('paused', 0.03, (vehicle) => void (vehicle.rented = true)),
	scenario('charging', 0.04, (vehicle) => void (vehicle.charging = true), EVERY_MODEL),
	scenario('low-battery', 0.03, (vehicle, random) => charge(vehicle, random.integer(2, 8)), EVERY_MODEL),
	scenario('offline', 0.025, goOffline, EVERY_MODEL),
	scenario('offline-last-known', 0.01, (vehicle, random) => {
		goOffline(vehicle, random);
		vehicle.answersOffline = true;
	}),
	// Connected, but its last report is hours old: nobody knows whether it stands.
	scenario('silent', 0.01, (vehicle, random) => {
		stand(vehicle, random);
		vehicle.silent = true;
		age(vehicle, random.integer(5, 40) * HOUR);
	}),
	scenario('inactive', 0.01, (vehicle) => void (vehicle.activated = false), EVERY_MODEL),
	scenario('upgrading', 0.01, standing({ upgrading: true }), EVERY_MODEL),
	scenario('dormant', 0.015, standing({ dormant: true }), T60_LITE),
	scenario('fallen', 0.015, (vehicle) => void Object.assign(vehicle, { fallen: true, kickstand: 0 }), EVERY_MODEL),
	scenario('stuck-handlebar', 0.015, standing({ defects: ['handlebar'], faults: ['41'] })),
	scenario('stuck-saddle', 0.01, (vehicle) => void vehicle.defects.push('saddle')),
	// Every other one obeys although it does not answer in time.
	scenario('times-out', 0.01, (vehicle, random, index) => {
		stand(vehicle, random);
		vehicle.link = { fault: 'timeout', takesEffect: index % 2 === 0 };
	}),
	scenario('weak-network', 0.005, standing({ link: { fault: 'network' }, networkSignal: 3 })),
	scenario('no-fix', 0.015, standing({ gpsFix: false, satelliteNumber: 0, latitude: 0, longitude: 0 })),
	scenario('geofence-denied', 0.01, standing({ geofenceDenied: true })),
	// Stands when it is looked at and rides when the lock command arrives.
	scenario('departing', 0.005, standing({ departsOnLock: true })),
];

function scenario(name: string, share: number, apply: Scenario['apply'], models = E_MOPED): Scenario {
	return { name, share, models, apply };
}

function standing(changes: Partial<Vehicle>): Scenario['apply'] {
	return (vehicle, random) => {
		stand(vehicle, random);
		Object.assign(vehicle, structuredClone(changes));
	};
}

function stand(vehicle: Vehicle, random: Random): void {
	Object.assign(vehicle, { locked: false, handlebarStatus: 0 });
	const seconds = Math.floor(vehicle.advancedAt / 1000);
	vehicle.statusUtcTime = seconds - random.integer(5, 55);
	vehicle.gpsUtcTime = seconds - random.integer(1, 9);
}

function ride(vehicle: Vehicle, speed: number): void {
	Object.assign(vehicle, { rented: true, locked: false, handlebarStatus: 0, kickstand: 0, peopleSat: 1, speed });
	vehicle.statusUtcTime = vehicle.gpsUtcTime = Math.floor(vehicle.advancedAt / 1000);
}

function wait(vehicle: Vehicle, random: Random, index: number): void {
	ride(vehicle, 0);
	charge(vehicle, random.integer(45, 95));
	vehicle.listedInUse = index % 2 === 0;
	vehicle.waiting = { reads: 1, seconds: 90, readsHere: 0, since: vehicle.advancedAt };
}

function goOffline(vehicle: Vehicle, random: Random): void {
	vehicle.online = false;
	vehicle.locked = random.next() < 0.6;
	vehicle.handlebarStatus = vehicle.locked ? 1 : 0;
	age(vehicle, random.integer(1, 60) * HOUR);
}

function age(vehicle: Vehicle, seconds: number): void {
	vehicle.statusUtcTime -= seconds;
	vehicle.gpsUtcTime -= seconds;
}

function charge(vehicle: Vehicle, percent: number): void {
	vehicle.powerPercent = percent;
	vehicle.remainingRange = Math.floor((percent * METRES_PER_PERCENT) / 10);
	for (const battery of vehicle.batteries) battery.batteryPercent = percent;
}
