import type { Random } from './random.cjs';

export const DAY = 86_400;
const KMH_PER_METRE_PER_SECOND = 3.6;
/** A vehicle that stands at the start has stood for so long. */
const LAST_STAND = 2 * 3600;
/** A vehicle that drives at the start is at work since so long, with short stops. */
const WORKING_DAY = 10 * 3600;
/** It has driven without a stop for so long. */
const LAST_DRIVE = 300;

/** A stop of so many seconds is part of a drive: a light, a queue. */
const SHORT_STOP = 120;

/** A stretch of the day at one speed. */
interface Phase {
	/** Seconds since the start of the day. */
	start: number;
	/** km/h. */
	speed: number;
	/** Metres driven since the start of the day. */
	metres: number;
}

export type Habit = 'work' | 'trips' | 'never';

/** A day of driving that repeats for ever, back into the past too. */
export class Timetable {
	private readonly phases: Phase[] = [{ start: 0, speed: 0, metres: 0 }];
	/** Where the next leg begins. */
	private end = 0;
	private readonly perDay: number;

	/** @param speed km/h at the very end of the day */
	constructor(habit: Habit, speed: number, random: Random) {
		if (habit === 'work') this.driveAtWork(speed, random);
		if (habit === 'trips') this.driveTrips(random);
		this.perDay = this.within(DAY);
	}

	/** Metres driven from second 0 to `second`, negative for the past. */
	metresAt(second: number): number {
		const day = Math.floor(second / DAY);
		return day * this.perDay + this.within(second - day * DAY);
	}

	/** km/h. */
	speedAt(second: number): number {
		return this.phaseAt(second - Math.floor(second / DAY) * DAY).speed;
	}

	/** The drives of one day, seconds since its start; a short stop does not end a drive. */
	drives(): Array<{ begin: number; end: number }> {
		const drives: Array<{ begin: number; end: number }> = [];
		for (const [index, { start, speed }] of this.phases.entries()) {
			if (speed === 0) continue;
			const end = this.phases[index + 1]?.start ?? DAY;
			const last = drives.at(-1);
			if (last && start - last.end <= SHORT_STOP) last.end = end;
			else drives.push({ begin: start, end });
		}
		return drives;
	}

	private driveAtWork(speed: number, random: Random): void {
		this.end = DAY - WORKING_DAY;
		while (this.end < DAY - LAST_DRIVE - 1200) this.leg(random, random.next() < 0.06 ? 600 : random.integer(15, 60));
		this.add(DAY - LAST_DRIVE, speed);
	}

	private driveTrips(random: Random): void {
		const gap = (DAY - LAST_STAND) / random.integer(4, 8);
		for (let start = gap / 2; start < DAY - LAST_STAND - 3000; start += gap) {
			this.add(Math.round(start), 0);
			for (const end = start + random.integer(900, 2400); this.end < end; ) this.leg(random, random.integer(15, 60));
		}
	}

	/** One or a few minutes of driving and a stop. */
	private leg(random: Random, stop: number): void {
		const start = this.end;
		this.add(start, random.integer(20, 65));
		const seconds = random.integer(60, 240);
		this.add(start + seconds, 0);
		this.end = start + seconds + stop;
	}

	private add(start: number, speed: number): void {
		const metres = this.within(start);
		this.phases.push({ start, speed, metres });
		this.end = start;
	}

	private within(second: number): number {
		const { start, speed, metres } = this.phaseAt(second);
		return metres + ((second - start) * speed) / KMH_PER_METRE_PER_SECOND;
	}

	private phaseAt(second: number): Phase {
		let low = 0;
		for (let high = this.phases.length - 1; low < high; ) {
			const middle = (low + high + 1) >> 1;
			if (this.phases[middle].start <= second) low = middle;
			else high = middle - 1;
		}
		return this.phases[low];
	}
}
