import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../core/operation';
import type { ApiRequest } from '../../core/request';
import type { AreaInput } from '../area';
import { areaValues } from '../area';

type Ask = (params: IDataObject, credentials: IDataObject) => ApiRequest;

/**
 * The record with values of the panel turned into those of the wire as its request is made, for reads and writes alike.
 * @param convert gives the values that take the place of those of the same name, or stand beside them
 */
export function converted(record: Operation, convert: (params: IDataObject) => IDataObject): Operation {
	const ask = record.request as Ask;
	return { ...record, request: (params, credentials) => ask({ ...params, ...convert(params) }, credentials) };
}

/** A record that asks about an area; its fields come first, and its mistakes are told before anything is sent. */
export function overArea(id: string, { fields, check }: AreaInput, record: Operation): Operation {
	const whole: Operation = {
		...record,
		fields: [...fields, ...record.fields],
		check: (params, options) => {
			check(params);
			record.check?.(params, options);
		},
	};
	return converted(whole, (params) => areaValues(id, params));
}
