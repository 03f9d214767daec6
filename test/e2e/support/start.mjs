// Runs once before the end-to-end tests: one n8n with the packed package for all of them, in a folder that is removed afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, prepare } from '../../../scripts/run.mjs';

let end;

export default async function start() {
	const { packageFile } = await prepare();
	const { startN8n } = await load('demo/n8n');
	const { Rest } = await load('demo/rest');
	const { onInterrupt } = await load('demo/interrupt');
	const folder = mkdtempSync(join(tmpdir(), 'fleet-e2e-'));
	let n8n;
	const cleanUp = async () => {
		await n8n?.stop();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	const forget = onInterrupt(cleanUp);
	end = async () => {
		forget();
		await cleanUp();
	};
	try {
		console.log('\nStarting n8n for the end-to-end tests');
		const onWait = (seconds) => console.log(`  ${seconds} s`);
		// Debug: some tests search the log for secrets.
		n8n = await startN8n({ folder, packages: [packageFile], logLevel: 'debug', onWait });
		const { session } = await Rest.signIn(n8n.url);
		// The test files run in processes of their own, which inherit this.
		process.env.FLEET_E2E = JSON.stringify({ folder, packageFile, logFile: n8n.logFile, session: session.state });
	} catch (error) {
		await end();
		throw error;
	}
}

export const stop = () => end?.();
