// Puts packages where n8n looks for community nodes.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Installs a package (a tarball of `npm pack` or an unpacked folder) into an n8n user folder and returns its name.
 * n8n takes it at its next start, without being told.
 */
export function installPackage(source: string, folder: string): string {
	const modules = join(resolve(folder), '.n8n', 'nodes', 'node_modules');
	const fresh = join(modules, '.fresh');
	rmSync(fresh, { recursive: true, force: true });
	mkdirSync(fresh, { recursive: true });
	if (statSync(source).isDirectory()) {
		cpSync(source, fresh, { recursive: true, filter: (path) => basename(path) !== 'node_modules' });
	} else {
		// Run beside the tarball: tar programs on Windows take the colon of a full path for a host name.
		execFileSync('tar', ['-xzf', basename(source), '-C', fresh, '--strip-components=1'], {
			cwd: dirname(resolve(source)),
		});
	}
	const { name } = JSON.parse(readFileSync(join(fresh, 'package.json'), 'utf8')) as { name: string };
	rmSync(join(modules, name), { recursive: true, force: true });
	renameSync(fresh, join(modules, name));
	return name;
}
