import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { receivePush } from '../core/push';
import { receiver } from './receiver';
import { checkSetup } from './setup';
import { triggerProperties } from './triggerFields';

/** `responseData: ''` makes n8n answer with what `webhook` returns. */
const BASE: IWebhookDescription = {
	name: 'default',
	httpMethod: 'POST',
	responseMode: 'onReceived',
	responseData: '',
	path: '',
	isFullPath: true,
};

export class JimiTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'JIMI Trigger',
		name: 'jimiTrigger',
		icon: { light: 'file:jimi.svg', dark: 'file:jimi.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{$parameter["events"].join(", ")}}',
		description: 'Starts the workflow when JIMI (TrackSolid) pushes an alarm, after proving that it comes from JIMI',
		eventTriggerDescription: 'JIMI pushes an alarm',
		defaults: { name: 'JIMI Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'jimiApi', required: true }],
		// JIMI looks with a GET whether somebody answers.
		webhooks: [BASE, { ...BASE, name: 'setup', httpMethod: 'GET', ndvHideUrl: true }],
		properties: triggerProperties,
	};

	// JIMI has no call to register a receiver: its support enters the URL by hand, so there is nothing to create.
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				await checkSetup(this);
				return true;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receivePush(this, receiver);
	}
}
