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

/** The node "Segway" with an operation such as "control.lock". */
export function segway(operation: string, parameters: INodeParameters, credential: Credential, more: More = {}): INode {
	const [resource, name] = operation.split('.');
	const all = { resource, operation: name, ...parameters };
	return node('Segway', 'n8n-nodes-fleet.segway', all, { credentials: uses(credential), ...more });
}

/** The node "Trigger" with an address of its own. */
export function trigger(parameters: INodeParameters, credential: Credential): INode & { webhookId: string } {
	const own = { typeVersion: 2, webhookId: randomUUID(), credentials: uses(credential) };
	return Object.assign(node('Trigger', 'n8n-nodes-fleet.segwayTrigger', parameters), own);
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
