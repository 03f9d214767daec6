import type { INodeExecutionData, INodeType, INodeTypeDescription, IPollFunctions } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { poll } from './poll';
import { listSearch, loadOptions } from './search';
import { triggerProperties } from './triggerFields';

export class ProtrackTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Protrack Trigger',
		name: 'protrackTrigger',
		icon: { light: 'file:protrack.svg', dark: 'file:protrack.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["devices"] === "all" ? "alarms of all devices" : "alarms of chosen devices"}}',
		description: 'Starts the workflow when a tracker of Protrack, MyGPS or another white label raises an alarm',
		eventTriggerDescription: 'a device raises an alarm',
		defaults: { name: 'Protrack Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'protrackApi', required: true }],
		properties: triggerProperties,
	};

	methods = { listSearch, loadOptions };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
