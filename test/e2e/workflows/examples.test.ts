import { examples, readExample } from '../../../demo/steps/examples.cjs';
import { sharedN8n } from '../support/shared.cjs';

const { rest } = sharedN8n();
const NODES = ['n8n-nodes-base', 'n8n-nodes-fleet'];
/** What a person sees in the list of credentials. */
const CREDENTIALS = {
	segwayApi: 'Segway account',
	protrackApi: 'Protrack account',
	jimiApi: 'JIMI account',
	knotApi: 'Knot account',
	httpHeaderAuth: 'Rental API key',
};
/** Type and version of every node that n8n and the packed package have. */
let known: string[];

beforeAll(async () => {
	const types = (await Promise.all(NODES.map(async (each) => await rest.nodeTypes(each)))).flat();
	known = types.flatMap(({ name, version }) => [version].flat().map((each) => `${name} ${each}`));
});

describe.each(examples)('%s', (name) => {
	const { nodes, connections, settings } = readExample(name);
	const named = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');

	test('has only nodes, in versions, that n8n and the packed package offer', () => {
		const used = nodes.map(({ type, typeVersion }) => `${type} ${typeVersion}`);
		expect(used.filter((each) => !known.includes(each))).toEqual([]);
	});

	test('begins with Settings behind its triggers, where the address of Slack is filled in', () => {
		const triggers = named.filter(({ type }) => /(Trigger|\.webhook)$/.test(type));
		expect(triggers.length).toBeGreaterThan(0);
		for (const trigger of triggers)
			expect(connections[trigger.name].main[0]).toEqual([{ node: 'Settings', type: 'main', index: 0 }]);
		const text = JSON.stringify(named.find((node) => node.name === 'Settings')?.parameters);
		expect(text).toContain('https://hooks.slack.com/services/REPLACE/WITH/YOURS');
	});

	test('names its credentials and holds none', () => {
		const used = named.flatMap((node) => Object.entries(node.credentials ?? {}));
		for (const [type, credential] of used)
			expect(credential).toEqual({ id: null, name: CREDENTIALS[type as keyof typeof CREDENTIALS] });
		expect(used.length).toBeGreaterThan(0);
	});

	test('explains its set-up in a note, in the order of execution of today', () => {
		const notes = nodes
			.filter(({ type }) => type === 'n8n-nodes-base.stickyNote')
			.map(({ parameters }) => String(parameters.content));
		expect(notes.filter((note) => note.includes('### Set up'))).toHaveLength(1);
		expect(settings).toMatchObject({ executionOrder: 'v1' });
	});
});
