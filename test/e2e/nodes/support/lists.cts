// The lists that the editor offers for a field, fetched as it does.
import type { INodeListSearchItems, INodeParameters, INodePropertyOptions } from 'n8n-workflow';
import type { Credential, Rest } from '../../../../demo/rest.cjs';
import { uses } from './workflow.cjs';

export interface Asked {
	/** Name without package, e.g. "protrack". */
	node: string;
	field: string;
	/** Of the node, e.g. "searchDevices". */
	method: string;
	parameters?: INodeParameters;
}

const requestOf = ({ node, field, method, parameters = {} }: Asked, credential: Credential) => ({
	path: `parameters.${field}`,
	methodName: method,
	nodeTypeAndVersion: { name: `n8n-nodes-fleet.${node}`, version: 1 },
	currentNodeParameters: parameters,
	credentials: uses(credential),
});

/** What "From List" offers for a resource, with what a person has typed into the search. */
export async function searchList(
	{ session }: Rest,
	asked: Asked,
	credential: Credential,
	filter?: string,
): Promise<INodeListSearchItems[]> {
	const body = { ...requestOf(asked, credential), filter };
	const path = '/rest/dynamic-node-parameters/resource-locator-results';
	const { results } = await session.request<{ results: INodeListSearchItems[] }>('POST', path, { body });
	return results;
}

/** What a list of choices offers that the node reads from the vendor. */
export async function optionsOf(
	{ session }: Rest,
	asked: Asked,
	credential: Credential,
): Promise<INodePropertyOptions[]> {
	return await session.request('POST', '/rest/dynamic-node-parameters/options', {
		body: requestOf(asked, credential),
	});
}
