import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../core/operation';
import type { ApiRequest } from '../../core/request';
import { authorization } from '../auth';
import { toRequest } from '../request';
import { operation } from './record';

/**
 * The record of a call that another token than the session's authenticates. That token is a value of the panel which no
 * route knows, so it goes nowhere but into the Authorization header.
 * @param wire name of that value; the record has to have it, by a required field or by `complete`
 */
export const withOwnToken = (id: string, wire: string, more: Parameters<typeof operation>[1]): Operation => ({
	...operation(id, more),
	request: (params: IDataObject, credentials: IDataObject): ApiRequest => {
		const request = toRequest(id, params, credentials);
		const Authorization = authorization(credentials, String(params[wire]));
		return { ...request, headers: { ...request.headers, Authorization }, anonymous: true };
	},
});
