import { Random } from '../random.cjs';
import { degrees, isReporting, reportEvery, type Device } from './device.cjs';
import { roadOf } from './road.cjs';
import { DAY, Timetable, type Habit } from './timetable.cjs';

const KMH_PER_METRE_PER_SECOND = 3.6;

/** From this second on the vehicle has this speed, and its position is so many degrees off the road. */
interface Change {
	at: number;
	metres: number;
	speed: number;
	north: number;
	east: number;
}

/** Where a vehicle was at any time: by its timetable before the start, as the simulation went since. */
export class Journey {
	private readonly changes: Change[];
	private readonly timetable: Timetable;
	private readonly phase: number;
	/** What the device's state was last set to; anything else there was changed by somebody. */
	private shown = { longitude: 0, latitude: 0, metres: 0 };

	/** @param since epoch seconds of the start */
	constructor(
		private readonly since: number,
		habit: Habit,
		speed: number,
		private readonly seed: number,
	) {
		this.timetable = new Timetable(habit, speed, new Random(seed));
		this.phase = seed % 3600;
		this.changes = [{ at: since, metres: 0, speed, north: 0, east: 0 }];
	}

	/** Metres driven since the start, negative before it. @param second epoch seconds */
	metresAt(second: number): number {
		if (second < this.since) return this.timetable.metresAt(second - this.since);
		const { at, metres, speed } = this.changeAt(second);
		return metres + ((second - at) * speed) / KMH_PER_METRE_PER_SECOND;
	}

	/** Position, course and speed (km/h) at a time. @param second epoch seconds */
	at(second: number) {
		const { speed, north, east } = this.changeAt(second);
		const { road, start } = roadOf(this.seed);
		const place = road.at(start + this.metresAt(second));
		return {
			longitude: degrees(place.longitude + east),
			latitude: degrees(place.latitude + north),
			course: place.course,
			speed: second < this.since ? this.timetable.speedAt(second - this.since) : speed,
		};
	}

	/** The last time at or before `second` at which the tracker reports. */
	lastReport(second: number, interval: number): number {
		return Math.floor((second - this.phase) / interval) * interval + this.phase;
	}

	/** Sets position, times and mileage of the tracker as of its report at this second. */
	report(device: Device, second: number): void {
		device.hearttime = second;
		if (!device.gpsFix) return;
		const { longitude, latitude, course } = this.at(second);
		Object.assign(device, { longitude, latitude, course, gpstime: second, systemtime: second });
		const metres = this.metresAt(second);
		if (device.mileage !== -1) device.mileage += metres - this.shown.metres;
		if (device.todaymileage !== -1) device.todaymileage = metres - this.metresAt(second - (second % DAY));
		this.shown = { longitude, latitude, metres };
	}

	/** Goes on from here as the device's state now says: its speed, its position. */
	follow(device: Device, second: number): void {
		const last = this.changes[this.changes.length - 1];
		const speed = isReporting(device) ? device.speed : 0;
		const east = device.longitude - this.shown.longitude;
		const north = device.latitude - this.shown.latitude;
		const isMoved = this.shown.longitude !== 0 && (east !== 0 || north !== 0);
		if (speed === last.speed && !isMoved) return;
		const at = Math.max(Math.floor(second), last.at);
		const metres = this.metresAt(at);
		const shift = isMoved ? { east: last.east + east, north: last.north + north } : last;
		this.changes.push({ at, metres, speed, east: shift.east, north: shift.north });
		Object.assign(this.shown, { longitude: device.longitude, latitude: device.latitude });
	}

	private changeAt(second: number): Change {
		let index = this.changes.length - 1;
		while (index > 0 && this.changes[index].at > second) index -= 1;
		return this.changes[index];
	}
}

/** Brings a tracker to the given time (epoch ms): what was changed in its state, a stop that is due, its reports. */
export function advance(device: Device, journey: Journey, now: number): void {
	const second = now / 1000;
	journey.follow(device, second);
	if (device.stopsAt !== null && now >= device.stopsAt) {
		const stopped = device.stopsAt / 1000;
		Object.assign(device, { speed: 0, stopsAt: null });
		journey.follow(device, stopped);
	}
	if (!isReporting(device)) return;
	const report = journey.lastReport(second, reportEvery(device));
	if (report > device.hearttime) journey.report(device, report);
}
