import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../core/errors';
import type { Field } from '../../core/fields';
import { listFields, rowsOf, shownRows } from '../../core/list';
import type { Call, Operation } from '../../core/operation';
import type { ApiRequest } from '../../core/request';
import { requestFor } from '../../core/operation';
import { ask, simplified } from '../../core/perform';
import { toRequest } from '../request';
import { routeFor } from '../routes';
import { objectOf } from '../rows';

type More = Omit<Operation, 'value' | 'kind' | 'request' | 'fields'> & { fields?: Field[] };

/**
 * The record of a call of the table, named like its row there. Where it goes is the matter of the table and of the
 * credential's confirmed routes; its fields carry the names of the vendor document.
 * @param id e.g. `cluster.move`
 */
export function operation(id: string, { fields = [], ...more }: More): Operation {
	const request = (params: IDataObject, credentials: IDataObject): ApiRequest => toRequest(id, params, credentials);
	const [, value] = id.split('.');
	return { value, kind: routeFor(id).kind, request, fields, ...more };
}

/** Another form of answer than the document shows: of a guessed route it may be another call's. */
function checkShape(isDocumented: boolean, shape: string, doubt: ApiRequest['doubt']): void {
	if (isDocumented) return;
	throw new Failure({
		message: [`Knot answered something else than ${shape}`, doubt?.message].filter(Boolean).join('. '),
		description: doubt?.remedy ?? 'Compare the route in Confirmed Routes with the OpenAPI file.',
	});
}

/** The rows of a documented list; none where Knot has no list at all. */
async function readRows(call: Call): Promise<IDataObject[]> {
	const request = await requestFor(call);
	const { data } = await ask(call, request);
	checkShape(Array.isArray(data) || data === null || data === undefined, 'a list', request.doubt);
	return rowsOf(data);
}

/** One documented object. */
async function readObject(call: Call): Promise<IDataObject> {
	const request = await requestFor(call);
	const { data } = await ask(call, request);
	const object = objectOf(data);
	checkShape(object !== null || data === null || data === undefined, 'one object', request.doubt);
	return object ? simplified(call, object) : {};
}

/** The same for a call that answers one object. */
export const object = (id: string, more: More): Operation => operation(id, { run: readObject, ...more });

/** The same for a call that answers a list: an item for each row, as many as the person wants. */
export const list = (id: string, { fields = [], ...more }: More): Operation =>
	operation(id, {
		run: async (call) => shownRows(call, await readRows(call)),
		...more,
		fields: [...fields, ...listFields],
	});
