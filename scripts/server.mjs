// Installs the n8n of demo/.server when it is missing or stale: node scripts/server.mjs
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { node24 } from '../demo/.server/node24.mjs';
import { asProgram, runCommand } from './run-command.mjs';

const folder = fileURLToPath(new URL('../demo/.server/', import.meta.url));
const marker = join(folder, 'node_modules', '.installed');
// The command line wins over whatever the user's own npm configuration says.
const install =
	'npm ci --include=prod --include=optional --ignore-scripts --legacy-peer-deps --no-global --no-audit --no-fund --loglevel=error';

const fitsHere = ({ os, cpu }) =>
	[
		[os, process.platform],
		[cpu, process.arch],
	].every(([list, own]) => !list || list.includes(own));

function packagesOf(lock) {
	return Object.entries(JSON.parse(lock).packages)
		.filter(([path, entry]) => path && fitsHere(entry))
		.map(([path]) => join(folder, path, 'package.json'));
}

/** Shows every few seconds how far npm is, which says nothing itself; returns the function that ends it. */
function showProgress(lock, log) {
	const packages = packagesOf(lock);
	const start = Date.now();
	const seconds = () => Math.round((Date.now() - start) / 1000);
	const timer = setInterval(() => {
		const present = packages.filter((path) => existsSync(path)).length;
		log(`  ${seconds()} s: ${present} of ${packages.length} packages unpacked`);
	}, 5_000);
	return () => {
		clearInterval(timer);
		return seconds();
	};
}

/** Makes sure that n8n is installed as demo/.server/package-lock.json says. `log` takes the lines of the progress. */
export async function ensureServer({ log = console.log } = {}) {
	const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
	const hash = createHash('sha256').update(lock).digest('hex');
	if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return;
	node24();
	log('Installing n8n into demo/.server (2.3 GB, once; a few minutes)');
	const end = showProgress(lock, log);
	try {
		await runCommand(install, { cwd: folder });
	} finally {
		log(`  ${end()} s`);
	}
	writeFileSync(marker, hash);
	log('n8n is installed');
}

await asProgram(import.meta.url, () => ensureServer());
