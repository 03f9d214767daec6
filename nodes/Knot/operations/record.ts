import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../core/fields';
import { listFields, rowsOf, shownRows } from '../../core/list';
import type { Operation } from '../../core/operation';
import type { ApiRequest } from '../../core/request';
import { requestFor } from '../../core/operation';
import { ask } from '../../core/perform';
import { toRequest } from '../request';
import { routeFor } from '../routes';

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

/** The same for a call that answers a list: an item for each row, as many as the person wants. */
export const list = (id: string, { fields = [], ...more }: More): Operation =>
	operation(id, {
		run: async (call) => shownRows(call, rowsOf((await ask(call, await requestFor(call))).data)),
		...more,
		fields: [...fields, ...listFields],
	});
