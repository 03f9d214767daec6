import type { IDataObject } from 'n8n-workflow';
import { collect } from '../../../nodes/core/collect';
import { FieldError } from '../../../nodes/core/fields';
import { requestOf } from '../../../nodes/core/operation';
import { resources } from '../../../nodes/Segway/operations';
import { IOT_CODE } from './samples';

/** The record by `resource.operation`. */
export const find = (name: string) => {
	const [resource, operation] = name.split('.');
	return resources.find(({ value }) => value === resource)!.operations.find(({ value }) => value === operation)!;
};

/** The request that the values of a panel lead to; values that are not given have the panel's default. */
export function request(name: string, values: IDataObject = {}) {
	const operation = find(name);
	const given: IDataObject = { iotCode: IOT_CODE, ...values };
	return requestOf(
		operation,
		collect(operation.fields, ({ property }) => given[property.name] ?? property.default),
	);
}
export const body = (name: string, values?: IDataObject) => request(name, values).body;
/** The text of the refusal, or the request when there is none. */
export const refusal = (name: string, values?: IDataObject) => {
	try {
		return request(name, values);
	} catch (error) {
		return error instanceof FieldError ? error.message : error;
	}
};
