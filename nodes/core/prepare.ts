import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import type { FailureDetails } from './errors';
import { collect } from './collect';
import type { Place } from './fields';
import { FieldError } from './fields';
import { readFile } from './files';
import type { Call, Operation, Options, Vendor } from './operation';
import type { Session } from './request';

/** An item whose fields have been read: ready to go, or why not. */
export interface Prepared {
	itemIndex: number;
	call?: Call;
	failure?: FailureDetails;
}

const deviceOf = (operation: Operation, params: IDataObject, vendor: Vendor) => {
	const device = operation.deviceOf ? operation.deviceOf(params) : params[vendor.deviceParam];
	return device === undefined || device === null ? null : String(device);
};

const REMEDY = 'Nothing was sent for this item. Correct the field and run again.';

/** A value that cannot be sent, or n8n's own complaint about a broken expression. */
const failureOf = (error: Error): FailureDetails => {
	const { description } = error as { description?: unknown };
	const message = error.message;
	return { message, description: typeof description === 'string' ? `${description} ${REMEDY}` : REMEDY, input: true };
};

function checked<T>(read: () => T): T | Error {
	try {
		return read();
	} catch (error) {
		return error as Error;
	}
}

/**
 * Reads and checks every field of every item, each parameter once (an expression costs n8n about a millisecond).
 * Nothing is sent here, so a mistake in the last item is told before the first vehicle moves.
 */
export function prepare(
	ctx: IExecuteFunctions,
	operation: Operation,
	vendor: Vendor,
	session: Session,
	speech: Pick<Call, 'tell' | 'progress'>,
): Prepared[] {
	const timeZone = ctx.getTimezone();
	return ctx.getInputData().map(({ binary = {} }, itemIndex) => {
		const place: Place = { timeZone, files: binary };
		const read = (name: string, fallback: unknown) => ctx.getNodeParameter(name, itemIndex, fallback);
		const valueOf = ({ name, displayName, default: value }: INodeProperties) => {
			try {
				return read(name, value);
			} catch (error) {
				throw FieldError.unreadable(displayName, error);
			}
		};
		const values = checked(() => {
			const params = collect(operation.fields, ({ property }) => valueOf(property), place);
			const options = operation.local ? {} : (read('options', {}) as Options);
			operation.check?.(params, options);
			return { params, options, simplify: operation.simplify ? read('simplify', true) === true : false };
		});
		if (values instanceof Error) return { itemIndex, failure: failureOf(values) };
		const device = deviceOf(operation, values.params, vendor);
		const file = async (property: string) => await readFile(ctx, itemIndex, property);
		const means = { session, wait: sleep, file, timeZone, ...speech };
		return { itemIndex, call: { ...values, itemIndex, operation, device, ...means } };
	});
}
