// Finds a Node that n8n runs on: the running one, or the one that npm brings along with n8n.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const { optionalDependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));

const major = Number(process.versions.node.split('.')[0]);
const isWindows = process.platform === 'win32';
// The Node that npm brings along is linked against glibc, which Alpine Linux does not have.
const isMusl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;

/**
 * The path of a Node of version 24 or newer.
 * Works before n8n is installed too: the path is then the one that the installation will create.
 * Throws when the running Node is older and none is brought along for this platform.
 */
export function node24() {
	if (major >= 24) return process.execPath;
	const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
	if (isMusl || !(name in optionalDependencies)) {
		throw new Error(
			`n8n needs Node 24 or newer, this is Node ${process.versions.node}, and none is brought along for ` +
				`${process.platform} ${process.arch}. Install Node 24 from https://nodejs.org and start again.`,
		);
	}
	return join(here, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
}
