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
import { PUSH_ROOT, PUSH_TYPES } from './push';
import { receiver } from './receiver';
import { triggerProperties } from './triggerFields';

/** `responseData: ''` makes n8n answer with what `webhook` returns. */
const entry = (path: string): IWebhookDescription => ({
	name: 'setup',
	httpMethod: 'POST',
	responseMode: 'onReceived',
	responseData: '',
	path,
	ndvHideUrl: true,
});

export class SegwayTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Segway Trigger',
		name: 'segwayTrigger',
		icon: { light: 'file:segway.svg', dark: 'file:segway.dark.svg' },
		group: ['trigger'],
		version: 2,
		subtitle: '={{$parameter["events"].join(", ")}}',
		description:
			'Starts the workflow when Segway pushes an alert, a fault, a location or a status, after checking its signature',
		eventTriggerDescription: 'Segway pushes one of the chosen events',
		defaults: { name: 'Segway Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'segwayApi', required: true }],
		// The first entry is the base URL that Segway appends its paths to, so that the panel shows what to hand over.
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				responseData: '',
				path: '',
				isFullPath: true,
			},
			...PUSH_TYPES.map((type) => entry(`${PUSH_ROOT}${type}`)),
		],
		properties: triggerProperties,
	};

	// Segway has no call to register a receiver: the base URL is entered by hand, so there is nothing to create.
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
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
