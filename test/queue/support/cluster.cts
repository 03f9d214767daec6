// A real n8n in queue mode: the main process and two workers, each with the packed package in a folder of its own.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createN8n, type N8n } from '../../../demo/n8n.cjs';
import { Rest, type SessionState } from '../../../demo/rest.cjs';
import { type Programs, Services } from './services.cjs';

export interface ClusterOptions {
	/** For everything that the cluster keeps; it has to exist. */
	folder: string;
	/** The tarball of the package. */
	packageFile: string;
	programs: Programs;
	/** Called about every five seconds while a part of it starts. */
	onWait?: (seconds: number) => void;
}

/** What the tests need to know of a running cluster. */
export interface ClusterState {
	/** Signed in as the owner, at the main process. */
	session: SessionState;
	redis: { program: string; port: number };
	/** Process id of each worker's starter, and the file that the worker logs to. */
	workers: Array<{ pid: number; logFile: string }>;
}

export const WORKERS = { count: 2, concurrency: 10 };

export class Cluster {
	private readonly services: Services;

	private readonly parts: N8n[] = [];

	constructor(private readonly options: ClusterOptions) {
		this.services = new Services(options.folder, options.programs);
	}

	async start(): Promise<ClusterState> {
		await this.services.start();
		const main = await this.part('main');
		// The tables have to be there before a worker starts.
		await main.start();
		const { session } = await Rest.signIn(main.url);
		const names = Array.from({ length: WORKERS.count }, (_, index) => `worker-${index + 1}`);
		const workers = await Promise.all(names.map((name) => this.part(name, { concurrency: WORKERS.concurrency })));
		await Promise.all(workers.map((worker) => worker.start()));
		return {
			session: session.state,
			redis: { program: this.options.programs['redis-cli'], port: this.services.redisPort },
			workers: workers.map(({ pid, logFile }) => ({ pid: pid!, logFile })),
		};
	}

	/** Ends everything at once: a worker that is paused could not end by itself, and nothing of it is needed any more. */
	async stop(): Promise<void> {
		await Promise.all(this.parts.map((part) => part.kill()));
		await this.services.stop();
	}

	private async part(name: string, worker?: { concurrency: number }): Promise<N8n> {
		const { folder, packageFile, onWait } = this.options;
		const env = { ...this.services.environment, EXECUTIONS_MODE: 'queue', N8N_ENCRYPTION_KEY: this.encryptionKey };
		const part = await createN8n({ folder: join(folder, name), packages: [packageFile], env, worker, onWait });
		this.parts.push(part);
		return part;
	}

	private readonly encryptionKey = randomBytes(24).toString('hex');
}
