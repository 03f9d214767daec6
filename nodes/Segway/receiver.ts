import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { isTooOld, listed } from '../core/eventFilters';
import type { PushReceiver } from '../core/push';
import { toMilliseconds } from '../core/vehicle';
import { pushTime, toEvent } from './events';
import { fromLocation } from './normalize';
import type { SegwayPush } from './push';
import { verifyPush } from './push';

interface Filters extends IDataObject {
	/** Minutes. */
	maxAge?: number;
	/** Separated by commas; a number when an expression gives one. */
	iotCodes?: string | number;
	onlyValidPositions?: boolean;
}

/** What the person asked for; all else is acknowledged and starts nothing. */
function wanted(push: SegwayPush, events: string[], { maxAge, iotCodes, onlyValidPositions }: Filters): boolean {
	const { type, fields } = push;
	const devices = listed(iotCodes);
	if (!events.includes(type) || isTooOld(toMilliseconds(pushTime(push)), maxAge)) return false;
	if (devices.length > 0 && !devices.includes(fields.iotCode)) return false;
	return !(onlyValidPositions && type.endsWith('location') && fromLocation(fields).location === null);
}

/** How the trigger takes a push of Segway (segway-emoped, Push). */
export const receiver: PushReceiver<SegwayPush> = {
	credential: 'segwayApi',
	acknowledgement: { code: 0, message: 'success' },
	verify: ({ path, body }, credentials) => verifyPush(path, body, credentials),
	items(ctx: IWebhookFunctions, push) {
		const events = ctx.getNodeParameter('events', []) as string[];
		const filters = ctx.getNodeParameter('options', {}) as Filters;
		if (!wanted(push, events, filters)) return [];
		const simplify = ctx.getNodeParameter('simplify', true) === true;
		return [simplify ? toEvent(push) : { push: push.type, ...push.fields }];
	},
};
