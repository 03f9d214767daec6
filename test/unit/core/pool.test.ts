import fc from 'fast-check';
import { sleep } from 'n8n-workflow';
import type { Job } from '../../../nodes/core/pool';
import { runPool } from '../../../nodes/core/pool';

interface Timed extends Job {
	id: number;
	ticks: number;
}

const jobs = fc
	.array(fc.record({ lane: fc.option(fc.constantFrom('a', 'b', 'c')), ticks: fc.nat(4) }), { maxLength: 25 })
	.map((list) => list.map((job, id): Timed => ({ ...job, id })));
const limits = fc.integer({ min: 1, max: 6 });

/** Runs the jobs, each for its number of turns of the event loop, and writes down what happened. */
async function watched(list: Timed[], limit: number, stopped: (started: number) => boolean = () => false) {
	const started: Timed[] = [];
	const ended: Timed[] = [];
	let [running, most] = [0, 0];
	const overlaps: Timed[] = [];
	const work = async (job: Timed) => {
		const sameLane = started.filter(({ lane }) => lane !== null && lane === job.lane);
		if (sameLane.some((each) => !ended.includes(each))) overlaps.push(job);
		started.push(job);
		most = Math.max(most, ++running);
		for (let tick = 0; tick < job.ticks; tick++) await Promise.resolve();
		running--;
		ended.push(job);
	};
	const left = await runPool(list, limit, work, () => stopped(started.length));
	return { started, ended, running, most, overlaps, left };
}

test('every job runs exactly once', async () => {
	await fc.assert(
		fc.asyncProperty(jobs, limits, async (list, limit) => {
			const { ended, left, running } = await watched(list, limit);
			expect(new Set(ended)).toEqual(new Set(list));
			expect([ended.length, left, running]).toEqual([list.length, [], 0]);
		}),
	);
});

test('jobs of one lane run in input order, one after the other', async () => {
	await fc.assert(
		fc.asyncProperty(jobs, limits, async (list, limit) => {
			const { started, overlaps } = await watched(list, limit);
			expect(overlaps).toEqual([]);
			for (const lane of ['a', 'b', 'c']) {
				const ids = started.filter((job) => job.lane === lane).map(({ id }) => id);
				expect(ids).toEqual([...ids].sort((a, b) => a - b));
			}
		}),
	);
});

test('never more than the limit at once', async () => {
	await fc.assert(
		fc.asyncProperty(jobs, limits, async (list, limit) => {
			expect((await watched(list, limit)).most).toBeLessThanOrEqual(limit);
		}),
	);
});

test('as many at once as limit and lanes allow', async () => {
	await fc.assert(
		fc.asyncProperty(jobs, limits, async (list, limit) => {
			const busy = list.map((job) => ({ ...job, ticks: 50 }));
			const lanes = new Set(busy.map((job) => job.lane ?? job)).size;
			expect((await watched(busy, limit)).most).toBe(Math.min(limit, lanes));
		}),
	);
});

test('after a stop nothing starts, what runs is awaited, and the rest comes back in input order', async () => {
	await fc.assert(
		fc.asyncProperty(jobs, limits, fc.nat(20), async (list, limit, after) => {
			const { started, ended, left, running } = await watched(list, limit, (count) => count >= after);
			expect(running).toBe(0);
			expect(new Set(ended)).toEqual(new Set(started));
			expect(left).toEqual(list.filter((job) => !started.includes(job)));
			expect(started.length).toBe(Math.min(after, list.length));
		}),
	);
});

test('a job that waits lets another one in, and needs a place again to go on', async () => {
	const log: string[] = [];
	let running = 0;
	const jobs = ['a', 'b', 'c'].map((lane) => ({ lane }));
	const left = await runPool(
		jobs,
		1,
		async ({ lane }, wait) => {
			expect(++running).toBe(1);
			log.push(`${lane} begins`);
			running--;
			await wait(10);
			expect(++running).toBe(1);
			await sleep(1);
			log.push(`${lane} ends`);
			running--;
		},
		() => false,
	);
	expect(left).toEqual([]);
	expect(log.slice(0, 3)).toEqual(['a begins', 'b begins', 'c begins']);
	expect(log).toHaveLength(6);
});

test('the order of a lane holds while its job waits', async () => {
	const log: string[] = [];
	const jobs = [1, 2].map((id) => ({ lane: 'same', id }));
	await runPool(
		jobs,
		5,
		async ({ id }, wait) => {
			await wait(2);
			log.push(`${id}`);
		},
		() => false,
	);
	expect(log).toEqual(['1', '2']);
});

test('an error of a job is passed on after those in flight have ended', async () => {
	const log: string[] = [];
	const jobs = [0, 1, 2].map((id) => ({ lane: null, id }));
	const work = async ({ id }: { id: number }) => {
		if (id === 0) throw new Error('broken');
		await sleep(5);
		log.push(`${id} ended`);
	};
	await expect(runPool(jobs, 2, work, () => false)).rejects.toThrow('broken');
	const atOnce = [...log];
	await sleep(30);
	expect(log).toEqual(atOnce);
});
