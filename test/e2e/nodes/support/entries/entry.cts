// What it takes to run a documented entry through the package, and what proves that it ran.
import type { INode, INodeParameters } from 'n8n-workflow';
import type { Credential } from '../../../../../demo/rest.cjs';
import type { LogEntry } from '../../../../../simulator/index.cjs';
import type { DocumentedEntry } from '../../../../fixtures/read.cjs';
import type { VendorFleet } from '../vendorFleet.cjs';

/** The run of a node that makes a documented call, or for which a documented token is needed. */
export interface Run {
	/** Such as "control.lock". */
	operation: string;
	/** What the person fills in. */
	parameters: INodeParameters;
	credential: Credential;
	/** Sets the stage just before the node runs; gives the item that the node gets. */
	given(): object | Promise<object>;
	/** Nodes between the item and the vendor's node. */
	before?: INode[];
	/** What the node asks besides, in its order, by the names of `nameOf`; nothing by default. */
	beside?: string[];
	/** The vendor's code of success, 0 by default; null where the answer has none. */
	code?: number | null;
}

/** The documents of a vendor, and how their entries are run. */
export interface Vendor {
	fleet: VendorFleet;
	entries: DocumentedEntry[];
	/** For calls and tokens; undefined where nothing makes the call. Asked once the fleet has started. */
	runs(): Promise<(entry: DocumentedEntry) => Run | undefined>;
	/** Pushes to an active workflow; tells of each of these entries why it does not count, or null. */
	push?(entries: DocumentedEntry[]): Promise<Array<string | null>>;
}

/** An entry and why it does not count; null: it ran. */
export interface Told {
	entry: DocumentedEntry;
	why: string | null;
}

/** The name of a request in the log, or of an entry: of the vendor's own, else method and path. */
export const nameOf = ({ call, method, path }: Pick<LogEntry, 'call' | 'method' | 'path'>): string =>
	call ?? `${method} ${path}`;

export const titleOf = ({ system, kind, apiMethod: call, method, path }: DocumentedEntry): string =>
	`${system} ${kind} ${nameOf({ call, method, path })}`;

/** Whether a path is that of the document, in which values may stand in braces. */
function isPath(documented: string, path: string): boolean {
	const [wanted, segments] = [documented, path].map((text) => text.split('/'));
	const fits = (segment: string, index: number) => /^\{.+\}$/.test(segment) || segment === segments[index];
	return wanted.length === segments.length && wanted.every(fits);
}

/** Whether a request is the documented call. */
const makes =
	({ method, path, apiMethod }: DocumentedEntry) =>
	(request: LogEntry): boolean =>
		request.method === method && isPath(path, request.path) && (apiMethod === undefined || request.call === apiMethod);

/**
 * Why these requests do not prove the entry: they must be its call, made once and answered with success, and nothing
 * else but what the run says. null: they prove it.
 */
export function whyNot(entry: DocumentedEntry, { beside = [], code = 0 }: Run, log: LogEntry[]): string | null {
	const isIt = makes(entry);
	const [own, others] = [log.filter(isIt), log.filter((request) => !isIt(request)).map(nameOf)];
	if (own.length !== 1) return `the simulator saw it ${own.length} times, besides ${others.join(', ') || 'nothing'}`;
	const [{ status, code: answered, fault }] = own;
	if (status !== 200 || answered !== code || fault !== null) return `answered ${status}, code ${answered}`;
	if (JSON.stringify(others) !== JSON.stringify(beside)) return `besides it was asked: ${others.join(', ')}`;
	return null;
}
