// Builds and packs the package once per content of its sources: node scripts/pack.mjs
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asProgram, runCommand } from './run-command.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'build', 'package');
const stamp = join(target, 'stamp');
const sources = [
	'nodes',
	'credentials',
	'icons',
	'package.json',
	'tsconfig.json',
	'gulpfile.js',
	'README.md',
	'LICENSE',
	'CHANGELOG.md',
];

function filesUnder(path) {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesUnder(join(path, name)));
}

function hashOfSources() {
	const hash = createHash('sha256');
	for (const file of sources.flatMap((source) => filesUnder(join(root, source)))) {
		hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
	}
	return hash.digest('hex');
}

/** Returns the path of the tarball that `npm pack` makes of the present sources. */
export async function pack({ log = console.log } = {}) {
	const hash = hashOfSources();
	const packed = () => readdirSync(target).find((name) => name.endsWith('.tgz'));
	if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash || !packed()) {
		log('Building and packing the package');
		rmSync(target, { recursive: true, force: true });
		mkdirSync(target, { recursive: true });
		await runCommand('npm run build', { cwd: root });
		await runCommand('npm pack --silent --pack-destination build/package', { cwd: root });
		writeFileSync(stamp, hash);
	}
	return join(target, packed());
}

await asProgram(import.meta.url, async () => console.log(await pack()));
