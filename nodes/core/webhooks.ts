import type { IHookFunctions, IWebhookDescription } from 'n8n-workflow';

/** `responseData: ''` makes n8n answer with what `webhook` returns. */
const ENTRY = { httpMethod: 'POST', responseMode: 'onReceived', responseData: '' } as const;

/** The base URL that a person gives to the vendor: the one that the panel shows. */
export const BASE_URL: IWebhookDescription = { ...ENTRY, name: 'default', path: '', isFullPath: true };

/** What only n8n has to know of; nothing is registered for it. */
const FURTHER = { name: 'setup', ndvHideUrl: true } as const;

/** A path that the vendor appends to the base URL. */
export const appended = (path: string): IWebhookDescription => ({ ...ENTRY, ...FURTHER, path });

/** The base URL asked by GET, for a vendor that looks whether somebody answers. */
export const BASE_URL_BY_GET: IWebhookDescription = { ...BASE_URL, ...FURTHER, httpMethod: 'GET' };

/**
 * `webhookMethods` of a vendor that has no call to register a receiver: its people enter the base URL by hand, so there
 * is nothing to create and nothing to delete.
 *
 * @param check tells at activation what would otherwise be found out with the first push; throws what the person reads
 */
export const enteredByHand = (check: (ctx: IHookFunctions) => Promise<void> = async () => {}) => ({
	default: {
		async checkExists(this: IHookFunctions): Promise<boolean> {
			await check(this);
			return true;
		},
		async create(this: IHookFunctions): Promise<boolean> {
			return true;
		},
		async delete(this: IHookFunctions): Promise<boolean> {
			return true;
		},
	},
});
