import type { IDataObject, IWorkflowBase, Workflow, WorkflowActivateMode } from 'n8n-workflow';
import type { Engine } from './harness';

/**
 * An active workflow with a polling trigger named T, with its static data kept as n8n keeps it: in memory from poll to
 * poll; in the database after the first poll of a start, and after every poll that gave out items.
 */
export class Polling {
	/** What the trigger wrote to the log as a warning. */
	readonly warnings: string[] = [];
	private database = '{}';
	private workflow: Workflow;
	private mode: WorkflowActivateMode = 'activate';

	constructor(
		private readonly engine: Engine,
		private readonly json: Partial<IWorkflowBase>,
	) {
		this.workflow = this.load();
	}

	/** What stands in the database. */
	get stored(): IDataObject {
		return JSON.parse(this.database) as IDataObject;
	}

	private load(): Workflow {
		return this.engine.workflow({ ...this.json, staticData: this.stored });
	}

	private save() {
		this.database = JSON.stringify(this.workflow.staticData);
	}

	private async poll(workflow: Workflow, mode: WorkflowActivateMode): Promise<IDataObject[] | null> {
		const items = await this.engine.poll(workflow, 'T', mode, (text) => void this.warnings.push(text));
		return items && items.flat().map(({ json }) => json);
	}

	/** The person activates the workflow, or n8n starts: the first poll, whose static data is stored in any case. */
	async start(mode: 'activate' | 'init' = 'activate'): Promise<IDataObject[] | null> {
		this.mode = mode;
		this.workflow = this.load();
		return await this.poll(this.workflow, mode).finally(() => this.save());
	}

	/** One minute later. `killed`: n8n dies before it has stored anything. */
	async tick({ killed = false } = {}): Promise<IDataObject[] | null> {
		const items = await this.poll(this.workflow, this.mode);
		if (items && !killed) this.save();
		return items;
	}

	/** Puts something else into the database, as a backup would. */
	restore(staticData: string) {
		this.database = staticData;
	}

	/** What the person sees at a try in the editor; nothing of it is kept. */
	async manual(): Promise<IDataObject[] | null> {
		return await this.poll(this.load(), 'manual');
	}
}
