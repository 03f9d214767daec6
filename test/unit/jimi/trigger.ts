import type { IDataObject } from 'n8n-workflow';
import { receivePush } from '../../../nodes/core/push';
import { tokenFor } from '../../../nodes/Jimi/auth';
import { ALARM_PUSH } from '../../../nodes/Jimi/push';
import { receiver } from '../../../nodes/Jimi/receiver';
import type { PushSetting } from '../core/webhookContext';
import { webhookContext } from '../core/webhookContext';
import { pushed } from './samples';

export const AGREED = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';

const account = { node: 'eu', appKey: 'k', appSecret: 'app-secret', userId: 'u', password: 'pass-word' };
const token = { accessToken: 'token-0', tokenId: 'id-0', tokenFor: tokenFor(account) };

/** A credential whose token is good for an hour of the clock of the test. */
export const credentialsWith = (pushSecret: unknown): IDataObject =>
	({ ...account, ...token, tokenExpiresAt: Date.now() + 3_600_000, pushSecret }) as IDataObject;

export const form = (data: unknown, msgType = ALARM_PUSH) =>
	new URLSearchParams({ msgType, data: JSON.stringify(data) }).toString();

export interface Trying extends Omit<Partial<PushSetting>, 'ask'> {
	data?: unknown;
	msgType?: string;
	secret?: unknown;
	proofs?: string[];
	/** Proof Settings. */
	settings?: IDataObject;
	/** Plays JIMI; `reply` is what the sender of the push has been answered so far. */
	ask?(options: { body?: string }, reply: { status?: number; body?: unknown }): unknown;
}

/** The printed push, or another one, at a trigger that is set up like this. */
export async function attempt({ data = pushed(), msgType, secret = AGREED, proofs, settings, ...more }: Trying = {}) {
	const { parameters, ask, ...setting } = more;
	const { ctx, reply } = webhookContext({
		body: form(data, msgType),
		credentials: credentialsWith(secret),
		...setting,
		ask: async (options) => await ask?.(options, reply),
		parameters: { events: ['alarm', 'raw', 'other'], proofs, proofOptions: settings, ...parameters },
	});
	const result = await receivePush(ctx, receiver);
	const items = result.workflowData?.[0].map(({ json }) => json) ?? [];
	return { status: reply.status ?? 200, answer: reply.body ?? (result.webhookResponse as unknown), items, reply };
}

/** Query, header and address that prove everything. */
export const PROVEN = { query: { key: AGREED }, headers: { 'x-push-secret': AGREED }, ip: '203.0.113.7' };

/** The same push, at a trigger that asks for the key in the URL, which it has. */
export const keyed = async (trying: Trying = {}) => await attempt({ proofs: ['query'], ...PROVEN, ...trying });

/** How a push is acknowledged unless the person says otherwise. */
export const USUAL = { code: 0, message: 'success', msg: 'success' };
