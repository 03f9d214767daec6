import type { IDataObject } from 'n8n-workflow';
import { answer } from '../../../nodes/core/answer';
import { execute } from '../../../nodes/core/execute';
import { number } from '../../../nodes/core/fields';
import { locator } from '../../../nodes/core/locator';
import type { Call, Operation, Vendor } from '../../../nodes/core/operation';
import { get, requestOf } from '../../../nodes/core/operation';
import { ask } from '../../../nodes/core/perform';
import type { Sending, Setting } from './contexts';
import { context, json } from './contexts';
import { sampleVendor } from './sampleVendor';

const ids = locator({
	name: 'ids',
	displayName: 'Device',
	required: true,
	search: 'search',
	byText: 'By ID',
	placeholder: 'a1',
	pattern: /^\w+$/,
	hint: 'must be an ID',
	many: true,
});
const level = number({ name: 'level', displayName: 'Level', min: 0, max: 9 });

async function twice(call: Call): Promise<IDataObject[]> {
	const { data } = await ask(call, requestOf(call.operation, call.params));
	return (data as IDataObject[]).map((row) => ({ ...row, doubled: Number(row.level) * 2 }));
}

const operation = (
	value: string,
	more: Partial<Operation> & Pick<Operation, 'kind' | 'request' | 'batch'>,
): Operation => ({
	value,
	name: value,
	action: value,
	description: value,
	fields: [ids, level],
	...more,
});

export const READ_SIZE = 100;
export const WRITE_SIZE = 200;

/** A vendor that takes many devices in one call; its answers may blame one of them. */
export const batchVendor: Vendor = {
	...sampleVendor,
	resources: [
		{
			value: 'fleet',
			name: 'Fleet',
			operations: [
				operation('look', {
					kind: 'read',
					request: get('/look'),
					batch: { size: READ_SIZE, list: 'ids', key: 'id' },
					simplify: ({ id, level: read }) => ({ device: id, level: read ?? null }),
				}),
				operation('double', {
					kind: 'read',
					request: get('/look'),
					batch: { size: READ_SIZE, list: 'ids', key: 'id' },
					run: twice,
				}),
				operation('tell', {
					kind: 'write',
					request: { method: 'POST', path: '/tell', place: 'query' },
					batch: { size: WRITE_SIZE, list: 'ids', key: 'id' },
					target: 'ids',
				}),
			],
		},
	],
	read: (_status, { ok, text, data, blames }) =>
		answer({
			result: ok ? 'done' : 'refused',
			message: String(text ?? 'Done'),
			data,
			...(blames ? { blames: blames as 'unknown' | 'unusable' } : {}),
		}),
};

export const idsIn = ({ url }: Sending): string[] => new URL(url).searchParams.get('ids')!.split(',');
const levelIn = ({ url }: Sending) => Number(new URL(url).searchParams.get('level') ?? 0);

/** Answers with a row for each device that it knows; refuses the whole call for those it blames. */
export const fleet =
	({ unknown = [], unusable = [], absent = [] }: Record<string, string[]> = {}) =>
	(sent: Sending) => {
		const asked = idsIn(sent);
		const bad = asked.find((id) => unknown.includes(id) || unusable.includes(id));
		const blames = bad && (unknown.includes(bad) ? 'unknown' : 'unusable');
		if (bad) return json({ ok: false, text: 'One of them will not do', blames });
		const rows = asked.filter((id) => !absent.includes(id)).map((id) => ({ id, level: levelIn(sent) }));
		return json({ ok: true, data: rows.reverse() });
	};

export interface Told {
	json: IDataObject & { error?: IDataObject };
	pairedItem: { item: number };
}

/** Runs an operation of the batch vendor; each entry of `items` is what one item names. */
export async function runBatch(operationName: string, items: string[], setting: Setting = {}) {
	const parameters = { resource: 'fleet', operation: operationName, ids: items, simplify: true, ...setting.parameters };
	const { ctx, sent, hints } = context({ answer: fleet(), ...setting, items: items.length, parameters });
	const result: unknown = await execute(ctx, batchVendor).catch((error: unknown) => error);
	return { sent, hints, result, items: (Array.isArray(result) ? result[0] : []) as Told[] };
}
