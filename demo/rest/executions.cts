// Executions of n8n over its REST API.
import type { IBinaryData, IDataObject, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';
import { waitFor } from '../wait.cjs';
import { parseFlatted } from './flatted.cjs';
import type { Session } from './session.cjs';

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: 'new' | 'running' | 'waiting' | 'success' | 'error' | 'canceled' | 'crashed' | 'unknown';
	mode: string;
	finished: boolean;
	retryOf?: string | null;
	retrySuccessId?: string | null;
	startedAt: string;
	stoppedAt: string | null;
}

export interface Execution extends ExecutionSummary {
	data: IRunExecutionData;
	/** The data as n8n sent it, for searches. */
	text: string;
}

export interface ExecutionFilter {
	workflowId?: string;
	status?: Array<ExecutionSummary['status']>;
	mode?: string;
	startedAfter?: string;
	startedBefore?: string;
}

const PAGE = 100;

const ended = ({ status }: ExecutionSummary) => !['new', 'running', 'waiting'].includes(status);

/** The items that a node has put out; none when it did not run. */
export function itemsOf({ data }: Execution, node: string, output = 0, run = 0): INodeExecutionData[] {
	return data.resultData.runData[node]?.[run]?.data?.main[output] ?? [];
}

/** The json of the items that a node has put out. */
export function outputOf(execution: Execution, node: string, output = 0, run = 0): IDataObject[] {
	return itemsOf(execution, node, output, run).map(({ json }) => json);
}

/** The message of the error that ended the execution. */
export function errorOf({ data }: Execution): string | undefined {
	return data.resultData.error?.message;
}

export class Executions {
	constructor(private readonly session: Session) {}

	/**
	 * The newest first, at most `limit`, with n8n's page size of 100 hidden. n8n sorts by the time of the start but goes
	 * on by id, and with several workers the two differ: so the next page is asked for by time.
	 */
	async list(filter: ExecutionFilter = {}, limit = 100): Promise<ExecutionSummary[]> {
		const all = new Map<string, ExecutionSummary>();
		const size = String(Math.min(limit, PAGE));
		let startedBefore = filter.startedBefore;
		for (;;) {
			const { results } = await this.session.request<{ results: ExecutionSummary[] }>('GET', '/rest/executions', {
				query: { filter: { ...filter, ...(startedBefore ? { startedBefore } : {}) }, limit: size },
			});
			const known = all.size;
			for (const each of results) all.set(each.id, each);
			startedBefore = results.at(-1)?.startedAt;
			if (results.length < Number(size) || all.size === known || all.size >= limit) break;
		}
		return [...all.values()].slice(0, limit);
	}

	async get(id: string): Promise<Execution> {
		const { data, ...summary } = await this.session.request<ExecutionSummary & { data: string }>(
			'GET',
			`/rest/executions/${id}`,
		);
		return { ...summary, text: data, data: parseFlatted(data) as IRunExecutionData };
	}

	/** Waits until the execution has ended, in whatever way, and returns it with its data. */
	async end(id: string, timeout = 60_000): Promise<Execution> {
		await this.until(id, ended, { what: 'end', timeout });
		return await this.get(id);
	}

	/** Waits for a state of an execution: `until(id, ({ status }) => status === 'waiting', { what: 'wait' })`. */
	async until(
		id: string,
		condition: (execution: Execution) => boolean,
		{ what, timeout = 60_000 }: { what: string; timeout?: number },
	): Promise<Execution> {
		let last: Execution | undefined;
		return await waitFor(
			async () => {
				last = await this.get(id);
				return condition(last) && last;
			},
			{ what: () => `execution ${id} to ${what} (it is ${last?.status})`, timeout },
		);
	}

	/** Waits until at least `count` executions that fit the filter have ended; the newest first. */
	async ended(filter: ExecutionFilter, count = 1, timeout = 60_000): Promise<ExecutionSummary[]> {
		let found: ExecutionSummary[] = [];
		return await waitFor(
			async () => {
				found = (await this.list(filter, Math.max(count, 100))).filter(ended);
				return found.length >= count && found;
			},
			{ what: () => `${count} ended executions of ${JSON.stringify(filter)} (${found.length} so far)`, timeout },
		);
	}

	/** The editor's "retry execution": returns the new execution when it has ended. */
	async retry(id: string, { loadWorkflow = false, timeout = 60_000 } = {}): Promise<Execution> {
		const { id: retried } = await this.session.request<{ id: string }>('POST', `/rest/executions/${id}/retry`, {
			body: { loadWorkflow },
			timeout,
		});
		return await this.end(retried, timeout);
	}

	/** The text of a file that a node has put out; n8n keeps it beside the execution or in it. */
	async file({ id, data }: IBinaryData): Promise<string> {
		if (!id) return Buffer.from(data, 'base64').toString('utf8');
		const query = { id, action: 'download' };
		const content = await this.session.request<unknown>('GET', '/rest/binary-data', { query });
		// The session has read a file of JSON already.
		return typeof content === 'string' ? content : JSON.stringify(content);
	}

	/** Cancels a running execution. */
	async stop(id: string): Promise<void> {
		await this.session.request('POST', `/rest/executions/${id}/stop`, { body: {} });
	}

	async delete(ids: string[]): Promise<void> {
		await this.session.request('POST', '/rest/executions/delete', { body: { ids } });
	}
}
