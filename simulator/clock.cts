/**
 * The clock of all simulated clouds: real time plus an offset, so that hours can pass in a test at once; or a moment at
 * which it stands, so that no second passes between two questions of a test.
 */
export class Clock {
	private shift = 0;
	/** Epoch milliseconds at which the clock stands; null: it runs. */
	private stoppedAt: number | null = null;

	/** Simulated time in epoch milliseconds. */
	now(): number {
		return this.stoppedAt ?? Date.now() + this.shift;
	}

	/** Simulated time in whole epoch seconds, the form that vendors print. */
	seconds(): number {
		return Math.floor(this.now() / 1000);
	}

	/** Sets how many milliseconds the simulated time is ahead of real time (negative: behind); a clock that stood runs on. */
	offset(ms: number): void {
		this.shift = ms;
		this.stoppedAt = null;
	}

	/** Stops the clock at this time (epoch milliseconds, default: now) until `offset` lets it run. */
	stop(at = this.now()): void {
		this.stoppedAt = at;
	}

	/** Moves the simulated time on by so many milliseconds; a clock that stands goes on standing. */
	advance(ms: number): void {
		if (this.stoppedAt === null) this.shift += ms;
		else this.stoppedAt += ms;
	}

	/** The milliseconds that the simulated time is ahead of real time now. */
	get shifted(): number {
		return this.stoppedAt === null ? this.shift : this.stoppedAt - Date.now();
	}
}
