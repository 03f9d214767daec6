/** The clock of all simulated clouds: real time plus an offset, so that hours can pass in a test at once. */
export class Clock {
	private shift = 0;

	/** Simulated time in epoch milliseconds. */
	now(): number {
		return Date.now() + this.shift;
	}

	/** Simulated time in whole epoch seconds, the form that vendors print. */
	seconds(): number {
		return Math.floor(this.now() / 1000);
	}

	/** Sets how many milliseconds the simulated time is ahead of real time (negative: behind). */
	offset(ms: number): void {
		this.shift = ms;
	}

	/** Moves the simulated time on by so many milliseconds. */
	advance(ms: number): void {
		this.shift += ms;
	}

	/** The offset now in force, in milliseconds. */
	get shifted(): number {
		return this.shift;
	}
}
