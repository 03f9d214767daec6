import { Failure } from './errors';
import type { Call, Objection } from './operation';
import { requestFor } from './operation';
import type { ApiRequest } from './request';

interface Ready {
	/** With all that it needs. */
	call: Call;
	request: ApiRequest;
}

/** The call and its request, or why it cannot be made. */
export async function readied(begun: Call, shown = ({ params }: Call) => params): Promise<Ready | Objection> {
	const { operation } = begun;
	const make = async (): Promise<Ready> => {
		const call = operation.complete ? { ...begun, params: await operation.complete(begun) } : begun;
		return { call, request: await requestFor(call, shown(call)) };
	};
	const ready = await make().catch((error: Error) => error);
	if (!(ready instanceof Error)) return ready;
	if (!(ready instanceof Failure)) throw ready;
	return { message: ready.message, remedy: ready.details.description ?? '' };
}

export const isObjection = (value: Ready | Objection): value is Objection => 'remedy' in value;
