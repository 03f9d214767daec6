// What is in the packed package.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Names of the files in a tarball, without the folder "package" that npm puts around them. */
export function filesIn(tarball: string): string[] {
	const text = execFileSync('tar', ['-tzf', basename(tarball)], { cwd: dirname(tarball), encoding: 'utf8' });
	return text
		.split('\n')
		.filter((name) => name && !name.endsWith('/'))
		.map((name) => name.replace(/^package\//, ''));
}

/** Bytes. */
export const sizeOf = (file: string): number => statSync(file).size;
