import type { IDataObject } from 'n8n-workflow';
import { collect } from '../../../nodes/core/collect';
import { execute } from '../../../nodes/core/execute';
import { FieldError } from '../../../nodes/core/fields';
import { requestOf } from '../../../nodes/core/operation';
import { protrack } from '../../../nodes/Protrack/api';
import { resources } from '../../../nodes/Protrack/operations';
import type { Sending, Setting } from '../core/contexts';
import { context, json } from '../core/contexts';
import { IMEI } from './samples';

const ACCOUNT = { provider: 'custom', customUrl: 'https://api.test', account: 'demo', password: 'Abc@34590' };

/** A credential whose token is good for hours. */
export const signedIn = (): IDataObject => ({
	...ACCOUNT,
	accessToken: 'token-0',
	tokenId: 'id-0',
	tokenExpiresAt: Date.now() + 7_200_000,
	tokenFor: protrack.tokenFor(ACCOUNT),
});

/** The record by `resource.operation`. */
export const find = (name: string) => {
	const [resource, operation] = name.split('.');
	return resources.find(({ value }) => value === resource)!.operations.find(({ value }) => value === operation)!;
};

/** The request that the values of a panel lead to, checked; values that are not given have the panel's default. */
export function request(name: string, values: IDataObject = {}, options: IDataObject = {}) {
	const operation = find(name);
	const given: IDataObject = { imei: IMEI, imeis: IMEI, ...values };
	const valueOf = ({ property }: { property: { name: string; default?: unknown } }) =>
		given[property.name] ?? property.default;
	const params = collect(operation.fields, valueOf, { timeZone: 'UTC' });
	operation.check?.(params, options);
	return requestOf(operation, params);
}
export const query = (name: string, values?: IDataObject) => request(name, values).query;

/** The text of the refusal, or the request when there is none. */
export const refusal = (name: string, values?: IDataObject, options?: IDataObject) => {
	try {
		return request(name, values, options);
	} catch (error) {
		return error instanceof FieldError ? error.message : error;
	}
};

export const pathOf = ({ url }: Sending) => new URL(url).pathname;
export const queryOf = ({ url }: Sending) => Object.fromEntries(new URL(url).searchParams);

export interface Ran {
	items: Array<{ json: IDataObject & { error?: IDataObject }; binary?: IDataObject; pairedItem: { item: number } }>;
	result: unknown;
	sent: Sending[];
	hints: string[];
}

/** Runs an operation; `answer` plays the provider. A list among the values gives each item its own. */
export async function play(name: string, values: IDataObject, setting: Setting = {}): Promise<Ran> {
	const [resource, operation] = name.split('.');
	const parameters = { resource, operation, imei: IMEI, imeis: IMEI, ...values };
	const { ctx, sent, hints } = context({ credentials: signedIn(), ...setting, parameters });
	const result: unknown = await execute(ctx, protrack).catch((error: unknown) => error);
	const items = (Array.isArray(result) ? result[0] : []) as Ran['items'];
	return { items, result, sent, hints: (hints as Array<{ message: string }>).map(({ message }) => message) };
}

export const record = (value: unknown) => json({ code: 0, record: value });
export const code = (value: number, message = '') => json({ code: value, message });
