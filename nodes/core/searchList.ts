import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult, INodePropertyOptions } from 'n8n-workflow';
import { Failure, nodeError } from './errors';
import type { Vendor } from './operation';
import { Session } from './request';
import { toText } from './vehicle';

/** What may be chosen in the panel. */
export interface SearchList {
	/** All there is. What it throws is told to the person. `ctx` knows what else is filled in. */
	rows(session: Session, ctx: ILoadOptionsFunctions): Promise<IDataObject[]>;
	shown(row: IDataObject): INodePropertyOptions;
}

/** Shown by its names, each once, its id behind them; by the id alone where it has no name. */
export function byNames(id: unknown, ...names: unknown[]): INodePropertyOptions {
	const name = [...new Set(names.map(toText))].filter(Boolean).join(', ');
	return { name: name ? `${name} (${String(id)})` : String(id), value: String(id) };
}

const inAlphabet = (a: INodePropertyOptions, b: INodePropertyOptions) =>
	a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1;

const told = (error: Error) => ({
	message: error.message,
	description: error instanceof Failure ? error.details.description : undefined,
});

async function choices(ctx: ILoadOptionsFunctions, vendor: Vendor, list: SearchList, filter = '') {
	const rows = await list.rows(new Session(ctx, vendor), ctx).catch((error: Error) => error);
	if (rows instanceof Error) throw nodeError(ctx.getNode(), told(rows), 0);
	const wanted = filter.trim().toLowerCase();
	const fits = ({ name, value }: INodePropertyOptions) => `${name} ${String(value)}`.toLowerCase().includes(wanted);
	return rows.map(list.shown).filter(fits).sort(inAlphabet);
}

/** A method of `listSearch`: the list of a resource locator, by the text that the person looks for. */
export const searching = (vendor: Vendor, list: SearchList) =>
	async function (this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		return { results: await choices(this, vendor, list, filter) };
	};

/** A method of `loadOptions`: the same to choose several from. */
export const loading = (vendor: Vendor, list: SearchList) =>
	async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await choices(this, vendor, list);
	};
