import type { IDataObject } from 'n8n-workflow';
import type { Field } from './fields';
import { flag, number } from './fields';
import type { Call } from './operation';
import { simplified } from './perform';

const returnAll = (usual: boolean): Field => ({
	...flag({
		name: 'returnAll',
		displayName: 'Return All',
		description: 'Whether to return all results or only up to a given limit',
		default: usual,
	}),
	local: true,
});

const limitNumber = number({
	name: 'limit',
	displayName: 'Limit',
	description: 'Max number of results to return',
	min: 1,
	max: 1_000_000,
	default: 50,
});

const limit: Field = {
	...limitNumber,
	property: {
		...limitNumber.property,
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
	},
	local: true,
};

/** n8n's usual pair for every list. */
export const listFields: Field[] = [returnAll(false), limit];

/** The same for lists of which a part says nothing, e.g. the points of a track. */
export const wholeListFields: Field[] = [returnAll(true), limit];

/** How many results the person wants. */
export const limitOf = (params: IDataObject): number =>
	params.returnAll === true ? Infinity : Number(params.limit ?? 50);

const isRow = (value: unknown): value is IDataObject =>
	value !== null && typeof value === 'object' && !Array.isArray(value);

/** The rows of a list as a vendor answered it; whatever else came has none. */
export const rowsOf = (data: unknown): IDataObject[] => (Array.isArray(data) ? data.filter(isRow) : []);

/** The rows of a list that is at hand as a whole: as many as the person wants, as the person wants them. */
export const shownRows = (call: Call, rows: IDataObject[]): IDataObject[] =>
	rows.slice(0, limitOf(call.params)).map((row) => simplified(call, row));
