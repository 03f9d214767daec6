// A client for the REST API of n8n's editor (2.40): what a person does there, done by a program.
import type { INodeTypeDescription } from 'n8n-workflow';
import { Credentials } from './rest/credentials.cjs';
import { DataTables } from './rest/dataTables.cjs';
import { Executions, type Execution } from './rest/executions.cjs';
import { type Owner, Session, type SessionState } from './rest/session.cjs';
import { Workflows } from './rest/workflows.cjs';

export * from './rest/credentials.cjs';
export * from './rest/dataTables.cjs';
export * from './rest/executions.cjs';
export * from './rest/session.cjs';
export * from './rest/workflows.cjs';

/** The owner account of every n8n that is started here; it listens on the loopback interface only. */
export const localOwner: Owner = {
	email: 'owner@fleet.example',
	password: 'Fleet-owner-1',
	firstName: 'Fleet',
	lastName: 'Owner',
};

export class Rest {
	readonly credentials: Credentials;

	readonly dataTables: DataTables;

	readonly executions: Executions;

	readonly workflows: Workflows;

	constructor(readonly session: Session) {
		this.credentials = new Credentials(session);
		this.dataTables = new DataTables(session);
		this.executions = new Executions(session);
		this.workflows = new Workflows(session);
	}

	/** Signs in at the n8n with this address; makes the owner first when it is new. */
	static async signIn(url: string, owner = localOwner): Promise<Rest> {
		const session = new Session({ url });
		await session.signIn(owner);
		return new Rest(session);
	}

	/** Goes on with a session of another process. */
	static resume(state: SessionState): Rest {
		return new Rest(new Session(state));
	}

	/** The descriptions of the nodes of a package, by their full names such as "n8n-nodes-fleet.segway". */
	async nodeTypes(packageName = 'n8n-nodes-fleet'): Promise<INodeTypeDescription[]> {
		const types = await this.session.request<INodeTypeDescription[]>('GET', '/types/nodes.json');
		return types.filter(({ name }) => name.startsWith(`${packageName}.`));
	}

	/** Runs a workflow from a trigger node and returns the execution when it has ended. */
	async run(workflowId: string, trigger: string, timeout = 60_000): Promise<Execution> {
		return await this.executions.end(await this.workflows.run(workflowId, trigger), timeout);
	}
}
