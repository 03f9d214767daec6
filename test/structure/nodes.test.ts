import type { ICredentialType, INodeProperties, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { SegwayApi } from '../../credentials/SegwayApi.credentials';
import { Segway } from '../../nodes/Segway/Segway.node';
import { SegwayTrigger } from '../../nodes/Segway/SegwayTrigger.node';
import { documentedEntries } from '../fixtures/read.cjs';
import { exists, readJson } from './sources.cjs';

const nodes: Array<[string, INodeType]> = [
	['nodes/Segway/Segway.node', new Segway()],
	['nodes/Segway/SegwayTrigger.node', new SegwayTrigger()],
];
const credentials: Array<[string, ICredentialType]> = [['credentials/SegwayApi.credentials', new SegwayApi()]];

const { n8n } = readJson<{ n8n: { nodes: string[]; credentials: string[] } }>('package.json');
const built = (path: string) => `dist/${path}.js`;

test('every node and credential of the package is looked at here', () => {
	expect(nodes.map(([path]) => built(path)).sort()).toEqual([...n8n.nodes].sort());
	expect(credentials.map(([path]) => built(path)).sort()).toEqual([...n8n.credentials].sort());
});

const iconsOf = (path: string, icon: unknown) => {
	const folder = path.split('/').slice(0, -1).join('/');
	return Object.values(icon as Record<string, string>).map((each) => `${folder}/${each.replace('file:', '')}`);
};

describe.each(nodes)('%s', (path, { description }) => {
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

	test('asks for exactly one credential, which exists', () => {
		expect(description.credentials).toHaveLength(1);
		expect(credentials.map(([, { name }]) => name)).toContain(description.credentials![0].name);
	});

	test('every value of the panel has a name, and every switch says what it does', () => {
		const walk = (properties: INodeProperties[]): INodeProperties[] =>
			properties.flatMap((each) => [
				each,
				...(each.type === 'collection' ? walk((each.options ?? []) as INodeProperties[]) : []),
			]);
		for (const { displayName, name, description: text, type } of walk(description.properties)) {
			expect([name, Boolean(displayName)]).toEqual([name, true]);
			if (type === 'boolean') expect([name, text]).toEqual([name, expect.stringMatching(/^Whether /)]);
		}
	});
});

describe.each(credentials)('%s', (path, { icon, documentationUrl, test: check, name }) => {
	test('has icons, documentation and a test', () => {
		const folder = path.split('/').slice(0, -1).join('/');
		for (const each of Object.values(icon as Record<string, string>)) {
			expect(exists(`${folder}/${each.replace('file:', '')}`)).toBe(true);
		}
		expect([name, Boolean(documentationUrl), Boolean(check)]).toEqual([name, true, true]);
	});
});

test('the action node can be used as a tool by an agent', () => {
	expect(new Segway().description.usableAsTool).toBe(true);
});

describe('the trigger', () => {
	const trigger = new SegwayTrigger();
	const { webhooks = [], inputs, version, group }: INodeTypeDescription = trigger.description;
	const documented = documentedEntries()
		.filter(({ kind }) => kind === 'push')
		.map(({ path }) => path.slice(1));

	test('has no input and asks nothing to register that Segway cannot register', async () => {
		expect([inputs, group]).toEqual([[], ['trigger']]);
		for (const method of Object.values(trigger.webhookMethods.default))
			expect(await method.call({} as never)).toBe(true);
	});

	test('shows the base URL and nothing else', () => {
		expect(webhooks[0]).toMatchObject({ name: 'default', path: '', isFullPath: true });
		expect(webhooks.filter(({ ndvHideUrl }) => !ndvHideUrl)).toEqual([webhooks[0]]);
	});

	test('listens on the path of every documented push, and on no other', () => {
		expect(
			webhooks
				.slice(1)
				.map(({ path }) => path)
				.sort(),
		).toEqual([...documented].sort());
	});

	test('is fast: static paths, version 2, registered by one entry only', () => {
		expect(version).toBe(2);
		expect(JSON.stringify(webhooks)).not.toContain('"=');
		expect(webhooks.map(({ name }) => name)).toEqual(['default', ...documented.map(() => 'setup')]);
		expect(Object.keys(trigger.webhookMethods)).toEqual(['default']);
	});

	test("answers with the vendor's own acknowledgement", () => {
		for (const entry of webhooks)
			expect(entry).toMatchObject({ httpMethod: 'POST', responseMode: 'onReceived', responseData: '' });
	});

	test('offers every documented push as an event', () => {
		const events = trigger.description.properties.find(({ name }) => name === 'events')!.options as Array<{
			value: string;
		}>;
		expect(events.map(({ value }) => `v2/vehicle/${value}`).sort()).toEqual([...documented].sort());
	});
});
