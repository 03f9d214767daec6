/** Work for one lane; jobs of the same lane run one after the other, in order. `null`: a lane of its own. */
export interface Job {
	lane: string | null;
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
	work: (job: T) => Promise<void>,
	stopped: () => boolean,
): Promise<T[]> {
	const lanes = new Map<unknown, T[]>();
	for (const job of jobs) {
		const key = job.lane ?? job;
		const lane = lanes.get(key);
		if (lane) lane.push(job);
		else lanes.set(key, [job]);
	}
	const ready = [...lanes.values()];
	let next = 0;
	const started = new Set<T>();
	const worker = async () => {
		while (next < ready.length && !stopped()) {
			const lane = ready[next++];
			const job = lane.shift()!;
			started.add(job);
			await work(job);
			if (lane.length > 0) ready.push(lane);
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, jobs.length) }, worker));
	return jobs.filter((job) => !started.has(job));
}
