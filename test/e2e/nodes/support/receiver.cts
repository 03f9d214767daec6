// An active workflow that begins with a trigger that is pushed to.
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { outputOf, type Rest } from '../../../../demo/rest.cjs';
import type { PushOptions } from '../../../../simulator/index.cjs';
import type { Fleet } from './fleet.cjs';
import { chain, node, trigger } from './workflow.cjs';

export const EVERY_EVENT = ['alert', 'components', 'fault', 'location', 'status', 't60/location', 't60/status'];

/** Path of each push below the base URL, as Segway appends it. */
export const pathOf = (type: string): string => `/v2/vehicle/${type}`;

export const ACKNOWLEDGED = { status: 200, body: '{"code":0,"message":"success"}' };

export interface Opened {
	id: string;
	/** Where the trigger listens. */
	baseUrl: string;
	/** Waits for so many executions and returns what the trigger put out in each, the oldest first; fails when there are more. */
	events(count: number): Promise<IDataObject[]>;
}

export interface Receiver extends Opened {
	/** Lets the simulator push to this workflow, without a second attempt unless wished; returns the last answer. */
	push(type: string, options?: PushOptions): Promise<{ status: number | null; body: string }>;
	/** Sends any request to a path below the base URL. */
	post(path: string, body: string | Buffer | FormData, contentType?: string): Promise<{ status: number; body: string }>;
}

/** Activates a workflow with this trigger, which is called "Trigger". */
export async function open({ workflows, executions }: Rest, start: INode & { webhookId: string }): Promise<Opened> {
	const { id } = await workflows.create(chain(start, node('Next', 'n8n-nodes-base.noOp')));
	await workflows.activate(id);
	return {
		id,
		baseUrl: workflows.webhookUrl(start.webhookId),
		async events(count) {
			const found = await executions.ended({ workflowId: id }, count);
			if (found.length > count) throw new Error(`${found.length} executions in place of ${count}`);
			const full = await Promise.all(found.map(({ id: execution }) => executions.get(execution)));
			return full.reverse().flatMap((execution) => outputOf(execution, 'Trigger'));
		},
	};
}

/** Activates a workflow with the Segway Trigger; pushes concern the first vehicle of the fleet. */
export async function receive(
	fleet: Fleet,
	parameters: INodeParameters = {},
	credential = fleet.credential,
): Promise<Receiver> {
	const opened = await open(fleet.rest, trigger({ events: EVERY_EVENT, ...parameters }, credential));
	const { baseUrl } = opened;
	return {
		...opened,
		async push(type, options) {
			const { iotCode } = fleet.vehicles[0];
			const { attempts } = await fleet.sim.segway.push(type, iotCode, { url: baseUrl, retry: false, ...options });
			return attempts.at(-1)!;
		},
		async post(path, body, contentType) {
			const headers = contentType ? { 'content-type': contentType } : undefined;
			const answer = await fetch(baseUrl + path, { method: 'POST', headers, body });
			return { status: answer.status, body: await answer.text() };
		},
	};
}
