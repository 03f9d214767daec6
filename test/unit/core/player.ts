import type { IDataObject } from 'n8n-workflow';
import { collect } from '../../../nodes/core/collect';
import { execute } from '../../../nodes/core/execute';
import { FieldError } from '../../../nodes/core/fields';
import type { Vendor } from '../../../nodes/core/operation';
import { requestOf } from '../../../nodes/core/operation';
import type { Sending, Setting } from './contexts';
import { context } from './contexts';

export interface Ran {
	items: Array<{ json: IDataObject & { error?: IDataObject }; binary?: IDataObject; pairedItem: { item: number } }>;
	result: unknown;
	sent: Sending[];
	hints: string[];
	/** What a long call told while it ran. */
	progress: string[];
}

/** Plays the records of a vendor; `account`: its credential as a person fills it in, `usual`: values of the panel. */
export function player(vendor: Vendor, account: IDataObject, usual: IDataObject) {
	/** A credential whose token is good for hours. */
	const signedIn = (): IDataObject => ({
		...account,
		accessToken: 'token-0',
		tokenId: 'id-0',
		tokenExpiresAt: Date.now() + 7_200_000,
		tokenFor: vendor.tokenFor(account),
	});

	/** The record by `resource.operation`. */
	const find = (name: string) => {
		const [resource, operation] = name.split('.');
		return vendor.resources
			.find(({ value }) => value === resource)!
			.operations.find(({ value }) => value === operation)!;
	};

	/** The checked values of a panel; those that are not given have its default. */
	function params(name: string, values: IDataObject = {}, options: IDataObject = {}): IDataObject {
		const operation = find(name);
		const given: IDataObject = { ...usual, ...values };
		const valueOf = ({ property }: { property: { name: string; default?: unknown } }) =>
			given[property.name] ?? property.default;
		const read = collect(operation.fields, valueOf, { timeZone: 'UTC' });
		operation.check?.(read, options);
		return read;
	}

	/** The request that the values of a panel lead to. */
	const request = (name: string, values?: IDataObject, options?: IDataObject) =>
		requestOf(find(name), params(name, values, options));

	/** The text of the refusal, or the request when there is none. */
	const refusal = (name: string, values?: IDataObject, options?: IDataObject) => {
		try {
			return request(name, values, options);
		} catch (error) {
			return error instanceof FieldError ? error.message : error;
		}
	};

	/** Runs an operation; `answer` plays the vendor. A list among the values gives each item its own. */
	async function play(name: string, values: IDataObject, setting: Setting = {}): Promise<Ran> {
		const [resource, operation] = name.split('.');
		const parameters = { resource, operation, ...usual, ...values };
		const { ctx, sent, hints, progress } = context({ credentials: signedIn(), ...setting, parameters });
		const result: unknown = await execute(ctx, vendor).catch((error: unknown) => error);
		const items = (Array.isArray(result) ? result[0] : []) as Ran['items'];
		return {
			items,
			result,
			sent,
			hints: (hints as Array<{ message: string }>).map(({ message }) => message),
			progress,
		};
	}

	return { signedIn, find, params, request, refusal, play };
}
