import { walkOn } from '../movement.cjs';
import { Random } from '../random.cjs';
import type { Vehicle } from './vehicle.cjs';

/** One percent of battery lasts so many metres; a full moped goes 70 km. */
export const METRES_PER_PERCENT = 700;
const KMH_PER_METRE_PER_SECOND = 3.6;
/** Seconds; the documents print the first two of each row, the rest is the simulator's choice. */
const LOCATION_INTERVALS = { unlockStatus: 10, lockStatus: 900 };
const STATUS_INTERVALS = { ridingStatus: 10, nonRiding: 60, lockStatus: 900 };

/** Brings a vehicle to the given time (epoch ms): the way driven, battery, boxes shut again, age of status and fix. */
export function advance(vehicle: Vehicle, now: number): void {
	const seconds = (now - vehicle.advancedAt) / 1000;
	vehicle.advancedAt = now;
	if (seconds > 0 && vehicle.speed > 0) ride(vehicle, (vehicle.speed / KMH_PER_METRE_PER_SECOND) * seconds, seconds);
	shutBoxes(vehicle, now);
	if (!vehicle.online || vehicle.silent) return;
	vehicle.statusUtcTime = lastBeat(vehicle.statusUtcTime, now, statusInterval(vehicle));
	if (vehicle.gpsFix) vehicle.gpsUtcTime = lastBeat(vehicle.gpsUtcTime, now, locationInterval(vehicle));
}

/** Called for each status read: a rider who waits at a light is, some time or reads later, at the next one. */
export function readAtLight(vehicle: Vehicle, now: number): void {
	const { waiting } = vehicle;
	if (!waiting) return;
	if (waiting.readsHere >= waiting.reads || now - waiting.since >= waiting.seconds * 1000) {
		const random = new Random(Math.floor(vehicle.odometer));
		const metres = random.integer(250, 900);
		ride(vehicle, metres, metres / 8);
		waiting.readsHere = 0;
		waiting.since = now;
		vehicle.statusUtcTime = Math.floor(now / 1000);
		vehicle.gpsUtcTime = vehicle.statusUtcTime;
	}
	waiting.readsHere += 1;
}

/** Seconds between two status reports in the vehicle's present state (setting/interval). */
export function statusInterval(vehicle: Vehicle): number {
	const state = vehicle.speed > 0 ? 'ridingStatus' : vehicle.locked ? 'lockStatus' : 'nonRiding';
	return stored(vehicle, 'statusInterval', state) ?? STATUS_INTERVALS[state];
}

/** Seconds between two position reports in the vehicle's present state (setting/interval). */
export function locationInterval(vehicle: Vehicle): number {
	const state = vehicle.locked ? 'lockStatus' : 'unlockStatus';
	return stored(vehicle, 'locationInterval', state) ?? LOCATION_INTERVALS[state];
}

function stored(vehicle: Vehicle, group: string, state: string): number | undefined {
	const intervals = vehicle.settings.interval?.[group] as Record<string, number> | undefined;
	return intervals?.[state];
}

function lastBeat(last: number, now: number, interval: number): number {
	const passed = now / 1000 - last;
	return passed > 0 ? last + Math.floor(passed / interval) * interval : last;
}

function ride(vehicle: Vehicle, wish: number, seconds: number): void {
	const metres = Math.min(wish, vehicle.powerPercent * METRES_PER_PERCENT);
	const percent = metres / METRES_PER_PERCENT;
	const change = walkOn(vehicle.walk, metres);
	vehicle.latitude += change.latitude;
	vehicle.longitude += change.longitude;
	vehicle.odometer += metres;
	vehicle.totalRidingSecs += wish > 0 ? (seconds * metres) / wish : 0;
	vehicle.powerPercent -= percent;
	vehicle.remainingRange = Math.floor((vehicle.powerPercent * METRES_PER_PERCENT) / 10);
	for (const battery of vehicle.batteries) battery.batteryPercent = Math.max(0, battery.batteryPercent - percent);
	if (metres < wish) vehicle.speed = 0;
}

function shutBoxes(vehicle: Vehicle, now: number): void {
	if (vehicle.boxesShutAt === null || now < vehicle.boxesShutAt) return;
	vehicle.boxesShutAt = null;
	vehicle.saddleStatus = 1;
	vehicle.tailboxStatus = 1;
}
