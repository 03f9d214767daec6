import type { IDataObject } from 'n8n-workflow';
import type { Answer } from './answer';
import type { FailureDetails } from './errors';
import { Failure } from './errors';
import type { Batch, Call, Operation, Vendor } from './operation';
import { requestFor, targetOf } from './operation';
import { account } from './outcome';
import type { Result } from './perform';
import { ask, finish, perform } from './perform';
import type { Job } from './pool';
import type { Prepared } from './prepare';
import type { Sent } from './sent';

/** Calls that go to the vendor as one; mostly just one. */
export interface Unit extends Job {
	calls: Call[];
	/** By item, once it has run. */
	results?: Map<number, Result>;
}

const idsOf = ({ params }: Call, { list }: Batch): string[] => params[list] as string[];

const withIds = (call: Call, { list }: Batch, ids: string[]): Call => ({
	...call,
	device: null,
	params: { ...call.params, [list]: ids },
});

/** Parts of an item that several calls served: as the person listed them, whichever call was first. */
export function inListedOrder({ batch }: Operation, result: Result, { call }: Prepared): Result {
	const { items, ids } = result;
	if (!batch || !call || !ids) return result;
	const listed = idsOf(call, batch);
	const place = (at: number) => listed.indexOf(ids[at]);
	const order = [...items.keys()].sort((a, b) => place(a) - place(b));
	return { ...result, items: order.map((at) => items[at]) };
}

/** What must be equal for two items to share a call. */
const likeness = ({ params, options, simplify }: Call, { list }: Batch) =>
	JSON.stringify([{ ...params, [list]: null }, options, simplify]);

function grouped<T, K>(list: T[], keyOf: (each: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const each of list) {
		const group = groups.get(keyOf(each));
		if (group) group.push(each);
		else groups.set(keyOf(each), [each]);
	}
	return groups;
}

/** One group of items that are alike, dealt out to as few calls as the vendor allows; each id is asked for once. */
function deal(calls: Call[], batch: Batch): Unit[] {
	const place = new Map<string, number>();
	const size = typeof batch.size === 'number' ? batch.size : batch.size(calls[0].options);
	for (const call of calls) {
		for (const id of idsOf(call, batch)) if (!place.has(id)) place.set(id, Math.floor(place.size / size));
	}
	const units: Unit[] = Array.from({ length: Math.ceil(place.size / size) }, () => ({ lane: null, calls: [] }));
	for (const call of calls) {
		const parts = grouped(idsOf(call, batch), (id) => place.get(id)!);
		for (const [unit, ids] of parts) units[unit].calls.push(withIds(call, batch, ids));
	}
	return units;
}

/** The work of a run: a unit per item, or as few units as possible where the vendor takes many in one call. */
export function unitsOf({ batch }: Operation, prepared: Prepared[]): Unit[] {
	const calls = prepared.flatMap(({ call }) => call ?? []);
	if (!batch) return calls.map((call) => ({ lane: call.device ?? targetOf(call), calls: [call] }));
	const groups = grouped(calls, (call) => likeness(call, batch));
	return [...groups.values()].flatMap((group) => deal(group, batch));
}

type Row = IDataObject | Failure | null;

/** The vendor's rows for these ids; a refused call is halved until the id that it is refused for stands alone. */
async function rowsOf(call: Call, batch: Batch, ids: string[]): Promise<Map<string, Row>> {
	const found = await readRows(withIds(call, batch, ids)).catch((error: Error) => error);
	if (Array.isArray(found)) {
		const rows = new Map(found.map((row) => [String(row[batch.key]), row]));
		return new Map(ids.map((id) => [id, rows.get(id) ?? null]));
	}
	const blames = found instanceof Failure ? found.details.blames : undefined;
	if (!blames) throw found;
	if (ids.length === 1) return new Map([[ids[0], blames === 'unknown' ? null : (found as Failure)]]);
	const middle = Math.ceil(ids.length / 2);
	const first = await rowsOf(call, batch, ids.slice(0, middle));
	return new Map([...first, ...(await rowsOf(call, batch, ids.slice(middle)))]);
}

async function readRows(call: Call): Promise<IDataObject[]> {
	const { operation } = call;
	const data = operation.run ? await operation.run(call) : (await ask(call, await requestFor(call))).data;
	const rows = Array.isArray(data) ? data : [data];
	return rows.filter((row): row is IDataObject => row !== null && typeof row === 'object');
}

/** A row as the person wants it; what the vendor does not know keeps its place with `found: false`. */
function shown({ operation, simplify }: Call, { key }: Batch, id: string, row: IDataObject | null): IDataObject {
	if (!simplify || !operation.simplify) return row ?? { [key]: id, found: false };
	return { ...operation.simplify(row ?? { [key]: id }), found: row !== null };
}

const named = ({ details }: Failure, id: string): FailureDetails => ({
	...details,
	message: `${id}: ${details.message}`,
	record: { device_id: id, message: details.message },
});

function resultOf(call: Call, batch: Batch, rows: Map<string, Row>): Result {
	const items: IDataObject[] = [];
	for (const id of idsOf(call, batch)) {
		const row = rows.get(id) ?? null;
		if (row instanceof Failure) return { items: [], failure: named(row, id) };
		items.push(shown(call, batch, id, row));
	}
	return { items, ids: idsOf(call, batch) };
}

async function readTogether(calls: Call[], batch: Batch): Promise<Map<number, Result>> {
	const ids = [...new Set(calls.flatMap((call) => idsOf(call, batch)))];
	const rows = await rowsOf(calls[0], batch, ids);
	return new Map(calls.map((call) => [call.itemIndex, resultOf(call, batch, rows)]));
}

/** One call for all; what became of it holds for each. A refused one is not taken apart: nobody knows who was reached. */
async function actTogether(calls: Call[], batch: Batch, vendor: Vendor, sent: Sent): Promise<Map<number, Result>> {
	const ids = [...new Set(calls.flatMap((call) => idsOf(call, batch)))];
	const result = await perform(withIds(calls[0], batch, ids), vendor, sent);
	const { each } = batch;
	if (each && result.answer?.result === 'done')
		return await toldForEach(calls, { ...batch, each }, vendor, result.answer);
	const own = (call: Call): Result => {
		const target = idsOf(call, batch).join(', ');
		const mine = <T extends IDataObject>(data: T): T => ({
			...data,
			...(targetOf(call) ? { [batch.list]: target } : {}),
		});
		const items = result.items.map((item) => mine(item as IDataObject));
		const message = `${target}: ${result.outcome?.message ?? result.failure?.message}`;
		const failure = result.failure && { ...result.failure, message, record: mine(result.failure.record ?? {}) };
		return { items, failure, outcome: result.outcome && mine(result.outcome) };
	};
	return new Map(calls.map((call) => [call.itemIndex, own(call)]));
}

/** The vendor tells for each one what became of it: some may have failed inside a call that was accepted. */
async function toldForEach(
	calls: Call[],
	batch: Batch & Required<Pick<Batch, 'each'>>,
	vendor: Vendor,
	together: Answer,
): Promise<Map<number, Result>> {
	const results = new Map<number, Result>();
	for (const call of calls) {
		const parts: Result[] = [];
		for (const id of idsOf(call, batch)) {
			parts.push(await finish({ ...call, device: id }, vendor, batch.each(together, id)));
		}
		results.set(call.itemIndex, { ...wholeOf(parts), ids: idsOf(call, batch) });
	}
	return results;
}

/** What became of the parts of one item; a failed part fails the item, and the text tells of all of them. */
function wholeOf(parts: Result[]): Result {
	const failed = parts.find(({ failure }) => failure);
	const worst = failed ?? parts[0];
	if (!failed?.failure || parts.length === 1) return { ...worst, items: parts.flatMap(({ items }) => items) };
	const told = account(
		parts.flatMap(({ outcome }) => outcome ?? []),
		[],
	);
	const description = [failed.failure.description, told].filter(Boolean).join(' ');
	return { items: [], outcome: failed.outcome, failure: { ...failed.failure, description } };
}

/** Runs a unit; what it came to, by item. */
export async function performUnit({ calls }: Unit, vendor: Vendor, sent: Sent): Promise<Map<number, Result>> {
	const [call] = calls;
	const { batch, kind } = call.operation;
	if (!batch) return new Map([[call.itemIndex, await perform(call, vendor, sent)]]);
	return kind === 'read' ? await readTogether(calls, batch) : await actTogether(calls, batch, vendor, sent);
}
