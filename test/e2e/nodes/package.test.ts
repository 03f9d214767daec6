import { sharedN8n } from '../support/shared.cjs';
import { filesIn, sizeOf } from './support/tarball.cjs';

const { rest, url, packageFile } = sharedN8n();

/** Every vendor with words that an operator looks for. */
const ALIASES: Record<string, string[]> = {
	jimi: ['gps', 'tracker', 'tracksolid', 'fleet'],
	knot: ['scooter', 'station', 'maintenance', 'fleet'],
	protrack: ['gps', 'tracker', 'mygps', 'fleet'],
	segway: ['moped', 'scooter', 'fleet'],
};
const VENDORS = Object.keys(ALIASES);
/** Knot documents no pushes of its application API. */
const WITH_TRIGGER = VENDORS.filter((vendor) => vendor !== 'knot');
const NODES = [
	...VENDORS.flatMap((vendor) => [vendor, `${vendor}Tool`]),
	...WITH_TRIGGER.map((vendor) => `${vendor}Trigger`),
];

test('the tarball holds the compiled nodes and the documents, nothing else', () => {
	const files = filesIn(packageFile);
	const others = files.filter((name) => !/^dist\/(nodes|credentials)\/.+\.(js|json|svg)$/.test(name));
	expect(others.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
	const credentials = ['Jimi', 'Knot', 'Protrack', 'Segway'].map(
		(vendor) => `dist/credentials/${vendor}Api.credentials.js`,
	);
	expect(files).toEqual(expect.arrayContaining(credentials));
});

test('the tarball is smaller than 400 kB', () => {
	expect(sizeOf(packageFile)).toBeLessThan(400_000);
});

test('n8n knows the nodes by their full names, the action nodes also as tools', async () => {
	const names = (await rest.nodeTypes()).map(({ name }) => name);
	expect(names.sort()).toEqual(NODES.map((name) => `n8n-nodes-fleet.${name}`).sort());
});

test('the codex files reach n8n: search words and documentation', async () => {
	for (const { name, codex } of await rest.nodeTypes()) {
		const vendor = VENDORS.find((each) => name.includes(each))!;
		expect(codex?.alias).toEqual(expect.arrayContaining(ALIASES[vendor]));
		const [{ url: documentation }] = codex?.resources?.primaryDocumentation ?? [];
		expect(documentation).toMatch(new RegExp(`^https://.+/docs/${vendor}\\.md$`));
	}
});

test('n8n serves a light and a dark icon for every node and the credential', async () => {
	const credentials = await rest.session.request<Array<{ name: string; iconUrl?: unknown }>>(
		'GET',
		'/types/credentials.json',
	);
	const own = credentials.filter(({ name }) => VENDORS.some((vendor) => name === `${vendor}Api`));
	const described = [...(await rest.nodeTypes()), ...own];
	expect(described).toHaveLength(NODES.length + VENDORS.length);
	for (const { iconUrl } of described) {
		const icons = Object.values(iconUrl as Record<'light' | 'dark', string>);
		expect(new Set(icons).size).toBe(2);
		for (const icon of icons) {
			const answer = await fetch(`${url}/${icon}`);
			expect(answer.headers.get('content-type')).toContain('image/svg+xml');
			expect(await answer.text()).toContain('<svg');
		}
	}
});
