// A workflow that begins with the Protrack Trigger.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { type Execution, outputOf, type Rest } from '../../../../demo/rest.cjs';
import type { Trackers } from './trackers.cjs';
import { chain, node, uses } from './workflow.cjs';

/** n8n polls every minute at the most; this one does so at its full seconds 0. */
const EVERY_MINUTE = { item: [{ mode: 'custom', cronExpression: '* * * * *' }] };
/** Milliseconds until the next poll is certainly there. */
const NEXT_POLL = 100_000;

export interface Poller {
	id: string;
	/** Runs the trigger by hand, as "Fetch Test Event" does. */
	fetch(): Promise<Execution>;
	activate(): Promise<void>;
	deactivate(): Promise<void>;
	/** Waits for so many executions that the trigger has started; what each put out, the oldest first. Fails when there are more. */
	events(count: number): Promise<IDataObject[][]>;
}

/** Saves a workflow with the trigger "Trigger"; nothing is activated yet. */
export async function pollerOf(
	fleet: Trackers,
	parameters: INodeParameters = {},
	rest: Rest = fleet.rest,
	credential = fleet.credential,
): Promise<Poller> {
	const { workflows, executions } = rest;
	const type = 'n8n-nodes-fleet.protrackTrigger';
	const all = { pollTimes: EVERY_MINUTE, ...parameters };
	const start = node('Trigger', type, all, { credentials: uses(credential) });
	const { id } = await workflows.create(chain(start, node('Next', 'n8n-nodes-base.noOp')));
	return {
		id,
		fetch: async () => await rest.run(id, 'Trigger'),
		activate: async () => await workflows.activate(id),
		deactivate: async () => await workflows.deactivate(id),
		async events(count) {
			const found = await executions.ended({ workflowId: id, mode: 'trigger' }, count, NEXT_POLL);
			if (found.length > count) throw new Error(`${found.length} executions in place of ${count}`);
			const full = await Promise.all(found.map(({ id: execution }) => executions.get(execution)));
			return full.reverse().map((execution) => outputOf(execution, 'Trigger'));
		},
	};
}
