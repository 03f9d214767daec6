// Starts and stops a real n8n.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { n8nEnvironment } from './environment.cjs';
import { installPackage } from './install.cjs';
import { freePort, isFree } from './ports.cjs';
import { waitFor } from './wait.cjs';

export interface N8nOptions {
	/** n8n's user folder: database, settings, packages and log. */
	folder: string;
	/** Packages to install before every start: tarballs or unpacked folders. */
	packages?: string[];
	/** Free ports are taken when none are given. */
	port?: number;
	brokerPort?: number;
	/** A worker of queue mode in place of the whole n8n; `port` is then that of its health check. */
	worker?: { concurrency: number };
	/** Further variables for n8n, which win over ours. */
	env?: NodeJS.ProcessEnv;
	logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug';
	/** Called about every five seconds while n8n starts. */
	onWait?: (seconds: number) => void;
	/** Milliseconds until a start counts as failed. */
	startTimeout?: number;
}

const STOP_TIMEOUT = 15_000;
const isWindows = process.platform === 'win32';
const running = new Set<ChildProcess>();

/** The server's folder, seen from this file as well as from its compiled form in build/demo. */
function startScript(): string {
	const script = (root: string) => join(root, 'demo', '.server', 'start.mjs');
	let root = __dirname;
	while (!existsSync(script(root)) && dirname(root) !== root) root = dirname(root);
	return script(root);
}

/** Ends n8n with everything that it has started, at once and without waiting. */
function killTree({ pid }: ChildProcess): void {
	if (pid === undefined) return;
	if (isWindows) {
		spawnSync('taskkill', ['/PID', String(pid), '/T', '/F']);
		return;
	}
	try {
		process.kill(-pid, 'SIGKILL');
	} catch {
		// The group has ended already.
	}
}

process.on('exit', () => running.forEach(killTree));

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
	} catch {
		return false;
	}
}

/** What makes a worker answer at a port. */
const healthCheck = (port: number): NodeJS.ProcessEnv => ({
	QUEUE_HEALTH_CHECK_ACTIVE: 'true',
	QUEUE_HEALTH_CHECK_PORT: String(port),
	N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
});

/** An n8n server of its own. Its process ends with `stop`, with `kill`, or when this program ends in whatever way. */
export class N8n {
	readonly url: string;

	readonly logFile: string;

	private child?: ChildProcess;

	constructor(private readonly options: N8nOptions & { port: number; brokerPort: number }) {
		this.url = `http://127.0.0.1:${options.port}`;
		this.logFile = join(resolve(options.folder), 'n8n.log');
	}

	get folder(): string {
		return resolve(this.options.folder);
	}

	/** Process id of the starter, whose process group holds the whole n8n (except on Windows). */
	get pid(): number | undefined {
		return this.child?.pid;
	}

	/** Everything that n8n has printed, over all starts. */
	get log(): string {
		return existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8') : '';
	}

	/** Starts n8n and waits until it answers; rejects with the end of its log when it ends or takes too long. */
	async start(): Promise<void> {
		if (this.child) return;
		mkdirSync(this.folder, { recursive: true });
		// Whoever listens there already would be taken for our n8n.
		if (!(await isFree(this.options.port))) throw new Error(`Port ${this.options.port} is in use by another program`);
		for (const source of this.options.packages ?? []) installPackage(source, this.folder);
		const child = this.spawn();
		try {
			await this.ready(child);
		} catch (error) {
			await this.kill();
			throw new Error(`${(error as Error).message}. The end of ${this.logFile}:\n${this.lastLines()}`);
		}
	}

	/** Asks n8n to end as Ctrl-C would, and ends it by force when it does not. */
	async stop(): Promise<void> {
		const { child } = this;
		if (!child) return;
		// Windows knows no signal that n8n could answer.
		if (isWindows || !child.kill('SIGTERM')) return await this.kill();
		try {
			await waitFor(() => this.child === undefined, { what: 'n8n to end', timeout: STOP_TIMEOUT, interval: 20 });
		} catch {
			await this.kill();
		}
	}

	/** Ends n8n at once, as a crash would. */
	async kill(): Promise<void> {
		const { child } = this;
		if (!child) return;
		killTree(child);
		// The starter goes first; n8n itself is gone when its ports are free again.
		const gone = async () =>
			!this.child && (await isFree(this.options.port)) && (await isFree(this.options.brokerPort));
		await waitFor(gone, { what: 'n8n to be gone', timeout: STOP_TIMEOUT, interval: 20 });
	}

	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	private spawn(): ChildProcess {
		const { port, brokerPort, logLevel = 'info', worker } = this.options;
		const command = worker ? ['worker', `--concurrency=${worker.concurrency}`] : [];
		const env = { ...(worker ? healthCheck(port) : {}), ...this.options.env };
		const log = openSync(this.logFile, 'a');
		writeSync(log, `--- start at ${new Date().toISOString()}\n`);
		// n8n writes to the file itself: a pipe would make it wait whenever this program is busy.
		// The channel tells the starter when this program is gone; the group of its own lets killTree reach every process.
		const child = spawn(process.execPath, [startScript(), ...command], {
			cwd: this.folder,
			env: n8nEnvironment({ folder: this.folder, port, brokerPort, logLevel, env }),
			stdio: ['ignore', log, log, 'ipc'],
			detached: !isWindows,
			windowsHide: true,
		});
		closeSync(log);
		running.add(child);
		this.child = child;
		const gone = () => {
			running.delete(child);
			if (this.child === child) this.child = undefined;
		};
		child.once('exit', gone);
		child.once('error', gone);
		return child;
	}

	private async ready(child: ChildProcess): Promise<void> {
		const { startTimeout = 180_000, onWait, worker } = this.options;
		const paths = worker ? ['/healthz/readiness'] : ['/healthz/readiness', '/rest/settings'];
		const start = Date.now();
		const timer = setInterval(() => onWait?.(Math.round((Date.now() - start) / 1000)), 5_000);
		try {
			await waitFor(
				async () => {
					if (this.child !== child) throw new Error('n8n has ended while it was starting');
					for (const path of paths) if (!(await answers(`${this.url}${path}`))) return false;
					return true;
				},
				{ what: `n8n to answer at ${this.url}`, timeout: startTimeout },
			);
		} finally {
			clearInterval(timer);
		}
	}

	private lastLines(count = 25): string {
		return this.log.trimEnd().split('\n').slice(-count).join('\n');
	}
}

/** An n8n that is not started yet, with ports of its own: several can run side by side, each in a folder of its own. */
export async function createN8n(options: N8nOptions): Promise<N8n> {
	const { port = await freePort(), brokerPort = await freePort() } = options;
	return new N8n({ ...options, port, brokerPort });
}

/** Starts an n8n and returns it when it answers. */
export async function startN8n(options: N8nOptions): Promise<N8n> {
	const n8n = await createN8n(options);
	await n8n.start();
	return n8n;
}
