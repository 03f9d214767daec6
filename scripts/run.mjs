// Prepares n8n, the package and the compiled programs, then starts a program of demo/: node scripts/run.mjs <program> [arguments]
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { pack } from './pack.mjs';
import { asProgram, runCommand } from './run-command.mjs';
import { ensureServer } from './server.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Loads the compiled form of a file, named as its source without extension: 'demo/n8n'. */
export async function load(program) {
	return (await import(pathToFileURL(resolve(root, 'build', `${program}.cjs`)).href)).default;
}

/** Installs, packs and compiles whatever is not up to date; returns what programs need to know of it. */
export async function prepare({ log = console.log } = {}) {
	await ensureServer({ log });
	const packageFile = await pack({ log });
	await runCommand('npx --no-install tsc -p demo', { cwd: root });
	return { packageFile };
}

await asProgram(import.meta.url, async ([program, ...args]) => {
	const prepared = await prepare();
	return (await load(`demo/${program}`)).main(args, prepared);
});
