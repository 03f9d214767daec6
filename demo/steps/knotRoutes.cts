// Binds Knot's operations to the routes of its OpenAPI file, as a person does it once.
import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import { type Credential, errorOf, outputOf, type Rest, type WorkflowJson } from '../rest.cjs';
import type { Simulator } from '../../simulator/index.cjs';
import { importWorkflow } from './examples.cjs';

export interface BoundRoutes {
	/** Operations that the package has, and those of them that the file has. */
	operations: number;
	matched: number;
}

const START = 'Try It Now';
const FETCH = 'Fetch the File';
const MATCH = 'Match OpenAPI File';

function node(name: string, type: string, typeVersion: number, place: number, parameters: INodeParameters = {}): INode {
	return { id: randomUUID(), name, type, typeVersion, position: [place * 208, 0], parameters };
}

/** Fetches the file and matches it; the text for the credential comes out of the last node. */
function matching(url: string): WorkflowJson {
	const asFile = { response: { response: { responseFormat: 'file' } } };
	const operation = { resource: 'route', operation: 'matchOpenApi', source: 'file', binaryPropertyName: 'data' };
	const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
	return {
		name: 'Match the OpenAPI file of Knot',
		nodes: [
			node(START, 'n8n-nodes-base.manualTrigger', 1, 0),
			node(FETCH, 'n8n-nodes-base.httpRequest', 4.2, 1, { url, options: asFile }),
			{
				...node(MATCH, 'n8n-nodes-fleet.knot', 1, 2, operation),
				credentials: { knotApi: { id: null, name: 'Knot account' } },
			},
		],
		connections: { [START]: to(FETCH), [FETCH]: to(MATCH) },
	};
}

/** Runs "Route > Match OpenAPI File" on the cloud's own file and puts what it gives into the credential. */
export async function bindRoutes(rest: Rest, credential: Credential, cloud: Simulator['knot']): Promise<BoundRoutes> {
	const { id } = await importWorkflow(rest, matching(`${cloud.origin}/openapi.json`), [credential]);
	const execution = await rest.run(id, START);
	if (execution.status !== 'success') throw new Error(`Matching the OpenAPI file failed: ${errorOf(execution)}`);
	const [{ confirmed_routes, operations, matched }] = outputOf(execution, MATCH);
	await rest.credentials.edit(credential.id, { confirmedRoutes: confirmed_routes });
	if (matched !== operations)
		throw new Error(`Only ${String(matched)} of ${String(operations)} operations of Knot are bound`);
	return { operations: Number(operations), matched: Number(matched) };
}
