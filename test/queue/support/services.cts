// Redis and PostgreSQL for one test run: on loopback and free ports, with all their data in one folder.
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../../demo/ports.cjs';
import { waitFor } from '../../../demo/wait.cjs';

/** Paths of the programs, as programs.mjs finds them. */
export type Programs = Record<'redis-server' | 'redis-cli' | 'initdb' | 'postgres' | 'pg_isready' | 'setpriv', string>;

const run = promisify(execFile);
const START_TIMEOUT = 60_000;
const STOP_TIMEOUT = 15_000;

/** PostgreSQL's programs refuse to run as root; Debian's package has made a user for them. */
const isRoot = process.getuid?.() === 0;
const asPostgres = isRoot ? ['--reuid=postgres', '--regid=postgres', '--init-groups'] : [];
/** The kernel sends SIGINT when this program ends in whatever way, so nothing is ever left behind. */
const guarded = ['--pdeathsig', 'INT'];

const answersTo = (program: string, args: string[]) =>
	run(program, args).then(
		({ stdout }) => stdout.trim() || true,
		() => false,
	);

export class Services {
	redisPort = 0;

	postgresPort = 0;

	private readonly running = new Map<string, ChildProcess>();

	/** @param folder for data and logs; it has to exist */
	constructor(
		private readonly folder: string,
		private readonly programs: Programs,
	) {}

	/** Starts both and waits until they answer. */
	async start(): Promise<void> {
		// The user postgres has to get through to its own folder.
		chmodSync(this.folder, 0o711);
		[this.redisPort, this.postgresPort] = [await freePort(), await freePort()];
		await Promise.all([this.startRedis(), this.startPostgres()]);
	}

	/** What n8n has to know of them. PostgreSQL trusts everybody who reaches it. */
	get environment(): NodeJS.ProcessEnv {
		return {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(this.postgresPort),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: 'postgres',
			DB_POSTGRESDB_PASSWORD: 'postgres',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(this.redisPort),
		};
	}

	async stop(): Promise<void> {
		// SIGINT is PostgreSQL's fast shutdown: it does not wait for n8n to hang up. Redis knows it too.
		for (const child of this.running.values()) child.kill('SIGINT');
		const ended = () => this.running.size === 0;
		const what = () => `${[...this.running.keys()].join(' and ')} to end`;
		await waitFor(ended, { what, timeout: STOP_TIMEOUT, interval: 20 }).catch((error: Error) => {
			for (const child of this.running.values()) child.kill('SIGKILL');
			throw error;
		});
	}

	private async startRedis(): Promise<void> {
		const listen = ['--port', String(this.redisPort), '--bind', '127.0.0.1', '--dir', this.folder];
		this.spawn('redis-server', [...listen, '--save', '', '--appendonly', 'no']);
		const ping = ['-h', '127.0.0.1', '-p', String(this.redisPort), 'ping'];
		await this.ready('redis-server', async () => (await answersTo(this.programs['redis-cli'], ping)) === 'PONG');
	}

	private async startPostgres(): Promise<void> {
		const data = join(this.folder, 'postgresql');
		mkdirSync(data, { mode: 0o700 });
		if (isRoot) execFileSync('chown', ['postgres:', data]);
		const { setpriv, initdb, pg_isready: isReady } = this.programs;
		const init = [
			'--pgdata',
			data,
			'--username=postgres',
			'--auth=trust',
			'--encoding=UTF8',
			'--no-locale',
			'--no-sync',
		];
		await run(setpriv, [...asPostgres, ...guarded, initdb, ...init], { cwd: data });
		const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=200'];
		const args = ['-D', data, '-p', String(this.postgresPort), ...settings.flatMap((setting) => ['-c', setting])];
		this.spawn('postgres', args, asPostgres);
		const where = ['--host=127.0.0.1', `--port=${this.postgresPort}`];
		await this.ready('postgres', async () => Boolean(await answersTo(isReady, where)));
	}

	private spawn(name: 'redis-server' | 'postgres', args: string[], asUser: string[] = []): void {
		const log = openSync(join(this.folder, `${name}.log`), 'a');
		const command = [...asUser, ...guarded, this.programs[name], ...args];
		const child = spawn(this.programs.setpriv, command, { cwd: this.folder, stdio: ['ignore', log, log] });
		closeSync(log);
		this.running.set(name, child);
		const gone = () => this.running.delete(name);
		child.once('exit', gone);
		child.once('error', gone);
	}

	private async ready(name: string, answers: () => Promise<boolean>): Promise<void> {
		const condition = async () => {
			if (!this.running.has(name)) throw new Error(`${name} has ended; see ${join(this.folder, `${name}.log`)}`);
			return await answers();
		};
		await waitFor(condition, { what: `${name} to answer`, timeout: START_TIMEOUT });
	}
}
