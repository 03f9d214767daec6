// One workflow with a node for each test: the editor takes long to load, a panel opens at once.
import type { INode, INodeParameters } from 'n8n-workflow';
import { eachVehicle, type Fleet } from '../../e2e/nodes/support/fleet.cjs';
import { chain, items, segway } from '../../e2e/nodes/support/workflow.cjs';

/** Saves a workflow in which every node gets the first vehicle; each is given as name, operation and parameters. */
export async function saveBoard(
	fleet: Fleet,
	nodes: Record<string, [operation: string, parameters?: INodeParameters]>,
): Promise<string> {
	fleet.reset();
	const source = items(fleet.list().slice(0, 1));
	const workflow = chain(...source);
	const board = Object.entries(nodes).map(
		([name, [operation, parameters]], index): INode => ({
			...segway(operation, { ...eachVehicle, ...parameters }, fleet.credential),
			name,
			position: [700, index * 160],
		}),
	);
	workflow.nodes.push(...board);
	const links = board.map(({ name }) => ({ node: name, type: 'main' as const, index: 0 }));
	workflow.connections[source.at(-1)!.name] = { main: [links] };
	const { id } = await fleet.rest.workflows.create(workflow);
	return id;
}
