/**
 * Runs our nodes inside n8n's own engine (n8n-core) without the n8n server.
 * Replaced here: the node registry, the credential store and the HTTP front end.
 */
import {
	ExecutionLifecycleHooks,
	HookContext,
	LoadOptionsContext,
	PollContext,
	WebhookContext,
	WorkflowExecute,
} from 'n8n-core';
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IRun,
	IWebhookData,
	IWebhookFunctions,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import { probeNode, testCredential } from './credentialTester';
import type { MemoryCredentials } from './memoryCredentials';

type Request = ReturnType<IWebhookFunctions['getRequestObject']>;
type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

const stub = (name: string, more: object) =>
	({
		description: { name, version: 1, group: [], inputs: [], outputs: ['main'], properties: [], ...more },
	}) as unknown as INodeType;

const passOn = (name: string, more: object) =>
	({
		...stub(name, more),
		execute(this: { getInputData(): INodeExecutionData[] }) {
			return [this.getInputData()];
		},
	}) as unknown as INodeType;

/** A run under way; `cancel` is the stop button of the editor. */
export interface Running {
	cancel(): void;
	ended: Promise<IRun>;
}

export class Engine {
	private readonly nodeTypes: INodeTypes;

	constructor(
		nodes: Record<string, INodeType>,
		private readonly credentials: MemoryCredentials,
	) {
		nodes['n8n-nodes-base.manualTrigger'] = passOn('manualTrigger', { group: ['trigger'] });
		nodes['n8n-nodes-base.noOp'] = passOn('noOp', { inputs: ['main'] });
		const find = (name: string) => nodes[name];
		this.nodeTypes = { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
	}

	description(type: string) {
		return this.nodeTypes.getByNameAndVersion(type).description;
	}

	workflow({ nodes = [], connections = {}, settings, staticData }: Partial<IWorkflowBase>) {
		const { nodeTypes } = this;
		return new Workflow({ id: 'w', active: true, nodes, connections, settings, staticData, nodeTypes });
	}

	private data(mode: WorkflowExecuteMode, more: object = {}) {
		const base = 'http://n8n.test/';
		const urls = { webhookBaseUrl: `${base}webhook`, webhookWaitingBaseUrl: base, formWaitingBaseUrl: base };
		return {
			hooks: new ExecutionLifecycleHooks(mode, '1', { id: 'w', nodes: [] } as unknown as IWorkflowBase),
			credentialsHelper: this.credentials,
			currentNodeExecutionIndex: 0,
			executionId: '1',
			variables: {},
			...urls,
			...more,
		} as unknown as IWorkflowExecuteAdditionalData;
	}

	/** Starts the whole workflow; `items` is what its first node gives out. */
	start(json: Partial<IWorkflowBase>, items: INodeExecutionData[], mode: WorkflowExecuteMode = 'manual'): Running {
		const workflow = this.workflow(json);
		const node = workflow.getStartNode()!;
		const first = { node, data: { main: [items] }, source: null };
		const state = createRunExecutionData({ executionData: { nodeExecutionStack: [first] } });
		const execution = new WorkflowExecute(this.data(mode), mode, state).processRunExecutionData(workflow);
		return { cancel: () => execution.cancel(), ended: execution };
	}

	async run(json: Partial<IWorkflowBase>, items: INodeExecutionData[] = [{ json: {} }], mode?: WorkflowExecuteMode) {
		return await this.start(json, items, mode).ended;
	}

	/** The button "Test" of the credential as it is stored. */
	async testCredential(name: string) {
		const data = await this.credentials.getDecrypted(undefined, undefined, name);
		const workflow = this.workflow({ nodes: [probeNode(name)] });
		return await testCredential(this.credentials.typeOf(name), data, workflow, this.data('internal'));
	}

	/** webhook() as n8n calls it; a result without workflowData starts no execution. */
	async webhook(workflow: Workflow, name: string, httpRequest: Request, httpResponse: Response) {
		const { node, type } = this.find(workflow, name);
		const data = this.data('webhook', { httpRequest, httpResponse });
		const hook = { node: name, webhookDescription: type.description.webhooks![0] } as IWebhookData;
		return await type.webhook!.call(new WebhookContext(workflow, node, data, 'webhook', hook, [], null));
	}

	/** The subscription calls of a webhook trigger. */
	async hook(workflow: Workflow, name: string, method: 'checkExists' | 'create' | 'delete') {
		const { node, type } = this.find(workflow, name);
		const context = new HookContext(workflow, node, this.data('trigger'), 'trigger', 'activate');
		return await type.webhookMethods!.default![method].call(context);
	}

	/** poll() as n8n calls it; what it logs as a warning goes to `warn`. */
	async poll(workflow: Workflow, name: string, activation: WorkflowActivateMode, warn: (text: string) => void) {
		const { node, type } = this.find(workflow, name);
		const mode = activation === 'manual' ? 'manual' : 'trigger';
		const context = new PollContext(workflow, node, this.data(mode), mode, activation);
		const logger = Object.assign(Object.create(context.logger) as typeof context.logger, { warn });
		return await type.poll!.call(Object.create(context, { logger: { value: logger } }) as PollContext);
	}

	/** What a list of the panel offers, by the node's method of that name. */
	async offers(workflow: Workflow, name: string, method: string, filter?: string): Promise<IDataObject[]> {
		const { node, type } = this.find(workflow, name);
		const data = this.data('internal', { currentNodeParameters: node.parameters as INodeParameters });
		const context = new LoadOptionsContext(workflow, node, data, '');
		const { listSearch = {}, loadOptions = {} } = type.methods ?? {};
		const found = method in listSearch ? (await listSearch[method].call(context, filter)).results : undefined;
		return (found ?? (await loadOptions[method].call(context))) as unknown as IDataObject[];
	}

	private find(workflow: Workflow, name: string) {
		const node = workflow.getNode(name)!;
		return { node, type: this.nodeTypes.getByNameAndVersion(node.type) };
	}
}
