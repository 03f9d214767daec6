// Runs all documented entries of a vendor: the calls and tokens in one workflow, the pushes into another one.
import type { INode } from 'n8n-workflow';
import { errorOf, type Execution, itemsOf, outputOf } from '../../../../../demo/rest.cjs';
import type { LogEntry } from '../../../../../simulator/index.cjs';
import type { DocumentedEntry } from '../../../../fixtures/read.cjs';
import { action, lanes, node } from '../workflow.cjs';
import { Desk } from './desk.cjs';
import { type Run, type Told, type Vendor, whyNot } from './entry.cjs';

interface Planned {
	entry: DocumentedEntry;
	run: Run;
	/** The vendor's node in the workflow. */
	node: INode;
}

const planned = (entry: DocumentedEntry, run: Run, index: number): Planned => ({
	entry,
	run,
	node: action(run.operation, run.parameters, run.credential, {
		name: `${index} ${run.operation}`,
		// One that fails must not keep the others from running.
		onError: 'continueErrorOutput',
	}),
});

/** Why the node did not do its work; null: it did. */
function failureOf(execution: Execution, { name }: INode): string | null {
	const [failed] = outputOf(execution, name, 1);
	if (failed) return String(failed.message);
	if (itemsOf(execution, name).length > 0) return null;
	return `put out nothing (${errorOf(execution) ?? execution.status})`;
}

/** Every call and token in one execution, one after the other. */
async function runCalls({ fleet, runs }: Vendor, entries: DocumentedEntry[]): Promise<Told[]> {
	const runOf = await runs();
	const found = entries.map((entry) => ({ entry, run: runOf(entry) }));
	const plans = found.flatMap(({ entry, run }, index) => (run ? [planned(entry, run, index)] : []));
	const desk = await Desk.open(
		fleet.log,
		plans.map(({ run }) => run.given),
	);
	let execution: Execution;
	let logs: LogEntry[][];
	try {
		const branches = plans.map((plan, index) => [desk.node(index), ...(plan.run.before ?? []), plan.node]);
		const start = node('Start', 'n8n-nodes-base.manualTrigger');
		const { id } = await fleet.rest.workflows.create(lanes(start, branches));
		execution = await fleet.rest.run(id, 'Start', 100_000);
	} finally {
		logs = await desk.close();
	}
	const told = new Map(
		plans.map(({ entry, run, node: each }, index) => [
			entry,
			failureOf(execution, each) ?? whyNot(entry, run, logs[index]),
		]),
	);
	return entries.map((entry) => ({ entry, why: told.has(entry) ? told.get(entry)! : 'nothing makes this call' }));
}

/** Runs all entries of the vendor's documents, in their order, and tells of each whether it ran. */
export async function runAll(vendor: Vendor): Promise<Told[]> {
	const { entries } = vendor;
	const pushes = entries.filter(({ kind }) => kind === 'push');
	const told = await runCalls(
		vendor,
		entries.filter(({ kind }) => kind !== 'push'),
	);
	if (pushes.length === 0) return told;
	const whys = await vendor.push!(pushes);
	return [...told, ...pushes.map((entry, index) => ({ entry, why: whys[index] }))];
}
