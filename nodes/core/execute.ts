import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Unit } from './batch';
import { inListedOrder, performUnit, unitsOf } from './batch';
import { Failure, failedItem, nodeError, redact } from './errors';
import { toItem } from './files';
import type { Operation, Options, Vendor } from './operation';
import { targetOf } from './operation';
import { account } from './outcome';
import type { Result } from './perform';
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
function stop(
	ctx: IExecuteFunctions,
	operation: Operation,
	results: Map<number, Result>,
	notStarted: Unit[],
	first: number,
): never {
	const { failure } = results.get(first)!;
	const outcomes = inOrder(results).flatMap(([, { outcome }]) => outcome ?? []);
	const parts = [failure!.description];
	if (outcomes.length + notStarted.length > 1 && outcomes.length > 0) {
		const left = notStarted.flatMap(({ calls }) => calls.map((call) => call.device ?? targetOf(call)));
		parts.push(account(outcomes, left, operation.target));
	}
	const description = parts.filter(Boolean).join(' ') || undefined;
	throw nodeError(ctx.getNode(), { ...failure!, description }, first);
}

/** Results in input order, each paired with its item; a failed item carries the error, and n8n routes it by that. */
async function toItems(ctx: IExecuteFunctions, results: Map<number, Result>): Promise<INodeExecutionData[]> {
	const all: INodeExecutionData[] = [];
	for (const [item, { items, failure }] of inOrder(results)) {
		for (const output of failure ? [failedItem(failure)] : items) all.push(await toItem(ctx, output, item));
	}
	return all;
}

/** Two parts of one item; one failed part fails the item. */
function joined(a: Result, b: Result): Result {
	if (a.failure || b.failure) return a.failure ? a : b;
	return { ...a, items: a.items.concat(b.items), ids: a.ids?.concat(b.ids ?? []) };
}

/** Several units may serve one item: its parts are put together in the order in which the item names them. */
function join(results: Map<number, Result>, units: Unit[], operation: Operation, prepared: Prepared[]): void {
	const split = new Set<number>();
	for (const [item, part] of units.flatMap(({ results: own }) => [...(own ?? [])])) {
		const known = results.get(item);
		if (known) split.add(item);
		results.set(item, known ? joined(known, part) : part);
	}
	for (const item of split) results.set(item, inListedOrder(operation, results.get(item)!, prepared[item]));
}

function tellAll(ctx: IExecuteFunctions, vendor: Vendor, { waited }: Session, told: Set<string>) {
	if (waited > 0) {
		const seconds = Math.ceil(waited / 1000);
		told.add(`${vendor.displayName} limits the number of requests: this run waited ${seconds} s in all`);
	}
	for (const message of told) ctx.addExecutionHints({ message, location: 'outputPane' });
}

/**
 * The one loop of every action node. Checks the fields of all items before the first request; then runs the items in
 * a bounded pool, one after the other for the same device. Without "continue on fail" the first failure stops the run:
 * no new item is taken, those in flight are awaited, and one error tells what is done, refused, unknown and not sent.
 */
export async function execute(ctx: IExecuteFunctions, vendor: Vendor): Promise<INodeExecutionData[][]> {
	const operation = operationOf(ctx, vendor);
	const options = optionsOf(ctx, operation);
	const session = new Session(ctx, vendor, vendor.patience?.(options));
	const goOn = ctx.continueOnFail();
	const results = new Map<number, Result>();
	const told = new Set<string>();
	const prepared = prepare(ctx, operation, vendor, session, {
		tell: (message) => void told.add(message),
		progress: (message) => showProgress(ctx, message),
	});
	for (const { itemIndex, failure } of prepared) {
		if (failure && !goOn) throw nodeError(ctx.getNode(), failure, itemIndex);
		if (failure) results.set(itemIndex, { items: [], failure });
	}
	const sent = sentBy(ctx);
	let failedFirst: number | undefined;
	const work = async (unit: Unit, wait: Wait) => {
		unit.calls = unit.calls.map((call) => ({ ...call, wait }));
		unit.results = await performUnit(unit, vendor, sent).catch((error: Error) => everyone(unit, failed(error)));
		const [first] = [...unit.results].find(([, { failure }]) => failure) ?? [];
		if (!goOn) failedFirst ??= first;
	};
	const units = unitsOf(operation, prepared);
	const limit = operation.local ? 1 : Number(options.concurrency ?? vendor.concurrency);
	const stopped = () => failedFirst !== undefined || session.cancelled;
	const notStarted = await runPool(units, Math.max(1, limit || 1), work, stopped);
	join(results, units, operation, prepared);
	tellAll(ctx, vendor, session, told);
	if (failedFirst !== undefined) stop(ctx, operation, results, notStarted, failedFirst);
	return [await toItems(ctx, results)];
}

/** What holds for the whole run is read off the first item. */
function optionsOf(ctx: IExecuteFunctions, { local }: Operation): Options {
	try {
		return local ? {} : (ctx.getNodeParameter('options', 0, {}) as Options);
	} catch {
		// A broken expression; `prepare` tells which field.
		return {};
	}
}

function showProgress(ctx: IExecuteFunctions, message: string): void {
	ctx.logger.info(`${ctx.getNode().name}: ${message}`);
	if (ctx.getMode() === 'manual') ctx.sendMessageToUI(message);
}

const everyone = ({ calls }: Unit, result: Result) => new Map(calls.map(({ itemIndex }) => [itemIndex, result]));
