import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { receivePush } from '../core/push';
import { BASE_URL, BASE_URL_BY_GET, enteredByHand } from '../core/webhooks';
import { receiver } from './receiver';
import { checkSetup } from './setup';
import { triggerProperties } from './triggerFields';

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
		webhooks: [BASE_URL, BASE_URL_BY_GET],
		properties: triggerProperties,
	};

	webhookMethods = enteredByHand(checkSetup);

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receivePush(this, receiver);
	}
}
