import type { INodeProperties } from 'n8n-workflow';
import type { Operation, Vendor } from './operation';

const concurrency: INodeProperties = {
	displayName: 'Concurrent Requests',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 50 },
	default: 1,
	description: 'How many requests run at the same time. Requests for one vehicle always run one after the other.',
};

const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 300 },
	default: 30,
	description: 'How many seconds to wait for an answer. A command without an answer ends as unknown.',
};

const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: 'Whether to return the request that would be sent, with secrets masked, and send nothing',
};

const returnOutcome: INodeProperties = {
	displayName: 'Return Outcome Instead of Error',
	name: 'returnOutcome',
	type: 'boolean',
	default: false,
	description:
		'Whether each item tells its outcome (done, refused or unknown) and the run goes on. Otherwise the first command that is not done stops the node.',
};

const byName = (a: INodeProperties, b: INodeProperties) => (a.displayName < b.displayName ? -1 : 1);

/** The collection "Options" of an operation, by its kind; a vendor may add its own. */
export function optionsOf(vendor: Vendor, operation: Operation): INodeProperties[] {
	if (operation.local) return [];
	const acts = operation.kind === 'read' ? [] : [dryRun, returnOutcome];
	const own = vendor.options?.(operation) ?? [];
	return [Object.assign({}, concurrency, { default: vendor.concurrency }), timeout, ...acts, ...own].sort(byName);
}
