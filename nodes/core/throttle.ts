import { sleep } from 'n8n-workflow';

const LONGEST_NAP = 1_000;
/** Places won back per round of successes. */
const GROWTH = 0.5;

/** How a run bears what a vendor refuses for now; times in milliseconds. */
export interface Patience {
	/** How often one call is made again with a new token. */
	tokens: number;
	/** How often one call is sent again after "too many requests". */
	limits: number;
	/** The wait after the first "too many requests", unless the vendor names one; it doubles each time. */
	pause: number;
	longestPause: number;
	/** What the limit may cost the run in all. */
	inAll: number;
}

export const USUAL_PATIENCE: Patience = {
	tokens: 3,
	limits: 5,
	pause: 1_000,
	longestPause: 60_000,
	inAll: 120_000,
};

/**
 * The gate that every request of a run passes. When the vendor limits, the whole run waits, then goes on with fewer
 * requests at a time: halved at each refusal, one more after some rounds without one.
 */
export class Throttle {
	private active = 0;
	private places = Infinity;
	private pausedUntil = 0;
	private readonly queue: Array<() => void> = [];
	/** Milliseconds that the vendor's limit has cost so far. */
	waited = 0;

	/** @param longest milliseconds that a run waits at the most */
	constructor(private readonly longest: number) {}

	/** Waits for a place and for the end of the vendor's pause. */
	async enter(cancelled: () => boolean, first = false): Promise<void> {
		while (this.active >= Math.floor(this.places)) {
			await new Promise<void>((next) => (first ? this.queue.unshift(next) : this.queue.push(next)));
		}
		this.active++;
		await this.pause(cancelled);
	}

	/** The request was answered; the next ones may come. */
	leave(): void {
		this.places += GROWTH / this.places;
		this.active--;
		const free = Math.min(Math.floor(this.places) - this.active, this.queue.length);
		for (const next of this.queue.splice(0, Math.max(0, free))) next();
	}

	/** The request was turned away and will be sent again: it keeps its place or, with fewer places, waits in front. */
	async turnedAway(cancelled: () => boolean): Promise<void> {
		this.places = Math.max(1, Math.min(this.places, this.active) / 2);
		if (this.active <= Math.floor(this.places)) return await this.pause(cancelled);
		this.active--;
		await this.enter(cancelled, true);
	}

	/** Holds every further request back; `false` when the run has waited long enough. */
	hold(wait: number): boolean {
		const now = Date.now();
		const more = now + wait - Math.max(this.pausedUntil, now);
		if (this.waited + more > this.longest) return false;
		if (more > 0) {
			this.waited += more;
			this.pausedUntil = now + wait;
		}
		return true;
	}

	private async pause(cancelled: () => boolean): Promise<void> {
		while (Date.now() < this.pausedUntil && !cancelled()) {
			await sleep(Math.min(this.pausedUntil - Date.now(), LONGEST_NAP));
		}
	}
}
