// Where the files of the project are, seen from the sources as well as from their compiled form in build/.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The path of a file or folder of the project, such as ('workflows', 'rental.json'). */
export function inProject(...parts: string[]): string {
	let root = __dirname;
	while (!existsSync(join(root, 'package-lock.json')) && dirname(root) !== root) root = dirname(root);
	return join(root, ...parts);
}
