import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** What proves a push, as the person set it. */
export interface Proofs extends IDataObject {
	headerName?: string;
	/** Parted by commas; CIDR ranges too. */
	addresses?: string;
	unreachable?: 'pass' | 'drop';
	/** Seconds. */
	secondLook?: number;
	/** A minute. */
	lookUps?: number;
	acknowledgement?: string;
}

/** What JIMI is answered; no document says what it expects (jimi, "Receive Notification"). */
export const ACKNOWLEDGEMENTS: Record<string, IDataObject | string> = {
	usual: { code: 0, message: 'success', msg: 'success' },
	code200: { code: 200, msg: 'success' },
	ok: 'ok',
};

type Context = IHookFunctions | IWebhookFunctions;

/** The ways of proof that the person chose. */
export const proofsOf = (ctx: Context): string[] => ctx.getNodeParameter('proofs', []) as string[];

export const settingsOf = (ctx: Context): Proofs => ctx.getNodeParameter('proofOptions', {}) as Proofs;

/** Where a key in a header stands unless the person says otherwise. */
export const HEADER = 'X-Push-Secret';

/** The name of the header that a key stands in, as the person wrote it. */
export const headerOf = ({ headerName = HEADER }: Proofs): string => String(headerName).trim();
