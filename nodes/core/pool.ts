import { sleep } from 'n8n-workflow';

/** Work for one lane; jobs of the same lane run one after the other, in order. `null`: a lane of its own. */
export interface Job {
	lane: string | null;
}

/** Waits without holding a place in the pool, e.g. until a vehicle has acted. */
export type Wait = (milliseconds: number) => Promise<void>;

/** Places in the pool, given out in the order of asking. */
class Places {
	private readonly waiting: Array<() => void> = [];

	constructor(private free: number) {}

	async take(): Promise<void> {
		if (this.free > 0) this.free--;
		else await new Promise<void>((taken) => this.waiting.push(taken));
	}

	leave(): void {
		const next = this.waiting.shift();
		if (next) next();
		else this.free++;
	}

	readonly wait: Wait = async (milliseconds) => {
		this.leave();
		await sleep(milliseconds);
		await this.take();
	};
}

function lanesOf<T extends Job>(jobs: T[]): T[][] {
	const lanes = new Map<unknown, T[]>();
	for (const job of jobs) {
		const key = job.lane ?? job;
		const lane = lanes.get(key);
		if (lane) lane.push(job);
		else lanes.set(key, [job]);
	}
	return [...lanes.values()];
}

/**
 * Runs the jobs with at most `limit` at a time. Lanes keep their order, so two commands for one vehicle never
 * overtake each other. When `stopped` answers true no further job starts; those that run are awaited.
 *
 * @returns the jobs that were not started
 */
export async function runPool<T extends Job>(
	jobs: T[],
	limit: number,
	work: (job: T, wait: Wait) => Promise<void>,
	stopped: () => boolean,
): Promise<T[]> {
	const places = new Places(limit);
	const started = new Set<T>();
	const runLane = async (lane: T[]) => {
		for (const job of lane) {
			await places.take();
			if (!stopped()) {
				started.add(job);
				await work(job, places.wait).catch((error: Error) => void errors.push(error));
			}
			places.leave();
		}
	};
	const errors: Error[] = [];
	await Promise.all(lanesOf(jobs).map(runLane));
	if (errors.length > 0) throw errors[0];
	return jobs.filter((job) => !started.has(job));
}
