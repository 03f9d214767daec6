import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { Failure, failedItem, nodeError, redact } from './errors';
import type { Operation, Vendor } from './operation';
import { account } from './outcome';
import type { Result } from './perform';
import { perform } from './perform';
import type { Wait } from './pool';
import { runPool } from './pool';
import type { Prepared } from './prepare';
import { prepare } from './prepare';
import { Session } from './request';
import { sentBy } from './sent';

function operationOf(ctx: IExecuteFunctions, vendor: Vendor): Operation {
	const [resource, operation] = ['resource', 'operation'].map((name) => ctx.getNodeParameter(name, 0) as string);
	const found = vendor.resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (found) return found;
	throw new NodeOperationError(ctx.getNode(), `The operation "${resource}: ${operation}" does not exist`, {
		description: 'Choose a resource and an operation from the lists.',
		itemIndex: 0,
	});
}

/** Our own words where we have them, else n8n's own complaint, for example about a missing credential. */
function failed(error: Error & { description?: unknown }): Result {
	if (error instanceof Failure) return { items: [], failure: error.details };
	const description = typeof error.description === 'string' ? redact(error.description) : undefined;
	return { items: [], failure: { message: redact(error.message), description } };
}

const inOrder = (results: Map<number, Result>) => [...results.entries()].sort(([a], [b]) => a - b);

/** A failure that must stop the node: the others of the run are accounted for in its text. */
function stop(ctx: IExecuteFunctions, results: Map<number, Result>, notStarted: Prepared[], first: number): never {
	const { failure } = results.get(first)!;
	const outcomes = inOrder(results).flatMap(([, { outcome }]) => outcome ?? []);
	const parts = [failure!.description];
	if (outcomes.length + notStarted.length > 1 && outcomes.length > 0) {
		const left = notStarted.map((job) => (job.call ? job.call.device : null));
		parts.push(account(outcomes, left));
	}
	const description = parts.filter(Boolean).join(' ') || undefined;
	throw nodeError(ctx.getNode(), { ...failure!, description }, first);
}

/** Results in input order, each paired with its item; a failed item carries the error, and n8n routes it by that. */
function toItems(results: Map<number, Result>): INodeExecutionData[] {
	return inOrder(results).flatMap(([item, { items, failure }]) => {
		const data = failure ? [failedItem(failure)] : items;
		return data.map((json) => ({ json, pairedItem: { item } }));
	});
}

function tellWaiting(ctx: IExecuteFunctions, vendor: Vendor, { waited }: Session) {
	if (waited === 0) return;
	const seconds = Math.ceil(waited / 1000);
	const message = `${vendor.displayName} limits the number of requests: this run waited ${seconds} s in all`;
	ctx.addExecutionHints({ message, location: 'outputPane' });
}

/**
 * The one loop of every action node. Checks the fields of all items before the first request; then runs the items in
 * a bounded pool, one after the other for the same device. Without "continue on fail" the first failure stops the run:
 * no new item is taken, those in flight are awaited, and one error tells what is done, refused, unknown and not sent.
 */
export async function execute(ctx: IExecuteFunctions, vendor: Vendor): Promise<INodeExecutionData[][]> {
	const operation = operationOf(ctx, vendor);
	const session = new Session(ctx, vendor);
	const goOn = ctx.continueOnFail();
	const results = new Map<number, Result>();
	const jobs: Prepared[] = [];
	for (const job of prepare(ctx, operation, vendor, session)) {
		if (job.failure && !goOn) throw nodeError(ctx.getNode(), job.failure, job.itemIndex);
		if (job.failure) results.set(job.itemIndex, { items: [], failure: job.failure });
		else jobs.push(job);
	}
	const sent = sentBy(ctx);
	let failedFirst: number | undefined;
	const work = async ({ itemIndex, call }: Prepared, wait: Wait) => {
		const result = await perform({ ...call!, wait }, vendor, sent).catch(failed);
		results.set(itemIndex, result);
		if (result.failure && !goOn) failedFirst ??= itemIndex;
	};
	const limit = operation.local ? 1 : Number(ctx.getNodeParameter('options.concurrency', 0, vendor.concurrency));
	const stopped = () => failedFirst !== undefined || session.cancelled;
	const notStarted = await runPool(jobs, Math.max(1, limit || 1), work, stopped);
	tellWaiting(ctx, vendor, session);
	if (failedFirst !== undefined) stop(ctx, results, notStarted, failedFirst);
	return [toItems(results)];
}
