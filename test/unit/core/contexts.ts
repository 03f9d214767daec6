import type { IDataObject, IExecuteFunctions, INode } from 'n8n-workflow';
import type { Call } from '../../../nodes/core/operation';
import { sampleVendor } from './sampleVendor';

export const node = (more: Partial<INode> = {}): INode => ({
	id: '1',
	name: 'Fleet',
	type: 'n8n-nodes-fleet.sample',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...more,
});

export interface Sending {
	url: string;
	method?: string;
	body?: string;
	timeout?: number;
	headers?: IDataObject;
	/** It went out without the credential. */
	anonymous?: true;
}

export interface Setting {
	/** Parameters of the node; a list gives each item its own. */
	parameters?: Record<string, unknown>;
	items?: number;
	credentials?: IDataObject;
	continueOnFail?: boolean;
	retryOnFail?: boolean;
	/** Name of the agent that calls the node as its tool. */
	agent?: string;
	/** How the workflow was started; `manual`: a person looks on. */
	mode?: string;
	/** Set to true while it runs to cancel the execution. */
	cancel?: { aborted: boolean };
	/** Plays the network: returns a response or throws. */
	answer?(sent: Sending, count: number): unknown;
}

const FRESH = { accessToken: 'token-0', tokenId: 'id-0', tokenExpiresAt: Date.now() + 3_600_000 };

/** A credential of the sample vendor whose token is good for an hour. */
export const freshCredentials = (more: IDataObject = {}): IDataObject => {
	const fields = { password: 'pass-word', ...more };
	return { ...FRESH, tokenFor: sampleVendor.tokenFor(fields), ...fields };
};

/** The few of n8n's execute functions that core uses, without n8n. `sent` fills with what would go out, `progress` with n8n's log, `shown` with what the browser gets. */
export function context(setting: Setting = {}) {
	const { parameters = {}, items = 1, continueOnFail = false, retryOnFail, cancel = { aborted: false } } = setting;
	const { credentials = freshCredentials(), answer = () => json({ ok: true }) } = setting;
	const sent: Sending[] = [];
	const hints: unknown[] = [];
	const progress: string[] = [];
	const shown: unknown[] = [];
	const executeData = { node: node({ name: setting.agent ?? 'Fleet' }) };
	const ctx = {
		getNode: () => node({ retryOnFail }),
		getTimezone: () => 'UTC',
		getInputData: () => Array.from({ length: items }, () => ({ json: {} })),
		getNodeParameter(name: string, item: number, fallback: unknown) {
			const value = name.split('.').reduce<unknown>((part, key) => (part as IDataObject)?.[key], parameters);
			return (Array.isArray(value) ? value[item] : value) ?? fallback;
		},
		getCredentials: async () => ({ ...credentials }),
		getExecuteData: () => executeData,
		continueOnFail: () => continueOnFail,
		getMode: () => setting.mode ?? 'trigger',
		logger: { info: (message: string) => progress.push(message) },
		sendMessageToUI: (message: unknown) => shown.push(message),
		getExecutionCancelSignal: () => cancel,
		addExecutionHints: (...each: unknown[]) => hints.push(...each),
		helpers: {
			async httpRequestWithAuthentication(_type: string, options: Sending) {
				sent.push(options);
				return await answer(options, sent.length);
			},
			async httpRequest(options: Sending) {
				sent.push({ ...options, anonymous: true });
				return await answer(options, sent.length);
			},
		},
	} as unknown as IExecuteFunctions;
	return { ctx, sent, hints, progress, shown };
}

export const json = (body: unknown, statusCode = 200) => ({ statusCode, headers: {}, body: JSON.stringify(body) });

/** A call of the sample vendor, as `prepare` makes it; only what `sent` and `settle` look at. */
export const call = (operation: string, params: IDataObject, itemIndex = 0): Call =>
	({
		itemIndex,
		operation: sampleVendor.resources[0].operations.find(({ value }) => value === operation)!,
		params,
		device: String(params.id ?? ''),
		options: {},
		simplify: false,
		wait: async () => undefined,
	}) as unknown as Call;
