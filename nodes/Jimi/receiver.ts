import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { isTooOld, listed } from '../core/eventFilters';
import type { PushReceiver, Received, Rejection } from '../core/push';
import { lookUp } from '../core/vehicle';
import { addressAllowed } from './addresses';
import { alarmTypeOf, canonicalType } from './alarmTypes';
import type { Confirmation } from './confirm';
import { confirm } from './confirm';
import { alarmCode, alarmTime, deviceOf, toEvent } from './events';
import type { JimiMessage } from './push';
import { ALARM_PUSH, keyMatches, RAW_PUSH, readPush } from './push';
import { ACKNOWLEDGEMENTS, headerOf, proofsOf, settingsOf } from './proofs';
import type { Filters } from './triggerFields';

/** Each way of proof that the person chose has to hold; "Confirm With JIMI" comes later. */
function isFrom(ctx: IWebhookFunctions, { query, headers, address }: Received, credentials: IDataObject): boolean {
	const ways = proofsOf(ctx);
	const settings = settingsOf(ctx);
	const key = String(credentials.pushSecret ?? '').trim();
	const holds: Record<string, () => boolean> = {
		query: () => keyMatches(query.key, key),
		header: () => keyMatches(headers[headerOf(settings).toLowerCase()], key),
		addresses: () => addressAllowed(address, String(settings.addresses ?? '')),
		confirm: () => true,
	};
	return ways.length > 0 && ways.every((way) => lookUp(holds, way)?.() === true);
}

function verify(received: Received, credentials: IDataObject, ctx: IWebhookFunctions): JimiMessage[] | Rejection {
	// Who is not let in learns nothing about what can be read here.
	if (!isFrom(ctx, received, credentials)) return 'forged';
	return readPush(received.body) ?? [];
}

const KINDS: Record<string, string> = { [ALARM_PUSH]: 'alarm', [RAW_PUSH]: 'raw' };

/** Whether an alarm is of the chosen types: by its code, or by the word that all vendors share; any when none is chosen. */
function typeFilter(types: string[], others: string[]): (data: IDataObject) => boolean {
	const codes = [...types, ...others].map(canonicalType);
	return (data) => {
		const code = canonicalType(alarmCode(data) ?? '');
		return codes.length === 0 || codes.includes(code) || others.includes(alarmTypeOf(code)?.alarm ?? code);
	};
}

/** What the person asked for; all else is acknowledged and starts nothing. */
function wanted(ctx: IWebhookFunctions, messages: JimiMessage[]): JimiMessage[] {
	const events = ctx.getNodeParameter('events', []) as string[];
	const types = ctx.getNodeParameter('alarmTypes', []) as string[];
	const { otherTypes, imeis, maxAge } = ctx.getNodeParameter('options', {}) as Filters;
	const devices = listed(imeis);
	const isOfType = typeFilter(types, listed(otherTypes));
	return messages.filter((message) => {
		const { msgType, data } = message;
		if (!events.includes(lookUp(KINDS, msgType) ?? 'other')) return false;
		if (devices.length > 0 && !devices.includes(deviceOf(data) ?? '')) return false;
		return msgType !== ALARM_PUSH || (isOfType(data) && !isTooOld(alarmTime(data), maxAge));
	});
}

/** How messages come out of the node. */
function shownBy(ctx: IWebhookFunctions): (message: JimiMessage) => IDataObject {
	const now = new Date().toISOString();
	const simplify = ctx.getNodeParameter('simplify', true) === true;
	return (message) => (simplify ? toEvent(message, now) : { ...message.data, msgType: message.msgType });
}

function acknowledgement(ctx: IWebhookFunctions): IDataObject | string {
	const { acknowledgement: chosen = 'usual' } = settingsOf(ctx);
	return ACKNOWLEDGEMENTS[chosen] ?? ACKNOWLEDGEMENTS.usual;
}

/** What an alarm that JIMI could not be asked about becomes: an item, unless nothing else speaks for it. */
function passesUnconfirmed(ctx: IWebhookFunctions, { message, asked }: Confirmation): boolean {
	if (asked || settingsOf(ctx).unreachable === 'drop') return false;
	// In no list, so that another way has to prove it.
	return message.msgType === ALARM_PUSH || proofsOf(ctx).some((way) => way !== 'confirm');
}

/** A listed alarm in JIMI's own words: with a known URL somebody may have changed the rest. */
function confirmedItems(ctx: IWebhookFunctions, told: Confirmation[]): IDataObject[] {
	const shown = shownBy(ctx);
	return told.flatMap((each): IDataObject[] => {
		const { message, row } = each;
		if (row) return [{ ...shown({ ...message, data: row }), confirmed: true }];
		return passesUnconfirmed(ctx, each) ? [{ ...shown(message), confirmed: false }] : [];
	});
}

/** How the trigger takes a push of JIMI (jimi, "Receive Notification"). */
export const receiver: PushReceiver<JimiMessage[]> = {
	credential: 'jimiApi',
	refusals: {
		forged: 'not proven to come from JIMI',
		unreadable: 'body is not a form or JSON with msgType and data',
	},
	acknowledgement,
	isProbe: ({ body }, method) => method !== 'POST' || body.trim() === '',
	verify,
	items: (ctx, messages) => wanted(ctx, messages).map(shownBy(ctx)),
	proven(ctx, messages) {
		if (!proofsOf(ctx).includes('confirm')) return undefined;
		const asked = wanted(ctx, messages);
		if (asked.length === 0) return undefined;
		const proof = confirm(ctx, asked, settingsOf(ctx));
		return proof === 'full' ? proof : proof.then((told) => confirmedItems(ctx, told));
	},
};
