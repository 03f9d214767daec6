// Workflows of n8n over its REST API.
import { randomUUID } from 'node:crypto';
import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';
import { waitFor } from '../wait.cjs';
import type { Credential } from './credentials.cjs';
import { RestError, type Session } from './session.cjs';

/** A workflow as it is exported by the editor. */
export interface WorkflowJson {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface Workflow extends WorkflowJson {
	id: string;
	versionId: string;
	activeVersionId: string | null;
	isArchived: boolean;
}

interface Publication {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}

export interface ImportOptions {
	/** What the nodes' credentials refer to, by name or else by type. */
	credentials?: Credential[];
	/** New addresses for webhooks: needed when a workflow is imported twice into the same n8n. */
	newWebhookIds?: boolean;
}

const path = (id: string, action = '') => `/rest/workflows/${id}${action && `/${action}`}`;

function withCredentials(node: INode, known: Credential[]): INode {
	const references = Object.entries(node.credentials ?? {}).map(([type, { name }]) => {
		const ofType = known.filter((credential) => credential.type === type);
		const found =
			ofType.find((credential) => credential.name === name) ?? (ofType.length === 1 ? ofType[0] : undefined);
		if (!found) throw new Error(`Node "${node.name}" needs a credential of type ${type} named "${name}"`);
		return [type, { id: found.id, name: found.name }] as const;
	});
	return references.length === 0 ? node : { ...node, credentials: Object.fromEntries(references) };
}

export class Workflows {
	constructor(private readonly session: Session) {}

	/** Imports a workflow; without `credentials` the references in its nodes stay as they are. */
	async create(json: WorkflowJson, { credentials, newWebhookIds = false }: ImportOptions = {}): Promise<Workflow> {
		const nodes = json.nodes
			.map((node) => (credentials ? withCredentials(node, credentials) : node))
			.map((node) => (newWebhookIds && node.webhookId ? { ...node, webhookId: randomUUID() } : node));
		const { name, connections, settings = { executionOrder: 'v1' } } = json;
		return await this.session.request('POST', '/rest/workflows', { body: { name, nodes, connections, settings } });
	}

	async get(id: string): Promise<Workflow> {
		return await this.session.request('GET', path(id));
	}

	async list(): Promise<Workflow[]> {
		return await this.session.request('GET', '/rest/workflows');
	}

	/** Saves changes; an active workflow goes on with its active version until `activate` is called again. */
	async update(id: string, changes: Partial<WorkflowJson>): Promise<Workflow> {
		const { versionId } = await this.get(id);
		return await this.session.request('PATCH', path(id), { body: { ...changes, versionId } });
	}

	/** Activates the present version and waits until every trigger is registered; rejects with n8n's reason when one is not. */
	async activate(id: string, timeout = 60_000): Promise<void> {
		const { versionId } = await this.get(id);
		await this.session.request('POST', path(id, 'activate'), { body: { versionId } });
		const { status, triggers } = await this.settled(id, timeout);
		if (status === 'published') return;
		const reasons = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
		throw new Error(`Workflow ${id} was not activated (${status}): ${reasons.join('; ')}`);
	}

	async deactivate(id: string, timeout = 60_000): Promise<void> {
		await this.session.request('POST', path(id, 'deactivate'), { body: {} });
		await this.settled(id, timeout);
	}

	/** Deactivates, archives and deletes. */
	async delete(id: string): Promise<void> {
		const { activeVersionId, isArchived } = await this.get(id);
		if (activeVersionId) await this.deactivate(id);
		if (!isArchived) await this.session.request('POST', path(id, 'archive'), { body: {} });
		await waitFor(() => this.tryDelete(id), { what: `workflow ${id} to be deleted` });
	}

	/** Starts a run from a trigger node as the editor does and returns the id of the execution. */
	async run(id: string, trigger: string): Promise<string> {
		const { executionId } = await this.session.request<{ executionId?: string }>('POST', path(id, 'run'), {
			body: { triggerToStartFrom: { name: trigger } },
		});
		if (!executionId) throw new Error(`Node "${trigger}" waits for a webhook: use listen`);
		return executionId;
	}

	/** Makes the test addresses of a webhook trigger answer, for one request or two minutes. */
	async listen(id: string, trigger: string): Promise<void> {
		const body = { triggerToStartFrom: { name: trigger } };
		const { waitingForWebhook } = await this.session.request<{ waitingForWebhook?: boolean }>('POST', path(id, 'run'), {
			body,
		});
		if (!waitingForWebhook) throw new Error(`Node "${trigger}" waits for no webhook`);
	}

	/** Asks n8n to end the listening, which it does in the background: the addresses may answer for a moment more. */
	async stopListening(id: string): Promise<void> {
		await this.session.request('DELETE', `/rest/test-webhook/${id}`);
	}

	/** The state of the activation, which n8n works off in the background. */
	async publication(id: string): Promise<Publication> {
		return await this.session.request('GET', path(id, 'publication-status'));
	}

	/** Address of a webhook: of a node (`<webhookId>` and the entry's own path) or, for n8n's Webhook node, its path. */
	webhookUrl(webhookPath: string, mode: 'production' | 'test' = 'production'): string {
		return `${this.session.url}/${mode === 'test' ? 'webhook-test' : 'webhook'}/${webhookPath}`;
	}

	private async settled(id: string, timeout: number): Promise<Publication> {
		return await waitFor(
			async () => {
				const publication = await this.publication(id);
				return publication.status !== 'in_progress' && publication;
			},
			{ what: `the activation of workflow ${id}`, timeout },
		);
	}

	// n8n answers 409 while it still works on the deactivation.
	private async tryDelete(id: string): Promise<boolean> {
		try {
			await this.session.request('DELETE', path(id));
			return true;
		} catch (error) {
			if (error instanceof RestError && error.status === 409) return false;
			throw error;
		}
	}
}
