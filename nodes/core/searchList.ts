import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	IPollFunctions,
} from 'n8n-workflow';
import { nodeError } from './errors';
import type { ApiRequest } from './http';
import { rowsOf } from './list';
import type { Vendor } from './operation';
import { Session } from './request';

/** A list for the panel: asked for, put into words, filtered by what the person typed, and sorted. */
export async function search(
	ctx: ILoadOptionsFunctions | IPollFunctions,
	vendor: Vendor,
	request: (session: Session) => Promise<ApiRequest>,
	shown: (row: IDataObject) => INodePropertyOptions,
	filter = '',
): Promise<INodeListSearchResult> {
	const session = new Session(ctx, vendor);
	const { result, empty, data, message, remedy } = await session.send(await request(session), 'read');
	if (result !== 'done' && !empty) throw nodeError(ctx.getNode(), { message, description: remedy }, 0);
	const wanted = filter.trim().toLowerCase();
	const results = rowsOf(data)
		.map(shown)
		.filter(({ name, value }) => `${name} ${String(value)}`.toLowerCase().includes(wanted))
		.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
	return { results };
}
