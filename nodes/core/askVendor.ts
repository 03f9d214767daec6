import type { IDataObject } from 'n8n-workflow';
import type { Answer } from './answer';
import { Failure } from './errors';
import { rowsOf } from './list';
import type { ApiRequest, SendOptions, Session } from './request';

/** Asks where there is no item to ask for: for a list of the panel, for a poll. Throws Failure with the vendor's words. */
export async function askVendor(session: Session, request: ApiRequest, options: SendOptions = {}): Promise<Answer> {
	const given = await session.send(request, 'read', options);
	const { result, empty, message, remedy, code, httpStatus, blames } = given;
	if (result !== 'done' && !empty) throw new Failure({ message, description: remedy, code, httpStatus, blames });
	return given;
}

/** The same for a list; an empty answer is an empty list. */
export const askForRows = async (...asked: Parameters<typeof askVendor>): Promise<IDataObject[]> =>
	rowsOf((await askVendor(...asked)).data);
