import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { exists, readJson } from './sources.cjs';
import { CREDENTIALS, NODES, PARTS } from './vendors';

const { n8n } = readJson<{ n8n: { nodes: string[]; credentials: string[] } }>('package.json');
const built = (path: string) => `dist/${path}.js`;

test('every node and credential of the package is looked at here', () => {
	expect(NODES.map(([path]) => built(path)).sort()).toEqual([...n8n.nodes].sort());
	expect(CREDENTIALS.map(([path]) => built(path)).sort()).toEqual([...n8n.credentials].sort());
});

const folderOf = (path: string) => path.split('/').slice(0, -1).join('/');
const iconsOf = (path: string, icon: unknown) =>
	Object.values(icon as Record<string, string>).map((each) => `${folderOf(path)}/${each.replace('file:', '')}`);

/** All properties, those inside collections too. */
const walk = (properties: INodeProperties[]): INodeProperties[] =>
	properties.flatMap((each) => [
		each,
		...(each.type === 'collection' ? walk((each.options ?? []) as INodeProperties[]) : []),
	]);

describe.each(NODES)('%s', (path, node, { credential }) => {
	const { description } = node;

	test('has a light and a dark icon', () => {
		expect(Object.keys(description.icon as object).sort()).toEqual(['dark', 'light']);
		for (const icon of iconsOf(path, description.icon))
			expect([icon, exists(icon.replace('/../', '/'))]).toEqual([icon, true]);
	});

	test('can be found: its codex names it, with words to search for and documentation', () => {
		const codex = readJson<{
			node: string;
			nodeVersion: string;
			categories: string[];
			alias: string[];
			resources: object;
		}>(`${path}.json`);
		expect(codex.node).toBe(`n8n-nodes-fleet.${description.name}`);
		expect(codex.nodeVersion).toBe(`${String(description.version)}.0`);
		expect(codex.categories.length * codex.alias.length).toBeGreaterThan(0);
		expect(codex.resources).toHaveProperty('primaryDocumentation');
	});

	test("asks for its vendor's credential and no other", () => {
		expect(description.credentials).toEqual([{ name: credential.name, required: true }]);
	});

	test('every value of the panel has a name, and every switch says what it does', () => {
		for (const { displayName, name, description: text, type } of walk(description.properties)) {
			expect([name, Boolean(displayName)]).toEqual([name, true]);
			if (type === 'boolean') expect([name, text]).toEqual([name, expect.stringMatching(/^Whether /)]);
		}
	});

	test('every list to search or to load has its method', () => {
		const methods = (node.methods ?? {}) as Record<string, Record<string, unknown> | undefined>;
		const modes = description.properties.flatMap((each) => [each, ...(each.modes ?? [])]);
		for (const { typeOptions = {}, name } of modes as INodeProperties[]) {
			const { searchListMethod, loadOptionsMethod } = typeOptions as Record<string, string | undefined>;
			if (searchListMethod)
				expect([name, methods.listSearch?.[searchListMethod]]).toEqual([name, expect.any(Function)]);
			if (loadOptionsMethod) {
				expect([name, methods.loadOptions?.[loadOptionsMethod]]).toEqual([name, expect.any(Function)]);
			}
		}
	});

	test('the default of every list is one of its values', () => {
		for (const { name, type, options = [], default: value } of walk(description.properties)) {
			if (type !== 'options') continue;
			expect([name, (options as INodePropertyOptions[]).map((each) => each.value)]).toEqual([
				name,
				expect.arrayContaining([value]),
			]);
		}
	});
});

describe.each(CREDENTIALS)('%s', (path, { icon, documentationUrl, test: check, name, properties }) => {
	test('has icons, documentation and a test', () => {
		for (const each of iconsOf(path, icon)) expect([each, exists(each)]).toEqual([each, true]);
		expect([name, Boolean(documentationUrl), Boolean(check)]).toEqual([name, true, true]);
	});

	test('hides what is secret, and keeps the token out of sight', () => {
		const { vendor } = PARTS.find(({ credential }) => credential.name === name)!;
		for (const secret of vendor.secrets) {
			const property = properties.find((each) => each.name === secret);
			expect([secret, property?.typeOptions?.password]).toEqual([secret, true]);
		}
		expect(properties.find((each) => each.name === 'accessToken')).toMatchObject({ type: 'hidden' });
	});
});

test.each(PARTS)('the action node of $vendor.displayName can be used as a tool by an agent', ({ action }) => {
	expect(action.description.usableAsTool).toBe(true);
});
