// Runs once before the queue tests: Redis, PostgreSQL, n8n and two workers, in a folder that is removed afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load, prepare } from '../../scripts/run.mjs';
import { runCommand } from '../../scripts/run-command.mjs';
import { findPrograms } from './support/programs.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
let end;

export default async function start() {
	const programs = findPrograms();
	const { packageFile } = await prepare();
	await runCommand('npx --no-install tsc -p test/queue', { cwd: root });
	const { Cluster } = await load('test/queue/support/cluster');
	const { onInterrupt } = await load('demo/interrupt');
	const folder = mkdtempSync(join(tmpdir(), 'fleet-queue-'));
	const onWait = (seconds) => console.log(`  ${seconds} s`);
	const cluster = new Cluster({ folder, packageFile, programs, onWait });
	const cleanUp = async () => {
		await cluster.stop();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	const forget = onInterrupt(cleanUp);
	end = async () => {
		forget();
		await cleanUp();
	};
	try {
		console.log('\nStarting Redis, PostgreSQL, n8n and two workers for the queue tests');
		const state = await cluster.start();
		process.env.FLEET_QUEUE = JSON.stringify(state);
	} catch (error) {
		await end();
		throw error;
	}
}

export const stop = () => end?.();
