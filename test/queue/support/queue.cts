// The running n8n in queue mode as the tests see it: its editor's API, its queue and its workers.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { Rest } from '../../../demo/rest.cjs';
import { waitFor } from '../../../demo/wait.cjs';
import type { ClusterState } from './cluster.cjs';

const run = promisify(execFile);
/** Where n8n's queue keeps the jobs that nobody has taken and those that a worker has. */
const LISTS = ['bull:jobs:wait', 'bull:jobs:active'];

/** Both at the same moment: a job that is taken between two looks would be in neither. */
const COUNT = "return redis.call('llen', KEYS[1]) + redis.call('llen', KEYS[2])";

function stateOfRun(): ClusterState {
	const { FLEET_QUEUE } = process.env;
	if (!FLEET_QUEUE) throw new Error('No n8n in queue mode is running: start these tests with npm run test:queue');
	return JSON.parse(FLEET_QUEUE) as ClusterState;
}

/** The starter's child is n8n itself; the starter has to stay awake to end it when this program is gone. */
const childOf = (pid: number) => Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0]);

export class Queue {
	private readonly state = stateOfRun();

	/** Signed in as the owner, at the main process. */
	readonly rest = Rest.resume(this.state.session);

	/** Workers that are paused take no job, as if all of them were busy. */
	pause(): void {
		this.signal('SIGSTOP');
	}

	resume(): void {
		this.signal('SIGCONT');
	}

	/** Jobs that have not ended. */
	async jobs(): Promise<number> {
		const { program, port } = this.state.redis;
		const look = ['eval', COUNT, String(LISTS.length), ...LISTS];
		const { stdout } = await run(program, ['-h', '127.0.0.1', '-p', String(port), ...look]);
		return Number(stdout);
	}

	/** Waits until so many jobs have not ended yet. */
	async until(jobs: number, timeout: number): Promise<void> {
		let now = 0;
		const reached = async () => (now = await this.jobs()) === jobs;
		await waitFor(reached, { what: () => `${jobs} jobs in the queue (${now} now)`, timeout });
	}

	/** How many jobs each worker has begun since it was started. */
	begun(): number[] {
		return this.state.workers.map(
			({ logFile }) => readFileSync(logFile, 'utf8').split('Worker started execution').length - 1,
		);
	}

	private signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
		for (const { pid } of this.state.workers) process.kill(childOf(pid), signal);
	}
}
