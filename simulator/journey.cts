import { roadOf } from './road.cjs';
import { DAY, Timetable, type Habit } from './timetable.cjs';
import { Random } from './random.cjs';

/** What every tracker that drives along a road has in its state. */
export interface Moving {
	/** WGS-84 degrees. */
	longitude: number;
	latitude: number;
	/** Degrees, 0 north, clockwise. */
	course: number;
	/** km/h. */
	speed: number;
	/** Time of the fix and of the last data: epoch seconds. */
	gpstime: number;
	hearttime: number;
	/** False: it reports, but position and `gpstime` stay as they are. */
	gpsFix: boolean;
	/** Metres, -1 not available. */
	mileage: number;
	/** Epoch milliseconds at which it comes to a stop, the fuel being cut. */
	stopsAt: number | null;
	/** Seconds between two reports. */
	reportInterval: number;
}

/** A stretch of time, epoch seconds. */
export interface Span {
	begin: number;
	end: number;
}

/** From this second on the vehicle has this speed, and its position is so many degrees off the road. */
interface Change {
	at: number;
	metres: number;
	speed: number;
	north: number;
	east: number;
}

const KMH_PER_METRE_PER_SECOND = 3.6;

/** Where a vehicle was at any time: by its timetable before the start, as the simulation went since. */
export abstract class Journey<D extends Moving> {
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

	/** Whether the device sends data; if not, it stands and its values stay as they are. */
	protected abstract isReporting(device: D): boolean;

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

	/** The drives that overlap a period (epoch seconds), cut at its ends, in their order. */
	drives({ begin, end }: Span): Span[] {
		const spans: Span[] = [];
		for (let day = Math.floor((begin - this.since) / DAY); day < 0 && this.since + day * DAY < end; day++) {
			const start = this.since + day * DAY;
			spans.push(...this.timetable.drives().map((drive) => ({ begin: start + drive.begin, end: start + drive.end })));
		}
		const driven = this.changes.map(({ at, speed }, index) => ({
			speed,
			begin: at,
			end: this.changes[index + 1]?.at ?? Infinity,
		}));
		spans.push(...driven.filter(({ speed }) => speed > 0));
		const cut = spans.map((span) => ({ begin: Math.max(begin, span.begin), end: Math.min(end, span.end) }));
		return joined(cut.filter((span) => span.begin < span.end));
	}

	/** The last time at or before `second` at which the tracker reports. */
	lastReport(second: number, interval: number): number {
		return Math.floor((second - this.phase) / interval) * interval + this.phase;
	}

	/** Sets position, times and mileage of the tracker as of its report at this second. */
	report(device: D, second: number): void {
		device.hearttime = second;
		if (!device.gpsFix) return;
		const { longitude, latitude, course } = this.at(second);
		Object.assign(device, { longitude, latitude, course, gpstime: second });
		const metres = this.metresAt(second);
		if (device.mileage !== -1) device.mileage += metres - this.shown.metres;
		this.shown = { longitude, latitude, metres };
	}

	/** Goes on from here as the device's state now says: its speed, its position. */
	follow(device: D, second: number): void {
		const last = this.changes[this.changes.length - 1];
		const speed = this.isReporting(device) ? device.speed : 0;
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

	/** Brings a tracker to the given time (epoch ms): what was changed in its state, a stop that is due, its reports. */
	advance(device: D, now: number): void {
		const second = now / 1000;
		this.follow(device, second);
		if (device.stopsAt !== null && now >= device.stopsAt) {
			const stopped = device.stopsAt / 1000;
			Object.assign(device, { speed: 0, stopsAt: null });
			this.follow(device, stopped);
		}
		if (!this.isReporting(device)) return;
		const report = this.lastReport(second, reportEvery(device));
		if (report > device.hearttime) this.report(device, report);
	}

	private changeAt(second: number): Change {
		let index = this.changes.length - 1;
		while (index > 0 && this.changes[index].at > second) index -= 1;
		return this.changes[index];
	}
}

/** Whole seconds between two reports, 1 at the least. */
export function reportEvery({ reportInterval }: Pick<Moving, 'reportInterval'>): number {
	return Math.max(1, Math.round(reportInterval));
}

/** Degrees with the six decimals that vendors print. */
export function degrees(value: number): number {
	return Number(value.toFixed(6));
}

/** Drives that follow each other at once are one. */
function joined(spans: readonly Span[]): Span[] {
	const drives: Span[] = [];
	for (const span of spans) {
		const last = drives.at(-1);
		if (last && last.end === span.begin) last.end = span.end;
		else drives.push({ ...span });
	}
	return drives;
}
