import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

export interface PushSetting {
	/** Raw body; `null`: n8n has none, as with multipart. */
	body: string | null;
	path?: string;
	/** What the credential holds at each read; the last one stays. */
	secrets?: string[];
	credentials?: IDataObject;
	/** Id of the credential; kept secrets are known by it. */
	id?: string;
	/** Reading the credential fails. */
	fail?: boolean;
	parameters?: Record<string, unknown>;
	method?: string;
	query?: IDataObject;
	headers?: IDataObject;
	ip?: string;
	/** Plays the vendor that the trigger asks. */
	ask?(options: { body?: string }): unknown;
}

let ids = 0;

/** The few of n8n's webhook functions that a trigger uses. `reply` fills with what the caller is answered directly. */
export function webhookContext(setting: PushSetting) {
	const { body, path = '/webhook/1/x', secrets = ['secret'], id = `id-${++ids}`, parameters = {} } = setting;
	const reply: { status?: number; body?: IDataObject | string } = {};
	let reads = 0;
	const response = {
		status: (status: number) => Object.assign(response, void (reply.status = status)),
		json: (answer: IDataObject) => Object.assign(response, void (reply.body = answer)),
		type: () => response,
		send: (answer: string) => Object.assign(response, void (reply.body = answer)),
		end: () => response,
	};
	const { method = 'POST', query = {}, headers = {}, ip } = setting;
	const request = {
		path,
		method,
		query,
		headers,
		ip,
		rawBody: body === null ? undefined : Buffer.from(body),
		contentType: body === null ? 'multipart/form-data' : 'application/x-www-form-urlencoded',
		readRawBody: async () => undefined,
	};
	const ctx = {
		getNode: () => ({ credentials: { sampleApi: { id }, segwayApi: { id }, jimiApi: { id } } }),
		async getCredentials() {
			if (setting.fail) throw new Error('Credential does not exist');
			const secret = secrets[Math.min(reads++, secrets.length - 1)];
			return { secret, ...setting.credentials };
		},
		getRequestObject: () => request,
		getResponseObject: () => response,
		getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: { body?: string }) => await setting.ask?.(options),
		},
	} as unknown as IWebhookFunctions;
	return { ctx, reply, reads: () => reads };
}
