// One workflow with a node for each test: the editor takes long to load, a panel opens at once.
import type { INodeParameters } from 'n8n-workflow';
import type { VendorFleet } from '../../e2e/nodes/support/vendorFleet.cjs';
import { board, items } from '../../e2e/nodes/support/workflow.cjs';

/** Saves a workflow in which every node gets the first vehicle; each is given as name, operation and parameters. */
export async function saveBoard(
	fleet: VendorFleet,
	nodes: Record<string, [operation: string, parameters?: INodeParameters]>,
): Promise<string> {
	fleet.reset();
	const rows = Object.entries(nodes).map(([name, [operation, parameters]]) => ({
		...fleet.node(operation, parameters),
		name,
	}));
	const { id } = await fleet.rest.workflows.create(board(items(fleet.list().slice(0, 1)), rows));
	return id;
}
