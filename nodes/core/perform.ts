import type { IDataObject } from 'n8n-workflow';
import type { Answer } from './answer';
import { answer } from './answer';
import type { FailureDetails } from './errors';
import { Failure, redactDeep } from './errors';
import type { Field } from './fields';
import type { Call, Kind, Objection, Output, Vendor } from './operation';
import { requestFor, targetOf } from './operation';
import type { Outcome } from './outcome';
import { toHttp } from './http';
import { isObjection, readied } from './ready';
import type { ApiRequest, SendOptions } from './request';
import type { Sent } from './sent';

const MASK = '***';

/** What became of one item: data to hand on, or why there is none. `outcome` is set for commands and writes. */
export interface Result {
	items: Output[];
	/** Whom the items are about, one by one, where a call was for many. */
	ids?: string[];
	failure?: FailureDetails;
	outcome?: Outcome;
	/** What a command or write was answered; for calls that were for many. */
	answer?: Answer;
}

/** How long to wait, and what of this call must not be shown. */
export const sendOptions = ({ options, operation, params }: Call): SendOptions => ({
	timeout: Math.min(Math.max(Number(options.timeout) || 30, 1), 300) * 1000,
	secrets: operation.fields.filter(({ secret }) => secret).map(({ wire }) => String(params[String(wire)] ?? '')),
});

/** Asks the vendor and hands over the data, or throws why there is none. For `run` of operations that read. */
export async function ask(call: Call, request: ApiRequest): Promise<Answer> {
	const given = await call.session.send(request, 'read', sendOptions(call));
	if (given.result === 'done' || given.empty) return given;
	throw new Failure(failureOf(call, given));
}

function failureOf(call: Call, { message, remedy, code, httpStatus, blames }: Answer): FailureDetails {
	const about = call.device ?? targetOf(call);
	const named = about ? `${about}: ${message}` : message;
	const record = { ...subject(call), message };
	return { message: named, description: remedy, code, httpStatus, blames, record };
}

/** Who or what the call is about, as the first keys of its record. */
function subject(call: Call): IDataObject & { device_id: string | null } {
	const target = targetOf(call);
	return { device_id: call.device, ...(target === null ? {} : { [call.operation.target!]: target }) };
}

const masked = (fields: Field[], params: IDataObject): IDataObject => {
	const secret = new Set(fields.filter((field) => field.secret).map(({ wire }) => wire));
	return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, secret.has(key) ? MASK : value]));
};

/** What would be sent, with secrets masked; nothing goes out. */
async function dryRun(begun: Call, vendor: Vendor): Promise<Result> {
	const ready = await readied(begun, (call) => masked(call.operation.fields, call.params));
	if (isObjection(ready)) return await heldBack(begun, vendor, ready);
	const { call, request } = ready;
	const { session } = call;
	const { method, url, headers } = toHttp(vendor.baseUrl(await session.credentials()), request);
	const shown: IDataObject = { method, url, headers };
	const body = request.body ?? request.form ?? request.multipart;
	if (body) shown.body = JSON.parse(JSON.stringify(body)) as IDataObject;
	const item = { dry_run: true, ...subject(call), command: commandOf(call, vendor), request: shown };
	return { items: [redactDeep(item, await session.secrets())] };
}

function commandOf({ operation }: Call, vendor: Vendor): string {
	const resource = vendor.resources.find(({ operations }) => operations.includes(operation));
	return `${resource?.value}.${operation.value}`;
}

function outcomeOf(call: Call, vendor: Vendor, given: Answer): Outcome {
	const { result, code, message, warning, sentAt, reference } = given;
	const outcome: Outcome = {
		...subject(call),
		command: commandOf(call, vendor),
		outcome: result,
		code,
		message,
		sent_at: sentAt === null ? null : new Date(sentAt).toISOString(),
		reference,
	};
	if (warning) outcome.warning = warning;
	return outcome;
}

const UNKNOWN_REMEDY = 'The command may have run. It is never sent again by itself: look at the vehicle first.';

async function resultOf(outcome: Outcome, call: Call, given: Answer): Promise<Result> {
	const { operation, options, session } = call;
	const done = outcome.outcome === 'done';
	if (done && operation.output) {
		const data = operation.output(given, await session.secrets(), call);
		return { items: [options.returnOutcome ? { ...outcome, data } : data], outcome };
	}
	if (done || options.returnOutcome) return { items: [outcome], outcome };
	return { items: [], outcome, failure: notDone(call, outcome, given) };
}

function notDone(call: Call, outcome: Outcome, given: Answer): FailureDetails {
	const { command, code, message } = outcome;
	const remedies = [given.remedy, outcome.outcome === 'unknown' ? UNKNOWN_REMEDY : undefined];
	const description = remedies.filter(Boolean).join(' ') || undefined;
	const httpStatus = given.httpStatus;
	return {
		message: `${call.device ?? targetOf(call) ?? command}: ${message}`,
		description,
		code,
		httpStatus,
		record: outcome,
	};
}

/** The result of a command or write that was answered so. */
export async function finish(call: Call, vendor: Vendor, given: Answer): Promise<Result> {
	let outcome = outcomeOf(call, vendor, given);
	if (outcome.outcome === 'unknown' && vendor.settle) outcome = await vendor.settle(call, outcome, given);
	return { ...(await resultOf(outcome, call, given)), answer: given };
}

/** What is remembered while the command is on its way, in case reading its answer fails. */
function inDoubt(call: Call, vendor: Vendor): Result {
	const given = answer({ result: 'unknown', message: 'The answer could not be read', sentAt: Date.now() });
	const outcome = outcomeOf(call, vendor, given);
	return { items: [], outcome, failure: notDone(call, outcome, given) };
}

/** Nothing was sent: the look at the vehicle spoke against it. */
async function heldBack(call: Call, vendor: Vendor, { message, remedy }: Objection): Promise<Result> {
	const given = answer({ result: 'refused', message: `Not sent: ${message}`, remedy });
	return await resultOf(outcomeOf(call, vendor, given), call, given);
}

/** A command or write: sent once, its outcome told truly, and remembered in case n8n runs the node again. */
async function act(begun: Call, vendor: Vendor, sent: Sent): Promise<Result> {
	const earlier = sent.earlier(begun);
	if (earlier) return earlier;
	const ready = await readied(begun);
	if (isObjection(ready)) return await heldBack(begun, vendor, ready);
	const { call, request } = ready;
	const { operation, session } = call;
	const objection = await vendor.guard?.(call, request);
	if (objection) return await heldBack(call, vendor, objection);
	sent.remember(call, inDoubt(call, vendor), false);
	let given = await session.send(request, 'command', sendOptions(call));
	given = operation.accept?.(given) ?? given;
	if (given.result === 'done' && operation.follow) given = await operation.follow(call, given);
	const result = await finish(call, vendor, given);
	// Not by the settled outcome: a look at the vehicle that shows no effect is no proof that none will come.
	sent.remember(call, result, given.result === 'refused');
	return result;
}

/** The answer as the person wants it. */
export const simplified = ({ operation, simplify }: Call, data: IDataObject): IDataObject =>
	simplify && operation.simplify ? operation.simplify(data) : data;

async function readOnce(call: Call): Promise<Result> {
	const { operation, session } = call;
	const given = await ask(call, await requestFor(call));
	if (operation.output) return { items: [operation.output(given, await session.secrets(), call)] };
	// "No data" is an empty list where a list was asked for; about one thing it says that there is none.
	if (given.empty) throw new Failure(failureOf(call, given));
	const object = (given.data ?? {}) as IDataObject;
	return { items: [simplified(call, object)] };
}

const kindOf = async ({ operation, params, session }: Call): Promise<Kind> =>
	operation.kindOf ? operation.kindOf(params, await session.credentials()) : operation.kind;

/** One item from checked values to its result. Throws `Failure` for reads and for what never came to be sent. */
export async function perform(call: Call, vendor: Vendor, sent: Sent): Promise<Result> {
	const { operation, options } = call;
	if (operation.run) {
		const data = await operation.run(call);
		return { items: Array.isArray(data) ? data : [data] };
	}
	const kind = await kindOf(call);
	if (kind !== 'read' && options.dryRun === true) return await dryRun(call, vendor);
	return kind === 'read' ? await readOnce(call) : await act(call, vendor, sent);
}
