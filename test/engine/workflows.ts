import type { IDataObject, INode, INodeExecutionData, IRun, IWorkflowBase } from 'n8n-workflow';

const base = { typeVersion: 1, position: [0, 0] as [number, number] };

export const credentials = { segwayApi: { id: '1', name: 'Segway' } };

const to = (...outputs: string[]) => ({ main: outputs.map((node) => [{ node, type: 'main' as const, index: 0 }]) });

/** Start -> Segway -> Good, and the error output of Segway -> Bad. */
export function flow(parameters: IDataObject, more: Partial<INode> = {}): Partial<IWorkflowBase> {
	const noOp = (name: string) => ({ ...base, id: name, name, type: 'n8n-nodes-base.noOp', parameters: {} });
	const segway = { ...base, id: 's', name: 'Segway', type: 'n8n-nodes-fleet.segway', parameters, credentials, ...more };
	return {
		nodes: [
			{ ...base, id: 'a', name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			segway as INode,
			noOp('Good'),
			noOp('Bad'),
		],
		connections: { Start: to('Segway'), Segway: to('Good', 'Bad') },
	};
}

/** The trigger alone. */
export const triggerFlow = (parameters: IDataObject, credentialId = '1'): Partial<IWorkflowBase> => ({
	nodes: [
		{
			...base,
			typeVersion: 2,
			id: 't',
			webhookId: 'hook',
			name: 'T',
			type: 'n8n-nodes-fleet.segwayTrigger',
			parameters: parameters as INode['parameters'],
			credentials: { segwayApi: { id: credentialId, name: 'Segway' } },
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

export function tell(whole: IRun): Told {
	const { runData } = whole.data.resultData;
	const task = runData.Segway?.at(-1);
	const out = (name: string, output = 0) => runData[name]?.at(-1)?.data?.main[output] ?? [];
	const items = out('Segway');
	return {
		status: whole.status,
		items,
		json: items.map(({ json }) => json),
		failed: out('Segway', 1),
		error: task?.error as unknown as StoredError | undefined,
		hints: (task?.hints ?? []).map(({ message }) => message),
		good: out('Good'),
		bad: out('Bad'),
		whole,
	};
}
