// The example workflows of the folder workflows/.
import { readFileSync } from 'node:fs';
import type { AssignmentCollectionValue } from 'n8n-workflow';
import type { Credential, Rest, Workflow, WorkflowJson } from '../rest.cjs';
import { inProject } from './project.cjs';

export const examples = [
	'nightly-lock-sweep',
	'alarm-to-slack',
	'rental',
	'geofence-guard',
	'stolen-vehicle',
	'weekly-mileage-report',
	'silent-devices',
	'fleet-table',
	'alarms-of-all-vendors',
	'fault-to-maintenance',
	'morning-balance',
] as const;
export type Example = (typeof examples)[number];
type Value = string | number | boolean | object;

/** An example workflow as it is in its file. */
export function readExample(name: Example): WorkflowJson {
	return JSON.parse(readFileSync(inProject('workflows', `${name}.json`), 'utf8')) as WorkflowJson;
}

/** The workflow with other values in its first node "Settings"; throws when it has no setting of such a name. */
export function withSettings(workflow: WorkflowJson, values: Record<string, Value>): WorkflowJson {
	const changed = structuredClone(workflow);
	const settings = changed.nodes.find((node) => node.name === 'Settings');
	const { assignments } = settings?.parameters.assignments as AssignmentCollectionValue;
	for (const [name, value] of Object.entries(values)) {
		const setting = assignments.find((assignment) => assignment.name === name);
		if (!setting) throw new Error(`The workflow "${workflow.name}" has no setting ${name}`);
		setting.value = value as typeof setting.value;
	}
	return changed;
}

/** Imports a workflow as a person does: credentials chosen. One of the same name is replaced. */
export async function importWorkflow(rest: Rest, workflow: WorkflowJson, credentials: Credential[]): Promise<Workflow> {
	for (const earlier of await rest.workflows.list()) {
		if (earlier.name === workflow.name) await rest.workflows.delete(earlier.id);
	}
	return await rest.workflows.create(workflow, { credentials });
}

function triggerAddress(rest: Rest, { nodes }: Workflow, type: string): string {
	const trigger = nodes.find((node) => node.type.endsWith(`.${type}`));
	return rest.workflows.webhookUrl(trigger!.webhookId!);
}

/** The base URL that a person hands to Segway for the workflow's trigger. */
export const pushAddress = (rest: Rest, workflow: Workflow): string => triggerAddress(rest, workflow, 'segwayTrigger');

/** The URL that a person hands to JIMI for the workflow's trigger, with the push secret of the credential behind it. */
export const jimiPushAddress = (rest: Rest, workflow: Workflow, pushSecret: string): string =>
	`${triggerAddress(rest, workflow, 'jimiTrigger')}?key=${pushSecret}`;
