import type { IDataObject } from 'n8n-workflow';
import { collection } from '../../core/collections';
import type { Field } from '../../core/fields';
import { choice } from '../../core/fields';
import { limitOf, rowsOf } from '../../core/list';
import type { Call } from '../../core/operation';
import { requestFor } from '../../core/operation';
import { ask, simplified } from '../../core/perform';
import { toNumber, toText } from '../../core/vehicle';
import { id } from './fleetFields';

/** However a server answers, a walk ends. */
const MOST_PAGES = 1_000;

const direction = choice({
	name: 'direction',
	displayName: 'Direction',
	description: 'In which order to list the maintenances',
	options: [
		{ name: 'Ascending', value: 'ascending', wire: 'ASC', description: 'The oldest first' },
		{ name: 'Descending', value: 'descending', wire: 'DESC', description: 'The newest first' },
	],
	default: 'descending',
});

const startAfter = id({
	name: 'startAfter',
	wire: 'last_maintenance_id',
	displayName: 'Start After Maintenance ID',
	description: 'The last maintenance of an earlier list: only what comes after it in this direction is listed',
});

/** What steers the walk through the resolved ones. */
export const walkFields: Field[] = [
	direction,
	collection({ name: 'filters', displayName: 'Filters', placeholder: 'Add Filter', fields: [startAfter] }),
];

const keyOf = (row: IDataObject) => toText(row.maintenance_id) ?? JSON.stringify(row);

/** The row that the next page begins after. */
const lastIn = (rows: IDataObject[]): number | null =>
	rows.reduce((last: number | null, row) => toNumber(row.maintenance_id) ?? last, null);

/**
 * The resolved maintenances, as many as the person wants. The cursor is the last row of a page ("the last maintenance we
 * have, to get the maintenances coming after it"), whatever the direction and however long a page is, which no document
 * tells; so the end is a page that brings nothing new. A server that does not heed the cursor ends it likewise.
 */
export async function readResolved(call: Call): Promise<IDataObject[]> {
	const { params } = call;
	const wanted = limitOf(params);
	const found = new Map<string, IDataObject>();
	let last = toNumber(params.last_maintenance_id);
	for (let page = 1; found.size < wanted; page++) {
		const values = { ...params, last_maintenance_id: last ?? undefined };
		const rows = rowsOf((await ask(call, await requestFor(call, values))).data);
		const before = found.size;
		for (const row of rows) found.set(keyOf(row), row);
		last = lastIn(rows);
		if (found.size === before || last === null) break;
		if (page >= MOST_PAGES) {
			call.tell(`Knot has more than ${MOST_PAGES} pages: the list ends with maintenance ${last}. Go on from there.`);
			break;
		}
	}
	return [...found.values()].slice(0, wanted).map((row) => simplified(call, row));
}
