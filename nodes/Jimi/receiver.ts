import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { isTooOld, listed } from '../core/eventFilters';
import type { PushReceiver, Received, Rejection } from '../core/push';
import { addressAllowed } from './addresses';
import { canonicalType } from './alarmTypes';
import { alarmCode, toEvent } from './events';
import type { Confirmation } from './confirm';
import { confirm } from './confirm';
import type { JimiMessage } from './push';
import { ALARM_PUSH, keyMatches, RAW_PUSH, readPush } from './push';
import type { Filters, Proofs } from './triggerFields';
import { ACKNOWLEDGEMENTS } from './triggerFields';
import { toTime } from './utc';

const proofsOf = (ctx: IWebhookFunctions): string[] => ctx.getNodeParameter('proofs', []) as string[];

const settingsOf = (ctx: IWebhookFunctions): Proofs => ctx.getNodeParameter('proofOptions', {}) as Proofs;

/** Each way of proof that the person chose has to hold; "Confirm With JIMI" comes later. */
function isFrom(ctx: IWebhookFunctions, { query, headers, address }: Received, credentials: IDataObject): boolean {
	const ways = proofsOf(ctx);
	const { headerName = 'X-Push-Secret', addresses = '' } = settingsOf(ctx);
	const key = String(credentials.pushSecret ?? '').trim();
	const holds: Record<string, () => boolean> = {
		query: () => keyMatches(query.key, key),
		header: () => keyMatches(headers[headerName.toLowerCase()], key),
		// A blank list would allow everybody.
		addresses: () => addresses.trim() !== '' && addressAllowed(address, addresses),
		confirm: () => true,
	};
	return ways.length > 0 && ways.every((way) => holds[way]?.() === true);
}

function verify(received: Received, credentials: IDataObject, ctx: IWebhookFunctions): JimiMessage[] | Rejection {
	// Who is not let in learns nothing about what can be read here.
	if (!isFrom(ctx, received, credentials)) return 'forged';
	return readPush(received.body) ?? [];
}

const KINDS: Record<string, string> = { [ALARM_PUSH]: 'alarm', [RAW_PUSH]: 'raw' };

/** What the person asked for; all else is acknowledged and starts nothing. */
function wanted(ctx: IWebhookFunctions, message: JimiMessage): boolean {
	const events = ctx.getNodeParameter('events', []) as string[];
	const types = ctx.getNodeParameter('alarmTypes', []) as string[];
	const { otherTypes, imeis, maxAge } = ctx.getNodeParameter('options', {}) as Filters;
	if (!events.includes(KINDS[message.msgType] ?? 'other')) return false;
	const devices = listed(imeis);
	if (devices.length > 0 && !devices.includes(String(message.data.imei))) return false;
	if (message.msgType !== ALARM_PUSH) return true;
	const chosen = [...types, ...listed(otherTypes)].map(canonicalType);
	const code = canonicalType(alarmCode(message.data) ?? '');
	return (chosen.length === 0 || chosen.includes(code)) && !isTooOld(toTime(message.data.alarmTime), maxAge);
}

const shown = (ctx: IWebhookFunctions, message: JimiMessage): IDataObject =>
	ctx.getNodeParameter('simplify', true) === true
		? toEvent(message, new Date().toISOString())
		: { msgType: message.msgType, ...message.data };

function acknowledgement(ctx: IWebhookFunctions): IDataObject | string {
	const { acknowledgement: chosen = 'usual' } = settingsOf(ctx);
	return ACKNOWLEDGEMENTS[chosen] ?? ACKNOWLEDGEMENTS.usual;
}

const open = (ctx: IWebhookFunctions, messages: JimiMessage[]) => messages.filter((message) => wanted(ctx, message));

/** How the trigger takes a push of JIMI (jimi, "Receive Notification"). */
export const receiver: PushReceiver<JimiMessage[]> = {
	credential: 'jimiApi',
	acknowledgement,
	isProbe: ({ body }, method) => method !== 'POST' || body.trim() === '',
	verify,
	items: (ctx, messages) => open(ctx, messages).map((message) => shown(ctx, message)),
	proven(ctx, messages) {
		const asked = open(ctx, messages);
		if (!proofsOf(ctx).includes('confirm') || asked.length === 0) return undefined;
		const { unreachable, secondLook, lookUps } = settingsOf(ctx);
		const proof = confirm(ctx, asked, { secondLook, lookUps });
		return proof === 'full' ? proof : proof.then((told) => told.flatMap((each) => toItem(ctx, each, unreachable)));
	},
};

/** A listed alarm in JIMI's own words: with a known URL somebody may have changed the rest. */
function toItem(ctx: IWebhookFunctions, { message, row, asked }: Confirmation, unreachable = 'pass'): IDataObject[] {
	if (row) return [{ ...shown(ctx, { ...message, data: row }), confirmed: true }];
	return asked || unreachable === 'drop' ? [] : [{ ...shown(ctx, message), confirmed: false }];
}
