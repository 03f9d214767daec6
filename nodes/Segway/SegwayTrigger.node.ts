import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { receivePush } from '../core/push';
import { appended, BASE_URL, enteredByHand } from '../core/webhooks';
import { PUSH_ROOT, PUSH_TYPES } from './push';
import { receiver } from './receiver';
import { triggerProperties } from './triggerFields';

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
		webhooks: [BASE_URL, ...PUSH_TYPES.map((type) => appended(`${PUSH_ROOT}${type}`))],
		properties: triggerProperties,
	};

	webhookMethods = enteredByHand();

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receivePush(this, receiver);
	}
}
