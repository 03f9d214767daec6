import { exists, readJson } from './sources.cjs';

interface Manifest {
	name: string;
	license: string;
	homepage: string;
	keywords: string[];
	author: { name: string };
	repository: { url: string };
	files: string[];
	scripts: Record<string, string>;
	peerDependencies: Record<string, string>;
	engines: { node: string };
	n8n: { n8nNodesApiVersion: number; strict: boolean; nodes: string[]; credentials: string[] };
	[key: string]: unknown;
}
const manifest = readJson<Manifest>('package.json');
const sourceOf = (built: string) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');

test('nothing is installed along with the package', () => {
	for (const key of [
		'dependencies',
		'optionalDependencies',
		'bundledDependencies',
		'bundleDependencies',
		'overrides',
	]) {
		expect(manifest[key] ?? {}).toEqual({});
	}
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

test('npm runs no script at installation', () => {
	const names = Object.keys(manifest.scripts);
	for (const hook of ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'])
		expect(names).not.toContain(hook);
});

test('n8n finds every node and credential, and each has its source', () => {
	const { nodes, credentials, n8nNodesApiVersion, strict } = manifest.n8n;
	expect([n8nNodesApiVersion, strict]).toEqual([1, true]);
	expect(nodes.length).toBeGreaterThan(0);
	expect(credentials.length).toBeGreaterThan(0);
	for (const file of [...nodes, ...credentials]) {
		expect(file).toMatch(/^dist\/(nodes|credentials)\/.*\.js$/);
		expect([file, exists(sourceOf(file))]).toEqual([file, true]);
	}
});

test('only what was built and the documents for people are published', () => {
	expect(manifest.files.every((file) => file.startsWith('dist/') || file === 'CHANGELOG.md')).toBe(true);
	for (const folder of ['dist/nodes', 'dist/credentials']) expect(manifest.files).toContain(folder);
	for (const file of ['README.md', 'LICENSE', 'CHANGELOG.md']) expect(exists(file)).toBe(true);
});

test('name, licence, author and repository are as n8n asks', () => {
	expect(manifest.name).toBe('n8n-nodes-fleet');
	expect(manifest.license).toBe('MIT');
	expect(manifest.keywords).toContain('n8n-community-node-package');
	expect(manifest.author.name).toBe('n8n-nodes-fleet contributors');
	expect(manifest.repository.url).toBe('git+https://github.com/n8n-nodes-fleet/n8n-nodes-fleet.git');
	expect(manifest.homepage).toContain('https://github.com/n8n-nodes-fleet/n8n-nodes-fleet');
	expect(manifest.engines.node).toMatch(/^>=20/);
});
