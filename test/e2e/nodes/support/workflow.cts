// Builds the workflows of these tests.
import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { Credential, WorkflowJson } from '../../../../demo/rest.cjs';

type More = Partial<INode>;

export function node(name: string, type: string, parameters: INodeParameters = {}, more: More = {}): INode {
	return { id: randomUUID(), name, type, typeVersion: 1, position: [0, 0], parameters, ...more };
}

/** References a credential from a node. */
export const uses = ({ id, name, type }: Credential): INode['credentials'] => ({ [type]: { id, name } });

/** "Segway" for "segwayApi". */
export const vendorOf = (credentialType: string): string =>
	credentialType.charAt(0).toUpperCase() + credentialType.slice(1).replace(/Api$/, '');

/** The node for an operation such as "control.lock" of the vendor that the credential is for; it is called like the vendor. */
export function action(operation: string, parameters: INodeParameters, credential: Credential, more: More = {}): INode {
	const [resource, name] = operation.split('.');
	const type = credential.type.replace(/Api$/, '');
	const all = { resource, operation: name, ...parameters };
	return node(vendorOf(credential.type), `n8n-nodes-fleet.${type}`, all, { credentials: uses(credential), ...more });
}

/** The node "Trigger" of the vendor that the credential is for, with an address of its own. */
export function trigger(parameters: INodeParameters, credential: Credential): INode & { webhookId: string } {
	const own = { typeVersion: 2, webhookId: randomUUID(), credentials: uses(credential) };
	const type = `n8n-nodes-fleet.${credential.type.replace(/Api$/, '')}Trigger`;
	return Object.assign(node('Trigger', type, parameters), own);
}

/** Nodes "Start", "List" and "Items", which put out these items when the workflow is run by hand. */
export function items(list: object[]): INode[] {
	return [
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node('List', 'n8n-nodes-base.set', { mode: 'raw', jsonOutput: JSON.stringify({ list }) }, { typeVersion: 3.4 }),
		node('Items', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'list' }),
	];
}

/** Nodes "Webhook" and "Items": the `list` of the request's JSON body goes in, what the last node puts out comes back. */
export function webhookItems(): [INode & { webhookId: string }, INode] {
	const path = randomUUID();
	const parameters = { httpMethod: 'POST', path, responseMode: 'lastNode', responseData: 'allEntries' };
	const webhook = node('Webhook', 'n8n-nodes-base.webhook', parameters, { typeVersion: 2.1 });
	return [
		Object.assign(webhook, { webhookId: path }),
		node('Items', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.list' }),
	];
}

/** A workflow in which each node is followed by the next. */
export function chain(...nodes: INode[]): WorkflowJson {
	const pairs = nodes.slice(1).map((next, index) => [nodes[index].name, next.name]);
	const link = (to: string) => ({ main: [[{ node: to, type: 'main' as const, index: 0 }]] });
	return {
		name: nodes.map(({ name }) => name).join(', '),
		nodes: nodes.map((each, index) => ({ ...each, position: [index * 220, 0] })),
		connections: Object.fromEntries(pairs.map(([from, to]) => [from, link(to)])),
		settings: { executionOrder: 'v1' },
	};
}

/** A workflow in which the last node of the source is followed by all of these at once, one below the other. */
export function board(source: INode[], nodes: INode[]): WorkflowJson {
	const { nodes: first, connections, ...workflow } = chain(...source);
	const below = nodes.map((each, index): INode => ({ ...each, position: [source.length * 220 + 40, index * 160] }));
	const links = nodes.map(({ name }) => ({ node: name, type: 'main' as const, index: 0 }));
	return {
		...workflow,
		nodes: [...first, ...below],
		connections: { ...connections, [source.at(-1)!.name]: { main: [links] } },
	};
}

/** A workflow in which the first node is followed by these chains, which n8n runs one after the other, the topmost first. */
export function lanes(start: INode, chains: INode[][]): WorkflowJson {
	const below = chains.map((nodes, row) => {
		const { connections, nodes: placed } = chain(...nodes);
		const moved = placed.map((each): INode => ({ ...each, position: [each.position[0] + 220, row * 160] }));
		return { connections, nodes: moved };
	});
	const links = chains.map(([{ name }]) => ({ node: name, type: 'main' as const, index: 0 }));
	return {
		name: `${start.name}, ${chains.length} lanes`,
		nodes: [start, ...below.flatMap(({ nodes }) => nodes)],
		connections: Object.assign({ [start.name]: { main: [links] } }, ...below.map(({ connections }) => connections)),
		settings: { executionOrder: 'v1' },
	};
}
