import { ExecuteContext, RoutingNode } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject as Data,
	ICredentialTestRequest,
	ICredentialType,
	IExecuteData,
	INode,
	INodeExecutionData,
	INodeType,
	IWorkflowExecuteAdditionalData,
	Workflow,
} from 'n8n-workflow';
import { createRunExecutionData } from 'n8n-workflow';

/** What the button "Test" of the credential shows. */
export interface Verdict {
	status: 'OK' | 'Error';
	message: string;
}

interface Thrown {
	message: string;
	cause?: { code?: string; response?: { status: number; statusText?: string } };
}

type Rules = NonNullable<ICredentialTestRequest['rules']>;
const NODE_TYPE = 'n8n-nodes-base.noOp';

/** The node that n8n makes up for a test: one property that routes the credential's request. */
const probeType = (credential: string, request: ICredentialTestRequest['request']) =>
	({
		description: {
			name: 'temp',
			version: 1,
			group: [],
			inputs: ['main'],
			outputs: ['main'],
			requestDefaults: {},
			credentials: [{ name: credential, required: true }],
			properties: [{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } }],
		},
	}) as unknown as INodeType;

export const probeNode = (credential: string) =>
	({
		id: 'temp',
		name: 'Temp',
		type: NODE_TYPE,
		typeVersion: 1,
		position: [0, 0],
		parameters: { temp: '' },
		credentials: { [credential]: { id: '1', name: credential } },
	}) as unknown as INode;

/** A failed test as n8n words it: the HTTP status of the cause, else its code, and only then the message. */
function failure({ message, cause }: Thrown, rules: Rules): string {
	if (!cause?.response) return cause?.code ?? message;
	const { status, statusText } = cause.response;
	const rule = rules.find(({ type, properties }) => type === 'responseCode' && properties.value === status);
	return rule?.properties.message ?? (statusText || `Received HTTP status code: ${status}`);
}

function verdictOf([[item]]: INodeExecutionData[][], rules: Rules): Verdict {
	const rule = rules.find(
		({ type, properties }) => type === 'responseSuccessBody' && item.json[properties.key] === properties.value,
	);
	return rule
		? { status: 'Error', message: rule.properties.message }
		: { status: 'OK', message: 'Connection successful!' };
}

/** Sends the credential's `test` request through n8n's routing as n8n's credential tester does. */
export async function testCredential(
	type: ICredentialType,
	data: Data,
	workflow: Workflow,
	additional: IWorkflowExecuteAdditionalData,
): Promise<Verdict> {
	const { request, rules = [] } = type.test!;
	const node = probeNode(type.name);
	const input = { main: [[{ json: {} }]] };
	const executeData: IExecuteData = { node, data: input, source: null };
	const context = new ExecuteContext(
		workflow,
		node,
		additional,
		'internal',
		createRunExecutionData(),
		0,
		input.main[0],
		input,
		executeData,
		[],
	);
	const decrypted = { id: '1', name: type.name, type: type.name, data };
	const routing = new RoutingNode(context, probeType(type.name, request), decrypted);
	try {
		return verdictOf((await routing.runNode())!, rules as Rules);
	} catch (error) {
		return { status: 'Error', message: failure(error as Thrown, rules as Rules) };
	}
}
