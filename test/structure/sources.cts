import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const GENERATED = ['node_modules', 'dist', 'build'];

export interface Source {
	/** From the root of the project, with slashes. */
	path: string;
	text: string;
}

export const exists = (path: string) => existsSync(join(ROOT, path));
export const readText = (path: string) => readFileSync(join(ROOT, path), 'utf8');
export const readJson = <T,>(path: string) => JSON.parse(readText(path)) as T;

/** All files below a folder whose names end so; what is installed or generated and dot-folders are left out. */
export function filesIn(folder: string, ...endings: string[]): Source[] {
	return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry): Source[] => {
		const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
		if (GENERATED.includes(entry.name) || entry.name.startsWith('.')) return [];
		if (entry.isDirectory()) return filesIn(path, ...endings);
		return endings.some((ending) => path.endsWith(ending)) ? [{ path, text: readText(path) }] : [];
	});
}

const IMPORT = /(?:^(?:import|export)\b[^'";]*?\bfrom\s*|^import\s*|\b(?:import|require)\(\s*)['"]([^'"]+)['"]/gm;

/** What a file imports: relative paths as paths from the root of the project, packages by their names. */
export function importsOf({ path, text }: Source): string[] {
	return [...text.matchAll(IMPORT)].map(([, name]) =>
		name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(path), name)).replaceAll('\\', '/') : name,
	);
}
