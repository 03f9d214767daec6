/** At most so many requests in any so many seconds. */
export interface Rate {
	requests: number;
	perSeconds: number;
}

/** Counts requests in a sliding window; refused ones don't count. */
export class RateLimit {
	private readonly times: number[] = [];

	/** Whether one more request is allowed now (epoch ms); it is counted then. `rate` null: always. */
	allows(rate: Rate | null, now: number): boolean {
		if (!rate) return true;
		while (this.times.length > 0 && this.times[0] <= now - rate.perSeconds * 1000) this.times.shift();
		if (this.times.length >= rate.requests) return false;
		this.times.push(now);
		return true;
	}

	reset(): void {
		this.times.length = 0;
	}
}
