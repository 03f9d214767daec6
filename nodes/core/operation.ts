import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Field } from './fields';
import type { SentFile, WithFile } from './files';
import type { Outcome } from './outcome';
import type { Wait } from './pool';
import type { HttpHelper } from './http';
import type { Answer, ApiRequest, Session } from './request';
import type { Patience } from './throttle';
import type { Token } from './lease';

/**
 * What an operation does to the world: `read` asks, `write` changes settings or accounts, `command` moves or locks a
 * vehicle. Only reads are ever sent a second time.
 */
export type Kind = 'read' | 'write' | 'command';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One call of a vendor's document as a record: the node, its checks, the request and the docs are made from it. */
export interface Operation {
	value: string;
	name: string;
	/** Sentence case, without articles: n8n shows it in the list of actions. */
	action: string;
	description: string;
	kind: Kind;
	fields: Field[];
	/**
	 * The call as the vendor documents it; a function where the person or the credential chooses method and path. It
	 * throws `Failure` where there is nothing that could be sent.
	 */
	request?: Route | ((params: IDataObject, credentials: IDataObject) => ApiRequest);
	/** What no field can see alone, e.g. an end before its begin. Throws FieldError. */
	check?(params: IDataObject, options: Options): void;
	/** Where the kind depends on the values, or on routes that the credential names. */
	kindOf?(params: IDataObject, credentials: IDataObject): Kind;
	/** Where the device is not named by the vendor's usual parameter. */
	deviceOf?(params: IDataObject): unknown;
	/** Where the call is about something else than a device: its name on the wire, e.g. `account`. */
	target?: string;
	/** Where the vendor takes many in one call: items that are otherwise equal travel together. */
	batch?: Batch;
	/**
	 * The values together with what only the vendor can tell, e.g. the template of a command. It only reads; a
	 * `Failure` means that there is nothing to send.
	 */
	complete?(call: Call): Promise<IDataObject>;
	/** For what one request cannot do. Returns plain data; failures are thrown as `Failure`. */
	run?(call: Call): Promise<Output | Output[]>;
	/** Where an answer that is no success elsewhere is what this very call was made for. */
	accept?(given: Answer): Answer;
	/** Waits for the vehicle's own answer to a command that the vendor has only accepted. */
	follow?(call: Call, accepted: Answer): Promise<Answer>;
	/** Turns the data of the answer into the shared shape; offered as the switch Simplify. */
	simplify?(data: IDataObject): IDataObject;
	/** What to hand on instead of the data of the answer or, for commands, instead of the bare outcome. */
	output?(answer: Answer, secrets: string[], call: Call): IDataObject;
	/** Whether a later state of the vehicle shows that the command took effect; `null` where the state does not tell. */
	confirms?(state: IDataObject, params: IDataObject): boolean | null;
	/** Without a request to the vendor; then no options about requests are offered. */
	local?: boolean;
	/** Models or circumstances the vendor names; shown in the generated documentation. */
	appliesTo?: string;
}

/** A documented call. `place`: where its values go; left out, a query for GET and a JSON body for all else. */
export interface Route {
	method: Method;
	path: string;
	place?: 'query' | 'form';
	/** Values that make the call what it is, whatever the person fills in. */
	fixed?: IDataObject;
}

/** A call that takes a list, and answers a read with one row for each of the list. */
export interface Batch {
	/** Most that the vendor takes at a time; a function where the person may choose fewer. */
	size: number | ((options: Options) => number);
	/** Name on the wire of the list. */
	list: string;
	/** Name of the same in a row of the answer. */
	key: string;
	/** Where the answer to a write tells for each of the list what became of it. */
	each?(together: Answer, id: string): Answer;
}

/** What an item becomes: data, or data with a file. */
export type Output = IDataObject | WithFile;

export interface Resource {
	value: string;
	name: string;
	operations: Operation[];
}

/** What the person set under Options, read for each item. */
export interface Options extends IDataObject {
	dryRun?: boolean;
	returnOutcome?: boolean;
	/** Seconds. */
	timeout?: number;
}

/** One item on its way: checked values, its device, and the one way to the vendor. */
export interface Call {
	itemIndex: number;
	operation: Operation;
	/** Checked values by their name on the wire. */
	params: IDataObject;
	device: string | null;
	options: Options;
	simplify: boolean;
	/** IANA name of the workflow's time zone. */
	timeZone: string;
	session: Session;
	/** The file in a binary field of the item. */
	file(property: string): Promise<SentFile>;
	/** Waits without holding a place in the pool. */
	wait: Wait;
	/** Tells the person something beside the results; the same words only once. */
	tell(message: string): void;
	/** Tells how far a long call has come, while it runs: in n8n's log and, in a manual run, in the browser's. */
	progress(message: string): void;
}

/** Why something is not sent. */
export interface Objection {
	message: string;
	remedy: string;
}

/** What core needs to know of a vendor. The vendor's records and tables fill it; core never asks who it is. */
export interface Vendor {
	/** Value of `vendor` in the shared shapes, e.g. `segway`. */
	name: string;
	displayName: string;
	/** Name of the credential type. */
	credential: string;
	resources: Resource[];
	/** Requests at a time unless the person says otherwise. */
	concurrency: number;
	/** Name on the wire of the value that identifies a device. */
	deviceParam: string;
	/** Fields of the credential that never appear in a text. */
	secrets: string[];
	/** Without a slash at the end; throws `LoginRefused` when the credential names none. */
	baseUrl(credentials: IDataObject): string;
	/** Fingerprint of the credential's fields that a token depends on. */
	tokenFor(credentials: IDataObject): string;
	/** Asks the vendor for a token; throws `LoginRefused` or `LoginFailed` with a text for the person. */
	login(http: HttpHelper, credentials: IDataObject): Promise<Token>;
	/** Milliseconds before its end from which a token is renewed ahead of time. */
	renewalMargin: number;
	/** The earliest moment (milliseconds since 1970) at which the vendor gives another token. */
	nextLoginAt?(credentials: IDataObject): number;
	/** How long a run puts up with the vendor's limits, where they differ from the usual. */
	patience?(options: Options): Partial<Patience>;
	/** Reads an answer that arrived as JSON with a status below 500. `null`: not an answer of this vendor. */
	read(status: number, body: IDataObject, request: ApiRequest): Answer | null;
	/** Options that only this vendor has. */
	options?(operation: Operation): INodeProperties[];
	/** A look at the vehicle before something is sent to it; tells why it must not be sent, if so. */
	guard?(call: Call, request: ApiRequest): Promise<Objection | undefined>;
	/** A last look at the vehicle when a command's outcome is unknown. */
	settle?(call: Call, outcome: Outcome, answer: Answer): Promise<Outcome>;
}

/** What the call is about, where that is no device: an account, for example. */
export const targetOf = ({ operation, params }: Call): string | null =>
	operation.target && params[operation.target] !== undefined ? String(params[operation.target]) : null;

export const get = (path: string): Route => ({ method: 'GET', path });
export const post = (path: string): Route => ({ method: 'POST', path });

/**
 * The request of a record for these values; what only steers the node stays here.
 * @param credentials needed where the credential has a say in the route
 */
export function requestOf(
	{ request, fields }: Operation,
	params: IDataObject,
	credentials: IDataObject = {},
): ApiRequest {
	if (typeof request === 'function') return request(params, credentials);
	const { method, path, place = method === 'GET' ? 'query' : 'body', fixed } = request!;
	const local = new Set(fields.filter((field) => field.local).map(({ wire }) => wire));
	const sent = Object.entries(params).filter(([name]) => !local.has(name));
	return { method, path, [place]: { ...fixed, ...Object.fromEntries(sent) } };
}

/** The request of this very call; other values than its own may be given. */
export async function requestFor(
	{ operation, params: own, session }: Call,
	params: IDataObject = own,
): Promise<ApiRequest> {
	if (typeof operation.request !== 'function') return requestOf(operation, params);
	return requestOf(operation, params, await session.credentials());
}
