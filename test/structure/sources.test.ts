import { filesIn, importsOf, readJson } from './sources.cjs';
import type { Source } from './sources.cjs';

const RUNTIME = ['n8n-workflow', 'node:crypto'];
const core = filesIn('nodes/core', '.ts');
const vendors = filesIn('nodes', '.ts').filter(({ path }) => !path.startsWith('nodes/core/'));
const credentials = filesIn('credentials', '.ts');
const simulator = filesIn('simulator', '.cts', '.ts');
const demo = filesIn('demo', '.cts', '.ts');
const { devDependencies } = readJson<{ devDependencies: Record<string, string> }>('package.json');

/** Each import of these files that is not allowed, as "file -> import". */
const strangers = (files: Source[], allowed: (name: string, file: Source) => boolean) =>
	files.flatMap((file) =>
		importsOf(file)
			.filter((name) => !allowed(name, file))
			.map((name) => `${file.path} -> ${name}`),
	);

test('there is something to look at', () => {
	for (const files of [core, vendors, credentials, simulator]) expect(files.length).toBeGreaterThan(0);
	expect(importsOf(credentials[0])).toEqual(expect.arrayContaining(['n8n-workflow', 'nodes/core/token']));
});

test('core imports no vendor', () => {
	expect(strangers(core, (name) => RUNTIME.includes(name) || name.startsWith('nodes/core/'))).toEqual([]);
});

test('core knows no vendor by its name or its codes', () => {
	const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
	const named = core.filter(({ text }) =>
		/segway|ninebot|knot|protrack|mygps|jimi|tracksolid|\b15\d{3}\b/i.test(code(text)),
	);
	expect(named.map(({ path }) => path)).toEqual([]);
});

test('a vendor imports core and itself, never another vendor', () => {
	const own = (path: string) => `${path.split('/').slice(0, 2).join('/')}/`;
	const allowed = (name: string, { path }: Source) =>
		RUNTIME.includes(name) || name.startsWith('nodes/core/') || name.startsWith(own(path));
	expect(strangers(vendors, allowed)).toEqual([]);
});

test('credentials import nodes and what exists where the package is installed', () => {
	expect(strangers(credentials, (name) => RUNTIME.includes(name) || name.startsWith('nodes/'))).toEqual([]);
});

test('the simulator imports nothing from nodes or credentials, else it would agree with their mistakes', () => {
	const allowed = (name: string) =>
		name.startsWith('simulator/') || name.startsWith('node:') || name in devDependencies;
	expect(strangers(simulator, allowed)).toEqual([]);
});

test.each([...core, ...vendors, ...credentials, ...simulator, ...demo].map(({ path, text }) => [path, text]))(
	'%s has at most 260 lines',
	(_, text) => expect(text.split('\n').length - 1).toBeLessThanOrEqual(260),
);

test('no check is switched off anywhere, and no test is left out', () => {
	const everything = ['nodes', 'credentials', 'simulator', 'demo', 'test', 'scripts'].flatMap((folder) =>
		filesIn(folder, '.ts', '.cts', '.mjs', '.cjs', '.js'),
	);
	const words = ['eslint' + '-disable', '@ts' + '-ignore', '@ts' + '-nocheck', '@ts' + '-expect-error'];
	const calls = /\b(?:test|it|describe)\.(?:skip|only|todo)\b|^\s*(?:x|f)(?:it|test|describe)\(/m;
	const found = everything.filter(({ text }) => words.some((word) => text.includes(word)) || calls.test(text));
	expect(found.map(({ path }) => path)).toEqual([]);
	expect(everything.length).toBeGreaterThan(100);
});
