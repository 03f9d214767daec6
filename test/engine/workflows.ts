import type { IDataObject, INode, INodeExecutionData, IRun, IWorkflowBase } from 'n8n-workflow';

const base = { typeVersion: 1, position: [0, 0] as [number, number] };

/** A vendor's action node as it stands in a workflow. */
export interface Cast {
	/** Name of the node, and of its credential. */
	name: string;
	type: string;
	/** Name of the credential type. */
	credential: string;
}

export const SEGWAY: Cast = { name: 'Segway', type: 'n8n-nodes-fleet.segway', credential: 'segwayApi' };
export const JIMI: Cast = { name: 'JIMI', type: 'n8n-nodes-fleet.jimi', credential: 'jimiApi' };
export const KNOT: Cast = { name: 'Knot', type: 'n8n-nodes-fleet.knot', credential: 'knotApi' };
export const PROTRACK: Cast = { name: 'Protrack', type: 'n8n-nodes-fleet.protrack', credential: 'protrackApi' };

const credentialsOf = ({ name, credential }: Cast, id = '1') => ({ [credential]: { id, name } });

const to = (...outputs: string[]) => ({ main: outputs.map((node) => [{ node, type: 'main' as const, index: 0 }]) });

/** Start -> the vendor's node -> Good, and its error output -> Bad. */
export function flow(parameters: IDataObject, more: Partial<INode> = {}, cast = SEGWAY): Partial<IWorkflowBase> {
	const noOp = (name: string) => ({ ...base, id: name, name, type: 'n8n-nodes-base.noOp', parameters: {} });
	const { name, type } = cast;
	const node = { ...base, id: 's', name, type, parameters, credentials: credentialsOf(cast), ...more };
	return {
		nodes: [
			{ ...base, id: 'a', name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			node as INode,
			noOp('Good'),
			noOp('Bad'),
		],
		connections: { Start: to(name), [name]: to('Good', 'Bad') },
	};
}

/** The trigger alone, under the name T. */
export const triggerFlow = (
	parameters: IDataObject,
	credentialId = '1',
	cast = SEGWAY,
	more: Partial<INode> = { typeVersion: 2, webhookId: 'hook' },
): Partial<IWorkflowBase> => ({
	nodes: [
		{
			...base,
			id: 't',
			name: 'T',
			type: `${cast.type}Trigger`,
			parameters: parameters as INode['parameters'],
			credentials: credentialsOf(cast, credentialId),
			...more,
		},
	],
});

/** As n8n stores a failed node: a plain object. */
export interface StoredError extends IDataObject {
	name: string;
	message: string;
	description?: string;
	httpCode?: string | null;
	context: IDataObject;
}

/** What a run of `flow` came to. */
export interface Told {
	status: IRun['status'];
	items: INodeExecutionData[];
	json: IDataObject[];
	/** Items that came out of the error output. */
	failed: INodeExecutionData[];
	error: StoredError | undefined;
	/** Texts that n8n shows above the output. */
	hints: string[];
	/** Items that the nodes behind the two outputs got. */
	good: INodeExecutionData[];
	bad: INodeExecutionData[];
	whole: IRun;
}

export function tell(whole: IRun, { name } = SEGWAY): Told {
	const { runData } = whole.data.resultData;
	const task = runData[name]?.at(-1);
	const out = (node: string, output = 0) => runData[node]?.at(-1)?.data?.main[output] ?? [];
	const items = out(name);
	return {
		status: whole.status,
		items,
		json: items.map(({ json }) => json),
		failed: out(name, 1),
		error: task?.error as unknown as StoredError | undefined,
		hints: (task?.hints ?? []).map(({ message }) => message),
		good: out('Good'),
		bad: out('Bad'),
		whole,
	};
}
