// Many executions that begin at the same moment: queued while the workers are paused, then released at once.
import { randomUUID } from 'node:crypto';
import { type Credential, type Execution, outputOf, type Rest } from '../../../demo/rest.cjs';
import { chain, node, uses } from '../../e2e/nodes/support/workflow.cjs';
import type { Queue } from './queue.cjs';

export interface BurstOptions {
	credential: Credential;
	/** One execution for each; every one asks for the position of its own device. */
	imeis: string[];
	/** What else happens from the release of the workers on. */
	meanwhile?: () => Promise<void>;
}

export interface Burst {
	executions: number;
	/** Executions that did not succeed, and those that did not put out exactly the device that they asked for. */
	failed: string[];
	/** Executions that each worker took. */
	perWorker: number[];
	/** From the release until the queue was empty. */
	seconds: number;
}

/** n8n's main process takes no more at a time without turning some away. */
const AT_A_TIME = 10;
const QUEUED_TIMEOUT = 120_000;
const ENDED_TIMEOUT = 240_000;

async function inBatches<T, R>(values: T[], work: (value: T) => Promise<R>): Promise<R[]> {
	const results: R[] = [];
	for (let start = 0; start < values.length; start += AT_A_TIME) {
		results.push(...(await Promise.all(values.slice(start, start + AT_A_TIME).map(work))));
	}
	return results;
}

/** Publishes a workflow that asks for the position of the device in the request; returns its id and its address. */
async function publish(rest: Rest, credential: Credential): Promise<{ id: string; url: string }> {
	const path = randomUUID();
	const webhook = node('Webhook', 'n8n-nodes-base.webhook', { httpMethod: 'POST', path }, { typeVersion: 2.1 });
	const parameters = { resource: 'device', operation: 'getPosition', imeis: '={{ $json.body.imei }}' };
	const protrack = node('Protrack', 'n8n-nodes-fleet.protrack', parameters, { credentials: uses(credential) });
	const json = chain({ ...webhook, webhookId: path }, protrack);
	const { id } = await rest.workflows.create(json);
	await rest.workflows.activate(id);
	return { id, url: rest.workflows.webhookUrl(path) };
}

async function post(url: string, imei: string): Promise<void> {
	// n8n ends an idle connection at any moment: each request takes one of its own.
	const headers = { 'content-type': 'application/json', connection: 'close' };
	const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ imei }) });
	if (status !== 200) throw new Error(`n8n answered the request with ${status}`);
}

function failureOf(execution: Execution): string | undefined {
	const { id, status, data } = execution;
	if (status !== 'success') return `${id}: ${status}, ${data.resultData?.error?.message}`;
	const [{ body }] = outputOf(execution, 'Webhook') as Array<{ body: { imei: string } }>;
	const devices = outputOf(execution, 'Protrack').map(({ device_id }) => device_id);
	return devices.join() === body.imei ? undefined : `${id}: asked for ${body.imei}, got ${devices.join()}`;
}

/** Queues the executions, releases the workers, and tells what came of it. */
export async function burst(queue: Queue, { credential, imeis, meanwhile }: BurstOptions): Promise<Burst> {
	const { rest } = queue;
	const { id, url } = await publish(rest, credential);
	const before = queue.begun();
	queue.pause();
	try {
		await inBatches(imeis, async (imei) => await post(url, imei));
		await queue.until(imeis.length, QUEUED_TIMEOUT);
	} finally {
		queue.resume();
	}
	const released = performance.now();
	await Promise.all([queue.until(0, ENDED_TIMEOUT), meanwhile?.()]);
	const seconds = (performance.now() - released) / 1000;
	const ended = await rest.executions.ended({ workflowId: id }, imeis.length);
	const executions = await inBatches(ended, async (execution) => await rest.executions.get(execution.id));
	return {
		executions: executions.length,
		failed: executions.map(failureOf).filter((failure) => failure !== undefined),
		perWorker: queue.begun().map((count, index) => count - before[index]),
		seconds,
	};
}
